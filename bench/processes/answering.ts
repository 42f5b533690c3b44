/**
 * The child's side of `Child`: answers the questions of the bench, and ends with it.
 */
export function answering<Question>(answer: (question: Question) => Promise<object> | object): void {
  process.on('message', (question) => {
    void Promise.resolve(answer(question as Question)).then((reply) => process.send?.(reply));
  });
  process.on('disconnect', () => process.exit(0));
  // A question that came before there was anybody to hear it would be lost.
  process.send?.({ isListening: true });
}
