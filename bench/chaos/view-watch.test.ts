import { describe, expect, it } from 'vitest';
import { closed, INC, LATER_INC, viewOf } from '../../src/endpoint-client/testing/views.ts';
import { ViewWatch } from './view-watch.ts';

describe('the watch over views', () => {
  it('finds nothing in views that go on', () => {
    const watch = new ViewWatch();
    watch.look(viewOf({ rev: 5 }), null, 'a stream');
    watch.look(viewOf({ rev: 6, order: ['juso', 'kakao-postcode'] }), viewOf({ rev: 5 }), 'a stream');
    watch.look(viewOf({ inc: LATER_INC, rev: 1 }), viewOf({ rev: 6 }), 'a stream');
    expect([...watch.faults]).toEqual([]);
    expect([watch.seen, watch.newest]).toEqual([3, { inc: LATER_INC, rev: 1 }]);
  });

  it('finds a view that goes back', () => {
    const watch = new ViewWatch();
    watch.look(viewOf({ rev: 5 }), viewOf({ rev: 6 }), 'browser 3');
    expect([...watch.faults]).toEqual([`browser 3 went back from ${INC}.6 to ${INC}.5`]);
  });

  it('finds two orders under one revision', () => {
    const watch = new ViewWatch();
    watch.look(viewOf(), null, 'a stream');
    watch.look(viewOf({ order: ['juso', 'kakao-postcode'] }), null, 'a stream');
    expect(watch.faults.size).toBe(1);
  });

  it('finds two phases under one epoch', () => {
    const watch = new ViewWatch();
    watch.look(viewOf(), null, 'a stream');
    watch.look(viewOf({ rev: 6, providers: { juso: { ...closed, phase: 'open' } } }), null, 'a stream');
    expect([...watch.faults]).toEqual([
      `the state of juso in epoch 1 of ${INC} was "closed" (revision 5, a stream) and is "open" (revision 6, a stream)`,
    ]);
  });
});
