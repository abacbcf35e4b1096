import { BY_ID } from './wording.js';

describe('wording by id', () => {
  it('calls everything by the id of the exchange format, and a week by a phrase', () => {
    const called = [BY_ID.peer('P1'), BY_ID.organisation('KEN'), BY_ID.kind('leader'), BY_ID.week(14)];
    expect(called).toEqual(['P1', 'KEN', 'leader', 'week 14']);
  });
});
