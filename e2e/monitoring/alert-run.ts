import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Receivers, token } from '../../src/endpoint/alerts/testing/receivers.ts';
import { unitArguments } from '../cluster/deploy.ts';
import { viewOf, type NodeView } from '../cluster/endpoint-node.ts';
import { freePort, Program, eventually } from '../cluster/program.ts';
import { RedisNode } from '../cluster/redis.ts';
import { testify } from './witnesses.ts';

const BUILT = fileURLToPath(new URL('../../dist/endpoint/command.js', import.meta.url));
const ALERT = 'kakao-postcode:2:opened';

/**
 * Who is killed with SIGKILL, and when:
 *
 * - `nobody`;
 * - `random`: one of the two nodes, at any moment from half a second before the reports to four seconds after;
 * - `unheard`: the node that sends, before its message is taken;
 * - `unnoted`: the node that sends, after its message was taken and before it can hear so.
 */
export type Crash = 'nobody' | 'random' | 'unheard' | 'unnoted';

export interface AlertRun {
  /** From the transition, by the clock of the store, until somebody has the first message; null: never. */
  readonly deliveredMs: number | null;
  /** How often the alert was taken. */
  readonly times: number;
}

export interface RunOptions {
  readonly crash: Crash;
  /** How long Telegram's answer is on its way. */
  readonly answersAfterMs?: number;
  /** Another build to compare with. */
  readonly command?: string;
}

interface Member {
  readonly url: string;
  readonly program: Program;
  view(): Promise<NodeView>;
}

/** One outage that browsers report to two real nodes on one Redis, and what Telegram hears of it. */
export async function alertRun(redisCommand: string, folder: string, options: RunOptions): Promise<AlertRun> {
  const { crash, answersAfterMs = 0, command = BUILT } = options;
  const ends: (() => unknown)[] = [];
  try {
    const redis = await RedisNode.start(redisCommand, folder);
    ends.push(() => redis.end());
    const taken: number[] = [];
    const everyTelegram: Receivers[] = [];
    let died: Promise<unknown> = Promise.resolve();
    const members = await Promise.all(
      [0, 1].map(async (): Promise<Member> => {
        // Each has a Telegram of its own, so that it is known who sends.
        const receivers = await Receivers.start();
        ends.push(() => receivers.end());
        receivers.answersAfterMs = answersAfterMs;
        everyTelegram.push(receivers);
        const member = await startMember(command, redis.url, receivers.base);
        ends.push(() => member.program.kill());
        receivers.onTaken = (_, id) => {
          if (id !== ALERT) return;
          taken.push(Date.now());
          if (crash === 'unnoted' && taken.length === 1) died = member.program.kill();
        };
        if (crash === 'unnoted') receivers.answersAfterMs = Math.max(answersAfterMs, 50);
        if (crash === 'unheard') {
          receivers.always('telegram', (response) => {
            for (const each of everyTelegram) each.always('telegram');
            died = member.program.kill().then(() => response.destroy());
          });
        }
        return member;
      }),
    );
    await eventually('both nodes know of each other', async () => {
      const [a, b] = await Promise.all(members.map((member) => member.view()));
      return a?.rev === b?.rev && a?.inc === b?.inc;
    });
    if (crash === 'random') {
      const victim = members[randomInt(2)];
      const wait = setTimeout(() => void (died = victim?.program.kill() ?? died), randomInt(4_500));
      ends.push(() => clearTimeout(wait));
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    await report(members);
    let openedAt: number | null = null;
    await eventually('the circuit opens', async () => {
      for (const effect of await redis.timeline()) {
        if (effect.type === 'transition' && effect.to === 'open') openedAt ??= effect.at;
      }
      return openedAt !== null;
    });
    await eventually('the alert is taken and noted', async () => {
      const left = await redis.admin.hlen('{address-search}:alerts');
      return taken.length > 0 && left === 0;
    }).catch(() => undefined);
    await died;
    const [first] = taken;
    return {
      deliveredMs: first === undefined || openedAt === null ? null : first - openedAt,
      times: taken.length,
    };
  } finally {
    for (const end of ends.toReversed()) await end();
  }
}

async function startMember(command: string, redisUrl: string, telegram: string): Promise<Member> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const channel = { TELEGRAM_BOT_TOKEN: token, TELEGRAM_CHAT_ID: '-1001', TELEGRAM_API_BASE: telegram };
  const env = { REDIS_URL: redisUrl, ...channel };
  const program = new Program(process.execPath, [command, ...unitArguments(port)], env);
  await program.until(/listening on http/);
  return { url, program, view: () => viewOf(url) };
}

/** To whoever is alive: browsers go on to another node too. */
async function report(members: readonly Member[]): Promise<void> {
  const finding = { 'kakao-postcode': 'bad', juso: 'ok' } as const;
  for (const among of [members, members.slice(0, 1), members.slice(1)]) {
    const isTaken = await testify(among, finding).then(
      () => true,
      () => false,
    );
    if (isTaken) return;
  }
  throw new Error('no node takes reports');
}
