import { type AccreditationState } from '../accreditation.js';

/** A state as pages say it. */
export const sayState = (state: AccreditationState): string => state[0]!.toUpperCase() + state.slice(1);
