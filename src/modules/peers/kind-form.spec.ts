import { type KindFields, readKindForm, writeKindForm } from './kind-form.js';

const police: KindFields = {
  code: 'police',
  name: 'Police',
  position: '7',
  daysPerDeployment: '5.5',
  vacancyWeight: '1',
  usualLeast: '0',
  usualMost: '1',
  hubs: 'NPCC, COP; NPCC',
  isElectedMember: '',
  canLead: '',
  isLocalGovernment: 'yes',
};

describe('the form of a kind of peer', () => {
  it('is read into numbers, ticks and each hub once', () => {
    expect(readKindForm(police)).toMatchObject({
      kind: { daysPerDeployment: 5.5, usualMost: 1, hubs: ['NPCC', 'COP'], canLead: false, isLocalGovernment: true },
    });
  });

  it('comes back as it was written', () => {
    const read = readKindForm({ ...police, hubs: 'NPCC, COP' });
    if (!('kind' in read)) throw new Error('refused');
    expect(writeKindForm({ ...read.kind, version: 3 })).toEqual({ ...police, hubs: 'NPCC, COP', version: 3 });
  });

  it.each<[Partial<KindFields>, string]>([
    [{ code: 'Police!' }, 'code'],
    [{ name: '' }, 'name'],
    [{ daysPerDeployment: '5.3' }, 'daysPerDeployment'],
    [{ daysPerDeployment: '0' }, 'daysPerDeployment'],
    [{ daysPerDeployment: '61' }, 'daysPerDeployment'],
    [{ vacancyWeight: '' }, 'vacancyWeight'],
    [{ usualMost: '13' }, 'usualMost'],
    [{ position: '1.5' }, 'position'],
    [{ position: '1e3' }, 'position'],
  ])('says what is wrong with %o', (change, field) => {
    expect(readKindForm({ ...police, ...change })).toMatchObject({ errors: [{ field }] });
  });
});
