import { test as base, type Page } from '@playwright/test';
import { startSimulated, type Fault, type SimulatedProviders } from '../src/qa/simulated/index.ts';
import { startDemo, type Demo } from '../demo/server.ts';
import { AddressField } from './address-field.ts';
import { withoutDeadlines } from './deadlines.ts';

export { expect } from '@playwright/test';
export type { Fault };

export type ProviderId = 'kakao-postcode' | 'juso';

/** Forces outages of this worker's simulated providers; every test starts with healthy ones. */
export interface Outage {
  set(provider: ProviderId, fault: Fault | null): Promise<void>;
  both(fault: Fault): Promise<void>;
}

interface TestFixtures {
  readonly outage: Outage;
  /** Opens a page of the demo, e.g. `/signup.html?order=juso-first`; deadlines hold where the path names them. */
  readonly visit: (path: string) => Promise<Page>;
  /** The first address field of the page. */
  readonly field: AddressField;
}

interface WorkerFixtures {
  readonly simulated: SimulatedProviders;
  readonly demo: Demo;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  simulated: [
    // Playwright reads the fixtures needed from this pattern, so it must be one.
    async ({}, use) => {
      const simulated = await startSimulated();
      await use(simulated);
      await simulated.close();
    },
    { scope: 'worker' },
  ],
  demo: [
    async ({ simulated }, use) => {
      const demo = await startDemo({ port: 0, simulated });
      await use(demo);
      await demo.close();
    },
    { scope: 'worker' },
  ],
  outage: [
    async ({ simulated }, use) => {
      const healthy = async (): Promise<void> => {
        await simulated.setFault('kakao-postcode', null);
        await simulated.setFault('juso', null);
        simulated.clearServed();
      };
      await healthy();
      await use({
        set: (provider, fault) => simulated.setFault(provider, fault),
        both: async (fault) => {
          await simulated.setFault('kakao-postcode', fault);
          await simulated.setFault('juso', fault);
        },
      });
      await healthy();
    },
    { auto: true },
  ],
  visit: async ({ page, demo }, use) => {
    await use(async (path) => {
      await page.goto(demo.url + withoutDeadlines(path));
      return page;
    });
  },
  field: async ({ page }, use) => {
    await use(new AddressField(page.locator('address-search').first()));
  },
});
