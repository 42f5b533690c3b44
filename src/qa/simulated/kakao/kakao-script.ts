/** `no-core`: what the loader loads next never comes; `other-shape`: it comes, without the constructor. */
export type Broken = 'no' | 'refuses' | 'no-core' | 'other-shape';

/**
 * A script that behaves as the postcode service's does (docs/providers.md#kakao-postcode): it refuses a query string on its own
 * address, embeds a viewer in nested iframes, and hears from it by message.
 *
 * @param viewerUrl address of the viewer's page, of another origin where there is one
 */
export function kakaoScript(viewerUrl: string, broken: Broken): string {
  return `(() => {
  const VIEWER = ${JSON.stringify(new URL(viewerUrl).origin)};
  const PAGE = ${JSON.stringify(viewerUrl)};
  const BROKEN = ${JSON.stringify(broken)};
  const own = document.currentScript ? document.currentScript.src : '';
  const valid = !own.includes('?') && BROKEN !== 'refuses';
  if (!valid) console.error('postcode: parameters are not allowed on the address of this script');
  let layers = 0;
  class Postcode {
    constructor(options) {
      if (!valid) throw new Error('parameters are not allowed');
      this.options = Object.assign({ shorthand: true, focusInput: true }, options);
    }
    embed(element, given) {
      const options = this.options;
      const wrap = document.createElement('div');
      wrap.id = '__daum__layer_' + ++layers;
      Object.assign(wrap.style, { position: 'relative', width: size(options.width), height: size(options.height) });
      const outer = document.createElement('iframe');
      outer.title = '우편번호 서비스 레이어 프레임';
      Object.assign(outer.style, { width: '100%', height: '100%', border: '0', margin: '0', display: 'block' });
      wrap.append(outer);
      element.replaceChildren(wrap);
      const inner = outer.contentDocument.createElement('iframe');
      inner.id = '__daum__viewerFrame_' + layers;
      inner.title = '우편번호 검색 프레임';
      Object.assign(outer.contentDocument.body.style, { margin: '0', height: '100vh', overflow: 'hidden' });
      Object.assign(inner.style, { width: '100%', height: '100%', border: '0', display: 'block' });
      const ask = new URLSearchParams({
        origin: location.origin, mode: 'transmit', vt: 'layer', fi: options.focusInput ? 'on' : 'off',
        sd: options.shorthand ? 'on' : 'off', q: (given && given.q) || '',
      });
      inner.src = PAGE + '?' + ask;
      const hear = (event) => {
        if (!wrap.isConnected) return window.removeEventListener('message', hear);
        if (event.origin !== VIEWER || event.source !== inner.contentWindow) return;
        const { type, data } = event.data || {};
        if (type === 'search' && options.onsearch) options.onsearch(data);
        if (type === 'resize' && options.onresize) options.onresize(data);
        if (type === 'complete') {
          if (options.oncomplete) options.oncomplete(data);
          if (!given || given.autoClose !== false) wrap.remove();
        }
      };
      window.addEventListener('message', hear);
      outer.contentDocument.body.append(inner);
    }
    open(given) {
      window.open(PAGE + '?' + new URLSearchParams({ origin: location.origin, vt: 'popup', q: (given && given.q) || '' }));
    }
  }
  const size = (value) => (typeof value === 'number' ? value + 'px' : value || '500px');
  const postcode = { version: 'simulated', _validParam_: valid, load(done) { if (BROKEN !== 'no-core') setTimeout(done, 0); } };
  const namespace = BROKEN === 'no-core' || BROKEN === 'other-shape' ? { postcode } : { Postcode, postcode };
  window.kakao = Object.assign(window.kakao || {}, namespace);
  window.daum = Object.assign(window.daum || {}, namespace);
})();
`;
}
