import { OffersService } from '../../src/modules/teams/offers.service.js';
import { CouncilWeeksService } from '../../src/modules/teams/council-weeks.service.js';
import { SYSTEM } from '../../src/modules/platform/database/database.js';
import { linkIn, readLetters } from '../support/mailbox.js';
import { createSmallYear } from '../support/small-year.js';
import { storePlan } from '../support/store-plan.js';
import { ApprovalsService } from '../../src/modules/planning/approvals.service.js';
import { type BrowserWorld, describeInChromium, findAccessibilityFaults } from './chromium.js';

/** Offers places of one team in an approved plan to the peers whom it chose, and answers the paths of their links. */
async function offerPlaces({ web }: BrowserWorld): Promise<string[]> {
  const year = await createSmallYear(web.app);
  await web.query(
    `insert into person_address (person_id, address) select p.person_id, lower(p.reference) || '@peers.example' from peer p`,
  );
  await web.query(
    `insert into council_contact (council_id, name, address, role) select id, 'A clerk', lower(code) || '@council.example', 'leader' from council where code = 'YOR'`,
  );
  const planId = await storePlan(web.app, year.yearId);
  await web.database.inTransaction(SYSTEM, (tx) => web.app.get(ApprovalsService).approve(tx, SYSTEM, planId));
  await web.query('update team set asking_from = app_now(), version = version + 1');
  const seats = await web.query<{ id: string; peerId: string; teamId: string }>(
    `select s.id, s.chosen_peer_id as "peerId", t.id as "teamId" from seat s join team t on t.id = s.team_id join challenge c on c.id = t.challenge_id
      where c.reference = 'PC-004' and s.chosen_peer_id is not null order by s.position limit 3`,
  );
  for (const { id, peerId } of seats)
    await web.database.inTransaction(SYSTEM, (tx) => web.app.get(OffersService).offer(tx, id, peerId, 'coordinator'));
  await web.database.inTransaction(SYSTEM, (tx) =>
    web.app.get(CouncilWeeksService).propose(tx, seats[0]!.teamId, [
      {
        monday: '2027-11-15',
        price: '3 of the 4 people chosen for you could come, and 1 other would be asked.',
        points: '',
        medium: 0,
      },
    ]),
  );
  return (await readLetters(web, 'teams.offer')).map(linkIn);
}

describeInChromium('the press that answers a letter', (world) => {
  let links: string[];
  const states = () => world.web.query<{ state: string }>(`select state from invitation order by id`);
  beforeAll(async () => {
    links = await offerPlaces(world);
  });

  it('is not made by a program that runs the scripts of the page and posts its forms', async () => {
    const { page } = await world.open();
    for (const link of links) {
      await page.goto(link);
      await page.goto(`${link}/accept`);
      await page.evaluate(
        `document.querySelector('[name=conflict]').checked = true; document.querySelector('form').submit()`,
      );
      await page.getByText('There is a problem').waitFor();
      await page.goto(`${link}/accept`);
      await page.evaluate(
        `document.querySelector('[name=conflict]').checked = true; document.querySelector('main button[type=submit]').click()`,
      );
      await page.getByText('There is a problem').waitFor();
      await page.goto(`${link}/decline`);
      await page.evaluate(
        `document.querySelector('[name=reason]').checked = true; document.querySelector('main button[type=submit]').click()`,
      );
      await page.getByText('There is a problem').waitFor();
    }
    expect(new Set((await states()).map(({ state }) => state))).toEqual(new Set(['open']));
  });

  it('is made by a person with a pointer or a keyboard', async () => {
    const { page, faults } = await world.open({ viewport: { width: 390, height: 844 } });
    await page.goto(links[0]!);
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByLabel('No, I know of none').check();
    await page.locator('#press').waitFor({ state: 'hidden' });
    expect(await page.locator('.govuk-form-group--error').count()).toBe(0);
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Accept the place' }).click();
    await page.getByText('You have accepted a place').waitFor();
    await page.goto(`${links[1]!}/decline`);
    await page.getByLabel('I could come in another week').check();
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Decline the place' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('You have declined a place').waitFor();
    expect(faults).toEqual([]);
  });

  it('is a typed word where scripts are off', async () => {
    const { page } = await world.open({ javaScriptEnabled: false });
    await page.goto(`${links[2]!}/accept`);
    await page.getByLabel('No, I know of none').check();
    await page.getByRole('button', { name: 'Accept the place' }).click();
    await page.getByText('There is a problem').waitFor();
    await page.getByLabel('Type yes to confirm').fill('Yes');
    await page.getByRole('button', { name: 'Accept the place' }).click();
    await page.getByText('You have accepted a place').waitFor();
  });

  it('answers for a council too, with the name of who pressed', async () => {
    const { page, faults } = await world.open({ viewport: { width: 390, height: 844 } });
    await page.goto(linkIn((await readLetters(world.web, 'teams.week-proposed'))[0]!));
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Accept this week' }).click();
    await page.getByRole('textbox', { name: 'Your name' }).fill('Ann Clerk');
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Accept this week' }).click();
    await page.getByText('Agreed: the peer challenge takes place').waitFor();
    expect(faults).toEqual([]);
  });
});
