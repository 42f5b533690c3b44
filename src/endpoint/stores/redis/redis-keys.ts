/** All names of one installation. They have one hash tag, so that a cluster keeps them in one slot. */
export function keysOf(prefix: string) {
  const key = (name: string): string => `{${prefix}}:${name}`;
  return {
    record: key('record'),
    unreadable: key('record:unreadable'),
    timeline: key('timeline'),
    alerts: key('alerts'),
    due: key('alerts:due'),
    attempts: key('alerts:attempts'),
    held: key('alerts:held'),
    holder: key('alerts:holder'),
    progress: key('alerts:progress'),
    memos: key('memos'),
    known: key('alerts:known'),
    channel: key('changed'),
    secret: (day: string) => key(`secret:${day}`),
  };
}
