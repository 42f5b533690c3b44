import type { koCommands } from './ko-commands.ts';

/** Commands, the question before them, and taking them back. */
export const enCommands: typeof koCommands = {
  reason: 'Reason',
  reasonHint: '8 characters or more, without blanks. It is kept in the timeline and told in alerts.',
  reasonShort: 'Give a reason of 8 characters or more, without blanks.',
  textHidden:
    'This holds control characters or marks that turn the direction of text. Take them out, or write it anew.',
  forMs: 'For',
  minutes: (n) => `${n} minutes`,
  hours: (n) => `${n} hour${n === 1 ? '' : 's'}`,
  review: 'Review',
  discard: 'Cancel',
  apply: 'Apply',
  applyAgain: 'Apply to the new state',
  back: 'Back',
  sending: 'Applying.',
  now: 'Now',
  after: 'After this',
  sameForUsers: 'Users see the same as now.',
  sure: 'Apply it?',

  order: {
    note: 'The first one is used first. Drag, or use the buttons.',
    up: (service) => `Move ${service} up`,
    down: (service) => `Move ${service} down`,
    draft: 'This order is not applied yet.',
    moved: (service, place) => `${service}, number ${place}`,
  },
  force: {
    heading: (service) => `Control ${service}`,
    what: 'What to do',
    open: 'Force open',
    openMeans: 'it is not used',
    closed: 'Force closed',
    closedMeans: 'it is used even if it fails',
    release: 'Release',
    releaseMeans: 'the automatic phase rules',
  },
  notice: {
    write: 'Write a notice',
    edit: 'Change the notice',
    level: 'Level',
    levels: { info: 'Info', warning: 'Warning', outage: 'Outage' },
    ko: 'Korean text',
    en: 'English text',
    preview: 'As the field shows it',
    empty: '(what you write shows here)',
    none: 'No notice is shown.',
    shown: 'Shown now',
    end: 'Take it down',
    left: (n) => `${n} characters left`,
    textMissing: 'Write the text in both languages.',
    until: (time, left) => `Goes by itself at ${time} (${left} left)`,
  },
  alerts: {
    note: 'Sends a test alert through every configured channel. Users see nothing of it.',
    send: 'Send a test alert',
    sending: 'Sending.',
    none: 'No channel is configured. Set TELEGRAM_BOT_TOKEN, SLACK_WEBHOOK_URL or ALERT_WEBHOOK_URL.',
    ok: 'sent',
    bad: 'not sent',
  },

  title: {
    order: () => 'Change the order of services',
    open: (service) => `Force ${service} open`,
    closed: (service) => `Force ${service} closed`,
    release: (service) => `Release ${service}`,
    notice: () => 'Publish an emergency notice',
    endNotice: () => 'Take the emergency notice down',
  },
  means: {
    order: (order) =>
      `From the next search on: ${order}. Forms in use hear of it within a second; results already shown stay.`,
    open: (service, until) =>
      `${service} is not called until ${until}. The automatic phase goes on meanwhile.`,
    closed: (service, until, hard) =>
      `${service} is used until ${until} even if it fails. During an outage a search may take up to ${hard} longer.`,
    release: (service, phase) => `${service} follows its automatic phase at once, which is now: ${phase}.`,
    notice: (until) =>
      `Every address field in use shows it within a second, and screen readers read it once. Others show it when they are next used. It goes by itself at ${until}.`,
    endNotice: 'The notice goes from every address field.',
  },

  done: {
    order: (order) => `Order of services changed: ${order}`,
    open: (service) => `${service} is forced open.`,
    closed: (service) => `${service} is forced closed.`,
    release: (service) => `${service} is released.`,
    notice: () => 'The emergency notice is published.',
    endNotice: () => 'The emergency notice is taken down.',
  },
  undo: 'Undo',
  undoTitle: 'Undo the last command',
  undoReason: (what) => `Undone: ${what}`.slice(0, 200),

  failed: {
    conflict: 'Somebody has changed this meanwhile. Nothing was applied.',
    conflictStore: 'The store has begun anew. Nothing was applied.',
    changedOrder: (order, by, at, why) => `Order now: ${order} (${by}, ${at}. Reason: ${why})`,
    changedForce: (what, by, at, why) => `Now: ${what} (${by}, ${at}. Reason: ${why})`,
    changedRelease: (phase) => `Now: not forced; its automatic phase is ${phase}.`,
    changedNotice: (text, by, at, why) => `Notice shown now: “${text}” (${by}, ${at}. Reason: ${why})`,
    changedNoNotice: 'No notice is shown now.',
    field: (field) => `This value cannot be taken: ${field}`,
    fields: {
      reason: 'reason',
      order: 'order',
      to: 'what to do (every other service is forced open)',
      forMs: 'for how long',
      provider: 'service',
      'text.ko': 'Korean text',
      'text.en': 'English text',
      level: 'level',
    },
    store: 'The store cannot be reached, so nothing was changed. Try again when it is back.',
    storeUnsure:
      'The store did not answer: it is not known to be applied. Look at the state, then try again.',
    replicaNone:
      'The store has no replica, so nothing was changed: the command would be lost if the primary failed. Bring a replica back, then try again.',
    replicaBehind:
      'Applied, but no replica of the store has it yet: it would be lost if the primary failed now. Look at the state, then apply it again.',
    unknown: 'The connection broke: it is unknown whether it was applied. Look at the state.',
    'other-site': 'No command is taken at this address. Open the endpoint by its own address.',
    other: (status, detail) => `The endpoint refused it (${status}). ${detail}`,
  },
};
