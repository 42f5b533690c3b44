/** What a stand-in for Kakao's script does: a worker cannot see inside the viewer's own page, so it is played. */
export type StandIn =
  /** Refuses to work (docs/providers.md#kakao-script). */
  | 'refuses'
  /** What the loader loads next never comes (docs/providers.md#kakao-script). */
  | 'no-core'
  /** Comes whole, without the constructor. */
  | 'other-shape'
  /** A viewer that never tells that it is ready. */
  | 'silent'
  /** One that shows an error page, which a host cannot hear of. */
  | 'error-page'
  /** One that tells its size once, and answers no search. */
  | 'dies'
  /** One that works and finds nothing for everything. */
  | 'empty';

/**
 * A script in place of Kakao's. What it puts on `window.kakao` and `window.daum` carries `standIn`, so that it
 * can be told from the real one.
 */
export const standInScript = (standIn: StandIn): string => `(() => {
  const PLAYS = ${JSON.stringify(standIn)};
  const valid = PLAYS !== 'refuses';
  const TEXTS = { silent: '', 'error-page': '502 Bad Gateway', dies: '검색하고 있습니다…', empty: '검색 결과가 없습니다.' };
  class Postcode {
    static standIn = true;
    constructor(options) {
      if (!valid) throw new Error('parameters are not allowed');
      this.options = options || {};
    }
    embed(element, given) {
      const { onsearch, onresize } = this.options;
      const frame = document.createElement('iframe');
      frame.title = '우편번호 서비스 레이어 프레임';
      frame.srcdoc = '<body style="font: 16px system-ui; color: #222; background: #fff">' + (TEXTS[PLAYS] || '');
      Object.assign(frame.style, { width: '100%', height: '100%', border: '0', display: 'block' });
      element.replaceChildren(frame);
      const q = (given && given.q) || '';
      const later = (run) => setTimeout(() => frame.isConnected && run && run(), 50);
      if (PLAYS === 'empty') {
        if (q) later(() => onsearch && onsearch({ q, count: 0 }));
        later(() => onresize && onresize({ width: 500, height: 400 }));
      }
      if (PLAYS === 'dies') later(() => onresize && onresize({ width: 500, height: 400 }));
    }
    open() {}
  }
  const postcode = {
    standIn: true,
    version: 'stand-in',
    _validParam_: valid,
    load(done) { if (PLAYS !== 'no-core') setTimeout(done, 0); },
  };
  const namespace = PLAYS === 'no-core' || PLAYS === 'other-shape' ? { postcode } : { Postcode, postcode };
  window.kakao = Object.assign(window.kakao || {}, namespace);
  window.daum = Object.assign(window.daum || {}, namespace);
})();
`;
