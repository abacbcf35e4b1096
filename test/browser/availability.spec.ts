import { signInAsPeer } from '../support/sign-in-as.js';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { describeInChromium, findAccessibilityFaults, measureOverflow } from './chromium.js';

const PHONE = { width: 390, height: 844 };
let year: SmallYear;

describeInChromium(
  'marking a year on a phone',
  (world) => {
    const open = async (reference: string, javaScriptEnabled: boolean) => {
      const cookie = await signInAsPeer(world.web, year.peers.get(reference)!);
      const { page, faults } = await world.open({ cookie, viewport: PHONE, hasTouch: true, javaScriptEnabled });
      await page.goto('/my/availability');
      return { page, faults };
    };
    const lettersOf = async (reference: string) => {
      const [row] = await world.web.query<{ letters: string }>(
        'select letters from peer_availability where peer_id = $1',
        [year.peers.get(reference)],
      );
      return row!.letters;
    };

    it('works without scripts: one tap a week, one press to save', async () => {
      const { page } = await open('PEER-001', false);
      await page.tap('input[name="weeks[2027-09-13]"][value="N"]');
      await page.tap('input[name="weeks[2027-09-20]"][value="I"]');
      await page.tap('.app-save button >> nth=0');
      await page.waitForSelector('text=2 weeks changed');
      expect(await lettersOf('PEER-001')).toBe('YNIYYYYYYYYY');
    }, 60_000);

    it('is quicker with them: a tap on the dates goes on, a button answers for a month, undo takes back', async () => {
      const { page, faults } = await open('PEER-002', true);
      expect(await measureOverflow(page)).toBe(0);
      expect(await findAccessibilityFaults(page)).toEqual([]);
      await page.tap('[data-week] >> nth=0 >> legend');
      await page.tap('[data-week] >> nth=0 >> legend');
      await page.tap('section:has-text("October 2027") >> [data-all="N"]');
      expect(await page.textContent('[data-unsaved]')).toBe('5 weeks are not saved yet');
      await page.tap('[data-undo]');
      expect(await page.textContent('[data-unsaved]')).toBe('1 week is not saved yet');
      await page.tap('.app-save button >> nth=0');
      await page.waitForSelector('text=1 week changed');
      expect(await lettersOf('PEER-002')).toBe('NYYYYYYYYYYY');
      expect(faults).toEqual([]);
    }, 60_000);

    it('can be done with keys alone', async () => {
      const { page } = await open('PEER-003', true);
      await page.focus('input[name="weeks[2027-09-06]"][value="Y"]');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Enter');
      await page.waitForSelector('text=2 weeks changed');
      expect(await lettersOf('PEER-003')).toBe('INYYYYYYYYYY');
    }, 60_000);
  },
  async (web) => {
    year = await createSmallYear(web.app);
  },
);
