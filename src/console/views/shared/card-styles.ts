import { css } from 'lit';

/** One provider. */
export const cardStyles = css`
  :host {
    block-size: 100%;
  }
  .card {
    display: flex;
    flex-direction: column;
    gap: 0.875rem;
    block-size: 100%;
    border-block-start: 0.25rem solid var(--tone);
  }
  .head {
    gap: 0.375rem 0.75rem;
  }
  .head h3 {
    font-size: 1.1875rem;
    letter-spacing: -0.02em;
    margin-inline-end: auto;
    display: flex;
    align-items: baseline;
    gap: 0.5rem;
  }
  .rank {
    font-size: 0.8125rem;
    font-weight: 600;
    color: var(--muted);
    letter-spacing: 0;
  }
  .users {
    font-weight: 600;
    line-height: 1.45;
  }
  .share {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 0.75rem;
    align-items: center;
    font-size: 0.875rem;
  }
  .share svg {
    inline-size: 100%;
    block-size: 0.5rem;
    border-radius: 0.25rem;
    background: var(--sunk);
    border: 1px solid var(--line);
  }
  .share rect {
    fill: var(--tone);
  }
  dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 0.375rem 1rem;
    font-size: 0.9375rem;
  }
  dt {
    color: var(--muted);
    font-size: 0.875rem;
    padding-block-start: 0.0625rem;
  }
  .votes {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125rem 0.875rem;
  }
  .votes .bad b {
    color: var(--open);
  }
  .tone-forced p + p {
    font-size: 0.875rem;
  }
  ops-force {
    margin-block-start: auto;
  }
  .old {
    border-style: dashed;
  }
  @media (max-width: 30rem) {
    dl {
      grid-template-columns: minmax(0, 1fr);
      gap: 0.0625rem;
    }
    dd + dt {
      margin-block-start: 0.5rem;
    }
  }
`;
