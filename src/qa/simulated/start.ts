import { ADDRESSES } from './addresses/index.ts';
import { ControlServer } from './control-server.ts';
import type { Fault, ProviderId, Served } from './faults.ts';
import { FaultyServer } from './faulty-server.ts';
import { SIMULATED_KEY, answerJuso } from './juso-api.ts';
import { SCRIPT_PATH, answerKakaoScript, answerKakaoViewer } from './kakao-service.ts';
import { ServedLog } from './served-log.ts';

export { FAULTS, type Fault, type ProviderId, type Served } from './faults.ts';

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
}

/** Two address services on this machine, true to protocol, whose outages can be forced. */
export interface SimulatedProviders {
  readonly kakao: { readonly scriptUrl: string; readonly mirrorUrl: string; readonly viewerOrigin: string };
  readonly juso: { readonly baseUrl: string; readonly key: string };
  readonly controlUrl: string;
  setFault(provider: ProviderId, fault: Fault | null): Promise<void>;
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
  const { host = '127.0.0.1', ports = {}, latencyMs = 20, dripMs = 1000 } = options;
  const log = new ServedLog();
  const faults = new Map<ProviderId, Fault | null>();
  const faultOf = (provider: ProviderId): Fault | null => faults.get(provider) ?? null;
  const setFault = (provider: ProviderId, fault: Fault | null): void => void faults.set(provider, fault);
  const exceptScript = (fault: Fault | null): Fault | null => (fault === 'script-refuse' ? null : fault);
  const kakao = { provider: 'kakao-postcode', log, latencyMs, dripMs } as const;
  let viewerOrigin = '';

  const viewer = new FaultyServer({
    ...kakao,
    fault: () => exceptScript(faultOf('kakao-postcode')),
    answer: (url, fault) => answerKakaoViewer(url, fault, ADDRESSES),
  });
  const script = new FaultyServer({
    ...kakao,
    fault: () => faultOf('kakao-postcode'),
    answer: (url, fault) => answerKakaoScript(url, fault, viewerOrigin),
  });
  const mirror = new FaultyServer({
    ...kakao,
    fault: () => exceptScript(faultOf('kakao-postcode')),
    answer: (url, fault) => answerKakaoScript(url, fault, viewerOrigin),
  });
  const juso = new FaultyServer({
    provider: 'juso',
    log,
    latencyMs,
    dripMs,
    fault: () => exceptScript(faultOf('juso')),
    answer: (url, fault) => answerJuso(url, fault, ADDRESSES),
  });
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
      kakao: { scriptUrl: scriptOrigin + SCRIPT_PATH, mirrorUrl: mirrorOrigin + SCRIPT_PATH, viewerOrigin },
      juso: { baseUrl: jusoOrigin, key: SIMULATED_KEY },
      controlUrl,
      setFault: (provider, fault) => Promise.resolve(setFault(provider, fault)),
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
