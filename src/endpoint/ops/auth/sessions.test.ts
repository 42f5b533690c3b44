import { beforeEach, describe, expect, it } from 'vitest';
import { Sessions, sessionMs } from './sessions.ts';
import { OpsTokens } from './tokens.ts';

const kim = { name: 'kim', token: 'kim-token-0123456789' };
const lee = { name: 'lee', token: 'lee-token-0123456789' };

let now: number;
let sessions: Sessions;

beforeEach(() => {
  now = Date.UTC(2026, 10, 21, 9);
  sessions = node();
});

function node(tokens = [kim, lee]): Sessions {
  return new Sessions(new OpsTokens(tokens), () => now);
}

describe('a session', () => {
  it('is known by its cookie until it is over', () => {
    const { value } = sessions.open('kim');
    now += sessionMs - 1;
    expect(sessions.read(value)?.name).toBe('kim');
    now += 1;
    expect(sessions.read(value)).toBeNull();
  });

  it('is known to another node and after a restart', () => {
    expect(node().read(sessions.open('lee').value)?.name).toBe('lee');
  });

  it('ends when the token is taken away', () => {
    const { value } = sessions.open('kim');
    expect(node([lee]).read(value)).toBeNull();
    expect(node([{ name: 'kim', token: 'another-token-012345' }]).read(value)).toBeNull();
  });

  it('is gone after the logout, others stay', () => {
    const first = sessions.open('kim');
    const second = sessions.open('kim');
    sessions.end(first.session);
    expect(sessions.read(first.value)).toBeNull();
    expect(sessions.read(second.value)?.name).toBe('kim');
  });

  it('regression: one of a clock that ran 400 days ahead was good for 400 days', () => {
    now += 400 * 86_400_000;
    const { value } = sessions.open('kim');
    expect(sessions.read(value)?.name).toBe('kim');
    now -= 400 * 86_400_000;
    expect(sessions.read(value)).toBeNull();
  });

  it('regression: one that was logged out came back when the clock had been ahead for a moment', () => {
    const { session, value } = sessions.open('kim');
    sessions.end(session);
    now += sessionMs;
    sessions.end(sessions.open('lee').session);
    now -= sessionMs;
    expect(sessions.read(value)).toBeNull();
  });

  it('cannot be made up or changed', () => {
    const { value } = sessions.open('kim');
    const [who = '', expires = '', id = '', signature = ''] = value.split('.');
    const later = (Number.parseInt(expires, 36) + 1).toString(36);
    const asLee = Buffer.from('lee').toString('base64url');
    for (const forged of [
      '',
      '...',
      `${who}.${later}.${id}.${signature}`,
      `${asLee}.${expires}.${id}.${signature}`,
      `${who}.${expires}.${id}.`,
      `${value}.more`,
      `${value}0`,
    ]) {
      expect(sessions.read(forged)).toBeNull();
    }
  });

  it('has a cookie that shows no token', () => {
    expect(sessions.open('kim').value).not.toContain(kim.token);
  });
});
