import type { Scenario } from './types.ts';

const providers = ['kakao-postcode', 'juso'] as const;
/** With the one that tells the addresses where one stands. */
export const addressServices = [...providers, 'kakao-local'] as const;
export const allServices = [...addressServices, 'endpoint'] as const;

/** A row of the tables. What it leaves out is as with most: both services fail, in pages and on real sockets. */
export const scenario = (own: Pick<Scenario, 'name' | 'title' | 'does'> & Partial<Scenario>): Scenario => ({
  targets: providers,
  effect: 'fails',
  amount: null,
  incidents: [],
  where: ['msw', 'wire'],
  ...own,
});
