import type { Role, Serving, Surface } from '../../circuit/index.ts';
import { percent } from '../text/numbers.ts';
import type { koState } from './ko-state.ts';
import { enServices, nameOf } from './services.ts';

const seen = (surface: Surface): string =>
  surface === 'viewer' ? 'the window of Kakao Postcode' : 'a list of results';
const byHand = 'a short try, then users type the address themselves';
const part = (share: number): string => percent(share, 'about');
const service = (id: string): string => nameOf(id, enServices);

/** Words for the state. */
export const enState: typeof koState = {
  phase: { closed: 'Healthy', open: 'Open', 'half-open': 'Probing', recovering: 'Recovering' },
  forcedTo: { open: 'Forced open', closed: 'Forced closed' },
  rank: (place) => `No. ${place}`,
  share: 'Takes',
  probeShare: 'Probes',
  shareIs: part,
  since: (time, age) => `since ${time}, for ${age}`,
  underneath: (phase) => `The automatic phase goes on: ${phase}`,
  signed: (by, at, why) => `By ${by} at ${at}. Reason: ${why}`,
  forcedUntil: (time, left) => `Ends by itself at ${time} (${left} left)`,
  forcedForEver: 'Until somebody ends it',
  reportsSince: (time) => `since ${time}, the latest outcome of each browser`,
  noReports: (time) => `No report since ${time}.`,
  ok: 'ok',
  late: 'late',
  bad: 'failed',
  networks: 'networks',
  badNetworks: 'networks that failed',
  why: 'Last verdict',
  next: 'Next',
  deadlines: 'Deadlines',
  deadlinesAre: (soft, hard) => `the next service joins after ${soft}; failed after ${hard}`,
  noticeShown: (level) => `An emergency notice is shown (${level}):`,
  deadlinesAsSet: 'As the site has set them.',
  failureStands: 'The last call failed, and nobody has been answered since.',
  deadlinesSooner: 'While a failure stands, another list is asked sooner, if there is one.',
  deadlinesLearned: ({ quantile, browsers, cutShare }, within) =>
    within === null
      ? `Too many browsers were not answered, so they are as long as the site has set them (${browsers} browsers, ${part(cutShare)} late or unanswered).`
      : `Learned from answers: ${part(quantile)} of ${browsers} browsers were answered within ${within} (${part(cutShare)} late or unanswered).`,
  doubtful: 'It fails, and stays in use because it is the last one left.',

  rules: {
    created: () => 'Nothing has changed since it was set up.',
    quorum: (v) =>
      `${v.bad} browsers on ${v.networks} networks reported failures (${v.ok} ok), so the circuit opened.`,
    partial: (v) =>
      `Half or more failed within a minute (${v.bad} failed, ${v.ok} ok, ${v.networks} networks), so the circuit opened.`,
    slow: (v) =>
      `Half or more waited past the deadline (${v.late ?? 0} late, ${v.bad} failed, ${v.networks} networks), so the circuit opened.`,
    'retry-due': () => 'It had been open long enough, so probes began.',
    'probes-ok': (v) => `Probes succeeded (${v.ok} ok, ${v.bad} failed), so it is used again step by step.`,
    'probes-bad': (v) => `Probes failed (${v.bad} failed, ${v.ok} ok), so it opened again.`,
    'ramp-ok': (v) => `It answered well at a larger share (${v.ok} ok, ${v.bad} failed).`,
    'ramp-quiet': (v) =>
      v.bad === 0
        ? 'No browser reported a failure, so its share grew.'
        : `It failed on one network alone (${v.bad} failed, ${v.ok} ok), so its share grew.`,
    'ramp-bad': (v) => `It failed again while recovering (${v.bad} failed, ${v.ok} ok), so it opened again.`,
  },

  then: {
    probes: (inWords, share) =>
      `Probes begin ${inWords} (${part(share)} of searches). No user waits for them.`,
    probing: (from) => `Enough good probes: used again, from ${part(from)}. Bad ones: open again.`,
    ramp: (to) => `If it answers well it takes ${to === 1 ? 'every search' : `${part(to)} of searches`}.`,
    watch: 'Opens when enough browsers report failures.',
    held: (inWords) => `The hold ends ${inWords}; then the automatic phase rules.`,
    heldForEver: 'When the hold is released the automatic phase rules.',
    last: 'When another service is back, this one is opened and probed.',
  },

  serving(serving: Serving): string {
    switch (serving.kind) {
      case 'one': {
        const by = service(serving.by);
        const held = serving.isHeld
          ? ' It is forced: if it fails, users wait before another one answers.'
          : '';
        const who = serving.isStandIn ? `${by} stands in and answers` : `${by} answers`;
        return `${who} every search. Users see ${seen(serving.surface)}.${held}`;
      }
      case 'shared': {
        const rest =
          serving.rest === null ? `For the rest: ${byHand}.` : `${service(serving.rest)} answers the rest.`;
        return `${service(serving.by)} answers ${part(serving.share)} of searches. ${rest}`;
      }
      case 'doubtful':
        return `The last one left, ${service(serving.by)}, fails too. Many users type the address themselves.`;
      case 'none':
        return `No service is usable: ${byHand}.`;
    }
  },

  role(role: Role): string {
    const instead = (id: string | null): string =>
      id === null ? `Instead: ${byHand}.` : `${service(id)} answers instead.`;
    switch (role.kind) {
      case 'serves':
        return role.isHeld
          ? 'Takes every search by force. Where it fails, users wait and then see the results of another service.'
          : `Takes every search. Users see ${seen(role.surface)}.`;
      case 'serves-part':
        return `Takes ${part(role.share)} of searches. Where it is slow, another service answers too.`;
      case 'waits':
        return `Waits. Answers only where ${service(role.behind)} is slow or fails.`;
      case 'waits-part':
        return `Waits. Answers ${part(role.share)} of the searches that ${service(role.behind)} fails.`;
      case 'probed':
        return `Not used for users; probed in the background. ${instead(role.instead)}`;
      case 'off':
        return `${role.isHeld ? 'Kept out of use by force' : 'Not used'}. ${instead(role.instead)}`;
      case 'doubtful':
        return 'It fails, but is the last one left and still tried. Many users type the address themselves.';
    }
  },
};
