/**
 * Who may import whom (ARCHITECTURE.md). Tests and bench may import anything.
 * The swc parser does not tell `import type` from `import`: a type is knowledge too, so both count.
 */
const outside = '\\.test\\.ts$|/testing/'
const department = '^subgraphs/([^/]+)/'
const file = names => `^subgraphs/.+/(${names})\\.ts$`

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere would pass every rule below.',
      severity: 'error',
      from: {},
      // types alone, so there is nothing to load
      to: { couldNotResolve: true, pathNot: '^@apollo/server-gateway-interface$' },
    },
    {
      name: 'identity-is-pure',
      comment: 'identity/ is pure functions: it knows itself and npm, and touches neither disk nor network.',
      severity: 'error',
      from: { path: '^identity/', pathNot: outside },
      to: { pathNot: ['^identity/', '^node_modules/'] },
    },
    {
      name: 'kit-knows-no-department',
      severity: 'error',
      from: { path: '^kit/', pathNot: outside },
      to: { path: '^(subgraphs|gateway|reconcile|export|cli|schema|bench|tests)/' },
    },
    {
      name: 'gateway-knows-only-the-supergraph',
      comment: 'The gateway serves any composed supergraph: nothing in it may know a department or its identifiers.',
      severity: 'error',
      from: { path: '^gateway/', pathNot: outside },
      to: { path: '^(subgraphs|identity|reconcile|export|schema/src|cli|bench|tests)/' },
    },
    {
      name: 'routes-know-their-port',
      comment:
        'Paths beside /graphql know of the gateway what it lends them, and ask the departments by operations alone.',
      severity: 'error',
      from: { path: '^(reconcile|export)/', pathNot: outside },
      to: {
        path: '^(gateway|subgraphs|cli|schema|bench|tests)/',
        pathNot: '^gateway/src/http/(routes|wholeAnswer)\\.ts$',
      },
    },
    {
      name: 'departments-are-islands',
      severity: 'error',
      from: { path: department, pathNot: outside },
      to: { path: '^subgraphs/', pathNot: '^subgraphs/$1/' },
    },
    {
      name: 'departments-know-kit-and-identity',
      severity: 'error',
      from: { path: '^subgraphs/', pathNot: outside },
      to: { path: '^(gateway|reconcile|export|cli|schema|bench|tests)/' },
    },
    {
      name: 'cli-is-the-composition-root',
      comment: 'Only cli/ puts gateway and departments together.',
      severity: 'error',
      from: { path: '^', pathNot: ['^(cli|bench|tests|gateway|subgraphs|reconcile|export)/', outside] },
      to: { path: '^(gateway|subgraphs|reconcile|export)/' },
    },
    {
      name: 'main-is-the-door',
      comment: 'main → subgraph → the rest: nothing inside a department imports its door.',
      severity: 'error',
      from: { path: department, pathNot: outside },
      to: { path: file('main') },
    },
    {
      name: 'subgraph-only-for-main',
      severity: 'error',
      from: { path: department, pathNot: [file('main'), outside] },
      to: { path: file('subgraph') },
    },
    {
      name: 'resolvers-only-for-subgraph',
      severity: 'error',
      from: { path: department, pathNot: [file('subgraph'), outside] },
      to: { path: file('resolvers') },
    },
    {
      name: 'repository-knows-no-upper-room',
      severity: 'error',
      from: { path: file('repository'), pathNot: outside },
      to: { path: file('main|subgraph|resolvers|loaders|context') },
    },
    {
      name: 'loaders-know-repositories',
      severity: 'error',
      from: { path: file('loaders'), pathNot: outside },
      to: { path: file('main|subgraph|resolvers|context') },
    },
    {
      name: 'knex-only-in-kit',
      comment: 'Departments take types from @e360/kit/database/database.',
      severity: 'error',
      from: { path: '^', pathNot: ['^(kit|bench|tests)/', outside] },
      to: { path: '^node_modules/knex/' },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^', pathNot: ['^(bench|tests)/', outside] },
      to: { path: ['\\.test\\.ts$', '/testing/', '^(bench|tests)/'] },
    },
    {
      name: 'no-dev-packages-in-the-product',
      comment: 'npm ci --omit=dev must leave a product that runs; schema/ runs at development time only.',
      severity: 'error',
      from: { path: '^(gateway|reconcile|export|subgraphs|kit|identity|cli)/', pathNot: outside },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    // TypeScript 7 has no API that dependency-cruiser could use.
    parser: 'swc',
    combinedDependencies: true,
    doNotFollow: { path: '^node_modules/' },
    // Types made from the SDL point back at the context that they are made for.
    exclude: { path: '\\.generated\\.ts$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
}
