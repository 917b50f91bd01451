import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildManifest } from '../../../src/tooling/manifest/manifestFile';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'roi-manifest-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('buildManifest', () => {
  it('fills in the address everywhere, without a doubled slash', async () => {
    const outFile = path.join(folder, 'dist', 'manifest.xml');
    await buildManifest({ baseUrl: 'https://addins.example.com/roi/', outFile });
    const built = readFileSync(outFile, 'utf8');
    expect(built).not.toContain('{{');
    expect(built).toContain('"https://addins.example.com/roi/taskpane.html"');
  });

  it.each(['http://addins.example.com', 'addins.example.com', 'https://', 'https://bad address'])('refuses %s and says what is wanted', async (baseUrl) => {
    const outFile = path.join(folder, 'manifest.xml');
    writeFileSync(outFile, 'as before');
    await expect(buildManifest({ baseUrl, outFile })).rejects.toThrow(`must be an https address such as https://addins.example.com/roi; it is ${baseUrl}`);
    expect(readFileSync(outFile, 'utf8')).toBe('as before');
  });
});
