import { fightForSeats } from '../support/fight-for-seats.js';
import { startTestWeb, type TestWeb } from '../support/test-web.js';

let web: TestWeb;
beforeAll(async () => {
  web = await startTestWeb();
});
afterAll(() => web.stop());

describe('32 clients who fight for 20 peers for long', () => {
  it('book nobody twice in 6,400 tries', async () => {
    const { counts, overlaps, orphans } = await fightForSeats(web, 32, 200, 7);
    process.stdout.write(`${JSON.stringify(Object.fromEntries([...counts].sort()))}\n`);
    expect([overlaps, orphans]).toEqual([0, 0]);
  }, 600_000);
});
