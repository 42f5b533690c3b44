import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const bundle = fileURLToPath(import.meta.resolve('address-search/address-search.bundle.js'));
const files = {
  '/address-search.bundle.js': ['text/javascript', readFileSync(bundle)],
  '/style.css': ['text/css', readFileSync(new URL('style.css', import.meta.url))],
};
const escape = (value) => value.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** As a JSP or Thymeleaf page would have it: its own names, its own inputs, which work without JavaScript too. */
const page = (sent) => `<!doctype html>
<html lang="ko">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>회원 가입</title>
    <link rel="stylesheet" href="/style.css">
    <script type="module" src="/address-search.bundle.js"></script>
  </head>
  <body>
    <form method="post">
      <h1>회원 가입</h1>
      <address-search label="주소 찾기">
        <address-source type="kakao-postcode"></address-source>
        <address-source type="juso" api-key="U01…"></address-source>
        <input slot="postcode" name="zipcode" aria-label="우편번호" value="${escape(sent.get('zipcode') ?? '')}">
        <input slot="road" name="addr1" aria-label="주소" value="${escape(sent.get('addr1') ?? '')}">
        <input slot="detail" name="addr2" aria-label="상세 주소" value="${escape(sent.get('addr2') ?? '')}">
      </address-search>
      <button>가입하기</button>
      <pre id="sent">${sent.size > 0 ? escape(JSON.stringify(Object.fromEntries(sent), null, 2)) : ''}</pre>
    </form>
  </body>
</html>`;

const server = createServer(async (request, response) => {
  const [type, body] = files[request.url] ?? [
    'text/html; charset=utf-8',
    page(new URLSearchParams(request.method === 'POST' ? await text(request) : '')),
  ];
  response.setHeader('content-type', type).end(body);
});
server.listen(process.env.PORT ?? 3000, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
