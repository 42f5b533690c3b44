/**
 * Upper bounds (ms) by which browsers count how long answers took. Both sides read this one list: an answer that
 * the endpoint put elsewhere would be another answer.
 */
export const latencyBoundsMs = [50, 100, 250, 500, 1_000, 1_500, 2_500, 5_000, 10_000] as const;
