/** Which room of the house may know which (docs/architecture.md). Every rule is an error: a warning decays. */
const room = (name) => `^src/${name}/`;
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '\\.entry\\.tsx?$' },
  to: { path: '^src/', pathNot: [from, ...allowed.map(room)] },
});
const lower = ['engine', 'locales'];

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    only('engine-knows-only-itself', room('engine'), []),
    only('locales-import-nothing', room('locales'), []),
    only('templates', room('templates'), lower),
    only('functions', room('functions'), lower),
    only('workbook', room('workbook'), [...lower, 'templates']),
    only('excel', room('excel'), [...lower, 'workbook', 'templates']),
    only('taskpane', room('taskpane'), [...lower, 'workbook', 'templates']),
    only('commands', room('commands'), [...lower, 'workbook', 'templates']),
    only('workers', room('workers'), lower),
    only('workbench', room('workbench'), [...lower, 'workbook', 'templates']),
    only('cli', room('cli'), [...lower, 'workbook', 'templates']),
    {
      name: 'engine-packages',
      severity: 'error',
      from: { path: room('engine') },
      to: { path: 'node_modules/', pathNot: 'node_modules/(decimal\\.js|seedrandom)/' },
    },
    { name: 'only-grid-says-univer', severity: 'error', from: { path: '^src/', pathNot: room('workbench/grid') }, to: { path: 'node_modules/@univerjs/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
