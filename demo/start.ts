import { existsSync } from 'node:fs';
import { FAULTS, startSimulated } from '../src/qa/simulated/start.ts';
import { startDemo, type Demo } from './server.ts';

const DEFAULT_PORT = 4173;

function fail(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

function wantedPort(): number {
  const text = process.env.PORT ?? String(DEFAULT_PORT);
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) fail(`PORT is not a port number: ${text}`);
  return Number(text);
}

const port = wantedPort();
if (!existsSync(new URL('../dist/address-search.js', import.meta.url))) {
  fail('dist/address-search.js is missing. Run: npm run build');
}

const simulated = await startSimulated();
let demo: Demo;
try {
  demo = await startDemo({ port, simulated });
} catch (reason) {
  await simulated.close();
  const code = reason instanceof Error && 'code' in reason ? reason.code : '';
  fail(
    code === 'EADDRINUSE'
      ? `Port ${port} is taken. Choose another: PORT=${port === 4200 ? 4300 : 4200} npm start`
      : `The demo cannot listen on port ${port}: ${String(reason)}`,
  );
}

process.stdout.write(`
  주소 검색 데모 (address-search)

  처음 화면     ${demo.url}/
  회원 가입     ${demo.url}/signup.html
  채용 공고     ${demo.url}/job.html
  기존 양식     ${demo.url}/legacy.html

  순서 바꾸기   ${demo.url}/signup.html?order=juso-first
  실제 서비스   ${demo.url}/signup.html?live

  장애 켜기     화면 위의 "장애 시험", 또는
                curl -X PUT ${simulated.controlUrl}/faults/kakao-postcode -H 'content-type: application/json' -d '{"fault":"hang"}'
                (kakao-postcode, juso; ${FAULTS.join(', ')}; null: 정상)

  끝내기        Ctrl+C
`);

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await Promise.all([demo.close(), simulated.close()]);
  process.exit(0);
}
process.on('SIGINT', () => void end());
process.on('SIGTERM', () => void end());
