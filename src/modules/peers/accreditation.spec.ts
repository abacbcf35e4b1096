import { ACCREDITATION_STEPS, findAccreditationFault } from './accreditation.js';
import { ACCREDITATION_STATES } from './import-peers.js';

const today = '2027-04-05';

describe('an accreditation', () => {
  it('goes from nomination to accreditation one step at a time', () => {
    const path = ['nominated', 'applied', 'vetted', 'trained', 'accredited'] as const;
    path.slice(1).forEach((to, index) => {
      expect(findAccreditationFault(path[index]!, to, null, today)).toBeNull();
    });
    expect(findAccreditationFault('nominated', 'accredited', null, today)).toContain('It can become: applied, lapsed.');
  });

  it('is renewed by being accredited again', () => {
    expect(findAccreditationFault('accredited', 'accredited', '2030-03-31', today)).toBeNull();
  });

  it('may end today but not before', () => {
    expect(findAccreditationFault('trained', 'accredited', today, today)).toBeNull();
    expect(findAccreditationFault('trained', 'accredited', '2027-04-04', today)).toContain('2027-04-04, is over');
  });

  it('may lapse from every state and come back into each', () => {
    const others = ACCREDITATION_STATES.filter((state) => state !== 'lapsed');
    for (const state of others) expect(findAccreditationFault(state, 'lapsed', null, today)).toBeNull();
    expect([...ACCREDITATION_STEPS.lapsed].sort()).toEqual([...others].sort());
  });
});
