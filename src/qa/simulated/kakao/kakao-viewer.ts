import type { KnownAddress } from '../addresses/types.ts';
import { shortSido, buildingNumber, lotNumber } from '../search.ts';

/** The 시도 as it is told: some names stay long however `shorthand` is set (docs/providers.md#kakao-viewer). */
const toldSido = (sido: string, shorthand: boolean): string =>
  shorthand && !sido.includes('특별자치') ? (shortSido[sido] ?? sido) : sido;

/** True when the query names the lot of an address and not its road. */
function asksForLot(address: KnownAddress, query: string): boolean {
  const words = query.split(/\s+/);
  const lot = lotNumber(address);
  return lot !== '' && !words.some((word) => word.startsWith(address.road)) && words.includes(lot);
}

/** Fields that the real service fills for some addresses or in English, and this one never. */
const notTold = {
  jibunAddressEnglish: '',
  autoRoadAddress: '',
  autoRoadAddressEnglish: '',
  autoJibunAddress: '',
  autoJibunAddressEnglish: '',
  sidoEnglish: '',
  sigunguEnglish: '',
  roadnameEnglish: '',
  bnameEnglish: '',
  bname1English: '',
  bname2English: '',
  hname: '',
  postcode: '',
  postcode1: '',
  postcode2: '',
  postcodeSeq: '',
};

/** The object that `oncomplete` gets (docs/providers.md#kakao-picks): all texts, empty where there is nothing. */
export function completeData(
  address: KnownAddress,
  asked: { readonly query: string; readonly shorthand: boolean; readonly selected: 'R' | 'J' },
): Readonly<Record<string, string>> {
  const { sigungu, dong, ri, road, building } = address;
  const sido = toldSido(address.sido, asked.shorthand);
  const eup = /[읍면]$/.test(dong);
  const place = [sido, sigungu, eup ? dong : ''].filter(Boolean).join(' ');
  const roadAddress = `${place} ${road} ${address.underground ? '지하 ' : ''}${buildingNumber(address)}`;
  const lot = lotNumber(address);
  const jibunAddress = lot ? [sido, sigungu, dong, ri, lot].filter(Boolean).join(' ') : '';
  const addressType = asksForLot(address, asked.query) ? 'J' : 'R';
  const areaCode = address.roadCode ?? address.legalDong ?? '';
  return {
    zonecode: address.postcode,
    address: addressType === 'J' ? jibunAddress : roadAddress,
    addressEnglish: address.english ?? '',
    addressType,
    userSelectedType: asked.selected,
    noSelected: 'N',
    userLanguageType: 'K',
    roadAddress,
    roadAddressEnglish: address.english ?? '',
    jibunAddress,
    buildingCode: address.buildingCode ?? '',
    buildingName: building,
    apartment: address.apartment ? 'Y' : 'N',
    sido,
    sigungu,
    sigunguCode: areaCode.slice(0, 5),
    roadnameCode: address.roadCode?.slice(5) ?? '',
    roadname: road,
    bcode: address.legalDong ?? '',
    bname: ri || dong,
    bname1: eup ? dong : '',
    bname2: ri || dong,
    query: asked.query,
    ...notTold,
  };
}

/** The viewer's page. `silent` loads and never tells its size; `dies` tells it once, and answers no search. */
export function viewerPage(life: 'well' | 'silent' | 'dies'): string {
  return `<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>우편번호 검색</title>
<style>
  :root { color-scheme: light; font: 14px/1.5 system-ui, 'Noto Sans CJK KR', 'Apple SD Gothic Neo', sans-serif; }
  body { margin: 0; background: #fff; color: #222; }
  form { position: sticky; inset-block-start: 0; display: flex; padding: 12px; background: #fff; border-bottom: 2px solid #2b5fd9; }
  input { flex: 1; min-width: 0; font: inherit; font-size: 16px; border: 0; outline: 0; }
  form button { font: inherit; font-weight: 600; border: 0; background: none; color: #2b5fd9; cursor: pointer; }
  form:focus-within { box-shadow: inset 0 0 0 2px #2b5fd955; }
  ul { list-style: none; margin: 0; padding: 0; }
  .list_post_item { padding: 12px; border-bottom: 1px solid #eee; }
  .post { color: #d6453d; font-weight: 700; }
  .link_post { display: flex; gap: 8px; inline-size: 100%; padding: 6px 0; font: inherit; text-align: start; border: 0; background: none; color: inherit; cursor: pointer; }
  .link_post:hover, .link_post:focus-visible { text-decoration: underline; }
  .kind { flex: none; align-self: flex-start; padding: 0 6px; border: 1px solid #cdd8f5; border-radius: 3px; color: #2b5fd9; font-size: 12px; }
  .none, .tip { padding: 24px 12px; color: #666; }
</style></head>
<body>
<form role="search"><input id="region_name" aria-label="주소 검색어" placeholder="예) 판교역로 166, 분당 주공, 백현동 532" autocomplete="off"><button>검색</button></form>
<div id="result" aria-live="polite"><p class="tip">도로명, 건물명, 지번으로 찾을 수 있습니다.</p></div>
<script>
  const ask = new URLSearchParams(location.search);
  const LIFE = '${life}';
  let told = 0;
  const origin = ask.get('origin');
  const host = window.opener || window.parent.parent;
  const mayTell = () => LIFE === 'well' || (LIFE === 'dies' && told++ === 0);
  const tell = (type, data) => { if (origin && mayTell()) host.postMessage({ type, data }, origin); };
  const box = document.getElementById('region_name');
  const result = document.getElementById('result');
  const make = (tag, name, text) => Object.assign(document.createElement(tag), { className: name, textContent: text || '' });
  async function search(q) {
    if (LIFE === 'dies') return;
    let rows = [];
    try { rows = await (await fetch('/rows?' + new URLSearchParams({ q, sd: ask.get('sd') || 'on' }))).json(); } catch {}
    tell('search', { q, count: rows.length });
    const list = make('ul', 'list_post');
    for (const row of rows) {
      const item = make('li', 'list_post_item');
      item.append(make('span', 'post', row.road.zonecode));
      for (const [kind, data, line] of [['도로명', row.road, row.road.roadAddress], ['지번', row.lot, row.lot.jibunAddress]]) {
        if (!line) continue;
        const button = make('button', 'link_post');
        button.append(make('span', 'kind', kind), make('span', 'line', line + (data.buildingName ? ' (' + data.buildingName + ')' : '')));
        button.onclick = () => tell('complete', data);
        item.append(button);
      }
      list.append(item);
    }
    result.replaceChildren(rows.length ? list : make('p', 'none', '검색 결과가 없습니다.'));
  }
  document.forms[0].onsubmit = (event) => { event.preventDefault(); search(box.value.trim()); };
  const sized = () => tell('resize', { width: document.body.offsetWidth, height: document.body.scrollHeight });
  (async () => {
    const q = ask.get('q');
    if (q) { box.value = q; await search(q); }
    new ResizeObserver(sized).observe(document.body);
    sized();
    if (ask.get('fi') === 'on') box.focus();
  })();
</script>
</body></html>`;
}
