/** Which room of the house may know which (docs/architecture.md). Every rule is an error: a warning decays. */
const room = (name) => `^src/${name}/`;
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '\\.entry\\.tsx?$' },
  to: { path: '^src/', pathNot: [from, ...allowed.map(room)] },
});
const lower = ['engine', 'locales'];
const model = [...lower, 'file', 'templates'];

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    only('engine-knows-only-itself', room('engine'), []),
    only('locales-import-nothing', room('locales'), []),
    only('file', room('file'), lower),
    only('templates', room('templates'), [...lower, 'file']),
    only('functions', room('functions'), lower),
    only('workbook', room('workbook'), model),
    only('excel', room('excel'), [...model, 'workbook']),
    only('page', room('page'), [...model, 'workbook', 'excel', 'functions']),
    only('taskpane', room('taskpane'), [...model, 'workbook', 'page']),
    only('commands', room('commands'), [...model, 'workbook', 'page']),
    only('workers', room('workers'), lower),
    only('workbench', room('workbench'), [...model, 'workbook']),
    only('cli', room('cli'), [...model, 'workbook']),
    {
      name: 'engine-packages',
      severity: 'error',
      from: { path: room('engine') },
      to: { path: 'node_modules/', pathNot: 'node_modules/(decimal\\.js|seedrandom)/' },
    },
    { name: 'only-grid-says-univer', severity: 'error', from: { path: '^src/', pathNot: [room('workbench/grid'), '^src/locales/[^/]+/grid\\.ts$'] }, to: { path: 'node_modules/@univerjs/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
