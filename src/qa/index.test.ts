import { describe, expect, it } from 'vitest';
import * as qa from './index.ts';

describe('the door of QA', () => {
  it('loads where there is no page, for tests in Node', () => {
    expect(Object.keys(qa).sort()).toEqual([
      'INCIDENTS',
      'SCENARIOS',
      'TARGETS',
      'formatOutage',
      'outageHandlers',
      'parseOutage',
      'showOutagePanel',
      'startQa',
      'whenSearched',
      'whenState',
    ]);
  });
});
