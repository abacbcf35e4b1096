import { parseDemoOptions } from './demo-options.js';

describe('the options of the demonstration', () => {
  it('have defaults for everything', () => {
    expect(parseDemoOptions([])).toEqual({
      options: { fresh: false, seconds: 30, seed: 2027, profile: 'trebled', once: false, help: false },
    });
  });

  it('are read as given', () => {
    expect(parseDemoOptions(['--seconds', '5', '--seed=7', '--profile', 'pre-treble', '--fresh', '--once'])).toEqual({
      options: { fresh: true, seconds: 5, seed: 7, profile: 'pre-treble', once: true, help: false },
    });
  });

  it.each([
    [['--seconds', '0'], '--seconds is "0"'],
    [['--seconds', 'ten'], '--seconds is "ten"'],
    [['--seed', '1.5'], '--seed is "1.5"'],
    [['--seed', ''], '--seed is ""'],
    [['--profile', 'quadrupled'], '--profile is "quadrupled"'],
    [['--speed', '9'], '--speed'],
    [['now'], 'now'],
  ])('are refused with the value and what to give: %s', (args, message) => {
    const result = parseDemoOptions(args);
    expect('faults' in result && result.faults.join(' ')).toContain(message);
  });

  it('name every fault at once', () => {
    const result = parseDemoOptions(['--seconds', 'x', '--seed', 'y']);
    expect('faults' in result && result.faults.length).toBe(2);
  });
});
