import { viewMyPage } from './my.view.js';

const marking = { year: { name: '2027 to 2028' }, weeks: [], letters: [], saves: [] };
const facts = { places: [], marking, conflicts: 0, assistants: [] };

describe('the first page of a peer', () => {
  it('names the council of a place only to a peer who has been asked', () => {
    const places = [
      { monday: '2027-06-07', council: 'Kent', isAsked: true },
      { monday: '2027-09-27', council: 'Leeds', isAsked: false },
    ];
    const view = viewMyPage({ ...facts, places });
    expect(view.places).toEqual([
      '7 to 11 June 2027: Kent',
      '27 September to 1 October 2027: you are planned for a challenge, and nobody has asked you yet',
    ]);
    expect(JSON.stringify(view)).not.toContain('Leeds');
  });

  it('says when weeks were saved, how many conflicts are on record, and who assists', () => {
    const saves = [{ savedAt: new Date('2026-11-25T17:32:00Z') }];
    expect(
      viewMyPage({ ...facts, marking: { ...marking, saves }, conflicts: 1, assistants: [{ name: 'Sam' }] }),
    ).toMatchObject({
      saved: 'Last saved on 25 November 2026 at 17:32.',
      conflicts: '1 is on record, besides those that follow from your posts and councils.',
      assistants: 'Sam.',
    });
    expect(viewMyPage(facts)).toMatchObject({ saved: 'You have not saved anything here yet.', assistants: 'Nobody.' });
  });
});
