import { steadyOutage } from './steady.ts';

export const hang = steadyOutage('hangs', (service) => (service === 'a' ? { hangs: 1 } : undefined));
export const refusal = steadyOutage('refuses', (service) => (service === 'a' ? { refuses: 1 } : undefined));
