import type { Words } from '../../docs/site/pages.ts';
import type { SimulatedProviders } from '../../src/qa/simulated/index.ts';
import type { Outage } from '../fixtures.ts';
import type { EngineField } from './engine-field.ts';
import type { EnginePage } from './engine-page.ts';

/** Beside Chromium, which Playwright drives. */
export const ENGINES = { firefox: 'Firefox', webkit: 'WebKitGTK' } as const;

export type EngineId = keyof typeof ENGINES;

/** Where a journey begins. */
export interface Scene {
  readonly page: EnginePage;
  /** The first field of the page. */
  readonly field: EngineField;
  readonly outage: Outage;
  readonly simulated: SimulatedProviders;
  /** Opens a page of the demo. */
  readonly visit: (path: string) => Promise<void>;
}

/** A row of docs/browsers.md. */
export interface Row {
  readonly title: Words;
  /** What holds it in Chromium. */
  readonly chromium: `e2e/${string}.spec.ts`;
  /** Why a driver cannot go on it. */
  readonly undriven?: Readonly<Partial<Record<EngineId, Words>>>;
}

/** What a person does with the field, in an engine that Playwright cannot drive. */
export interface Journey extends Row {
  /** `npm test` has it; the others are those of `npm run test:full`. */
  readonly isSample?: true;
  run(scene: Scene): Promise<void>;
}
