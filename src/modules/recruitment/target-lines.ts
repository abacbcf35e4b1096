import { type Target } from './funnel.js';

const ANY = 'any';
/** Source: the words of parties everywhere in the service. */
const PARTY = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Targets as a person writes them: kind, region, party and number, one target a line; "any" for every region or party. */
export function readTargets(text: string): { readonly targets: Target[] } | { readonly faults: string[] } {
  const faults: string[] = [];
  const seen = new Set<string>();
  const targets = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line): Target[] => {
      const [kind = '', region = '', party = '', number = '', ...rest] = line.split(',').map((part) => part.trim());
      const isRight =
        rest.length === 0 &&
        kind !== '' &&
        region !== '' &&
        region.length <= 60 &&
        (party === ANY || (PARTY.test(party) && party !== 'none' && party.length <= 60)) &&
        /^\d{1,4}$/.test(number) &&
        Number(number) >= 1 &&
        Number(number) <= 1000;
      if (!isRight) {
        faults.push(`"${line}" is no target. Write kind, region, party, number, such as: leader, London, any, 5`);
        return [];
      }
      const key = [kind, region, party].join();
      if (seen.has(key)) faults.push(`"${line}" stands there twice. Put both numbers into one line.`);
      seen.add(key);
      return [
        { kind, region: region === ANY ? null : region, party: party === ANY ? null : party, number: Number(number) },
      ];
    });
  return faults.length > 0 ? { faults } : { targets };
}

/** The lines that `readTargets` reads. */
export const writeTargets = (targets: readonly Target[]): string =>
  targets.map(({ kind, region, party, number }) => [kind, region ?? ANY, party ?? ANY, number].join(', ')).join('\n');
