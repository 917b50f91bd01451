import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:https';
import { extname, join, normalize, sep } from 'node:path';
import { localhostCertificate } from './certificate.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Workers compile WebAssembly and reach nothing but their own origin. */
const workerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/**
 * Serves a folder over https on localhost: `/` is the workbench, everything else a file.
 * Tries the ports in order (0: any free one). Resolves with the address, the key's hash and `close`.
 * Makes a certificate of its own unless it is given one.
 */
export async function serve(folder, ports = [0], given = undefined) {
  const certificate = given ?? (await localhostCertificate());
  const server = createServer(certificate, (request, response) => {
    answer(folder, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const port = await listen(server, ports);
  return {
    address: `https://localhost:${port}`,
    keyHash: certificate.keyHash,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

async function answer(folder, request, response) {
  const path = decodeURIComponent(new URL(request.url, 'https://localhost').pathname);
  if (path === '/') {
    response.writeHead(302, { location: `/workbench/${new URL(request.url, 'https://localhost').search}` }).end();
    return;
  }
  const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
  const found = file.startsWith(folder + sep) ? await stat(file).catch(() => null) : null;
  if (!found?.isFile() || !['GET', 'HEAD'].includes(request.method)) {
    response.writeHead(found ? 405 : 404, { 'content-type': 'text/plain' }).end('Not found');
    return;
  }
  const headers = {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'content-length': found.size,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(path.startsWith('/workers/') ? { 'content-security-policy': workerPolicy } : {}),
  };
  response.writeHead(200, headers);
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).pipe(response);
}

async function listen(server, ports) {
  for (const port of ports) {
    const listening = await new Promise((resolve, reject) => {
      server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)));
      server.listen(port, 'localhost', () => resolve(true));
    });
    server.removeAllListeners('error');
    if (listening) return server.address().port;
  }
  throw new Error(`None of the ports ${ports.join(', ')} is free.`);
}
