import { compareOptima } from '../support/optimum-properties.js';

const PROBLEMS = 2000;

it(`one more peer, or one rule fewer, never makes the best plan of ${PROBLEMS} small problems worse`, () => {
  const { peers, rules } = compareOptima(1001, PROBLEMS);
  expect(peers.better).toBeGreaterThan(PROBLEMS / 20);
  expect(rules.better).toBeGreaterThan(PROBLEMS / 40);
}, 600_000);
