import type { ReactNode } from 'react';
import './style.css';

export const metadata = { title: '회원 가입' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="ko">
      <body>{children}</body>
    </html>
  );
}
