import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AddressSearch } from '../../src/element/address-search.ts';
import { STATES } from '../../src/element/form/custom-states.ts';
import { INCLUDABLE } from '../../src/element/form/form-entries.ts';
import { describeElements, elementsOf, type ElementDoc } from './describe-elements.ts';
import { manifestFiles, root } from './manifest-files.ts';

const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const manifest = describeElements();
const field = elementsOf(manifest).get('address-search') as ElementDoc;
const source = elementsOf(manifest).get('address-source') as ElementDoc;

type Named = { readonly name: string; readonly description?: string | undefined };
const names = (all: readonly Named[] | undefined): readonly string[] => (all ?? []).map(({ name }) => name);
const sorted = (all: Iterable<string>): readonly string[] => [...new Set(all)].sort();

/** What the element draws and how it looks, as text. */
const drawn = ['view', 'combobox', 'recent', 'locate']
  .flatMap((folder) =>
    readdirSync(new URL(`src/element/${folder}/`, root)).map((file) => `${folder}/${file}`),
  )
  .filter((file) => /[\w-]*(template|styles)\.ts$/.test(file))
  .map((file) => read(`src/element/${file}`))
  .join('\n');
const all = (pattern: RegExp, text = drawn): readonly string[] =>
  sorted([...text.matchAll(pattern)].map(([, name = '']) => name));

describe('the manifest of the elements', () => {
  it.each(Object.entries(manifestFiles()))(
    '%s is what the source says (else: npm run docs:manifest)',
    (path, text) => {
      expect(read(path)).toBe(text);
    },
  );

  it('has every attribute that the element observes or reads, and what the browser does for it', () => {
    const others = ['autofocus', 'form', 'locate'];
    expect(sorted(names(field.attributes))).toEqual(sorted([...AddressSearch.observedAttributes, ...others]));
  });

  it('has every property and every method that a page may use', () => {
    const own = Object.getOwnPropertyNames(AddressSearch.prototype);
    const accessors = Object.keys(AddressSearch.properties).filter((name) => name !== 'lang');
    const internal =
      /^(constructor|sourcesChanged|requestUpdate|scheduleUpdate|willUpdate|render|updated|.*Callback)$/;
    const offered = [...own.filter((name) => !internal.test(name)), ...accessors];
    expect(sorted(names(field.members))).toEqual(sorted(offered));
  });

  it('has every slot but the one that embedded services take', () => {
    const fixed = all(/<slot name="([\w-]+)"/g).filter((name) => name !== 'viewer');
    expect(sorted(names(field.slots))).toEqual(sorted([...fixed, 'postcode', 'road', 'detail']));
  });

  it('has every part', () => {
    const fixed = all(/\bpart="([\w-]+)[" ]/g);
    const fields = ['postcode', 'road', 'detail'];
    expect(sorted(names(field.cssParts))).toEqual(sorted([...fixed, ...fields, 'option-active']));
  });

  it('has every custom property', () => {
    expect(sorted(names(field.cssProperties))).toEqual(all(/(--address-search-[\w-]+)/g));
  });

  it('has every state', () => {
    expect(names(field.cssStates)).toEqual([...STATES, 'user-invalid']);
  });

  it('has every event', () => {
    const typed = all(/^ {2}(\w+): \w+Event;$/gm, read('src/element/event-map.ts'));
    expect(sorted(names(field.events))).toEqual(sorted([...typed, 'input', 'change']));
  });

  it('has every form entry', () => {
    expect(names(field.entries)).toEqual(['postcode', 'road', 'detail', ...INCLUDABLE]);
  });

  it('has every option of the services', () => {
    const options = ['juso', 'kakao-postcode', 'kakao-local', 'vworld', 'postcodes-io', 'zipcloud'].flatMap(
      (name) =>
        all(/^ {2}readonly (\w+)\??: /gm, read(`src/providers/${name}/index.ts`)).map((option) =>
          option === 'key' ? 'api-key' : option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
        ),
    );
    expect(sorted(names(source.attributes))).toEqual(sorted(['type', ...options]));
  });

  it('says of everything what it is for', () => {
    const { attributes, members, slots, cssParts, cssProperties, cssStates, events, entries } = field;
    const everything: readonly (readonly Named[] | undefined)[] = [
      [attributes, members, slots, cssParts, cssProperties, cssStates, events, entries],
      [source.attributes, source.members],
    ].flat();
    expect(names(everything.flatMap((some) => some ?? []).filter(({ description }) => !description))).toEqual(
      [],
    );
  });

  it('has nothing that docs/element.md does not tell', () => {
    const manual = read('docs/element.md');
    const { attributes, slots, cssParts, cssStates, events, entries, members } = field;
    const told = [attributes, slots, cssParts, cssStates, events, entries, members].flatMap(names);
    expect(sorted(told.filter((name) => !new RegExp(`[\\s\`(]${name}[\\s\`(),:.?]`).test(manual)))).toEqual(
      [],
    );
  });
});
