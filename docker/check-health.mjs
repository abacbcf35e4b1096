// Exits 0 when an address answers well within four seconds. usage: check-health.mjs <url>
setTimeout(() => process.exit(1), 4000);
const answer = await fetch(process.argv[2]).catch(() => null);
process.exit(answer?.ok ? 0 : 1);
