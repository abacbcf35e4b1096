import { AccountsService } from '../../src/modules/accounts/accounts.service.js';
import { SYSTEM } from '../../src/modules/platform/database/database.js';
import { type BrowserWorld, describeInChromium, findAccessibilityFaults } from './chromium.js';

async function issueLink({ web, origin }: BrowserWorld): Promise<string> {
  const personId = await web.createPerson(`${Date.now()}-${Math.random()}@lga.example`, 'coordinator');
  const link = await web.database.inTransaction(SYSTEM, (tx) =>
    web.app.get(AccountsService).issueSignInLink(tx, personId),
  );
  return `${origin}/sign-in#${link.split('#')[1]!}`;
}

const isPastSignIn = ({ pathname }: URL) => !pathname.startsWith('/sign-in');

describeInChromium('signing in', (world) => {
  it('takes the link’s secret out of sight and waits for a press', async () => {
    const link = await issueLink(world);
    const { page, faults } = await world.open();
    await page.goto(link);
    const press = page.locator('#link-form').getByRole('button', { name: 'Sign in' });
    await press.waitFor();
    expect(page.url()).toBe(`${world.origin}/sign-in`);
    expect(await page.isVisible('#address-form')).toBe(false);
    expect(await findAccessibilityFaults(page)).toEqual([]);
    expect(await world.web.query('select id from session')).toEqual([]);
    await Promise.all([page.waitForURL(isPastSignIn), press.click()]);
    await page.goto('/account');
    expect(await page.textContent('h1')).toBe('Your account');
    expect(faults).toEqual([]);
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByText('You have signed out.').waitFor();
  });

  it('leads the keyboard to what is wrong', async () => {
    const { page } = await world.open();
    await page.goto('/sign-in');
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('nobody');
    await page.keyboard.press('Enter');
    await page.locator('.govuk-error-summary:focus').getByText('There is a problem').waitFor();
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('#address:focus').waitFor();
  });

  it('works with scripts off: the link is pasted', async () => {
    const link = await issueLink(world);
    const { page } = await world.open({ javaScriptEnabled: false });
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'I have a code or a link' }).click();
    await page.getByRole('textbox', { name: 'Code' }).fill(link);
    await Promise.all([page.waitForURL(isPastSignIn), page.getByRole('button', { name: 'Sign in' }).click()]);
    await page.goto('/account');
    expect(await page.textContent('h1')).toBe('Your account');
  });

  it('lets a coordinator make a token and revoke it', async () => {
    const { page, faults } = await world.open({ cookie: await world.web.signIn('coordinator') });
    await page.goto('/account');
    await page.getByRole('button', { name: 'Make the token' }).click();
    await page.getByText('Enter what the token is for').first().waitFor();
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'What is it for?' }).fill('Nightly export');
    await page.getByLabel('Read and change').check();
    await page.getByRole('button', { name: 'Make the token' }).click();
    expect(await page.textContent('code')).toMatch(/^cf_[\w-]{43}$/);
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Revoke Nightly export' }).click();
    await page.getByText('The API token has been revoked.').waitFor();
    await page.getByText('No API tokens').waitFor();
    expect(faults).toEqual([]);
  });
});
