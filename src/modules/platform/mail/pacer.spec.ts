import { Pacer } from './pacer.js';

describe('a pace for letters', () => {
  it('spreads them over the minute, and gives nobody the turns that went unused', () => {
    const pacer = new Pacer(60);
    expect([pacer.take(0), pacer.take(0), pacer.take(500), pacer.take(10_000), pacer.take(10_000)]).toEqual([
      0, 1000, 1500, 0, 1000,
    ]);
  });

  it('is none without a limit', () => {
    const pacer = new Pacer(0);
    expect([pacer.take(0), pacer.take(0)]).toEqual([0, 0]);
  });
});
