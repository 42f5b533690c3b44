/** The outcomes of a report item that are counted for operators. */
export const outcomes = [
  ...(['ok', 'late', 'bad', 'opaque', 'misconfigured', 'suspectEmpty'] as const),
  ...(['limited', 'censored', 'void'] as const),
];
