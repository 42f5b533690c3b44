import { first, outageTrace } from './outage-trace.ts';

/** It answers nobody, or it refuses everybody at once. */
export const hang = outageTrace({ name: 'hangs', script: first({ hangs: 1 }) });
export const quickHang = outageTrace({ name: 'hangs, shorter', minutes: 4, script: first({ hangs: 1 }) });
export const refusal = outageTrace({ name: 'refuses', script: first({ refuses: 1 }) });
