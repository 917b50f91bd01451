/** The development server, over https as a browser asks it. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../../src/tooling/server.mjs';

let outside: string;
let folder: string;
let server: Awaited<ReturnType<typeof serve>>;

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

function ask(path: string, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(`${server.address}`, { path, method, rejectUnauthorized: false, agent: false }, (response) => {
      let text = '';
      response.on('data', (part) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }));
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}

beforeAll(async () => {
  outside = mkdtempSync(join(tmpdir(), 'roi-server-'));
  folder = join(outside, 'dist');
  mkdirSync(join(folder, 'workers'), { recursive: true });
  mkdirSync(join(folder, 'workbench'));
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'plain.json'), '{"a":1}');
  writeFileSync(join(folder, 'empty.js'), '');
  writeFileSync(join(folder, 'page.html'), `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; connect-src 'self'"/>`);
  writeFileSync(join(folder, 'workers', 'one.js'), '1');
  writeFileSync(join(folder, 'workbench', 'index.html'), '<p>workbench</p>');
  writeFileSync(join(folder, 'large.png'), new Uint8Array(64 * 1024 * 1024));
  symlinkSync(join(outside, 'secret.txt'), join(folder, 'link.txt'));
  symlinkSync(outside, join(folder, 'up'));
  symlinkSync(join(folder, 'gone'), join(folder, 'dangling.txt'));
  server = await serve(folder);
});

afterAll(async () => {
  await server.close();
  rmSync(outside, { recursive: true });
});

describe('serve', () => {
  it('sends files with their types, and the workbench at the root', async () => {
    expect(await ask('/plain.json')).toMatchObject({ status: 200, text: '{"a":1}', headers: { 'content-type': 'application/json; charset=utf-8', 'x-content-type-options': 'nosniff' } });
    expect(await ask('/empty.js')).toMatchObject({ status: 200, text: '' });
    expect(await ask('/plain.json', 'HEAD')).toMatchObject({ status: 200, text: '', headers: { 'content-length': '7' } });
    expect(await ask('/?lang=zh-CN')).toMatchObject({ status: 302, headers: { location: '/workbench/?lang=zh-CN' } });
    expect((await ask('/workbench/')).text).toContain('workbench');
  });

  it('sends the policy of a page as a header that also says who may frame it, and the policy of workers', async () => {
    expect((await ask('/page.html')).headers['content-security-policy']).toBe("default-src 'none'; connect-src 'self'; frame-ancestors 'self'");
    expect((await ask('/workbench/')).headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'self'");
    expect((await ask('/workers/one.js')).headers['content-security-policy']).toContain("'wasm-unsafe-eval'");
  });

  it.each(['/%', '/%ff', '/%00', '//', '///', '/%2e%2e%2fsecret.txt', '/..%2fsecret.txt', '/../secret.txt', '/link.txt', '/up/secret.txt', '/dangling.txt', '/workers', '/plain.json/', `/${'a'.repeat(300)}`, '/none'])(
    'has nothing at %s',
    async (path) => {
      expect(await ask(path)).toMatchObject({ status: 404, text: 'Not found' });
    },
  );

  it('takes no other method', async () => {
    expect(await ask('/plain.json', 'POST')).toMatchObject({ status: 405 });
    expect(await ask('/none', 'DELETE')).toMatchObject({ status: 405 });
  });

  it('goes on after a file that cannot be read, one that shrinks while it is sent, and one that vanishes', async () => {
    writeFileSync(join(folder, 'locked.txt'), 'x');
    chmodSync(join(folder, 'locked.txt'), 0);
    expect([200, 404]).toContain((await ask('/locked.txt')).status); // root reads everything
    writeFileSync(join(folder, 'shrinking.png'), new Uint8Array(32 * 1024 * 1024));
    await new Promise<void>((resolve) => {
      const asked = request(server.address, { path: '/shrinking.png', rejectUnauthorized: false, agent: false }, (response) => {
        truncateSync(join(folder, 'shrinking.png'));
        response.on('error', () => undefined);
        response.on('close', resolve);
        response.resume();
      });
      asked.on('error', () => resolve());
      asked.end();
    });
    rmSync(join(folder, 'shrinking.png'));
    expect(await ask('/shrinking.png')).toMatchObject({ status: 404 });
    expect(await ask('/plain.json')).toMatchObject({ status: 200 });
  });

  it('closes the file of a download that the reader gives up', async () => {
    const descriptors = (): number => readdirSync('/proc/self/fd').length;
    if (process.platform !== 'linux') return;
    const before = descriptors();
    const giveUp = (): Promise<void> =>
      new Promise((resolve) => {
        const asked = request(server.address, { path: '/large.png', rejectUnauthorized: false, agent: false }, (response) => {
          response.once('data', () => asked.destroy());
          response.on('error', () => undefined);
          response.on('close', resolve);
        });
        asked.on('error', () => undefined);
        asked.end();
      });
    for (let time = 0; time < 20; time++) await giveUp();
    for (let look = 0; look < 100 && descriptors() > before + 4; look++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(descriptors()).toBeLessThanOrEqual(before + 4);
  });
});
