import { otherViewHref, toBoardChoice, yearPageQuery, whyNotPageQuery } from './page-params.js';

describe('what the address of a year page chooses', () => {
  it('is everything in the order of weeks unless it says otherwise', () => {
    expect(toBoardChoice(yearPageQuery.parse({}))).toEqual({
      region: null,
      councilClass: null,
      onlyVacancies: false,
      onlyDeferred: false,
      sort: 'week',
    });
  });

  it('is read from the form', () => {
    const query = yearPageQuery.parse({
      region: 'London',
      class: 'london',
      only: ['vacancies', 'deferred'],
      sort: 'council',
    });
    expect(toBoardChoice(query)).toEqual({
      region: 'London',
      councilClass: 'london',
      onlyVacancies: true,
      onlyDeferred: true,
      sort: 'council',
    });
  });

  it('passes over values that mean nothing', () => {
    expect(yearPageQuery.parse({ plan: 'x', sort: 'party', view: '3d', only: 5, region: ['a', 'b'] })).toEqual(
      yearPageQuery.parse({}),
    );
  });

  it('stays as it is when the board becomes a list', () => {
    const query = yearPageQuery.parse({ region: 'South East', only: 'vacancies' });
    expect(otherViewHref('y', 'p', query)).toBe('/years/y?plan=p&region=South+East&only=vacancies&view=list');
    expect(otherViewHref('y', 'p', { ...query, view: 'list' })).not.toContain('view=');
  });
});

describe('what the address of a question about a plan chooses', () => {
  it.each([
    ['0', 0],
    ['14', 14],
    ['', null],
    ['soon', null],
    ['-1', null],
    [undefined, null],
  ])('is, for the week %j, %j', (week, expected) => {
    expect(whyNotPageQuery.parse({ week }).week).toBe(expected);
  });
});
