import { buildFunnel } from '../funnel.js';
import { type HubFacts, viewHub } from './hub.view.js';

const own: HubFacts = {
  hub: { reference: 'VA', name: 'Voluntary Action', kinds: [{ code: 'voluntary', name: 'Voluntary sector' }] },
  campaigns: [
    {
      id: 'c1',
      name: 'Volunteers',
      isOpen: true,
      funnel: buildFunnel(
        [],
        [
          { kind: 'voluntary', region: 'London', standing: 'trained' },
          { kind: 'voluntary', region: 'Kent', standing: 'asked' },
        ],
      ),
    },
    { id: 'c2', name: 'Over', isOpen: false, funnel: buildFunnel([], []) },
  ],
  nominees: [
    { name: 'Ann', kind: 'Voluntary sector', campaign: 'Volunteers', standing: 'asked' },
    { name: 'Bob', kind: 'Voluntary sector', campaign: 'Volunteers', standing: 'trained' },
  ],
};

describe('the page of a hub', () => {
  it('adds up its own line, and leaves out campaigns in which it has nobody', () => {
    expect(viewHub([own], [], {}).hubs[0]!.lines).toEqual([{ name: 'Volunteers', reached: [1, 1, 1, 1, 1, 0] }]);
  });

  it('says in words how far its nominees are', () => {
    expect(viewHub([own], [], {}).hubs[0]!.nominees.map(({ standing }) => standing)).toEqual([
      'Asked by letter, has not answered',
      'Trained',
    ]);
  });

  it('offers open campaigns and its own kinds, and none where there are none', () => {
    const [hub] = viewHub([own], ['London'], { region: 'London' }).hubs;
    expect(hub!.campaignItems.map(({ text }) => text)).toEqual(['Choose one', 'Volunteers']);
    expect(hub!.regionItems[1]).toEqual({ value: 'London', text: 'London', selected: true });
    const without = viewHub([{ ...own, hub: { ...own.hub, kinds: [] } }], [], {}).hubs[0]!;
    expect([hub!.mayNominate, without.mayNominate]).toEqual([true, false]);
  });
});
