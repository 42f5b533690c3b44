import { describe, expect, it } from 'vitest';
import { en } from '../i18n/locales/en.ts';
import { ko } from '../i18n/locales/ko.ts';
import { QUIET, say, tone, type Status } from './status.ts';

/** One of each kind; a new kind without an example does not compile. */
const examples: { readonly [Kind in Status['kind']]: Status & { readonly kind: Kind } } = {
  quiet: { kind: 'quiet' },
  place: { kind: 'place', text: 'locating' },
  searching: { kind: 'searching' },
  'failing-over': { kind: 'failing-over' },
  results: { kind: 'results', total: 30, shown: 10, better: false },
  none: { kind: 'none' },
  'none-unchecked': { kind: 'none-unchecked' },
  down: { kind: 'down' },
  'more-failed': { kind: 'more-failed' },
  offline: { kind: 'offline' },
  picked: { kind: 'picked' },
  'awaiting-submit': { kind: 'awaiting-submit' },
  viewer: { kind: 'viewer' },
  'viewer-doubt': { kind: 'viewer-doubt' },
  'empty-pick': { kind: 'empty-pick' },
  copied: { kind: 'copied' },
  'copy-failed': { kind: 'copy-failed' },
  chosung: { kind: 'chosung' },
  'too-short': { kind: 'too-short', minLength: 2 },
  'bad-query': { kind: 'bad-query', reason: 'too-broad' },
  'not-searchable': { kind: 'not-searchable', reason: 'forbidden', words: ['Select'] },
};
const spoken = Object.values(examples).filter(({ kind }) => kind !== 'quiet');
const languages = { ko, en };

describe.each(Object.entries(languages))('the status line in %s', (_tag, messages) => {
  it.each(spoken)('has words for $kind', (status) => {
    expect(say(status, messages).trim().length).toBeGreaterThan(5);
  });
  it('says nothing when there is nothing to say', () => {
    expect(say(QUIET, messages)).toBe('');
  });
  it('says something else for each kind: nobody takes one fact for another', () => {
    const words = spoken.map((status) => say(status, messages));
    expect(new Set(words).size).toBe(spoken.length);
  });
  it('has no sentence of "none" in an outage, and none of an outage in "none"', () => {
    const sentences = (status: Status) => say(status, messages).split(/(?<=\.)\s/);
    const outages = [examples.down, examples.offline, examples['more-failed'], examples['failing-over']];
    for (const outage of outages)
      for (const sentence of sentences(outage)) expect(say(examples.none, messages)).not.toContain(sentence);
    for (const sentence of sentences(examples.none).slice(0, 1))
      for (const outage of outages) expect(say(outage, messages)).not.toContain(sentence);
  });
  it('tells apart why nothing is shown of the place where one stands, and from what is said of a search', () => {
    const texts = ['locating', 'locateRefused', 'locateUnknown', 'locateNone', 'locateDown'] as const;
    const words = texts.map((text) => say({ kind: 'place', text }, messages));
    const others = spoken.filter(({ kind }) => kind !== 'place').map((status) => say(status, messages));
    expect(new Set([...words, ...others]).size).toBe(words.length + others.length);
    expect(texts.map((text) => tone({ kind: 'place', text }))).toEqual([
      ...texts.slice(1).map(() => 'calm'),
      'trouble',
    ]);
  });
  it('has words for every reason of a refused query', () => {
    for (const reason of Object.keys(messages.badQuery) as (keyof typeof messages.badQuery)[]) {
      for (const kind of ['bad-query', 'not-searchable'])
        expect(say({ kind, reason, words: [] } as unknown as Status, messages)).toBe(
          messages.badQuery[reason],
        );
    }
  });
  it.each([
    [{}, [messages.picked, messages.askDetail]],
    [{ hasDetail: true }, [messages.picked]],
    [{ hasDetail: true, pasted: '06236' }, [messages.picked, messages.otherPostcode, '(06236)']],
  ])('asks for a detail where there is none after a pick: %j', (picked, parts) => {
    expect(say({ kind: 'picked', ...picked }, messages)).toBe(parts.join(' '));
  });
  it('speaks of no Enter where one presses', () => {
    expect(say({ kind: 'awaiting-submit' }, messages, true)).toBe(messages.awaitingPress);
    expect(messages.awaitingPress).not.toContain('Enter');
  });
  it('names the words that cannot be searched for', () => {
    const status = { kind: 'not-searchable', reason: 'forbidden', words: ['Select', '%'] } as const;
    expect(say(status, messages)).toBe(`Select, %: ${messages.badQuery.forbidden}`);
  });
});

describe('the number of results', () => {
  const results = (total: number, shown: number, better = false) =>
    say({ kind: 'results', total, shown, better }, ko);

  it('is one number when all are shown', () => {
    expect(results(3, 3)).toBe('3건을 찾았습니다.');
  });
  it('is two when there are more than are shown', () => {
    expect(results(30, 10)).toBe('30건 중 10건을 보여 드립니다.');
  });
  it('says that another service found them', () => {
    expect(results(3, 3, true)).toBe('다른 주소 서비스에서 3건을 찾았습니다.');
    expect(results(30, 10, true)).toBe('다른 주소 서비스에서 30건을 찾아 10건을 보여 드립니다.');
  });
  it('has a singular in English', () => {
    const said = [1, 2].map((total) => say({ kind: 'results', total, shown: total, better: false }, en));
    expect(said).toEqual(['1 address found.', '2 addresses found.']);
  });
});

describe('how the status line looks', () => {
  it.each(['down', 'offline', 'more-failed'] as const)('is trouble when %s', (kind) => {
    expect(tone(examples[kind])).toBe('trouble');
  });
  it.each(['searching', 'failing-over'] as const)('is busy while %s', (kind) => {
    expect(tone(examples[kind])).toBe('busy');
  });
  it('is calm for everything else: "no such address" is an answer and no trouble', () => {
    const calm = Object.values(examples).filter((status) => tone(status) === 'calm');
    expect(calm.map(({ kind }) => kind)).toEqual([
      'quiet',
      'place',
      'results',
      'none',
      'none-unchecked',
      'picked',
      'awaiting-submit',
      'viewer',
      'viewer-doubt',
      'empty-pick',
      'copied',
      'copy-failed',
      'chosung',
      'too-short',
      'bad-query',
      'not-searchable',
    ]);
  });
});
