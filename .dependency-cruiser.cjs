/** Arrows between folders go down only (README, "How it is built"). */
const layer = (name, allowed) => ({
  name: `${name}-imports-only-down`,
  severity: 'error',
  from: { path: `^src/${name}/`, pathNot: '\\.test\\.ts$' },
  to: { path: '^src/', pathNot: [name, ...allowed].map((folder) => `^src/${folder}/`) },
});
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    // The exports of these have no condition that this tool's resolver takes.
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(vite|typebox/compile)$' },
    },
    layer('circuit', []),
    layer('address', []),
    layer('providers', ['address']),
    layer('failover', ['circuit', 'providers', 'address']),
    layer('shared-state', ['circuit']),
    layer('endpoint', ['circuit']),
    layer('element', ['failover', 'shared-state', 'address', 'providers', 'circuit']),
    layer('qa', ['providers', 'address', 'circuit', 'failover', 'shared-state']),
    layer('console', ['circuit', 'endpoint']),
    // What it shows comes over HTTP: of the browser's and the server's code it takes the types alone.
    ...[
      ['qa', '(circuit|failover|shared-state)'],
      ['console', 'endpoint'],
    ].map(([name, folders]) => ({
      name: `${name}-takes-types-alone`,
      severity: 'error',
      from: { path: `^src/${name}/`, pathNot: '\\.test\\.ts$' },
      to: { path: `^src/${folders}/`, dependencyTypesNot: ['type-only'] },
    })),
    // Production carries nothing of it.
    {
      name: 'qa-stays-with-tests-and-staging',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/qa/' },
      to: { path: ['^src/qa/', '^node_modules/msw/'] },
    },
    {
      name: 'core-has-no-packages',
      severity: 'error',
      from: { path: '^src/(circuit|address|failover|shared-state)/', pathNot: '\\.(test|property)\\.ts$' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
    {
      name: 'e2e-drives-public-names-only',
      severity: 'error',
      from: { path: '^e2e/' },
      to: { path: '^src/(circuit|address|providers|failover|element)/', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist' },
  },
};
