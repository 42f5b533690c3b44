import { fastify, type FastifyInstance } from 'fastify';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consoleRoutes } from './console-routes.ts';

let folder: string;
let app: FastifyInstance;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'console-'));
  app = fastify();
});

afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

function build(): void {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>console</title>');
  writeFileSync(join(folder, 'assets', 'main-abc.js'), 'export {}');
  writeFileSync(join(folder, 'notes.txt'), 'not for the web');
}

describe('the files of the console', () => {
  it('serves the page, to be asked for again each time, under a strict policy', async () => {
    build();
    consoleRoutes(app, folder);
    const answer = await app.inject('/ops/');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(answer.headers['content-security-policy']).not.toContain('unsafe');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
  });

  it('lets hashed files be kept for ever', async () => {
    build();
    consoleRoutes(app, folder);
    const answer = await app.inject('/ops/assets/main-abc.js');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('leads /ops to /ops/', async () => {
    build();
    consoleRoutes(app, folder);
    const answer = await app.inject('/ops');
    expect([answer.statusCode, answer.headers.location]).toEqual([308, '/ops/']);
  });

  it.each(['/ops/nothing.js', '/ops/notes.txt', '/ops/../package.json', '/ops/%2e%2e/package.json'])(
    'has nothing else: %s',
    async (path) => {
      build();
      consoleRoutes(app, folder);
      expect((await app.inject(path)).statusCode).toBe(404);
    },
  );

  it('says how to get the console when it is not built', async () => {
    consoleRoutes(app, join(folder, 'missing'));
    const answer = await app.inject('/ops/');
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['content-type']).toContain('text/plain');
    expect(answer.body).toContain('npm run build');
  });
});
