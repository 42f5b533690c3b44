import 'address-search/define.js';

const say = (id: string, text: string) => document.getElementById(id)?.replaceChildren(text);

document.querySelector('address-search')?.addEventListener('addresspick', ({ address }) => {
  say('picked', `고르신 주소: ${address.road}`);
});

document.querySelector('form')?.addEventListener('submit', (event) => {
  event.preventDefault();
  say(
    'sent',
    JSON.stringify(Object.fromEntries(new FormData(event.currentTarget as HTMLFormElement)), null, 2),
  );
});
