import type { koPage } from './ko-page.ts';

/** The frame of the page, the login, the records. */
export const enPage: typeof koPage = {
  title: 'Address search – operations',
  titleWorst: (phase, provider) => `● ${phase} – ${provider}`,
  titleCalm: '✓ Healthy – Address search operations',
  titleNotLive: '? Not live – Address search operations',
  otherLanguage: '한국어',
  you: (name) => name,
  logout: 'Log out',
  download: 'Download records',
  loading: 'Loading the state.',

  login: {
    heading: 'Operator login',
    token: 'Token',
    hint: 'Of name:token in OPS_TOKENS, the token alone. It is not kept in this browser.',
    enter: 'Log in',
    entering: 'Checking.',
    wrong: 'The token is wrong. Check it and enter it again.',
    empty: 'Enter the token.',
    slowed: 'Too many wrong tokens. Check yours and enter it again: a right one gets in at once.',
    unkept:
      'The token is right, but the session does not hold. Open the console by https (http is enough for localhost alone), let the browser store cookies, and give every node the same OPS_TOKENS.',
    over: 'Your session is over. Log in again: what you were writing is still there.',
    out: 'You are logged out.',
    off: 'The ops API is off on this node.',
    offHow: 'Set OPS_TOKENS to name:token in the environment and start the endpoint again.',
    'other-site': 'You cannot log in at this address. Open the endpoint by its own address.',
    unreachable: 'The endpoint cannot be reached. Trying again by itself.',
    failed: (status) => `The endpoint answered ${status}. Try again in a moment.`,
  },

  live: {
    yes: 'Live',
    yesAge: (age) => `seen ${age} ago`,
    no: 'Not live',
    since: (age) => `This is the state of ${age} ago. Reconnecting.`,
    never: 'Not connected yet. Connecting.',
    announceOff: 'The live connection is lost.',
    announceOn: 'The live connection is back.',
  },

  storeDown: 'The store cannot be reached.',
  storeDownMeans: 'Meanwhile nothing is decided and no command is taken. Users go on with the last state.',

  headings: {
    users: 'What users see right now',
    providers: 'Services',
    reports: 'Reports',
    order: 'Order of services',
    notice: 'Emergency notice',
    alerts: 'Alert test',
    timeline: 'Timeline',
  },
  timelineFilters: { all: 'All', commands: 'Commands', transitions: 'Transitions', alerts: 'Alerts' },
  chart: 'Chart',
  filter: 'Filter the timeline',
  timelineAway: 'The timeline could not be loaded. It is tried again when the store is back.',

  time: {
    seconds: (n) => `${n} s`,
    minutes: (m, s) => (s === 0 ? `${m} min` : `${m} min ${s} s`),
    hours: (h, m) => (m === 0 ? `${h} h` : `${h} h ${m} min`),
    days: (d, h) => (h === 0 ? `${d} d` : `${d} d ${h} h`),
    soon: 'any moment',
    after: (words) => `in ${words}`,
  },
};
