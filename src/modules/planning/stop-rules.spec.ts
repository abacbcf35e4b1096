import { StopWatch } from './stop-rules.js';

const short = { hard: 0, medium: 5, soft: 100 };
const full = { hard: 0, medium: 0, soft: 900 };

describe('a rule that ends a run early', () => {
  it('is not asked without need: a run then goes on for as long as it may', () => {
    const watch = new StopWatch({ idleSeconds: null, untilFull: false });
    expect(watch.look(short, null, 0)).toBeNull();
    expect(watch.look(full, null, 1e9)).toBeNull();
  });

  it('ends it when nothing has improved for so many seconds, counted from the last better plan', () => {
    const watch = new StopWatch({ idleSeconds: 2, untilFull: false });
    expect(watch.look(short, null, 1000)).toBeNull();
    expect(watch.look(short, null, 2999)).toBeNull();
    expect(watch.look({ ...short, soft: 99 }, null, 2999)).toBeNull();
    expect(watch.look({ ...short, soft: 99 }, null, 4998)).toBeNull();
    expect(watch.look({ ...short, soft: 99 }, null, 4999)).toBe('idle');
  });

  it('never ends it before it has a plan', () => {
    const watch = new StopWatch({ idleSeconds: 1, untilFull: true });
    expect(watch.look(null, null, 60_000)).toBeNull();
    expect(watch.look(short, null, 60_100)).toBeNull();
  });

  it('ends it at the first plan without vacancies that breaks no rule', () => {
    const watch = new StopWatch({ idleSeconds: null, untilFull: true });
    expect(watch.look(short, null, 0)).toBeNull();
    expect(watch.look({ ...full, hard: 1 }, null, 1)).toBeNull();
    expect(watch.look(full, null, 2)).toBe('full');
  });

  it('ends it, wanted or not, when no plan can be better', () => {
    const watch = new StopWatch({ idleSeconds: null, untilFull: false });
    expect(watch.look(full, { medium: 0, soft: 899 }, 0)).toBeNull();
    expect(watch.look(full, { medium: 0, soft: 900 }, 1)).toBe('proven');
  });
});
