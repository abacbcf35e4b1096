import { z } from 'zod';
import { listQuery, orderBy, pageOf, windowOf } from './list.js';

const query = listQuery(['name', 'code'], { region: z.string().optional() });

describe('the query of a list', () => {
  it('starts at the first page in the first order', () => {
    expect(query.parse({})).toEqual({ page: 1, pageSize: 50, sort: 'name' });
  });

  it('takes named filters and orders', () => {
    expect(query.parse({ page: '3', pageSize: '20', sort: '-code', region: 'London' })).toEqual({
      page: 3,
      pageSize: 20,
      sort: '-code',
      region: 'London',
    });
  });

  it.each([
    { page: '0' },
    { page: '1.5' },
    { pageSize: '201' },
    { sort: 'id; drop table council' },
    { sort: '--name' },
    { colour: 'red' },
  ])('refuses %p', (given) => {
    expect(query.safeParse(given).success).toBe(false);
  });

  it('turns into rows to skip and a total order of known columns', () => {
    const read = query.parse({ page: 3, pageSize: 20, sort: '-code' });
    expect(windowOf(read)).toEqual({ offset: 40, limit: 20 });
    expect(orderBy(read.sort, { name: 'c.name', code: 'c.code' }, 'c.id')).toBe(
      'order by c.code desc nulls last, c.id',
    );
    expect(pageOf(['a'], 41, read)).toEqual({ items: ['a'], page: 3, pageSize: 20, total: 41 });
  });
});
