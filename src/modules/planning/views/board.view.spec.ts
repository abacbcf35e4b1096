import { aRow, aVacancy, aYearView } from '../../../../test/support/a-year-view.js';
import { type BoardChoice, viewBoard } from './board.view.js';

const EVERYTHING: BoardChoice = {
  region: null,
  councilClass: null,
  onlyVacancies: false,
  onlyDeferred: false,
  sort: 'week',
};
const council = (name: string, region = 'North East', councilClass = 'unitary') => ({
  code: name,
  name,
  class: councilClass,
  region,
});
const hrefOf = (id: string) => `/challenges/${id}`;

const full = aRow('full', { council: council('Kent', 'South East', 'county'), week: 1 });
const short = aRow('short', {
  council: council('Durham'),
  vacancies: [aVacancy('chief-executive', 'Chief executive'), aVacancy(null, 'Any kind')],
});
const deferred = aRow('deferred', { council: council('Ashford', 'South East', 'district'), week: null, members: [] });
const year = aYearView([short, full, deferred]);
const board = (choice: Partial<BoardChoice> = {}) => viewBoard(year, { ...EVERYTHING, ...choice }, hrefOf);
const names = (choice: Partial<BoardChoice>) => board(choice).rows.map((row) => row.council);

describe('the board of a year', () => {
  it('has the weeks across under their months', () => {
    expect(board().months).toEqual([
      { name: 'April 2027', weeks: 2 },
      { name: 'May 2027', weeks: 2 },
    ]);
    expect(board().weeks[2]).toEqual({
      day: '3',
      name: '3 May 2027',
      isClosed: true,
      reasons: 'A bank holiday.',
      load: 0,
    });
  });

  it('marks the week on site, the weeks on offer and the closed ones', () => {
    expect(board().rows[0]!.cells).toEqual(['site', 'offer', 'closed', 'none']);
    expect(board().rows[1]!.cells).toEqual(['offer', 'site', 'closed', 'none']);
  });

  it('counts the places that are filled and says in words and letters which are not', () => {
    expect(board().rows[0]).toMatchObject({
      filled: '2 of 4',
      letters: 'CE +',
      missing: '1 chief executive place, 1 place of any kind',
      about: 'Unitary, North East',
      href: '/challenges/short',
    });
    expect(board().rows[1]).toMatchObject({ filled: '2 of 2', letters: '', missing: '' });
    expect(board().legend.map(({ letter }) => letter)).toEqual(['CE', '+']);
  });

  it('gives a deferred challenge no place', () => {
    expect(board().rows[2]).toMatchObject({ filled: null, cells: ['offer', 'offer', 'closed', 'none'] });
  });

  it.each<[string, Partial<BoardChoice>, string[]]>([
    ['of a region', { region: 'South East' }, ['Kent', 'Ashford']],
    ['of a class', { councilClass: 'unitary' }, ['Durham']],
    ['with vacancies', { onlyVacancies: true }, ['Durham']],
    ['that are deferred', { onlyDeferred: true }, ['Ashford']],
    ['by council', { sort: 'council' }, ['Ashford', 'Durham', 'Kent']],
    ['with most vacancies first', { sort: 'vacancies' }, ['Durham', 'Kent', 'Ashford']],
    ['of a region that has none', { region: 'London' }, []],
  ])('shows challenges %s', (_, choice, expected) => {
    expect(names(choice)).toEqual(expected);
  });

  it('says how much of the year it shows', () => {
    expect(board()).toMatchObject({ summary: 'All 3 challenges', isNarrowed: false });
    expect(board({ region: 'South East' })).toMatchObject({ summary: '2 of 3 challenges', isNarrowed: true });
  });

  it('lists the same challenges by week, the deferred ones last', () => {
    expect(board().byWeek.map(({ heading, rows }) => [heading, rows.length])).toEqual([
      ['Week of 19 April', 1],
      ['Week of 26 April', 1],
      ['Deferred: no week this year', 1],
    ]);
  });

  it('never names a party', () => {
    expect(JSON.stringify(board())).not.toMatch(/party/i);
  });
});
