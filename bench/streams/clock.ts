/** Ms of the machine's monotonic clock, which is one for all its processes. */
export function machineMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
