import { checkLeave } from '../modules/programmes/manager-leave.js';
import { drawManagers } from './draw-managers.js';

describe('the challenge managers of a demonstration', () => {
  it('are the same for the same seed, with different names and sound leave', () => {
    const managers = drawManagers(7, 11);
    expect(managers).toEqual(drawManagers(7, 11));
    expect(new Set(managers.map(({ name }) => name)).size).toBe(11);
    expect(managers.flatMap(({ leave }) => checkLeave(leave))).toEqual([]);
    expect(managers).not.toEqual(drawManagers(8, 11));
  });
});
