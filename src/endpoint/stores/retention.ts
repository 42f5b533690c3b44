/** How much both stores keep, whatever arrives. */

/** Timeline entries; the oldest go first. Redis may keep a few more. */
export const maxTimeline = 5_000;

/** The largest page of the timeline. */
export const maxPage = 500;

/** Ids of alerts that are remembered after delivery, so that a repeat is not stored again. */
export const maxKnownAlerts = 2_000;

/**
 * Claimed alerts are left to their node for this long (ms) unless it claims again, which it does all the time. A
 * node that dies meanwhile loses nothing: the next one claims them afterwards. Short enough that an alert is
 * delivered within 5 s although its node dies while it sends; longer than a node stalls when all streams leave.
 */
export const alertLeaseMs = 1_400;

/**
 * Alerts are written, and due, within seconds of now. A time of theirs that is further ahead than this (ms) is by a
 * clock that has been set back since: nothing waits for it.
 */
export const farAheadMs = 10_000;

/** Secrets of this many days are kept: today's, and yesterday's for nodes whose clock is behind. */
export const maxSecrets = 2;
