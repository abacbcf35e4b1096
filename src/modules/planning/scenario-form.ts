import { type Change } from '../../scheduling/what-if/change.js';
import { findPeers, type PeerToFind } from './find-peer.js';

/** A change as a form of the page sends it, or its fault at the field. */
export type FormChange =
  { readonly change: Change } | { readonly error: { readonly field: string; readonly message: string } };

/**
 * Reads one change from a form: its kind, and a value of that kind. Whether it is possible is judged later.
 * @param pool the peers who may leave, by name and reference
 */
export function readChangeForm(body: Readonly<Record<string, unknown>>, pool: readonly PeerToFind[]): FormChange {
  const text = (name: string): string => {
    const value = body[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const kind = text('kind');
  const number = (make: (value: number) => Change): FormChange => {
    const value = Number(text(kind));
    if (text(kind) === '' || Number.isNaN(value)) return { error: { field: kind, message: 'Enter a number' } };
    return { change: make(value) };
  };
  switch (kind) {
    case 'peer-leaves': {
      const [found, ...more] = findPeers(pool, text(kind));
      if (found && more.length === 0) return { change: { kind, peer: found.id } };
      const message = found
        ? `${more.length + 1} peers are called “${text(kind)}”. Enter a reference, or more of the name`
        : 'Enter the name or reference of a peer in the pool of this year';
      return { error: { field: kind, message } };
    }
    case 'week-closes':
      return number((week) => ({ kind, week }));
    case 'more-peers':
      return number((count) => ({ kind, of: text('of'), count, seed: 1 }));
    case 'capacity':
      return number((challenges) => ({ kind, week: null, challenges }));
    case 'budget':
      return number((days) => ({ kind, days }));
    case 'managers':
      return number((managers) => ({ kind, managers }));
    default:
      return { error: { field: 'peer-leaves', message: 'Choose what changes' } };
  }
}
