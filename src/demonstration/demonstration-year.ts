import { commissionsFormat } from '../modules/challenges/import-commissions.js';
import { availabilityFormat } from '../modules/peers/import-availability.js';
import { conflictsFormat } from '../modules/peers/import-conflicts.js';
import { peersFormat } from '../modules/peers/import-peers.js';
import { tableText } from '../modules/platform/files/csv-write.js';
import { createDraw } from './draw.js';
import { drawCommissions } from './draw-commissions.js';
import { drawControl } from './draw-control.js';
import { drawPool } from './draw-pool.js';
import { type DemonstrationRequest } from './request.js';

/** The files of a demonstration year, in the formats that the imports take and in the order in which they are taken. */
export interface DemonstrationFiles {
  readonly peers: string;
  readonly availability: string;
  readonly conflicts: string;
  readonly commissions: string;
}

/**
 * A year to show: real councils, made-up people, each marked as fictional. The files hold what people would send, and no
 * more: own councils, neighbours, two-tier kin, polls, conferences and closed weeks are computed by the service.
 * The same request gives the same bytes.
 */
export function makeDemonstrationYear(request: DemonstrationRequest): DemonstrationFiles {
  const control = drawControl(createDraw(request.seed, 'control'), request.councils);
  const pool = drawPool(request, control);
  return {
    peers: tableText(peersFormat, pool.peers),
    availability: tableText(availabilityFormat, pool.availability),
    conflicts: tableText(conflictsFormat, pool.conflicts),
    commissions: tableText(commissionsFormat, drawCommissions(request, control)),
  };
}
