import { describe, expect, it } from 'vitest';
import { createShared, defaultPolicy, view } from '../../circuit/index.ts';
import { readView } from '../../protocol/index.ts';
import { readOptions, type Options } from './options.ts';

function run(args: readonly string[], env: Record<string, string> = {}, file = ''): Options {
  const read = readOptions(args, env, () => file);
  if (read.kind !== 'run') throw new Error(JSON.stringify(read));
  return read.options;
}

function wrong(args: readonly string[], env: Record<string, string> = {}, file = ''): string {
  const read = readOptions(args, env, (path) => {
    if (path === 'missing.json') throw new Error('ENOENT');
    return file;
  });
  return read.kind === 'wrong' ? read.message : `${read.kind}: nothing wrong`;
}

/** So many names of providers. */
function ids(count: number): string {
  return Array.from({ length: count }, (_, i) => `p-${i}`).join(',');
}

describe('the options', () => {
  it('have the documented defaults', () => {
    expect(run([])).toMatchObject({
      port: 8787,
      host: '127.0.0.1',
      dataDir: './data',
      redisUrl: null,
      providers: ['kakao-postcode', 'juso'],
      allowOrigins: [],
      trustProxy: { hops: 0 },
      opsTokens: [],
      logLevel: 'info',
      policy: defaultPolicy,
    });
  });

  it('come from the environment, where an empty variable is none', () => {
    const env = {
      PORT: '9000',
      HOST: '',
      PROVIDERS: 'a, b',
      ALLOW_ORIGINS: 'https://a.example,https://b.example',
      OPS_TOKENS: 'kim:0123456789abcdef',
    };
    expect(run([], env)).toMatchObject({
      port: 9000,
      host: '127.0.0.1',
      providers: ['a', 'b'],
      allowOrigins: ['https://a.example', 'https://b.example'],
      opsTokens: [{ name: 'kim', token: '0123456789abcdef' }],
    });
  });

  it('name as many providers as browsers take', () => {
    const { providers, policy } = run(['--providers', ids(32)]);
    expect(readView(view(createShared('inc', providers, 0, policy), 0))?.order).toHaveLength(32);
  });

  it('take Sentinels and a cluster in place of one Redis', () => {
    const sentinels = 'redis+sentinel://s1:26379,s2:26379/mymaster';
    expect(run(['--redis', sentinels]).redisUrl).toBe(sentinels);
    expect(run([], { REDIS_URL: 'rediss+cluster://a,b' }).redisUrl).toBe('rediss+cluster://a,b');
  });

  it('of the command line win', () => {
    expect(run(['--port', '1', '--log-level=debug'], { PORT: '2', LOG_LEVEL: 'warn' })).toMatchObject({
      port: 1,
      logLevel: 'debug',
    });
  });

  it('may name several origins', () => {
    expect(
      run(['--allow-origin', 'https://a.example', '--allow-origin', 'https://b.example:8443']).allowOrigins,
    ).toEqual(['https://a.example', 'https://b.example:8443']);
  });

  it('take numbers from a policy file and keep the rest', () => {
    const file =
      '{"singleNetwork": true, "retryMs": 20000, "reportBurst": 50, "deadlines": {"juso": {"softMs": 500, "hardMs": 900}}}';
    const { policy, limits } = run(['--policy', 'p.json'], {}, file);
    expect(policy).toMatchObject({ singleNetwork: true, retryMs: 20_000, validForMs: 30_000 });
    expect(policy.deadlines['juso']).toEqual({ softMs: 500, hardMs: 900 });
    expect(policy.deadlines['kakao-postcode']).toEqual(defaultPolicy.deadlines['kakao-postcode']);
    expect(limits).toMatchObject({ reportBurst: 50, reportsPerSecond: 5 });
    expect(policy).not.toHaveProperty('reportBurst');
  });

  it('turn learned deadlines off, or set how they are learned', () => {
    const file = '{"learnDeadlines": false, "learnHardFactor": 6.5, "learnQuantile": 0.9}';
    const { policy } = run(['--policy', 'p.json'], {}, file);
    expect(policy).toMatchObject({ learnDeadlines: false, learnHardFactor: 6.5, learnQuantile: 0.9 });
  });

  it('set nothing that browsers have built in, and name it', () => {
    const file = JSON.stringify({ slotMs: 500, corroborateMs: 1, localFailures: 9, retryMs: 20_000 });
    const { policy, withoutEffect } = run(['--policy', 'p.json'], {}, file);
    expect(policy).toEqual({ ...defaultPolicy, retryMs: 20_000 });
    expect(withoutEffect).toEqual(['slotMs', 'corroborateMs', 'localFailures']);
  });

  it('explain themselves', () => {
    const read = readOptions(['--help'], {}, () => '');
    expect(read.kind === 'help' && read.text).toContain('--trust-proxy');
  });
});

