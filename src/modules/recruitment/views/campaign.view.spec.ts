import { buildFunnel } from '../funnel.js';
import { type CampaignFacts, viewCampaign, viewCampaigns } from './campaign.view.js';

const kinds = [
  { code: 'leader', name: 'Leader' },
  { code: 'voluntary', name: 'Voluntary sector' },
];
const targets = [
  { kind: 'leader', region: null, party: 'liberal-democrat', number: 2 },
  { kind: 'leader', region: null, party: null, number: 3 },
];
const expression = {
  id: 'e1',
  name: 'Ann',
  address: 'ann@example.org',
  kind: 'voluntary',
  region: 'London',
  organisation: 'Age Concern',
  statement: null,
  hub: { name: 'Voluntary Action', reference: 'VA' },
  state: 'confirmed',
  peerId: null,
} as const;
const facts: CampaignFacts = {
  campaign: { id: 'c1', name: 'Leaders', opensOn: '2027-05-03', closesOn: '2027-06-30', targets, version: 1 },
  funnel: buildFunnel(targets, [{ kind: 'leader', region: 'London', standing: 'vetted' }]),
  expressions: [expression, { ...expression, id: 'e2', state: 'taken', peerId: 'p1' }],
  kinds,
  formAddress: 'https://x.example/join/c1',
};

describe('the page of a campaign', () => {
  it('shows target against actual with the parties that are wanted', () => {
    expect(viewCampaign(facts).funnel).toEqual([
      {
        kind: 'Leader',
        region: 'Anywhere',
        target: '5',
        parties: '2 Liberal Democrat',
        reached: [1, 1, 1, 1, 0, 0],
        gone: 0,
        missing: 5,
      },
    ]);
  });

  it('puts those who wait apart from those who are decided', () => {
    const { waiting, decided } = viewCampaign(facts);
    expect(waiting).toMatchObject([{ id: 'e1', kind: 'Voluntary sector', organisationReference: 'VA' }]);
    expect(decided).toEqual([{ name: 'Ann', kind: 'Voluntary sector', outcome: 'In the pool', href: '/peers/p1' }]);
  });

  it('is listed with what it wants in all', () => {
    expect(viewCampaigns([facts.campaign])).toEqual([
      { href: '/campaigns/c1', name: 'Leaders', open: '3 May 2027 to 30 June 2027', wanted: 5 },
    ]);
  });
});
