/** Arrows between the folders of `src/` go down only (docs/architecture.md): whom each may import. */
const LAYERS = {
  platform: [],
  circuit: [],
  address: [],
  protocol: ['circuit'],
  providers: ['address'],
  failover: ['circuit', 'providers', 'platform', 'address'],
  'endpoint-client': ['protocol', 'circuit', 'platform'],
  element: ['failover', 'endpoint-client', 'protocol', 'providers', 'circuit', 'address', 'platform'],
  react: ['element'],
  types: ['element'],
  endpoint: ['protocol', 'circuit', 'platform'],
  console: ['protocol', 'circuit', 'platform'],
  qa: ['failover', 'providers', 'protocol', 'circuit', 'address', 'platform'],
};

/** A test may drive what it needs; what tests share stands in `testing/`. */
const TESTS = '(\\.(test|property)\\.ts$|\\.test-d\\.tsx?$|/testing/)';

const layers = Object.entries(LAYERS).map(([name, allowed]) => ({
  name: `${name}-imports-only-down`,
  severity: 'error',
  from: { path: `^src/${name}/`, pathNot: TESTS },
  to: { path: '^src/', pathNot: [name, ...allowed].map((folder) => `^src/${folder}/`) },
}));

/**
 * A folder is entered by its `index.ts`, or by that of a part of it which has one. `lazy.ts` is the door of what is
 * loaded later, `page-entry.ts` the file that a staging page loads. A bench looks inside; so do the helpers that start
 * a part of the endpoint.
 */
const doors = Object.keys(LAYERS).map((name) => ({
  name: `${name}-is-entered-by-its-door`,
  severity: 'error',
  from: { pathNot: [`^src/${name}/`, TESTS, '^bench/', '^e2e/(cluster|screenshots)/'] },
  to: {
    path: `^src/${name}/`,
    pathNot: [
      `^src/${name}/(index|lazy|page-entry)\\.ts$`,
      `^src/${name}/[^/]+/(index|lazy)\\.ts$`,
      '/testing/',
      '/fixtures/',
    ],
  },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    // The exports of these have no condition that this tool's resolver takes.
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(vite$|typebox|publint|@arethetypeswrong)' },
    },
    ...layers,
    ...doors,
    // It watches the browser's code at work: of that it takes the types alone.
    {
      name: 'qa-takes-types-alone',
      severity: 'error',
      from: { path: '^src/qa/', pathNot: TESTS },
      to: { path: '^src/(circuit|failover)/', dependencyTypesNot: ['type-only'] },
    },
    // Production carries nothing of it.
    {
      name: 'qa-stays-with-tests-and-staging',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/qa/', TESTS] },
      to: { path: ['^src/qa/', '^node_modules/msw/'] },
    },
    {
      name: 'core-has-no-packages',
      severity: 'error',
      from: { path: '^src/(platform|circuit|address|protocol|failover|endpoint-client)/', pathNot: TESTS },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
    // A page of one framework loads no other.
    {
      name: 'frameworks-stay-in-their-folders',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(react|types)/', TESTS] },
      to: { path: '^node_modules/(@types/react|react|preact|solid-js|svelte|vue)/' },
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
    exclude: { path: '^(dist|demo/frameworks|e2e/frameworks/hydration)' },
  },
};
