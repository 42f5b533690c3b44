import { makeAddress, registerProvider } from 'address-search';

/** What the shop's own server answers. */
interface Rows {
  readonly total: number;
  readonly rows: readonly { readonly zip: string; readonly road: string }[];
}

registerProvider('shop', ({ url = '' }) => ({
  kind: 'search',
  id: 'shop',
  country: 'KR',
  async search({ text, page, limit }, signal) {
    try {
      const query = new URLSearchParams({ q: text, page: `${page}`, limit: `${limit}` });
      const answer = await fetch(`${url}?${query}`, { signal });
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      const { rows, total } = (await answer.json()) as Rows;
      if (rows.length === 0) return { kind: 'none' };
      const addresses = rows.map(({ zip, road }) =>
        makeAddress({ source: 'shop', postcode: zip, road, full: road, verified: true }),
      );
      return { kind: 'found', addresses, total, page, hasMore: page * limit < total };
    } catch (error) {
      const kind = signal.aborted ? 'aborted' : 'down';
      return { kind: 'failed', error: { kind, code: kind, message: String(error) } };
    }
  },
}));
