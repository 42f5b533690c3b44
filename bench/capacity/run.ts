import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { canLookAtProcesses } from '../processes/usage.ts';
import { runStreamsBench } from '../streams.ts';
import { measureChoose } from './choose.ts';
import { measureEndpoint } from './endpoint-load.ts';

/** Once, ten times and a hundred times the work. */
const TIMES = [1, 10, 100];
const STREAMS = 100;
const REPORTS_PER_SECOND = 20;
const SERVICES = 2;

const times = (least: number): readonly number[] => TIMES.map((factor) => least * factor);

if (!canLookAtProcesses) throw new Error('The CPU of other processes cannot be looked at here.');
const streams = [];
for (const count of times(STREAMS)) streams.push(await runStreamsBench(count));
const endpoint = await measureEndpoint(times(REPORTS_PER_SECOND));
const chosen = times(SERVICES).map(measureChoose);

const scaled: readonly Scaled[] = [
  {
    work: { en: 'open streams', ko: '열린 스트림' },
    least: STREAMS,
    cost: { en: 'a change is with 99 of 100 of them, ms', ko: '변경이 그중 99 %에 닿기까지(ms)' },
    measured: streams.map(({ ours }) => ours.median),
  },
  {
    work: { en: 'reports a second', ko: '초당 보고' },
    least: REPORTS_PER_SECOND,
    cost: { en: 'of one core, %', ko: '코어 하나의 사용률(%)' },
    measured: endpoint.corePercent,
  },
  {
    work: { en: 'services of a page', ko: '페이지의 서비스' },
    least: SERVICES,
    cost: { en: 'deciding whom to ask, µs', ko: '누구에게 물을지 정하기(µs)' },
    measured: chosen.map((ns) => ns / 1_000),
  },
];

const short = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const perSecond = (us: number): string => whole.format(Math.floor(1_000 / us) * 1_000);
const single: readonly { readonly what: Words; readonly measured: string }[] = [
  {
    what: { en: 'reports a second that fill one core', ko: '코어 하나를 채우는 초당 보고' },
    measured: perSecond(endpoint.reportUs),
  },
  {
    what: {
      en: '`GET /v1/state` a second that fill one core',
      ko: '코어 하나를 채우는 초당 `GET /v1/state`',
    },
    measured: perSecond(endpoint.viewUs),
  },
  {
    what: {
      en: 'from starting the endpoint until it is ready, ms',
      ko: '엔드포인트를 시작해 준비될 때까지(ms)',
    },
    measured: whole.format(endpoint.coldStartMs),
  },
  {
    what: { en: 'its memory then, MB', ko: '그때의 메모리(MB)' },
    measured: whole.format(endpoint.megabytes),
  },
  {
    what: { en: 'memory of an open stream, kB', ko: '열린 스트림 하나의 메모리(kB)' },
    measured: whole.format(streams.at(-1)?.kilobytesPerStream ?? Number.NaN),
  },
];

for (const language of ['en', 'ko'] as const) {
  const tables = [...scaledTable(language), '', ...singleTable(language)].join('\n');
  if (language === 'en') console.log(tables);
  const file = fileURLToPath(
    new URL(`../../docs/capacity${language === 'en' ? '' : '.ko'}.md`, import.meta.url),
  );
  const text = await readFile(file, 'utf8');
  const marked = /(<!-- measured -->\n)[^]*(<!-- \/measured -->)/;
  if (!marked.test(text)) throw new Error(`${file} has no place for what was measured`);
  await writeFile(
    file,
    text.replace(marked, (_, before: string, after: string) => `${before}\n${tables}\n\n${after}`),
  );
}

interface Words {
  readonly en: string;
  readonly ko: string;
}

interface Scaled {
  readonly work: Words;
  readonly least: number;
  readonly cost: Words;
  readonly measured: readonly number[];
}

function scaledTable(language: keyof Words): readonly string[] {
  const head = {
    en: ['work', 'cost', '×1', '×10', '×100', 'exponent'],
    ko: ['일', '비용', '×1', '×10', '×100', '지수'],
  };
  return [
    row(head[language]),
    row(['---', '---', '---:', '---:', '---:', '---:']),
    ...scaled.map(({ work, least, cost, measured }) =>
      row([
        `${work[language]}: ${times(least)
          .map((each) => whole.format(each))
          .join(', ')}`,
        cost[language],
        ...measured.map((each) => short.format(each)),
        exponentOf(measured).toFixed(2),
      ]),
    ),
  ];
}

function singleTable(language: keyof Words): readonly string[] {
  const head = { en: ['figure', 'measured'], ko: ['항목', '측정값'] };
  return [
    row(head[language]),
    row(['---', '---:']),
    ...single.map(({ what, measured }) => row([what[language], measured])),
  ];
}

/** By how much the cost grows with the work: 1 is in proportion. */
function exponentOf(measured: readonly number[]): number {
  const [first = Number.NaN] = measured;
  return (
    Math.log10((measured.at(-1) ?? Number.NaN) / first) / Math.log10((TIMES.at(-1) ?? 1) / (TIMES[0] ?? 1))
  );
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
