import { knownAddresses } from './addresses/index.ts';
import { ControlServer } from './control-server.ts';
import { scenarioOf } from '../scenarios/scenario.ts';
import type { Fault, FaultNow, ProviderId, Served } from './faults.ts';
import { FaultyServer, type FaultyServerOptions } from './faulty-server.ts';
import { simulatedKey, answerJuso } from './juso/juso-api.ts';
import { scriptPath, answerKakaoScript, answerKakaoViewer } from './kakao/kakao-service.ts';
import { ServedLog } from './served-log.ts';

export type SimulatedPort = 'kakaoScript' | 'kakaoMirror' | 'kakaoViewer' | 'juso' | 'control';

export interface SimulatedOptions {
  /** @default '127.0.0.1' */
  readonly host?: string;
  /** A port of 0, the default, is any free one. */
  readonly ports?: Partial<Record<SimulatedPort, number>>;
  /** How long every answer takes, in ms. @default 20 */
  readonly latencyMs?: number;
  /** Between two bytes of a body that drips, in ms. @default 1000 */
  readonly dripMs?: number;
  /** From 0 to under 1: which requests an intermittent fault hits. @default Math.random */
  readonly random?: () => number;
}

/** Two address services on this machine, true to protocol, whose outages can be forced. */
export interface SimulatedProviders {
  readonly kakao: { readonly scriptUrl: string; readonly mirrorUrl: string; readonly viewerOrigin: string };
  readonly juso: { readonly baseUrl: string; readonly key: string };
  readonly controlUrl: string;
  /** @param amount in the scenario's unit; its normal one when absent */
  setFault(provider: ProviderId, fault: Fault | null, amount?: number): Promise<void>;
  /** What was served since `clearServed`, oldest first; bounded. */
  served(): readonly Served[];
  clearServed(): void;
  /** Requests open now. */
  inFlight(provider: ProviderId): number;
  /** Most requests open at once since `clearServed`. */
  maxInFlight(provider: ProviderId): number;
  /** Ends every server and socket. */
  close(): Promise<void>;
}

/** Starts the simulated providers. Rejects when a port is taken. */
export async function startSimulated(options: SimulatedOptions = {}): Promise<SimulatedProviders> {
  const { host = '127.0.0.1', ports = {}, latencyMs = 20, dripMs = 1000, random = Math.random } = options;
  const log = new ServedLog();
  const faults = new Map<ProviderId, FaultNow | null>();
  const faultOf = (provider: ProviderId): FaultNow | null => faults.get(provider) ?? null;
  const setFault = (provider: ProviderId, fault: FaultNow | null): void => void faults.set(provider, fault);
  const server = (provider: ProviderId, answer: FaultyServerOptions['answer']): FaultyServer =>
    new FaultyServer({ provider, log, latencyMs, dripMs, random, answer, fault: () => faultOf(provider) });
  let viewerOrigin = '';

  const viewer = server('kakao-postcode', (url, fault) => answerKakaoViewer(url, fault, knownAddresses));
  const script = server('kakao-postcode', (url, fault) =>
    answerKakaoScript(url, fault, `${viewerOrigin}/search`, false),
  );
  const mirror = server('kakao-postcode', (url, fault) =>
    answerKakaoScript(url, fault, `${viewerOrigin}/search`, true),
  );
  const juso = server('juso', (url, fault) => answerJuso(url, fault, knownAddresses));
  const control = new ControlServer({ get: faultOf, set: setFault }, log);
  const servers = [viewer, script, mirror, juso, control];
  const close = async (): Promise<void> => {
    await Promise.allSettled(servers.map((server) => server.close()));
  };

  try {
    viewerOrigin = await viewer.listen(host, ports.kakaoViewer ?? 0);
    const scriptOrigin = await script.listen(host, ports.kakaoScript ?? 0);
    const mirrorOrigin = await mirror.listen(host, ports.kakaoMirror ?? 0);
    const jusoOrigin = await juso.listen(host, ports.juso ?? 0);
    const controlUrl = await control.listen(host, ports.control ?? 0);
    return {
      kakao: { scriptUrl: scriptOrigin + scriptPath, mirrorUrl: mirrorOrigin + scriptPath, viewerOrigin },
      juso: { baseUrl: jusoOrigin, key: simulatedKey },
      controlUrl,
      setFault: (provider, fault, amount) =>
        Promise.resolve(
          setFault(provider, fault && { fault, amount: amount ?? scenarioOf(fault).amount?.normal ?? null }),
        ),
      served: () => log.entries,
      clearServed: () => log.clear(),
      inFlight: (provider) => log.inFlight(provider),
      maxInFlight: (provider) => log.maxInFlight(provider),
      close,
    };
  } catch (reason) {
    await close();
    throw reason;
  }
}
