import { css } from 'lit';

/** The open panel: a card in its corner, a bottom sheet on a phone. */
export const sheetStyles = css`
  .sheet {
    display: flex;
    flex-direction: column;
    inline-size: min(440px, calc(100vw - 32px));
    max-block-size: min(820px, calc(100dvh - 32px));
    border: 1px solid var(--line);
    border-radius: 16px;
    background: var(--bg);
    box-shadow: 0 16px 48px rgb(0 0 0 / 44%);
    overflow: clip;
  }
  .top {
    display: flex;
    align-items: center;
    gap: 2px;
    padding: 10px 10px 8px 16px;
  }
  h2 {
    display: flex;
    align-items: center;
    gap: 8px;
    font-size: 15px;
    font-weight: 700;
  }
  .state {
    margin-inline: 8px auto;
    padding: 1px 9px;
    border-radius: 99px;
    border: 1px solid currentColor;
    color: var(--good);
    font-size: 12px;
    font-weight: 700;
    white-space: nowrap;
  }
  .state[data-state='on'] {
    color: #2a0703;
    border-color: var(--bad);
    background: var(--bad);
  }
  .state[data-state='waiting'] {
    color: var(--warn);
  }
  .top button {
    display: grid;
    place-items: center;
    min-inline-size: 34px;
    block-size: 34px;
    padding: 0 7px;
    color: var(--muted);
    font-size: 12px;
  }
  button:hover {
    color: var(--ink);
    background: var(--raised);
  }

  .now {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    padding: 0 16px 10px;
  }
  .now li {
    display: flex;
    gap: 7px;
    padding: 3px 9px;
    border-radius: 7px;
    border-inline-start: 3px solid var(--bad);
    background: var(--raised);
    font-size: 12px;
  }
  .now li[data-state='waiting'] {
    border-color: var(--warn);
  }
  .now li[data-state='over'] {
    border-color: var(--line);
    color: var(--muted);
  }
  .now b {
    color: var(--bad);
  }
  .now [data-state='waiting'] b {
    color: var(--warn);
  }
  .warning {
    margin: 0 16px 10px;
    padding: 8px 12px;
    border-radius: 8px;
    border-inline-start: 3px solid var(--warn);
    background: var(--raised);
  }

  .tabs {
    display: grid;
    grid-template-columns: 1fr 1fr;
    padding-inline: 16px;
    gap: 4px;
    border-block-end: 1px solid var(--line);
  }
  .tabs button {
    padding: 8px 4px;
    border-radius: 8px 8px 0 0;
    color: var(--muted);
    font-weight: 600;
    border-block-end: 2px solid transparent;
    margin-block-end: -1px;
  }
  .tabs :focus-visible {
    outline-offset: -3px;
  }
  .tabs [aria-selected='true'] {
    color: var(--ink);
    border-block-end-color: var(--info);
  }
  .body {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 14px 16px 18px;
    scrollbar-width: thin;
  }

  .foot {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    padding: 10px 16px 12px;
    border-block-start: 1px solid var(--line);
  }
  .foot button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 38px;
    padding: 0 13px;
    border-color: var(--edge);
    font-weight: 600;
    white-space: nowrap;
  }
  .foot .apply {
    border-color: var(--bad);
    background: var(--bad);
    color: #2a0703;
  }
  .foot .apply:hover {
    background: #ffa79f;
  }
  .foot button:disabled {
    cursor: not-allowed;
    color: var(--muted);
    border-color: var(--line);
    background: none;
  }
  .foot svg.icon {
    inline-size: 16px;
    block-size: 16px;
  }
  .said {
    position: absolute;
    inset: auto 16px calc(100% + 10px);
    inline-size: fit-content;
    margin-inline: auto;
    padding: 8px 14px;
    border: 1px solid var(--good);
    border-radius: 10px;
    background: var(--raised);
    color: var(--good);
    font-weight: 600;
    box-shadow: 0 6px 20px rgb(0 0 0 / 45%);
    pointer-events: none;
  }
  .said:empty {
    padding: 0;
    border: 0;
    box-shadow: none;
  }
  .by-hand {
    flex: 1 1 100%;
    display: grid;
    gap: 6px;
    color: var(--muted);
  }
  .by-hand textarea {
    inline-size: 100%;
    resize: none;
    color: var(--ink);
    background: var(--raised);
    border: 1px solid var(--edge);
    border-radius: 8px;
    padding: 8px 10px;
    font:
      12px/1.4 var(--mono),
      monospace;
    overflow-wrap: anywhere;
  }

  @media (max-width: 520px) {
    .sheet {
      inline-size: 100%;
      max-block-size: 72dvh;
      border-radius: 16px 16px 0 0;
      border-inline: 0;
      border-block-end: 0;
      padding-block-end: env(safe-area-inset-bottom);
    }
    .top .swap {
      display: none;
    }
    .top button {
      min-inline-size: 44px;
      block-size: 44px;
    }
    .top {
      padding-block: 4px;
    }
    .foot button {
      flex: 1 1 auto;
      justify-content: center;
      min-block-size: 44px;
      padding: 0 8px;
    }
    .foot .apply {
      flex-basis: 100%;
    }
  }
  @media (forced-colors: active) {
    .state,
    .foot button,
    .now li {
      border: 1px solid CanvasText;
    }
    .tabs [aria-selected='true'] {
      border-block-end-color: Highlight;
    }
  }
`;
