/** How much both stores keep, whatever arrives. */

/** Timeline entries; the oldest go first. Redis may keep a few more. */
export const maxTimeline = 5_000;

/** The largest page of the timeline. */
export const maxPage = 500;

/** Ids of alerts that are remembered after delivery, so that a repeat is not stored again. */
export const maxKnownAlerts = 2_000;

/**
 * Claimed alerts are left to their node for this long (ms) unless it claims again. A node that dies meanwhile
 * loses nothing: the next one claims them afterwards.
 */
export const alertLeaseMs = 15_000;

/** Secrets of this many days are kept: today's, and yesterday's for nodes whose clock is behind. */
export const maxSecrets = 2;
