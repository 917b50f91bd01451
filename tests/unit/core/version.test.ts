import { readFileSync } from 'node:fs';
import { ENGINE_VERSION } from '../../../src/engine/version';

describe('the version of the engine', () => {
  it('is the version of the package', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
    expect(ENGINE_VERSION).toBe(version);
  });
});
