/** The tests of one room, set up as Jest's own projects are; patient, because a mutated program is slow. */
import jest from '../../../jest.config.js';
import { rooms } from './rooms.mjs';

const room = rooms[process.env.ROI_MUTATED_ROOM];
const { transform, transformIgnorePatterns, moduleNameMapper } = jest.projects[0];

export default {
  transform,
  transformIgnorePatterns,
  moduleNameMapper,
  rootDir: '../../..',
  testEnvironment: room.environment ?? 'node',
  testMatch: room.tests,
  testTimeout: 120_000,
};
