import { redirect } from 'next/navigation';
import { AddressSearch } from 'address-search/react.js';

/** Runs on the server, with what the form has sent. */
async function signUp(form: FormData) {
  'use server';
  const entries = [...form].filter(([name]) => name.startsWith('address.'));
  redirect(`/?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}`);
}

export default async function Page({ searchParams }: PageProps<'/'>) {
  const sent = await searchParams;
  return (
    <form action={signUp}>
      <h1>회원 가입</h1>
      <AddressSearch name="address" label="주소" required>
        <address-source type="kakao-postcode" />
        <address-source type="juso" api-key="U01…" />
      </AddressSearch>
      <button>가입하기</button>
      <pre id="sent">{sent['address.road'] ? JSON.stringify(sent, null, 2) : ''}</pre>
    </form>
  );
}
