import { describe, expect, it } from 'vitest';
import { ServedLog } from './served-log.ts';

describe('the log of what was served', () => {
  it('keeps the newest 5000 entries, oldest first', () => {
    const log = new ServedLog();
    for (let at = 0; at < 5001; at += 1) log.add('juso', `/${at}`, null);
    expect(log.entries).toHaveLength(5000);
    expect([log.entries[0]?.url, log.entries.at(-1)?.url]).toEqual(['/1', '/5000']);
  });

  it('gives a record that later requests do not change', () => {
    const log = new ServedLog();
    const before = log.entries;
    log.add('juso', '/', 'hang');
    expect(before).toEqual([]);
    expect(log.entries).toMatchObject([{ provider: 'juso', url: '/', fault: 'hang' }]);
  });

  it('counts what is open and the most at once, for each provider apart', () => {
    const log = new ServedLog();
    const [first, second] = [log.opened('juso'), log.opened('juso')];
    log.opened('kakao-postcode');
    first();
    expect([log.inFlight('juso'), log.maxInFlight('juso')]).toEqual([1, 2]);
    expect([log.inFlight('kakao-postcode'), log.maxInFlight('kakao-postcode')]).toEqual([1, 1]);
    second();
    expect(log.inFlight('juso')).toBe(0);
  });

  it('counts the end of a request once', () => {
    const log = new ServedLog();
    const end = log.opened('juso');
    log.opened('juso');
    end();
    end();
    expect(log.inFlight('juso')).toBe(1);
  });

  it('begins the most at once anew with those that are open when it is cleared', () => {
    const log = new ServedLog();
    const ends = [log.opened('juso'), log.opened('juso'), log.opened('juso')];
    ends[0]?.();
    log.add('juso', '/', null);
    log.clear();
    expect([log.entries.length, log.inFlight('juso'), log.maxInFlight('juso')]).toEqual([0, 2, 2]);
  });
});
