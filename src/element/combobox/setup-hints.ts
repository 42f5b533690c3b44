import type { ProviderError } from '../../providers/index.ts';
import { isKorean } from './is-korean.ts';

/** What the page's author has to mend. */
export type SetupFault =
  | { readonly kind: 'no-provider' }
  | { readonly kind: 'refused'; readonly provider: string; readonly error: ProviderError };

const EXAMPLE = '<address-source type="juso" api-key="…">';

/** Codes of ours are in lower case; a service's own, and its 401 and 403, are about the key. */
const isAboutKey = (code: string): boolean => !/^[a-z]/.test(code) || code.startsWith('http-');

const told = ({ code, message }: ProviderError): string => (message === code ? code : `${code}: ${message}`);

/** What is wrong and how it is mended, for the page's author; in Korean unless the field speaks another language. */
export function setupHint(fault: SetupFault, lang: string, origin: string): string {
  const inKorean = isKorean(lang);
  if (fault.kind === 'no-provider')
    return inKorean
      ? `주소 서비스가 없어 주소를 찾을 수 없습니다. <address-search> 안에 ${EXAMPLE}처럼 적거나 providers 프로퍼티에 지정해 주십시오.`
      : `Nothing can be found without an address service. Put an element such as ${EXAMPLE} into <address-search>, or set its property providers.`;
  const { provider, error } = fault;
  const source = `<address-source type="${provider}">`;
  if (isAboutKey(error.code))
    return inKorean
      ? `주소 서비스가 이 페이지를 거절했습니다 (${told(error)}). ${source}의 api-key 속성이 맞는지, 기한이 지나지 않았는지, ${origin} 주소로 등록되어 있는지 확인해 주십시오.`
      : `The address service refuses this page (${told(error)}). Check that the attribute api-key of ${source} is right, has not expired, and is registered for ${origin}.`;
  return inKorean
    ? `${source}의 설정을 고쳐 주십시오 (${told(error)}). README의 “Services and keys”와 “Content security policy”에 설명이 있습니다.`
    : `Mend the setup of ${source} (${told(error)}). README explains it under “Services and keys” and “Content security policy”.`;
}

/** Whether only the page's author looks at a page of this host. */
const isAuthorsOwn = (host: string): boolean => /^((.+\.)?localhost|127(\.\d+){3}|\[::1\])$/.test(host);

/**
 * Tells the page's author of faults of the setup: each once in the console, and under the field on the author's own
 * machine. Users of a public host see nothing of it.
 */
export class SetupHints {
  readonly #faults = new Map<string, SetupFault>();

  constructor(private readonly page: Pick<Location, 'hostname' | 'origin'>) {}

  add(fault: SetupFault, lang: string): void {
    const key = JSON.stringify(fault);
    if (this.#faults.has(key)) return;
    this.#faults.set(key, fault);
    // An adapter that could not be made has been written to the console when it was loaded.
    if (fault.kind === 'refused' && fault.error.code === 'source') return;
    console.error(`<address-search>: ${setupHint(fault, lang, this.page.origin)}`);
  }

  /** What to show under the field; nothing on a public host. */
  shown(lang: string): readonly string[] {
    if (!isAuthorsOwn(this.page.hostname)) return [];
    return [...this.#faults.values()].map((fault) => setupHint(fault, lang, this.page.origin));
  }

  /** The page has other providers now. */
  forget(): void {
    this.#faults.clear();
  }
}
