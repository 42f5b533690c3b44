import { expect } from '@playwright/test';

declare global {
  interface Window {
    /** Texts that the page's own service was asked for, with the page of results. */
    heldAsked: string[];
    answerHeld(kind: 'found' | 'down', text?: string): void;
  }
}

const ROWS = 30;

interface Answer {
  readonly kind: 'found' | 'down';
  readonly text: string | undefined;
}

/** A page, whatever drives it. */
interface Evaluates {
  evaluate<Result>(work: (rows: number) => Result, rows: number): Promise<Result>;
  evaluate<Result>(work: (answer: Answer) => Result, answer: Answer): Promise<Result>;
}

/** A list service of the page's own, which answers when the test says so. */
export class HeldService {
  private constructor(private readonly page: Evaluates) {}

  /**
   * Makes it the only service of the first field. It finds thirty rows, or as many as are wanted, a page at a time, in a
   * building of the name asked for.
   */
  static async of(page: Evaluates, rows = ROWS): Promise<HeldService> {
    await page.evaluate((total) => {
      const address = (number: number, building: string) => ({
        country: 'KR',
        postcode: '12345',
        road: `시험시 시험구 시험로 ${number}`,
        jibun: '',
        detail: '',
        extra: '',
        building,
        region: { level1: '시험시', level2: '시험구', level3: '', level4: '', adminDong: '' },
        codes: {
          legalDong: '',
          sigungu: '',
          roadName: '',
          building: '',
          underground: false,
          mainNo: number,
          subNo: null,
        },
        location: null,
        english: '',
        full: `시험시 시험구 시험로 ${number}`,
        source: 'held',
        verified: true,
        raw: null,
      });
      let waiting: { text: string; answer: (kind: 'found' | 'down') => void }[] = [];
      const search = ({ text, page, limit }: { text: string; page: number; limit: number }) =>
        new Promise((resolve) => {
          window.heldAsked.push(`${text} ${page}`);
          const rows = Array.from({ length: limit }, (_, at) => address((page - 1) * limit + at + 1, text));
          const found = { kind: 'found', addresses: rows, total, page, hasMore: page * limit < total };
          const down = { kind: 'failed', error: { kind: 'down', code: 'E', message: '' } };
          waiting.push({ text, answer: (kind) => resolve(kind === 'found' ? found : down) });
        });
      window.heldAsked = [];
      window.answerHeld = (kind, text) => {
        const isMeant = (each: { text: string }): boolean => text === undefined || each.text === text;
        const answered = waiting.filter(isMeant);
        waiting = waiting.filter((each) => !isMeant(each));
        for (const { answer } of answered) answer(kind);
      };
      const field = document.querySelector('address-search');
      if (field) Object.assign(field, { providers: [{ kind: 'search', id: 'held', search }] });
    }, rows);
    return new HeldService(page);
  }

  /** What it was asked for, as `text page`. */
  asked(): Promise<readonly string[]> {
    return this.page.evaluate(() => window.heldAsked, 0);
  }

  /** Waits until it is asked, and answers: all that it was asked for, or one text. */
  async answer(kind: 'found' | 'down', text?: string): Promise<void> {
    const { length } = await this.asked();
    await expect
      .poll(async () => (await this.asked()).length, { intervals: [20] })
      .toBeGreaterThanOrEqual(Math.max(1, length));
    await this.page.evaluate(({ kind, text }) => window.answerHeld(kind, text), { kind, text });
  }
}
