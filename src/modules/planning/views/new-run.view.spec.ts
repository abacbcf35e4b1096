import { DEFAULT_WEIGHTS } from '../../../scheduling/constraints/catalogue.js';
import { presetOf } from '../searches-of-run.js';
import { viewNewRun } from './new-run.view.js';

describe('the page that starts a run', () => {
  it('offers the year’s weights and each preset, and tells each weight as a rate of exchange', () => {
    const view = viewNewRun('y1', presetOf('protect-peers').weights, 4, 'protect-peers');
    expect(view.presets.map(({ name, isChosen }) => [name, isChosen])).toEqual([
      ['The weights of this year', false],
      ['Default', false],
      ['Protect councils’ dates', false],
      ['Protect peers', true],
      ['Strongest teams', false],
    ]);
    expect(view.presets[2]!.href).toBe('/years/y1/plan-runs/new?preset=protect-dates');
    expect(view.source).toBe('Protect peers');
    expect(view.weights.find(({ term }) => term === 'travelPer40Km')).toMatchObject({
      field: 'weight-travelPer40Km',
      label: 'One peer travelling 40 km further',
      rate: expect.stringMatching(/^3 points = one council moved /) as string,
      value: '3',
      sliderEnd: 20,
    });
  });

  it('says that weights were set by hand, and lets a slider reach beyond a large one', () => {
    const view = viewNewRun('y1', { ...DEFAULT_WEIGHTS, repeatUse: 40 }, 4, 'by-hand');
    expect(view.source).toBe('Set by hand');
    expect(view.weights.find(({ term }) => term === 'repeatUse')!.sliderEnd).toBe(80);
  });
});
