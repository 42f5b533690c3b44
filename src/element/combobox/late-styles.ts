import { css } from 'lit';
import { cardStyles } from './card-styles.ts';
import { fieldStyles } from './field-styles.ts';
import { optionsStyles } from './options-styles.ts';

/** What is there only once somebody searches. */
export const listStyles = css`
  ${fieldStyles}${optionsStyles}${cardStyles}
`;