describe('a wrong option is named in one line:', () => {
  it.each<[readonly string[], Record<string, string>, string]>([
    [['--prot', '1'], {}, '--prot'],
    [['--port', 'http'], {}, '--port'],
    [['--port', '70000'], {}, '--port'],
    [['--port'], {}, '--port'],
    [[], { PORT: '-1' }, 'PORT'],
    [['extra'], {}, 'extra'],
    [['--redis', 'localhost'], {}, '--redis'],
    [['--redis', 'redis+sentinel://host:26379'], {}, '--redis'],
    [[], { REDIS_URL: 'redis+cluster://host/1' }, 'REDIS_URL'],
    [['--providers', 'a,a'], {}, '--providers'],
    [['--providers', 'A B'], {}, '--providers'],
    [['--allow-origin', 'shop.example'], {}, '--allow-origin'],
    [['--allow-origin', 'https://shop.example/'], {}, '--allow-origin'],
    [['--trust-proxy', 'all'], {}, '--trust-proxy'],
    [['--log-level', 'loud'], {}, '--log-level'],
    [['--policy', 'missing.json'], {}, '--policy'],
    [[], { OPS_TOKENS: 'kim' }, 'OPS_TOKENS'],
    [['--host', ''], {}, '--host: is empty'],
    [['--host='], { HOST: '127.0.0.1' }, '--host: is empty'],
    [['--data', ''], {}, '--data: is empty'],
    [['--redis', ''], {}, '--redis: is empty'],
    [['--providers', ids(33)], {}, '--providers: names more than 32'],
    [[], { PROVIDERS: 'juso,constructor' }, "PROVIDERS: 'constructor'"],
    [['--redis', 'redis://localhost/abc'], {}, '--redis: the database'],
  ])('%j %j', (args, env, name) => {
    const message = wrong(args, env);
    expect(message).toContain(name);
    expect(message).not.toContain('\n');
  });

  it('but a secret is not repeated', () => {
    expect(wrong([], { OPS_TOKENS: 'kim:s3cret' })).not.toContain('s3cret');
    expect(wrong(['--redis', 'http://:s3cret@host'])).not.toContain('s3cret');
    expect(wrong(['--redis', 'redis+sentinel://:s3cret@host/set?password=s3cret'])).not.toContain('s3cret');
  });

  it.each([
    ['nonsense', 'JSON'],
    ['[]', 'object'],
    ['{"retryms": 1}', 'retryms is not known'],
    ['{"__proto__": 1}', '__proto__ is not known'],
    ['{"retryMs": "15s"}', 'retryMs is not a number'],
    ['{"retryMs": -1}', 'retryMs'],
    ['{"openRatio": 1.5}', 'openRatio is not between 0 and 1'],
    ['{"minReporters": 1.5}', 'minReporters is not whole'],
    ['{"singleNetwork": 1}', 'singleNetwork is not true or false'],
    ['{"ramp": [0.5, 0.1]}', 'ramp'],
    ['{"deadlines": {"juso": {"softMs": 900, "hardMs": 500}}}', 'juso: softMs is above hardMs'],
    ['{"deadlines": {"juso": {"softMs": 9, "hardMs": 50, "x": 1}}}', 'x is not known'],
    ['{"validForMs": 400000}', 'validForMs is above graceMs'],
    ['{"validForMs": 600001, "graceMs": 3600000}', 'validForMs is not 0 to 600000 ms'],
    ['{"graceMs": 3600001}', 'graceMs is not 0 to 3600000 ms'],
    ['{"deadlines": {"juso": {"softMs": 299, "hardMs": 900}}}', 'juso: softMs is not 300 to 30000 ms'],
    ['{"deadlines": {"*": {"softMs": 900, "hardMs": 30001}}}', '*: hardMs is not 300 to 30000 ms'],
    ['{"learnDeadlines": "no"}', 'learnDeadlines is not true or false'],
    ['{"typeAheadShare": 2}', 'typeAheadShare is not between 0 and 1'],
    ['{"learnQuantile": 95}', 'learnQuantile is not between 0 and 1'],
    ['{"learnSoftFactor": 5}', 'learnSoftFactor is above learnHardFactor'],
    ['{"learnSoftLeastMs": 200}', 'learnSoftLeastMs is not 300 to 30000 ms'],
  ])('a policy of %s', (file, words) => {
    const message = wrong(['--policy', 'p.json'], {}, file);
    expect(message).toContain('--policy: p.json');
    expect(message).toContain(words);
  });
});
