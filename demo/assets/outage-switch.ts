import { readFaults, setFault, type Faults } from './faults.ts';

/** By how many services are out; the first ones of the page's order. */
const WHO = ['none', 'first', 'both'] as const;
const SAID = {
  none: '두 서비스가 모두 정상입니다.',
  first: '첫 번째 서비스를 중단했습니다.',
  both: '두 서비스를 모두 중단했습니다.',
} as const;

/** The switch at the top of every page: who is out, and how. It stays hidden where no control server answers. */
export async function wireOutageSwitch(root: Document): Promise<void> {
  const aside = root.querySelector<HTMLElement>('[data-control]');
  const control = aside?.dataset.control;
  if (!aside || !control) return;
  const segments = [...aside.querySelectorAll<HTMLInputElement>('input[name="outage"]')];
  const methods = [...aside.querySelectorAll<HTMLSelectElement>('select[data-provider]')];
  const status = aside.querySelector('[role="status"]');

  const show = (faults: Faults): void => {
    const out = methods.map((method) => faults[method.dataset.provider ?? ''] ?? null);
    methods.forEach((method, index) => {
      const fault = out[index];
      if (fault) method.value = fault;
    });
    const who = out.every((fault) => fault === null) ? 'none' : out.every(Boolean) ? 'both' : 'first';
    // Only the second one out is a state that the segments cannot show; a tester made it from outside.
    const onlySecond = who === 'first' && out[0] === null;
    for (const segment of segments) segment.checked = !onlySecond && segment.value === who;
  };

  const apply = async (): Promise<void> => {
    const who =
      WHO.find((name) => segments.some(({ checked, value }) => checked && value === name)) ?? 'none';
    const out = WHO.indexOf(who);
    try {
      await Promise.all(
        methods.map((method, index) =>
          setFault(control, method.dataset.provider ?? '', index < out ? method.value : null),
        ),
      );
      if (status) status.textContent = SAID[who];
    } catch {
      if (status) status.textContent = '장애 스위치가 응답하지 않습니다.';
    }
  };

  try {
    show(await readFaults(control));
  } catch {
    return;
  }
  aside.hidden = false;
  aside.addEventListener('change', () => void apply());
}
