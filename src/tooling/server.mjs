import { open, realpath } from 'node:fs/promises';
import { createServer } from 'node:https';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
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
/** What a page says of itself, and that only our own pages may frame it, which a page cannot say in its text. */
const pagePolicy = (text) => `${/http-equiv="?Content-Security-Policy"?\s+content="([^"]*)"/i.exec(text)?.[1] ?? "default-src 'none'"}; frame-ancestors 'self'`;

/**
 * Serves a folder over https on localhost: `/` is the workbench, everything else a file.
 * Tries the ports in order (0: any free one). Resolves with the address, the key's hash and `close`.
 * Makes a certificate of its own unless it is given one.
 */
export async function serve(folder, ports = [0], given = undefined) {
  const certificate = given ?? (await localhostCertificate());
  const home = await realpath(folder);
  const server = createServer(certificate, (request, response) => {
    answer(home, request, response).catch((error) => {
      if (response.headersSent) response.destroy();
      else refuse(response, isNoFile(error) ? 404 : 500);
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

async function answer(home, request, response) {
  if (!['GET', 'HEAD'].includes(request.method)) return refuse(response, 405);
  const { pathname, search } = new URL(request.url, 'https://localhost');
  const path = decodeURIComponent(pathname);
  if (path === '/') return void response.writeHead(302, { location: `/workbench/${search}` }).end();
  // The real path: a link may lead out of the folder.
  const file = await realpath(join(home, path.endsWith('/') ? `${path}index.html` : path));
  if (!file.startsWith(home + sep)) return refuse(response, 404);
  const handle = await open(file);
  try {
    await send(handle, file, path, request, response);
  } finally {
    await handle.close();
  }
}

async function send(handle, file, path, request, response) {
  const found = await handle.stat();
  if (!found.isFile()) return refuse(response, 404);
  const type = extname(file);
  const page = type === '.html' ? await handle.readFile() : null;
  const policy = page !== null ? pagePolicy(page.toString()) : path.startsWith('/workers/') ? workerPolicy : null;
  response.writeHead(200, {
    'content-type': types[type] ?? 'application/octet-stream',
    'content-length': page?.length ?? found.size,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...(policy === null ? {} : { 'content-security-policy': policy }),
  });
  if (request.method === 'HEAD' || found.size === 0) response.end();
  else if (page !== null) response.end(page);
  else await pipeline(handle.createReadStream({ end: found.size - 1, autoClose: false }), response);
}

/** An address that names no file, or one that is not to be read, or no more. */
function isNoFile(error) {
  return error instanceof URIError || ['ERR_INVALID_URL', 'ERR_INVALID_ARG_VALUE', 'ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'ELOOP', 'ENAMETOOLONG'].includes(error.code);
}

function refuse(response, status) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end({ 404: 'Not found', 405: 'Not allowed' }[status] ?? 'Failed');
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
