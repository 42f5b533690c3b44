/** What an address is, whoever found it. Frozen by `makeAddress`. */

/** Administrative levels, in the long form ("서울특별시"). Empty text where the source has none. */
export interface Region {
  /** 시도 */
  readonly level1: string;
  /** 시군구; empty for Sejong. */
  readonly level2: string;
  /** 읍면동 */
  readonly level3: string;
  /** 법정리 */
  readonly level4: string;
  /** 행정동, where the source tells it. */
  readonly adminDong: string;
}

/** Keys that registers of addresses use. Empty text where the source has none. */
export interface Codes {
  /** 법정동코드, 10 digits. */
  readonly legalDong: string;
  /** 시군구코드, 5 digits. */
  readonly sigungu: string;
  /** 도로명코드, 12 digits. */
  readonly roadName: string;
  /** 건물관리번호, 25 digits. */
  readonly building: string;
  readonly underground: boolean;
  /** Building main number; null where the source does not tell it. */
  readonly mainNo: number | null;
  readonly subNo: number | null;
}

/** WGS84 degrees. */
export interface Location {
  readonly lat: number;
  readonly lng: number;
}

/** An address as the form gets it. */
export interface Address {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Digits as text; empty if the source has none. */
  readonly postcode: string;
  /** One-line road address without reference part or detail. */
  readonly road: string;
  /** One-line lot-number address. */
  readonly jibun: string;
  /** Typed by the user (동, 호, floor); empty from every provider. */
  readonly detail: string;
  /** 참고항목, "(법정동, 공동주택명)", without outer spaces. */
  readonly extra: string;
  readonly building: string;
  readonly region: Region;
  readonly codes: Codes;
  readonly location: Location | null;
  readonly english: string;
  /** Road address and reference part, for display. */
  readonly full: string;
  /** Provider id, or `manual`. */
  readonly source: string;
  /** True when a provider vouches for it. */
  readonly verified: boolean;
  /** The provider's own object, untouched; null for a manual address. */
  readonly raw: unknown;
}
