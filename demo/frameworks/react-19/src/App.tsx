import { useState } from 'react';
import { AddressSearch } from 'address-search/react.js';

export function App() {
  const [picked, setPicked] = useState('');
  const [sent, setSent] = useState('');

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setSent(JSON.stringify(Object.fromEntries(new FormData(event.currentTarget)), null, 2));
      }}
    >
      <h1>회원 가입</h1>
      <AddressSearch
        name="address"
        label="주소"
        required
        onAddressPick={({ address }) => setPicked(`고르신 주소: ${address.road}`)}
      >
        <address-source type="kakao-postcode" />
        <address-source type="juso" api-key="U01…" />
      </AddressSearch>
      <button>가입하기</button>
      <p id="picked">{picked}</p>
      <pre id="sent">{sent}</pre>
    </form>
  );
}
