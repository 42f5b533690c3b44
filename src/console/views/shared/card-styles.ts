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
    flex-wrap: nowrap;
    align-items: start;
    gap: 0.375rem;
  }
  .head h3 {
    font-size: 1.1875rem;
    letter-spacing: -0.02em;
    flex: 1;
    min-inline-size: 0;
    line-height: 1.3;
  }
  small {
    display: block;
    font-size: 0.8125rem;
    font-weight: 400;
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
    .card {
      gap: 0.625rem;
      padding: 0.875rem 1rem 0.5rem;
    }
    dl {
      gap: 0.25rem 0.75rem;
      font-size: 0.875rem;
    }
    dt {
      max-inline-size: 4.5rem;
    }
  }
`;
