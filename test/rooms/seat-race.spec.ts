import { fightForSeats } from '../support/fight-for-seats.js';
import { startTestWeb, type TestWeb } from '../support/test-web.js';

let web: TestWeb;
beforeAll(async () => {
  web = await startTestWeb();
});
afterAll(() => web.stop());

describe('32 clients who fight for 20 peers', () => {
  it('book nobody twice, and leave no hold without its letter', async () => {
    const { counts, overlaps, orphans } = await fightForSeats(web, 32, 20, 1);
    expect([overlaps, orphans]).toEqual([0, 0]);
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    expect(total).toBe(640);
    for (const what of ['offer done', 'offer held', 'withdraw done', 'accept done', 'decline done'])
      expect([what, (counts.get(what) ?? 0) > 0]).toEqual([what, true]);
  }, 120_000);
});
