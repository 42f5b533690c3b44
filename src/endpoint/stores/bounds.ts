/** How much both stores keep, whatever arrives. */

/** Timeline entries; the oldest go first. Redis may keep a few more. */
export const maxTimeline = 5_000;

/** The largest page of the timeline. */
export const maxPage = 500;

/** Ids of alerts that are remembered after delivery, so that a repeat is not stored again. */
export const maxKnownAlerts = 2_000;

/**
 * A claimed alert is left to its node for this long (ms), which is more than a round through all channels takes.
 * A node that dies meanwhile loses nothing: the next one claims it afterwards.
 */
export const alertLeaseMs = 60_000;

/** Secrets of this many days are kept: today's, and yesterday's for nodes whose clock is behind. */
export const maxSecrets = 2;
