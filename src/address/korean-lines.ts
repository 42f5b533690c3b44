/** The number at the end of a one-line road address. Null numbers when there is none. */
export interface RoadNumber {
  readonly underground: boolean;
  readonly mainNo: number | null;
  readonly subNo: number | null;
}

/** Whether a line is a P.O. box ("광화문우체국 사서함 88"), whose number is that of no building. */
export const isPostBox = (line: string): boolean => /사서함\s*제?\s*\d/.test(line);

/**
 * Reads "지하 110", "82-12" off the end of a road address; a missing sub number is 0, as in the registers.
 * A P.O. box has none.
 */
export function readRoadNumber(road: string): RoadNumber {
  const found = /(?:^|\s)(지하\s*)?(\d+)(?:-(\d+))?$/.exec(road);
  if (!found || isPostBox(road)) return { underground: false, mainNo: null, subNo: null };
  return { underground: Boolean(found[1]), mainNo: Number(found[2]), subNo: Number(found[3] ?? 0) };
}

/**
 * The reference part (참고항목) of a road address: "(법정동)", "(법정동, 공동주택명)", or "(공동주택명)" where
 * there is no 동 (도로명주소법 시행령 제6조). Pass the building only if it is an apartment house.
 */
export function composeExtra(legalDong: string, apartment: string): string {
  const dong = /[동로가]$/.test(legalDong) ? legalDong : '';
  const parts = [dong, apartment].filter(Boolean);
  return parts.length ? `(${parts.join(', ')})` : '';
}

/** One line for display: the road address with its reference part, or else the lot address. */
export function composeFull(road: string, extra: string, jibun: string): string {
  return road ? [road, extra].filter(Boolean).join(' ') : jibun;
}
