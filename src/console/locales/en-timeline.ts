import type { Because } from '../../circuit/index.ts';
import { percent, spanText } from '../text/numbers.ts';
import type { koTimeline } from './ko-timeline.ts';

const part = (share: number): string => percent(share, 'about');
const span = (ms: number): string => spanText(ms, ' min', ' s');
const many = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
const votes = ({ bad, ok, networks, windowMs }: Because): string => {
  const within = windowMs === undefined ? '' : ` in the last ${span(windowMs)}`;
  return `It failed for ${bad} of ${many(bad + ok, 'browser')}${within}, on ${many(networks, 'network')}.`;
};

/** Sentences of the timeline: what happened, and why. */
export const enTimeline: typeof koTimeline = {
  transition: {
    created: (provider, to) => `${provider}: ${to}`,
    quorum: (provider) => `${provider} is down: its circuit opened.`,
    partial: (provider) => `${provider} fails for many: its circuit opened.`,
    slow: (provider) => `${provider} is slow for many: its circuit opened.`,
    'retry-due': (provider) => `${provider} is being probed.`,
    'probes-ok': (provider) => `${provider} is coming back, step by step.`,
    'probes-bad': (provider) => `${provider} is still down: its circuit opened again.`,
    'ramp-ok': (provider) => `${provider} has recovered.`,
    'ramp-quiet': (provider) => `${provider} has recovered.`,
    'ramp-bad': (provider) => `${provider} failed again while coming back: its circuit opened.`,
  },
  transitionWhy: {
    created: () => '',
    quorum: votes,
    partial: votes,
    slow: ({ bad, ok, late = 0, networks }) =>
      `Of ${many(bad + ok, 'browser')} it answered ${late} late and failed for ${bad === 0 ? 'none' : bad}, on ${many(networks, 'network')}.`,
    'retry-due': () => 'The pause is over: some browsers send probes. Users are served by another service.',
    'probes-ok': ({ ok, bad }) =>
      `Probes of ${many(ok, 'browser')} succeeded, ${bad === 0 ? 'none' : `those of ${bad}`} failed.`,
    'probes-bad': ({ bad }) => `Probes of ${many(bad, 'browser')} failed.`,
    'ramp-ok': ({ ok, bad }) =>
      `While it came back it answered ${many(ok, 'browser')} and failed for ${bad === 0 ? 'none' : bad}.`,
    'ramp-quiet': ({ ok, bad }) =>
      bad === 0
        ? `While it came back it failed for none (answered ${many(ok, 'browser')}).`
        : `While it came back it failed on one network alone (answered ${many(ok, 'browser')}, failed for ${bad}).`,
    'ramp-bad': votes,
  },
  expired: (provider) => `The forced state of ${provider} has expired: it is automatic again.`,
  expiredWhy: (why) => (why === '' ? '' : `It had been forced because: ${why}`),
  released: (provider, by) => `${by} released ${provider}: it is automatic again.`,
  forced: {
    open: (provider, by, end) => `${by} forced ${provider} open${end}: nobody is sent there.`,
    closed: (provider, by, end) => `${by} forced ${provider} closed${end}: it is used whatever happens.`,
  },
  forcedEnd: (time) => ` until ${time}`,
  share: (provider, share) => `${provider}: its share is now ${part(share)}.`,
  order: (by, order) => `${by} changed the order: ${order}`,
  noticeShown: (by) => `${by} published an emergency notice.`,
  noticeExpired: 'The emergency notice has expired.',
  noticeEnded: (by) => `${by} took the emergency notice down.`,
  alert: {
    'both-down': () => 'Every address service fails.',
    misconfigured: (provider) => `${provider}: a key, a domain or a CSP is wrong.`,
    flapping: (provider) => `${provider} goes down and comes back again and again.`,
    unanswered: (provider) => `${provider} has answered nobody for ten minutes and more.`,
    answered: (provider) => `${provider} answers again.`,
    'clock-jump': (_, byMs) =>
      byMs < 0
        ? `The store's clock was set back by ${span(-byMs)}.`
        : `The store's clock jumped ${span(byMs)} ahead.`,
  },
  alertWhy: {
    'both-down': (provider) =>
      `The last one left, ${provider}, is not shut off. Consider an emergency notice.`,
    misconfigured: () => 'This is no outage of the service: whoever built the site has to mend it.',
    flapping: () => 'It is probed less often now.',
    unanswered: () =>
      'Too few people search for its circuit to open. Try it by hand; if it is down, hold its circuit open until it is back.',
    answered: () => 'Its circuit never opened: nothing is to be done.',
    'clock-jump': (_, byMs) =>
      byMs < 0
        ? 'Stored times were moved with it: holds and notices last as long as they had left. Older entries show the clock as it was.'
        : 'What was to expire may have ended early.',
  },
  refused: 'A command was refused.',
  folded: (accepted) => `${many(accepted, 'report')} counted.`,
  alertLost: (channel) => `An alert could not be delivered to ${channel} for a day and was given up.`,
  alertLostWhy: (why) => `What the channel last answered: ${why}`,
  reason: (why) => (why === '' ? '' : `Reason: ${why}`),
  unknown: (type) => `A newer version of the endpoint has written this (${type}); this page cannot show it.`,

  rule: {
    created: 'first state',
    quorum: 'quorum: half of the browsers or more fail, on several networks',
    partial: 'partial outage: half of many browsers or more fail over a minute',
    slow: 'slow: half of the browsers or more wait past the deadline',
    'retry-due': 'the pause is over',
    'probes-ok': 'probes succeeded',
    'probes-bad': 'probes failed',
    'ramp-ok': 'enough successes while coming back',
    'ramp-quiet': 'no failure while coming back, or on one network alone',
    'ramp-bad': 'failed again while coming back',
  },
  ratio: part,
  browsers: String,
  places: String,
  late: (n) => `, ${n} of them late`,
  last: (ms) => `the last ${span(ms)}`,
  neededBrowsers: (n) => ` (asked for: ${n} or more)`,
  neededPlaces: (n) => ` (asked for: ${n} or more)`,
  neededRatio: (ratio, isLeast) => ` (asked for: at ${isLeast ? 'least' : 'most'} ${part(ratio)})`,
  neededRatioButOne: (ratio) => ` (asked for: at most ${part(ratio)} without the network that failed most)`,
  counted: (n) => ` (${n} of them count: of one network only some do)`,
  untilReleased: 'released',
  evidence: 'Evidence',
  details: 'Details',
  label: {
    rule: 'Rule',
    failed: 'Browsers that failed',
    waited: 'Browsers that waited too long or failed',
    waitedRatio: 'Share of those',
    waitedNetworks: 'Networks of those',
    answered: 'Browsers that were answered',
    ratio: 'Share of failures',
    networks: 'Networks that failed',
    window: 'Over',
    voters: 'Browsers heard',
    active: 'Active in 10 min',
    reporters: 'Names of those that failed',
    change: 'Change',
    epoch: 'Epoch',
    exactly: 'Time',
    firstFailure: 'First failure',
    by: 'By',
    why: 'Reason',
    until: 'Until',
    order: 'Order',
    alert: 'Alert',
    channel: 'Channel',
  },
  more: 'Show older entries',
  empty: 'Nothing has happened yet.',
  emptyOfFilter: 'None of the entries so far is of this sort.',
};
