import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { notesOf } from '../../deploy/changelog.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(resolve(root, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
};

describe('notesOf', () => {
  const changelog =
    '# Changelog\n\nText.\n\n## Unreleased\n\n## 0.2.0\n\n### A\n\n- two\n\n## 0.1.0\n\n- one\n';

  it('is what stands under a version, up to the next one', () => {
    expect(notesOf(changelog, '0.2.0')).toBe('### A\n\n- two\n');
    expect(notesOf(changelog, '0.1.0')).toBe('- one\n');
  });

  it('is null for a version without a word', () => {
    expect(notesOf(changelog, 'Unreleased')).toBeNull();
    expect(notesOf(changelog, '0.2')).toBeNull();
  });
});

describe('a release', () => {
  it('has one version in both packages and in the image that Kubernetes runs', () => {
    const { version } = JSON.parse(read('src/endpoint/package.json')) as { readonly version: string };
    expect(version).toBe(manifest.version);
    const image = /image: address-search-endpoint:(\S+)/.exec(read('deploy/kubernetes/endpoint.yaml'))?.[1];
    expect(image).toBe(manifest.version);
  });

  it('has notes, of its version or of what is to be released', () => {
    const changelog = read('CHANGELOG.md');
    expect(notesOf(changelog, manifest.version) ?? notesOf(changelog, 'Unreleased')).not.toBeNull();
  });

  it('is refused for a tag that is not the version', () => {
    const args = ['--import', 'tsx', 'deploy/release-notes.ts', 'v99.0.0'];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, `package.json has version ${manifest.version}, not "99.0.0".\n`]);
  });

  it('is made by a workflow whose commands there are, and which may write nothing before its tests are over', () => {
    interface Job {
      readonly needs?: string;
      readonly permissions: Readonly<Record<string, string>>;
      readonly steps: readonly { readonly run?: string }[];
    }
    const { permissions, jobs } = parse(read('.github/workflows/release.yml')) as {
      readonly permissions: object;
      readonly jobs: Readonly<Record<'pack' | 'publish', Job>>;
    };
    expect(permissions).toEqual({});
    expect(jobs.pack.permissions).toEqual({ contents: 'read' });
    expect(jobs.publish.needs).toBe('pack');
    const commands = jobs.pack.steps.flatMap(({ run = '' }) => [
      ...run.matchAll(/npm (?:run )?(setup|pack|test)\b/g),
    ]);
    expect(commands.map(([, name]) => name)).toEqual(['setup', 'test', 'pack']);
    for (const [, name = ''] of commands) expect(manifest.scripts).toHaveProperty(name);
  });
});
