/** Node's globals, for the JavaScript that TypeScript does not check. */
export default Object.fromEntries(
  ['process', 'console', 'Buffer', 'URL', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'fetch', 'AbortSignal', 'TextDecoder', 'TextEncoder', 'WebAssembly', 'window'].map((name) => [name, 'readonly']),
);
