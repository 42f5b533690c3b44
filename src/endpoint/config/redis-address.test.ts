import { describe, expect, it } from 'vitest';
import { placeOf, readRedisAddress, type RedisAddress } from './redis-address.ts';

function read(text: string): RedisAddress {
  const found = readRedisAddress(text);
  if (found.kind === 'wrong') throw new Error(found.message);
  return found.value;
}

const nobody = { username: null, password: null };

describe('an address of Redis', () => {
  it('of one server is left to the client as it is', () => {
    const url = 'rediss://kim:secret@redis.example:6380/2?family=6';
    expect(read(url)).toEqual({ kind: 'single', url });
  });

  it.each(['redis://host', 'redis://host/', 'redis://host:1/15'])('%j is one server', (url) => {
    expect(read(url)).toEqual({ kind: 'single', url });
  });

  it('names Sentinels, the set, its database, and both logins', () => {
    const text =
      'redis+sentinel://app:p%40ss:word@s1:26379,s2,[::1]:1/mymaster/3?sentinelUsername=watch&sentinelPassword=other%20word';
    expect(read(text)).toEqual({
      kind: 'sentinel',
      isTls: false,
      sentinels: [
        { host: 's1', port: 26_379 },
        { host: 's2', port: 26_379 },
        { host: '::1', port: 1 },
      ],
      name: 'mymaster',
      db: 3,
      login: { username: 'app', password: 'p@ss:word' },
      sentinelLogin: { username: 'watch', password: 'other word' },
    });
  });

  it('names nodes of a cluster', () => {
    expect(read('rediss+cluster://:secret@10.0.0.1,10.0.0.2:7000')).toEqual({
      kind: 'cluster',
      isTls: true,
      nodes: [
        { host: '10.0.0.1', port: 6_379 },
        { host: '10.0.0.2', port: 7_000 },
      ],
      login: { username: null, password: 'secret' },
    });
    expect(read('redis+cluster://host/')).toMatchObject({ login: nobody });
  });

  it.each([
    ['redis+sentinel://host', 'the name of the set'],
    ['redis+sentinel://host/', 'the name of the set'],
    ['redis+sentinel://host/set/first', 'the database'],
    ['redis+sentinel://host/set/0/1', 'the database'],
    ['redis+sentinel://host/set?password=x', 'sentinelUsername and sentinelPassword'],
    ['redis+sentinel://a:1,b:c/set', 'host 2'],
    ['redis+sentinel://a:0/set', 'host 1'],
    ['redis+cluster://a,,b', 'host 2'],
    ['redis+cluster://a/1', 'database 0 alone'],
    ['redis+cluster://a?db=1', 'database 0 alone'],
    ['redis+cluster://%zz@a', 'begins no escape'],
    // Regression: the client said "URI malformed" of it, and no more.
    ['redis://:50%@host', 'begins no escape'],
    ['redis+sentinels://a/b', 'must look like'],
    ['localhost:6379', 'must look like'],
    ['redis://host/abc', 'the database'],
    ['redis://host/1/2', 'the database'],
    ['rediss://:pw@host:1/-1', 'the database'],
  ])('%j is refused by the part that is wrong', (text, words) => {
    expect(readRedisAddress(text)).toEqual({
      kind: 'wrong',
      message: expect.stringContaining(words) as string,
    });
  });

  it.each([
    'redis+cluster://user:s3cret/x@host',
    'redis+cluster://s3cret,host:x',
    'redis+sentinel://:s3cret@@host/x',
    'redis+sentinel://host/x?s3cret=s3cret',
    'redis+sentinel://host/s3cret:@',
  ])('%j is refused without a word of it', (text) => {
    expect(JSON.stringify(readRedisAddress(text))).not.toContain('s3cret');
  });

  it.each([
    ['redis://kim:s3cret@redis.example:6379/1', 'redis.example:6379'],
    ['redis+sentinel://:s3cret@a,b/set?sentinelPassword=s3cret', 'set of the Sentinels a:26379, b:26379'],
    ['redis+cluster://:s3cret@[::1]:7000', 'the cluster of [::1]:7000'],
  ])('%j is shown without secrets', (text, place) => {
    expect(placeOf(read(text))).toBe(place);
  });
});
