/**
 * `node src/tooling/buildIcons.mjs`: draws assets/icons/*.svg as PNG in every size Office asks for, in a headless browser.
 * The PNG files are committed; run this after changing a drawing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from './browser.mjs';
import { root } from './root.mjs';

const sizes = [16, 20, 24, 32, 40, 48, 64, 80];

/** The mark has a drawing of its own for sizes where the full one would blur. */
const drawings = {
  roi: (size) => (size <= 24 ? 'roi-small' : 'roi'),
  template: () => 'template',
  simulate: () => 'simulate',
  check: () => 'check',
  help: () => 'help',
};

const folder = join(root, 'assets', 'icons');
const browser = await launchBrowser();
try {
  const page = await browser.newPage();
  for (const [name, drawing] of Object.entries(drawings)) {
    for (const size of sizes) {
      const svg = readFileSync(join(folder, `${drawing(size)}.svg`), 'utf8');
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
      writeFileSync(join(folder, `${name}-${size}.png`), await page.screenshot({ omitBackground: true }));
    }
  }
} finally {
  await browser.close();
}
