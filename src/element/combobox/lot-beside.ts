/** The words of a lot address from where it differs from the road address above it: the region is read once. */
export function lotBeside(road: string, jibun: string): string {
  const above = road.split(' ');
  const words = jibun.split(' ');
  const from = words.findIndex((word, at) => word !== above[at]);
  return from < 0 ? '' : words.slice(from).join(' ');
}
