import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import CopyPlugin from 'copy-webpack-plugin';
import HtmlPlugin from 'html-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import TerserPlugin from 'terser-webpack-plugin';
import { tsImport } from 'tsx/esm/api';
import webpack from 'webpack';
import { officeJsAddress, officeJsSource } from './src/tooling/officeJs.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const { languages } = await tsImport('./src/locales/languages.ts', import.meta.url);
const { version } = createRequire(import.meta.url)('./package.json');
const dist = join(root, 'dist');

/** Office.js: our own copy in the workbench and in tests; set to Microsoft's address when the add-in is hosted for Excel. */
const officeJs = officeJsAddress(process.env.ROI_OFFICE_JS);

/** What Office.js loads beside itself in Excel on the web. Microsoft's licence allows no change: the minimiser leaves the bytes alone. */
const officeFiles = ['office.js', 'excel-web-16.00.js', 'telemetry/oteljs_agave.js', ...languages.map(({ tag }) => `${tag.toLowerCase()}/office_strings.js`)];

const scripts = {
  test: /\.tsx?$/,
  exclude: /node_modules/,
  use: {
    loader: 'swc-loader',
    options: {
      jsc: { parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } }, target: 'es2022' },
    },
  },
};
const packagesWithoutExtensions = { test: /\.m?js$/, resolve: { fullySpecified: false } };
const styles = { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] };

const swcMinimizer = new TerserPlugin({ minify: TerserPlugin.swcMinify, extractComments: false });

function config(name, settings) {
  return {
    name,
    mode: 'production',
    devtool: false,
    context: root,
    cache: { type: 'filesystem', cacheDirectory: join(root, 'node_modules/.cache/webpack'), name },
    resolve: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
    performance: { hints: false },
    ...settings,
    module: { rules: [scripts, packagesWithoutExtensions, styles] },
    plugins: [new webpack.DefinePlugin({ ROI_VERSION: JSON.stringify(version) }), ...(settings.plugins ?? [])],
  };
}

/** Words that only other programs read: the languages' list names them, and the add-in leaves them out. */
const foreignWords = new webpack.IgnorePlugin({ resourceRegExp: /^\.\/[\w-]+\/(cli|grid|manifest|templates|workbench)$/, contextRegExp: /src.locales$/ });

/** The add-in: one page is the task pane, the functions and the commands (shared runtime). */
const addin = config('addin', {
  target: ['web', 'es2022'],
  entry: {
    taskpane: ['./src/taskpane/taskpane.entry.tsx', './src/functions/functions.entry.ts', './src/commands/commands.entry.ts'],
  },
  output: { path: dist, filename: '[name].js', chunkFilename: 'chunks/[name].[contenthash:8].js' },
  optimization: { minimizer: [swcMinimizer] },
  plugins: [
    foreignWords,
    new HtmlPlugin({ filename: 'taskpane.html', template: './src/taskpane/taskpane.html', chunks: ['taskpane'], templateParameters: { officeJs, officeJsSource: officeJsSource(officeJs) }, scriptLoading: 'defer' }),
    new CopyPlugin({
      patterns: [
        ...officeFiles.map((file) => ({ from: file, to: `office/${file}`, context: 'node_modules/@microsoft/office-js/dist', info: { minimized: true }, noErrorOnMissing: true })),
        { from: 'assets', to: 'assets', info: { minimized: true } },
        { from: 'src/taskpane/oldBrowser.js', info: { minimized: true } },
      ],
    }),
  ],
});

/** Workers are files of their own, loaded from the add-in's address: never blobs. */
const workers = config('workers', {
  target: ['webworker', 'es2022'],
  entry: { functions: './src/workers/functions.entry.ts', simulation: './src/workers/simulation.entry.ts', compile: './src/workers/compile.entry.ts' },
  output: { path: join(dist, 'workers'), filename: '[name].js' },
  optimization: { minimizer: [swcMinimizer] },
});

/** The workbench plays Excel's part on a developer's machine. It never enters the add-in's bundle, so it is not minimised. */
const workbench = config('workbench', {
  target: ['web', 'es2022'],
  entry: { workbench: './src/workbench/page/workbench.entry.tsx' },
  output: { path: join(dist, 'workbench'), filename: '[name].js', publicPath: '/workbench/' },
  optimization: { minimize: false },
  plugins: [
    new MiniCssExtractPlugin({ filename: '[name].css' }),
    new HtmlPlugin({ filename: 'index.html', template: './src/workbench/page/workbench.html', scriptLoading: 'defer' }),
  ],
});

/** The command line, and the simulation for Node's worker threads beside it. */
const cli = config('cli', {
  target: 'node20',
  entry: { roi: './src/cli/roi.entry.ts', 'simulation.worker': './src/workers/simulation.node.entry.ts' },
  experiments: { outputModule: true },
  output: { path: join(dist, 'cli'), filename: '[name].mjs', module: true, chunkFormat: 'module' },
  optimization: { minimize: false },
});

export default [addin, workers, workbench, cli];
