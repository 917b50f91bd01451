import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Stryker } from '@stryker-mutator/core';
import { root } from '../root.mjs';
import { drawMutants, mutantKey } from './drawMutants.mjs';
import { NOT_DRAWN } from './drawnMutantsOnly.mjs';
import { rooms } from './rooms.mjs';

const plugin = pathToFileURL(join(root, 'src/tooling/mutation/drawnMutantsOnly.mjs')).href;

/**
 * Mutates a sample of one room and runs its tests on every mutant.
 *
 * @returns every drawn mutant with its `status` (Killed, Timeout, Survived, NoCoverage, CompileError …), `fileName`,
 *   `location` and the line it is in; and how many mutants the room has altogether
 */
export async function mutateRoom(name, { sample, seed, concurrency }) {
  const { drawn, total } = await drawMutants(sourcesOf(name), sample, seed);
  const keys = new Set(drawn.map(({ key }) => key));
  const report = join('coverage', 'mutation', `${name}.json`);
  const list = join(root, 'coverage', 'mutation', `${name}.drawn.json`);
  mkdirSync(join(root, 'coverage', 'mutation'), { recursive: true });
  writeFileSync(list, JSON.stringify([...keys]));
  forgetWhatWasNotDrawn(join(root, report));
  process.env.ROI_DRAWN_MUTANTS = list;
  process.env.ROI_MUTATED_ROOM = name;
  const results = await new Stryker({
    mutate: [...new Set(drawn.map(({ file }) => file))],
    testRunner: 'jest',
    jest: { configFile: 'src/tooling/mutation/jest.config.mjs' },
    coverageAnalysis: 'perTest',
    plugins: ['@stryker-mutator/jest-runner', '@stryker-mutator/typescript-checker', plugin],
    checkers: ['drawnMutantsOnly', 'typescript'],
    tsconfigFile: 'tsconfig.json',
    typescriptChecker: { prioritizePerformanceOverAccuracy: true },
    incremental: true,
    incrementalFile: report,
    tempDirName: 'coverage/mutation/sandbox',
    ignorePatterns: ['dist', 'coverage', 'docs/images', 'tests/bench/node_modules'],
    reporters: [],
    logLevel: 'error',
    concurrency,
    dryRunTimeoutMinutes: 30,
    timeoutMS: 60_000,
    timeoutFactor: 3,
    disableTypeChecks: true,
  }).runMutationTest();
  return { total, mutants: results.map(fromZero).filter((mutant) => keys.has(mutantKey(mutant))).map(withItsLine) };
}

/** Paths from the root of the sources of a room. */
function sourcesOf(name) {
  const paths = readdirSync(join(root, 'src'), { recursive: true }).map((path) => `src/${path.replaceAll('\\', '/')}`);
  return paths.filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts') && rooms[name].sources.test(path)).sort();
}

/** Stryker would take its word that such a mutant cannot run, also where this sample draws it. */
function forgetWhatWasNotDrawn(report) {
  if (!existsSync(report)) return;
  const kept = JSON.parse(readFileSync(report, 'utf8'));
  for (const file of Object.values(kept.files)) file.mutants = file.mutants.filter(({ statusReason }) => statusReason !== NOT_DRAWN);
  writeFileSync(report, JSON.stringify(kept));
}

/** Stryker counts lines and columns of a result from one, those of a mutant from zero. */
function fromZero(result) {
  const back = ({ line, column }) => ({ line: line - 1, column: column - 1 });
  return { ...result, location: { start: back(result.location.start), end: back(result.location.end) } };
}

function withItsLine(mutant) {
  const path = mutant.fileName.replaceAll('\\', '/').replace(/^.*?\/(?=src\/)/, '');
  const line = readFileSync(join(root, path), 'utf8').split('\n')[mutant.location.start.line].trim();
  return { ...mutant, path, line };
}
