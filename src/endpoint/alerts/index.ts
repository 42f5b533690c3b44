/** Tells operators what the circuits do: Telegram, Slack and any receiver of Standard Webhooks. */
export { hasChannel, noAlerts, readAlertOptions, type AlertOptions } from '../config/alert-options.ts';
export { startAlerts } from './alerts.ts';
export { AlertMetrics } from './alert-metrics.ts';
