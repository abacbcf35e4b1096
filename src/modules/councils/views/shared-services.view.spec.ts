import { sayPeriod, viewCouncilChoices, viewSharedServices } from './shared-services.view.js';

describe('the list of what councils share', () => {
  it('says who shares what since when, and where it is known from', () => {
    const entry = { id: '1', nameA: 'Adur', nameB: 'Worthing', shares: 'chief-executive', what: '' } as const;
    expect(viewSharedServices([{ ...entry, since: '2008-04-01', until: null, source: 'their website' }])).toEqual([
      {
        id: '1',
        councils: 'Adur and Worthing',
        shares: 'a chief executive',
        when: 'since 1 April 2008',
        source: 'their website',
      },
    ]);
  });

  it.each([
    [null, null, ''],
    [null, '2026-05-03', 'until 3 May 2026'],
    ['2024-04-01', '2026-05-03', '1 April 2024 to 3 May 2026'],
  ])('says a period from %s to %s as "%s"', (since, until, words) => {
    expect(sayPeriod(since, until)).toBe(words);
  });

  it('offers councils by name, the chosen one chosen', () => {
    const councils = [
      { code: 'WOT', name: 'Worthing' },
      { code: 'ADU', name: 'Adur' },
    ];
    expect(viewCouncilChoices(councils, 'WOT').map(({ value, selected }) => [value, selected])).toEqual([
      ['', false],
      ['ADU', false],
      ['WOT', true],
    ]);
  });
});
