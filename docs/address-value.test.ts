import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeAddress } from '../src/address/index.ts';
import { readPick } from '../src/providers/kakao-postcode/parse-pick.ts';
import { fixture } from '../src/providers/testing/fixture.ts';
import { builtIn } from '../src/providers/lazy-adapters.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const pages = ['address-value.md', 'address-value.ko.md'] as const;

/** The names in the first column of a section's table, as `a` or `a.b`. */
function firstColumn(page: string, section: number): readonly string[] {
  const lines = page.split(/^## /m)[section]?.split('\n') ?? [];
  return lines.flatMap((line) => /^\| `([^`]+)` \|/.exec(line)?.[1] ?? []);
}

/** Every field of an address, in the order of its type; the degrees of `location` stand in its own row. */
const fields = Object.entries(makeAddress({ source: '' })).flatMap(([name, value]) =>
  typeof value === 'object' && value !== null
    ? [name, ...Object.keys(value as object).map((part) => `${name}.${part}`)]
    : [name],
);

describe.each(pages)('%s', (name) => {
  const page = read(name);

  it('has a row for every field of an address, and none for anything else', () => {
    expect(firstColumn(page, 1)).toEqual(fields);
  });

  it('has a column for every service', () => {
    const heading = page.split('\n').find((line) => line.includes('| `kakao-postcode` |'));
    for (const id of Object.keys(builtIn)) expect(heading).toContain(`\`${id}\``);
  });

  it('names the key of every field of a pick that is read', () => {
    const asked = new Set<string>();
    const pick = fixture('kakao-postcode/oncomplete-building-busan-2021') as Record<string, string>;
    // Few fields are filled, so that the ones that are read in place of an empty one are looked at too.
    const target = { jibunAddress: pick['jibunAddress'], apartment: 'Y', bname1: 'x' };
    readPick(
      new Proxy<Record<string, unknown>>(target, {
        get: (of, key) => {
          asked.add(String(key));
          return of[String(key)];
        },
      }),
    );
    expect(asked.size).toBeGreaterThan(15);
    for (const key of asked) expect(page).toContain(`\`${key}\``);
  });
});

it('both languages have the same tables', () => {
  const [english = '', korean = ''] = pages.map(read);
  const shape = (page: string) =>
    page
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split('|').length);
  expect(shape(korean)).toEqual(shape(english));
});
