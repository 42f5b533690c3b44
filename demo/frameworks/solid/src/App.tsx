import { createSignal } from 'solid-js';
import 'address-search/define.js';
import 'address-search/types/solid.js';

export function App(props: { jusoKey: string }) {
  const [picked, setPicked] = createSignal('');
  const [sent, setSent] = createSignal('');

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setSent(JSON.stringify(Object.fromEntries(new FormData(event.currentTarget)), null, 2));
      }}
    >
      <h1>회원 가입</h1>
      <address-search
        name="address"
        label="주소"
        required
        on:addresspick={({ address }) => setPicked(`고르신 주소: ${address.road}`)}
      >
        <address-source type="kakao-postcode" />
        <address-source type="juso" attr:api-key={props.jusoKey} />
      </address-search>
      <button>가입하기</button>
      <p id="picked">{picked()}</p>
      <pre id="sent">{sent()}</pre>
    </form>
  );
}
