import { percent, ratioOf, type Fact, type Sentence, type TimelineWords } from './texts.ts';

const seconds = (ms: number): string => {
  if (ms < 60_000) return `${Number((ms / 1_000).toFixed(1))} s`;
  const minutes = Math.floor(ms / 60_000);
  const rest = Math.round((ms % 60_000) / 1_000);
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
};
const quoted = (text: string): string => (text === '' ? '' : `Reason: ${text}`);
const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

export const en: TimelineWords = {
  transition: ({ provider, rule, to, because }): Sentence => {
    const { bad, ok, networks, windowMs } = because;
    const within = windowMs === undefined ? '' : ` in the last ${seconds(windowMs)}`;
    const votes = `It failed for ${bad} of ${many(bad + ok, 'user')}${within}, on ${many(networks, 'network')}.`;
    switch (rule) {
      case 'quorum':
        return { what: `${provider} is down: its circuit opened.`, why: votes };
      case 'partial':
        return { what: `${provider} fails for many: its circuit opened.`, why: votes };
      case 'retry-due':
        return {
          what: `${provider} is being probed.`,
          why: 'The pause is over: some browsers send test calls. Users are served by another provider.',
        };
      case 'probes-ok':
        return {
          what: `${provider} is coming back, step by step.`,
          why: `Test calls of ${many(ok, 'browser')} succeeded, ${bad === 0 ? 'none' : `those of ${bad}`} failed.`,
        };
      case 'probes-bad':
        return {
          what: `${provider} is still down: its circuit opened again.`,
          why: `Test calls of ${many(bad, 'browser')} failed.`,
        };
      case 'ramp-ok':
        return {
          what: `${provider} has recovered.`,
          why: `While it came back it answered ${many(ok, 'user')} and failed for ${bad === 0 ? 'nobody' : bad}.`,
        };
      case 'ramp-quiet':
        return {
          what: `${provider} has recovered.`,
          why: `While it came back it failed for nobody (answered ${many(ok, 'user')}).`,
        };
      case 'ramp-bad':
        return { what: `${provider} failed again while coming back: its circuit opened.`, why: votes };
      case 'created':
        return { what: `${provider}: ${to}`, why: '' };
    }
  },
  forced: ({ provider, to, by, why, until, expired }, time): Sentence => {
    if (expired) {
      const what = `The forced state of ${provider} has expired: it is automatic again.`;
      return { what, why: why === '' ? '' : `It had been forced because: ${why}` };
    }
    if (to === null) return { what: `${by} released ${provider}: it is automatic again.`, why: quoted(why) };
    const end = until === null ? '' : ` until ${time(until)}`;
    return to === 'open'
      ? { what: `${by} forced ${provider} open${end}: nobody is sent there.`, why: quoted(why) }
      : { what: `${by} forced ${provider} closed${end}: it is used whatever happens.`, why: quoted(why) };
  },
  share: ({ provider, share }): Sentence => ({
    what: `${provider}: its share is now ${percent(share)}.`,
    why: '',
  }),
  order: ({ by, order, why }): Sentence => ({
    what: `${by} changed the order: ${order.join(' → ')}`,
    why: quoted(why),
  }),
  notice: ({ id, by, why }): Sentence => {
    if (id !== null) return { what: `${by} published an emergency notice.`, why: quoted(why) };
    if (by === 'expiry') return { what: 'The emergency notice has expired.', why: '' };
    return { what: `${by} took the emergency notice down.`, why: quoted(why) };
  },
  alert: (effect): Sentence => {
    switch (effect.kind) {
      case 'both-down':
        return {
          what: 'Every address service fails.',
          why: `The last one left, ${effect.provider}, is not shut off. Consider an emergency notice.`,
        };
      case 'misconfigured':
        return {
          what: `${effect.provider}: a key, a domain or a CSP is wrong.`,
          why: 'This is no outage of the service: whoever built the site has to mend it.',
        };
      case 'flapping':
        return {
          what: `${effect.provider} goes down and comes back again and again.`,
          why: 'It is probed less often now.',
        };
      case 'clock-jump':
        return {
          what: `The store's clock jumped ${seconds(effect.byMs)} ahead.`,
          why: 'What was to expire may have ended early.',
        };
    }
  },
  refused: ({ reason }): Sentence => ({ what: 'A command was refused.', why: reason }),
  folded: ({ accepted }): Sentence => ({ what: `${many(accepted, 'report')} counted.`, why: '' }),
  lost: ({ channel, why }): Sentence => ({
    what: `An alert could not be delivered to ${channel} for a day and was given up.`,
    why: `What the channel last answered: ${why}`,
  }),
  rule: {
    created: 'first state',
    quorum: 'quorum: half of the users or more fail, on several networks',
    partial: 'partial outage: half of many users or more fail over a minute',
    'retry-due': 'the pause is over',
    'probes-ok': 'test calls succeeded',
    'probes-bad': 'test calls failed',
    'ramp-ok': 'enough successes while coming back',
    'ramp-quiet': 'no failure while coming back',
    'ramp-bad': 'failed again while coming back',
  },
  facts: (because): readonly Fact[] => {
    const { rule, bad, ok, late, networks, voters, active, windowMs, needs, reporters } = because;
    const ratio = ratioOf(because);
    const opens = rule === 'quorum' || rule === 'partial' || rule === 'ramp-bad';
    const asked =
      needs !== undefined && needs.reporters > 0 ? ` (asked for: ${needs.reporters} or more)` : '';
    const isBadSide = opens || rule === 'probes-bad';
    const facts: Fact[] = [
      { label: 'Rule', value: en.rule[rule] },
      { label: 'Failed', value: `${bad}${isBadSide ? asked : ''}` },
      {
        label: 'Answered',
        value: `${ok}${late === undefined || late === 0 ? '' : `, ${late} of them late`}${isBadSide ? '' : asked}`,
      },
    ];
    if (ratio !== null) {
      const limit =
        needs === undefined || rule === 'probes-bad' || rule === 'retry-due'
          ? ''
          : ` (asked for: at ${opens ? 'least' : 'most'} ${percent(needs.ratio)})`;
      facts.push({ label: 'Share of failures', value: `${percent(ratio)}${limit}` });
    }
    const networksAsked = opens && needs !== undefined ? ` (asked for: ${needs.networks} or more)` : '';
    facts.push({ label: 'Networks that failed', value: `${networks}${networksAsked}` });
    if (windowMs !== undefined) facts.push({ label: 'Over', value: `the last ${seconds(windowMs)}` });
    if (voters !== undefined) facts.push({ label: 'Browsers heard', value: String(voters) });
    if (active !== undefined) facts.push({ label: 'Active in 10 min', value: String(active) });
    if (reporters.length > 0) facts.push({ label: 'Browsers that failed', value: reporters.join(', ') });
    return facts;
  },
  evidence: 'Evidence',
  details: 'Details',
  label: {
    change: 'Change',
    epoch: 'Epoch',
    exactly: 'Time',
    by: 'By',
    why: 'Reason',
    until: 'Until',
    untilReleased: 'released',
    order: 'Order',
    alert: 'Alert',
    channel: 'Channel',
  },
  more: 'Show older entries',
  empty: 'Nothing has happened yet.',
  emptyOfFilter: 'None of the entries so far is of this sort.',
  name: 'Timeline',
};
