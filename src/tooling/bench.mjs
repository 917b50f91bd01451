/** `npm run bench [-- --json]`: installs the peers, builds what is measured, measures. Only the table or the JSON reaches standard output. */
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensureDependencies } from './ensureDependencies.mjs';
import { root } from './root.mjs';
import { runNode } from './run.mjs';

const folder = join(root, 'tests', 'bench');
const outputFolder = join(folder, 'node_modules', '.measured');

/** The measuring program, compiled as the product is: what a development loader adds would be measured too. */
async function buildBench() {
  const { default: webpack } = await import('webpack');
  const swc = { loader: 'swc-loader', options: { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } } };
  const compiler = webpack({
    mode: 'production',
    target: 'node20',
    context: root,
    entry: join(folder, 'bench.ts'),
    output: { path: outputFolder, filename: 'bench.cjs' },
    resolve: { extensions: ['.ts', '.mjs', '.js'] },
    module: { rules: [{ test: /\.ts$/, exclude: /node_modules/, use: swc }] },
    externals: { hyperformula: `commonjs ${join(folder, 'node_modules', 'hyperformula')}` },
    optimization: { minimize: false },
    node: { __dirname: true },
  });
  await new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error || stats.hasErrors()) reject(error ?? new Error(stats.toString({ all: false, errors: true })));
      else compiler.close(resolve);
    });
  });
}

try {
  await ensureDependencies();
  await ensureDependencies(folder);
  await build('addin');
  await buildBench();
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
const { code } = await runNode([join(outputFolder, 'bench.cjs'), ...process.argv.slice(2)], { cwd: root });
process.exitCode = code;
