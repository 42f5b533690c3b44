import { css } from 'lit';
import { cardStyles } from './card-styles.ts';
import { fieldStyles } from './field-styles.ts';
import { optionsStyles } from './options-styles.ts';
import { rowStyles } from './row-styles.ts';
import { sheetStyles } from './sheet-styles.ts';
import { statusStyles } from './status-styles.ts';

/** What is there only once somebody searches; one sheet for all of it, adopted when the searching half comes. */
export const searchStyles = css`
  ${fieldStyles}
  ${statusStyles}
  ${optionsStyles}
  ${rowStyles}
  ${cardStyles}
  ${sheetStyles}
`;
