/** Whether texts in this language (BCP 47) are Korean. */
export const isKorean = (language: string): boolean => language.toLowerCase().startsWith('ko');
