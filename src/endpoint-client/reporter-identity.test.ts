import { beforeEach, describe, expect, it } from 'vitest';
import { ReporterIdentity, REPORTER_KEY } from './reporter-identity.ts';
import { FakeBrowser, FakePage } from './testing/fake-browser.ts';

const HOUR = 3_600_000;
let browser: FakeBrowser;

beforeEach(() => {
  browser = new FakeBrowser();
});

const page = (): ReporterIdentity => new ReporterIdentity(browser.ports(new FakePage()));
const forgetful = (storage: { read(): string | null; write(): void }): ReporterIdentity =>
  new ReporterIdentity({ ...browser.ports(new FakePage()), storage });

describe('the identity of a reporter', () => {
  it('a browser keeps its id over pages and tabs', () => {
    expect(page().id).toBe(page().id);
  });

  it('the next UTC day brings another id', async () => {
    const reporter = page();
    const { id } = reporter;
    await browser.clock.advance(11 * HOUR);
    expect(reporter.id).toBe(id);
    await browser.clock.advance(HOUR);
    expect(reporter.id).not.toBe(id);
  });

  it('numbers rise from report to report', () => {
    const reporter = page();
    expect(reporter.next().seq).toBeLessThan(reporter.next().seq);
  });

  it('numbers rise over a reload, also when the clock was set back meanwhile', () => {
    const { reporter, seq } = page().next();
    browser.clock.jump(-2 * HOUR);
    const next = page().next();
    expect(next.reporter).toBe(reporter);
    expect(next.seq).toBeGreaterThan(seq);
  });

  it('numbers rise though a crash has kept the last ones from the disk', async () => {
    const reporter = page();
    reporter.next();
    const onDisk = browser.stored.get(REPORTER_KEY) ?? '';
    for (let more = 0; more < 5; more++) reporter.next();
    const { seq } = reporter.next();
    browser.stored.set(REPORTER_KEY, onDisk);
    await browser.clock.advance(1000);
    expect(page().next().seq).toBeGreaterThan(seq);
  });

  it('two tabs never use one number twice', () => {
    const [one, other] = [page(), page()];
    const numbers = [one, other, other, one, one, other].map((reporter) => reporter.next().seq);
    expect([...numbers].sort((a, b) => a - b)).toEqual(numbers);
    expect(new Set(numbers).size).toBe(6);
  });

  it('where nothing can be stored each page is somebody else, and stays so', () => {
    const nothing = { read: () => null, write: () => undefined };
    const [one, other] = [forgetful(nothing), forgetful(nothing)];
    expect(one.id).not.toBe(other.id);
    expect(one.id).toBe(one.id);
    expect(one.next().seq).toBeLessThan(one.next().seq);
  });

  it('a storage that is full does not stop the numbers', () => {
    const stored = JSON.stringify({ day: '2026-01-15', id: 'reporter-of-today-1', seq: 1 });
    const reporter = forgetful({ read: () => stored, write: () => undefined });
    expect(reporter.next().seq).toBeLessThan(reporter.next().seq);
    expect(reporter.id).toBe('reporter-of-today-1');
  });

  it.each([
    'x',
    'null',
    '{"day":"2026-01-15","id":"short","seq":1}',
    '{"day":"2026-01-15","id":"<script>alert(1)</script>","seq":1}',
    `{"day":"2026-01-15","id":"reporter-of-today-1","seq":${Number.MAX_SAFE_INTEGER}}`,
  ])('a stored %s is replaced', (text) => {
    browser.stored.set(REPORTER_KEY, text);
    expect(page().id).toBe('reporter-of-test-1');
  });
});
