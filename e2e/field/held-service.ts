import { expect } from '@playwright/test';

declare global {
  interface Window {
    /** Texts that the page's own service was asked for, with the page of results. */
    heldAsked: string[];
    answerHeld(kind: 'found' | 'down'): void;
  }
}

const ROWS = 30;

/** A page, whatever drives it. */
interface Evaluates {
  evaluate<Result>(work: (rows: number) => Result, rows: number): Promise<Result>;
  evaluate<Result>(work: (kind: 'found' | 'down') => Result, kind: 'found' | 'down'): Promise<Result>;
}

/** A list service of the page's own, which answers when the test says so. */
export class HeldService {
  private constructor(private readonly page: Evaluates) {}

  /** Makes it the only service of the first field. It finds thirty rows, a page at a time. */
  static async of(page: Evaluates): Promise<HeldService> {
    await page.evaluate((total) => {
      const address = (number: number) => ({
        country: 'KR',
        postcode: '12345',
        road: `시험시 시험구 시험로 ${number}`,
        jibun: '',
        detail: '',
        extra: '',
        building: '',
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
      const waiting: ((kind: 'found' | 'down') => void)[] = [];
      const search = ({ text, page, limit }: { text: string; page: number; limit: number }) =>
        new Promise((resolve) => {
          window.heldAsked.push(`${text} ${page}`);
          const rows = Array.from({ length: limit }, (_, at) => address((page - 1) * limit + at + 1));
          const found = { kind: 'found', addresses: rows, total, page, hasMore: page * limit < total };
          const down = { kind: 'failed', error: { kind: 'down', code: 'E', message: '' } };
          waiting.push((kind) => resolve(kind === 'found' ? found : down));
        });
      window.heldAsked = [];
      window.answerHeld = (kind) => waiting.splice(0).forEach((answer) => answer(kind));
      const field = document.querySelector('address-search');
      if (field) Object.assign(field, { providers: [{ kind: 'search', id: 'held', search }] });
    }, ROWS);
    return new HeldService(page);
  }

  /** What it was asked for, as `text page`. */
  asked(): Promise<readonly string[]> {
    return this.page.evaluate(() => window.heldAsked, 0);
  }

  /** Waits until it is asked, and answers. */
  async answer(kind: 'found' | 'down'): Promise<void> {
    const { length } = await this.asked();
    await expect
      .poll(async () => (await this.asked()).length, { intervals: [20] })
      .toBeGreaterThanOrEqual(Math.max(1, length));
    await this.page.evaluate((kind) => window.answerHeld(kind), kind);
  }
}
