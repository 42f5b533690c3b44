import { randomBytes } from 'node:crypto';
import { INCIDENTS } from '../src/qa/scenarios/index.ts';
import { wireFaults, startSimulated } from '../src/qa/simulated/index.ts';
import { startEndpointProcess, type EndpointProcess } from './endpoint.ts';
import { startDemo, type Demo, type DemoOptions } from './server.ts';

const DEFAULT_PORT = 4173;
const DEFAULT_ENDPOINT_PORT = 8787;

/** Two browsers are all there are: one report decides, and nobody waits a minute to see a service come back. */
export const SHOW_POLICY = {
  minReporters: 1,
  maxQuorum: 1,
  shortWindowVoters: 1,
  probesOkMin: 1,
  retryMs: 6_000,
  retryMaxMs: 6_000,
  flapRetryMs: 6_000,
  dwellMs: 3_000,
};

export function fail(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

function wantedPort(name: 'PORT' | 'ENDPOINT_PORT', otherwise: number): number {
  const text = process.env[name] ?? String(otherwise);
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) fail(`${name} is not a port number: ${text}`);
  return Number(text);
}

export interface RunOptions {
  /** As it is typed, for advice. */
  readonly command: string;
  readonly sources?: DemoOptions['sources'];
  /** What Node runs as the endpoint, in place of the built one. */
  readonly endpointCommand?: readonly string[];
}

/** The demo with its simulated services and its endpoint, until Ctrl+C. */
export async function runDemo({ command, sources, endpointCommand }: RunOptions): Promise<void> {
  const port = wantedPort('PORT', DEFAULT_PORT);
  const endpointPort = wantedPort('ENDPOINT_PORT', DEFAULT_ENDPOINT_PORT);

  // A token of this run alone, unless the environment names the operators.
  const ownTokens = process.env.OPS_TOKENS ?? '';
  const token = randomBytes(18).toString('base64url');

  const simulated = await startSimulated();
  let endpoint: EndpointProcess | null = null;
  let demo: Demo;
  try {
    demo = await startDemo({
      port,
      simulated,
      endpoint: () => endpoint?.url ?? null,
      ...(sources ? { sources } : {}),
    });
  } catch (reason) {
    await simulated.close();
    const code = reason instanceof Error && 'code' in reason ? reason.code : '';
    fail(
      code === 'EADDRINUSE'
        ? `Port ${port} is taken. Choose another: PORT=${port === 4200 ? 4300 : 4200} ${command}`
        : `The demo cannot listen on port ${port}: ${String(reason)}`,
    );
  }

  try {
    const origins = [demo.url, demo.url.replace('127.0.0.1', 'localhost')];
    endpoint = await startEndpointProcess({
      port: endpointPort,
      origins,
      ...(endpointCommand ? { command: endpointCommand } : {}),
      env: { OPS_TOKENS: ownTokens || `operator:${token}` },
      policy: SHOW_POLICY,
    });
  } catch (reason) {
    await Promise.all([demo.close(), simulated.close()]);
    const words = reason instanceof Error ? reason.message : String(reason);
    const hint = words.includes('in use')
      ? ` Choose another: ENDPOINT_PORT=${endpointPort + 1} ${command}`
      : '';
    fail(words + hint);
  }

  let ending = false;
  async function end(): Promise<void> {
    if (ending) return;
    ending = true;
    await Promise.all([demo.close(), simulated.close(), endpoint?.close()]);
    process.exit(0);
  }
  process.on('SIGINT', () => void end());
  process.on('SIGTERM', () => void end());

  process.stdout.write(`
  주소 검색 데모 (address-search)

  처음 화면     ${demo.url}/
  회원 가입     ${demo.url}/signup.html
  채용 공고     ${demo.url}/job.html
  기존 폼       ${demo.url}/legacy.html

  순서 바꾸기   ${demo.url}/signup.html?order=juso-first
  실제 서비스   ${demo.url}/signup.html?live

  공유 상태     ${endpoint.url}/v1/state
                (데모의 브라우저는 모두 한 네트워크에 있으므로 singleNetwork로, 2개뿐이므로 보고 1건으로 판단합니다)

  운영 콘솔     ${endpoint.url}/ops/
                토큰 ${ownTokens ? '(OPS_TOKENS에 있습니다)' : token}

  장애 만들기   화면 위의 "장애 시험", 또는
                curl -X PUT ${simulated.controlUrl}/faults/kakao-postcode -H 'content-type: application/json' -d '{"fault":"hang"}'
                (kakao-postcode, juso; ${wireFaults.join(', ')}; null: 정상)

  링크로 만들기 ${demo.url}/signup.html?outage=kakao-postcode:hang,juso:500
                (이 브라우저에서만 일어나는 장애; ?outage=reset: 정상)

  장애 재연     ${demo.url}/incidents/
                (실제로 있었던 장애 ${INCIDENTS.length}건)

  끝내기        Ctrl+C
`);
}
