import { css } from 'lit';

/** The full-screen sheet: head, box and line above, the list or an embedded page in the room that is left. */
export const sheetStyles = css`
  [part='sheet-head'] {
    display: none;
  }
  [aria-modal] {
    all: unset;
    position: fixed;
    inset: 0;
    box-sizing: border-box;
    display: flex;
    flex-direction: column;
    gap: var(--_gap);
    /* Only where there are no popovers. */
    z-index: 999;
    /* A wide one is no longer than lines are read well. */
    padding: 0.25rem max(1rem, (100% - 42rem) / 2) 0.5rem;
    padding-block-end: max(0.5rem, env(safe-area-inset-bottom));
    background: var(--_page);
    overflow: auto;
    overscroll-behavior: contain;
  }
  /* What a keyboard leaves free for a moment, as it comes and goes. */
  [aria-modal]::backdrop {
    background: var(--_page);
  }
  [aria-modal] > * {
    flex: none;
  }
  [aria-modal] [part='sheet-head'] {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-inline-end: -0.75rem;
  }
  [part='sheet-title'] {
    margin: 0;
    font-size: 1.0625em;
    font-weight: 600;
  }
  [part='close-button'] {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 2.75rem;
    block-size: 2.75rem;
  }
  [part='close-button'] svg {
    inline-size: 1.375rem;
    block-size: 1.375rem;
  }
  [aria-modal] [part='list'],
  [aria-modal] [part='recent'] {
    position: static;
    inline-size: auto !important;
    max-block-size: none;
    margin-inline: -0.875rem;
    padding: 0;
    border: 0;
    border-radius: 0;
    background: inherit;
    color: inherit;
    box-shadow: none;
  }
  [aria-modal] [part='list'] {
    display: none;
    flex: 1 1 0;
    min-block-size: 6rem;
  }
  [aria-modal] [data-open] {
    display: flex;
  }
  [aria-modal] [part='count'] {
    border-block-end: 1px solid var(--_line);
  }
  /* Its words stand at the head of the list. */
  [aria-modal]:has([part='list'][data-open]) [part='status'] {
    position: absolute;
    clip-path: inset(50%);
  }
  [aria-modal] .viewer {
    flex: 1 0 20rem;
    min-block-size: 0;
  }
  /* The page that is open has a search box: ours is seen again once it has the focus. */
  [aria-modal]:has(.viewer:not([hidden], [inert])) [part='field']:not(:focus-within) {
    position: absolute;
    clip-path: inset(50%);
  }
  [aria-modal] ::slotted([slot='viewer']) {
    block-size: 100% !important;
  }
  /* That is for the fields, which stand in the page. */
  [aria-modal] [part='proposal-button'] {
    display: none;
  }
  /* So low that a list of its own would show a row: all of it scrolls, under the box. */
  @media (max-height: 26rem) {
    [aria-modal] {
      padding-block-start: 0.5rem;
      scroll-padding-block-start: 4rem;
    }
    [aria-modal] [part='field'] {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
      background: var(--_page);
    }
    [aria-modal] [part='list'] {
      flex: none;
    }
    [aria-modal] [role='listbox'] {
      overflow: visible;
    }
    [aria-modal] [part='sheet-head'] {
      position: fixed;
      inset-inline-end: 1rem;
      z-index: 1;
    }
    [aria-modal] [part='sheet-title'] {
      display: none;
    }
    [aria-modal] [part='field'] {
      margin-inline-end: 2.5rem;
    }
  }
`;
