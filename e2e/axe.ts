import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * All that axe looks for on a page with a field, but for one practice that is no criterion: a closed sheet has the
 * role `group`, or Chromium says that every field is a dialog (docs/accessibility.md).
 */
export const axeOf = (page: Page): AxeBuilder => new AxeBuilder({ page }).disableRules('aria-allowed-role');
