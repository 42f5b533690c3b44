import { fitFrames } from './frame-height.ts';

const TEXTS = {
  ko: {
    title: '예제',
    outage: '장애',
    search: '‘세종대로’ 찾아보기',
    again: '처음부터',
    outages: {
      '': '모두 정상',
      'juso:hang': 'juso가 응답하지 않음',
      'juso:500': 'juso가 500으로 답함',
      'kakao-postcode:hang': '카카오가 응답하지 않음',
      'all:refused': '모두 멈춤',
      'browser:offline': '오프라인',
    },
  },
  en: {
    title: 'Example',
    outage: 'Outage',
    search: 'Search for ‘세종대로’',
    again: 'Again',
    outages: {
      '': 'All well',
      'juso:hang': 'juso hangs',
      'juso:500': 'juso answers 500',
      'kakao-postcode:hang': 'Kakao hangs',
      'all:refused': 'All down',
      'browser:offline': 'Offline',
    },
  },
} as const;

/** The field in a frame of this site. */
interface FieldInFrame extends HTMLElement {
  search(text: string): Promise<void>;
}

/** `<live-example src>`: a page of its own in a frame, and the outages that it can be put into. */
class LiveExample extends HTMLElement {
  connectedCallback(): void {
    const texts = TEXTS[document.documentElement.lang === 'en' ? 'en' : 'ko'];
    const frame = document.createElement('iframe');
    frame.title = texts.title;
    const src = this.getAttribute('src') ?? '';
    const show = (outage: string): void => {
      frame.src = outage ? `${src}?outage=${encodeURIComponent(outage)}` : src;
    };

    const outages = document.createElement('select');
    outages.append(
      ...Object.entries(texts.outages).map(([value, words]) => new Option(words, value, value === '')),
    );
    outages.addEventListener('change', () => show(outages.value));
    const label = document.createElement('label');
    label.append(texts.outage, ' ', outages);

    const again = button(texts.again, () => show(outages.value));
    const search = button(texts.search, () => {
      const field = frame.contentDocument?.querySelector<FieldInFrame>('address-search');
      field?.focus();
      void field?.search('세종대로');
    });
    const bar = document.createElement('div');
    bar.className = 'bar';
    bar.append(label, search, again);
    this.replaceChildren(bar, frame);
    fitFrames([frame]);
    show('');
  }
}

function button(text: string, run: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', run);
  return made;
}

export function defineLiveExample(): void {
  customElements.define('live-example', LiveExample);
}
