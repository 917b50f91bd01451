/**
 * The Chromium that ships inside an npm package (linux-x64), for machines without a browser. The package's own
 * loader fails when two processes start it at once or a second user does, so the archives are unpacked here:
 * into a folder named by the version, beside a lock, complete or not at all.
 */
import { createReadStream, createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import tar from 'tar-fs';
import { withLock } from './lock.mjs';
import { root } from './root.mjs';
import { woffToTrueType } from './woffToTrueType.mjs';

export async function packagedChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('the packaged Chromium runs on 64-bit Intel Linux only');
  const source = packageFolder('@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const folder = join(root, 'node_modules/.cache', `chromium-${version}`);
  if (!existsSync(folder)) {
    await withLock(`${folder}.lock`, async () => {
      if (!existsSync(folder)) await unpack(join(source, 'bin'), folder);
    });
  }
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_PATH: join(folder, 'fonts'), HOME: process.env.HOME ?? folder },
  };
}

async function unpack(archives, folder) {
  const temporary = `${folder}.${process.pid}`;
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  await pipeline(createReadStream(join(archives, 'chromium.br')), createBrotliDecompress(), createWriteStream(join(temporary, 'chromium'), { mode: 0o755 }));
  // The older library set carries libsqlite3, which TLS needs; the newer one goes over it.
  for (const archive of ['al2', 'al2023', 'fonts', 'swiftshader']) {
    await pipeline(createReadStream(join(archives, `${archive}.tar.br`)), createBrotliDecompress(), tar.extract(temporary));
  }
  await mkdir(join(temporary, 'fonts'), { recursive: true });
  const chinese = readFileSync(join(packageFolder('@fontsource/noto-sans-sc'), 'files/noto-sans-sc-chinese-simplified-400-normal.woff'));
  writeFileSync(join(temporary, 'fonts', 'NotoSansSC.ttf'), woffToTrueType(chinese));
  writeFileSync(join(temporary, 'fonts', 'fonts.conf'), fontConfiguration(folder));
  await rename(temporary, folder);
}

function fontConfiguration(folder) {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(folder, 'fonts')}</dir><dir>/usr/share/fonts</dir><cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>\n`;
}

function packageFolder(name) {
  const require = createRequire(join(root, 'package.json'));
  const folder = require.resolve.paths(name).map((base) => join(base, name)).find((path) => existsSync(join(path, 'package.json')));
  if (!folder) throw new Error(`${name} is not installed`);
  return folder;
}

