/**
 * `npm run mutate -- [room …] [--sample N] [--seed S] [--concurrency C]`: changes the sources in many small ways, one at
 * a time, and counts how many changes the tests notice (docs/testing.md). What a change of sources or tests since the
 * last run cannot have touched is not run again.
 */
import { parseArgs } from 'node:util';
import { ensureDependencies } from './ensureDependencies.mjs';
import { rooms } from './mutation/rooms.mjs';

const DETECTED = ['Killed', 'Timeout'];
const MISSED = ['Survived', 'NoCoverage'];

/** Undetected mutants where somebody can look them up, then one line of counts. */
function describe(name, { total, mutants }) {
  const count = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
  for (const { status, path, location, mutatorName, replacement, line } of mutants.filter((mutant) => MISSED.includes(mutant.status))) {
    console.log(`  ${status} ${path}:${location.start.line + 1}:${location.start.column + 1} ${mutatorName}\n    ${line}\n    → ${replacement}`);
  }
  const counted = count(...DETECTED, ...MISSED);
  const score = counted === 0 ? '–' : `${((100 * count(...DETECTED)) / counted).toFixed(1)} %`;
  return `${name}: ${score} (${count('Killed')} killed, ${count('Timeout')} timed out, ${count('Survived')} survived, ${count('NoCoverage')} not covered, `
    + `${mutants.length - counted} invalid; of ${total})`;
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { sample: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' }, concurrency: { type: 'string', default: '2' } },
  });
  const unknown = positionals.filter((name) => !Object.hasOwn(rooms, name));
  if (unknown.length > 0) throw new Error(`No room is called ${unknown.join(', ')}. The rooms: ${Object.keys(rooms).join(', ')}.`);
  const [sample, concurrency] = [Number(values.sample), Number(values.concurrency)];
  if (![sample, concurrency].every((count) => Number.isInteger(count) && count > 0)) throw new Error('--sample and --concurrency want a whole number above 0.');
  await ensureDependencies();
  const { mutateRoom } = await import('./mutation/mutateRoom.mjs');
  const lines = [];
  for (const name of positionals.length > 0 ? positionals : Object.keys(rooms)) {
    lines.push(describe(name, await mutateRoom(name, { sample, seed: values.seed, concurrency })));
    console.log(lines.at(-1));
  }
  console.log(`\nseed ${values.seed}, ${sample} mutants a room\n${lines.join('\n')}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
