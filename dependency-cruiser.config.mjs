/**
 * Who may import whom: kernel <- sdk <- domains <- http <- start, plugins from the SDK alone. Domains stand in
 * an order, and one may use those before it; controllers, routes and their kin may use any.
 */
const ORDER = [
  'identity',
  'companies',
  'customers',
  'catalog',
  'subscriptions',
  'discounts',
  'usage',
  'periods',
  'measurement',
  'rating',
  'taxation',
  'ledger',
  'invoicing',
  'receivables',
  'collections',
  'prepaid',
  'billing',
  'reporting',
]

const HTTP = '(controllers|routes|transformers|validators|policies|middleware)'
const domains = (names) => `^app/(${names.join('|')})/`

const forward = ORDER.slice(0, -1).map((name, index) => ({
  name: `${name}-uses-earlier-domains-only`,
  severity: 'error',
  from: { path: `^app/${name}/`, pathNot: `^app/${name}/${HTTP}` },
  to: { path: domains(ORDER.slice(index + 1)) },
}))

/** What a plugin may import beside the SDK and its own files. */
const PLUGIN_PACKAGES =
  '(^|/)node_modules/(@adonisjs/(core|lucid|inertia)|@vinejs/vine|luxon|vue|@inertiajs/vue3|@types)/'

/** What a bundled plugin brings for itself. */
const OWN_PACKAGES = {
  telecom: ['libphonenumber-js'],
  vat: ['stdnum'],
}
const PLUGIN_TESTS = '^plugins/[^/]+/tests/'

const ownFolders = Object.keys(OWN_PACKAGES).map((plugin) => `^plugins/${plugin}/`)

export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolvable',
      severity: 'error',
      /** Pages are resolved by the bundler, which knows `~/`. */
      from: { pathNot: '^plugins/[^/]+/inertia/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'kernel-stands-alone',
      severity: 'error',
      from: { path: '^app/kernel/' },
      to: { pathNot: '^app/kernel/' },
    },
    {
      name: 'sdk-uses-the-kernel-only',
      severity: 'error',
      from: { path: '^app/sdk/' },
      to: { path: '^(app|plugins|start|config|database|tests)/', pathNot: '^app/(kernel|sdk)/' },
    },
    {
      name: 'core-does-not-know-plugins',
      severity: 'error',
      from: { path: '^(app|start|database)/' },
      to: { path: '^plugins/' },
    },
    {
      name: 'plugins-use-the-sdk-only',
      severity: 'error',
      from: { path: '^plugins/', pathNot: PLUGIN_TESTS },
      to: { path: '^(app|start|config|database|tests|bin)/', pathNot: '^app/(sdk|kernel)/' },
    },
    {
      name: 'plugins-do-not-reach-past-the-sdk',
      severity: 'error',
      from: { path: '^plugins/' },
      to: { path: '^app/kernel/' },
    },
    {
      name: 'plugins-do-not-know-each-other',
      severity: 'error',
      from: { path: '^plugins/([^/]+)/' },
      to: { path: '^plugins/', pathNot: '^plugins/$1/' },
    },
    {
      name: 'plugins-use-few-packages',
      severity: 'error',
      from: { path: '^plugins/', pathNot: [PLUGIN_TESTS, ...ownFolders] },
      to: { path: '(^|/)node_modules/', pathNot: PLUGIN_PACKAGES },
    },
    ...Object.entries(OWN_PACKAGES).map(([plugin, packages]) => ({
      name: `plugin-${plugin}-uses-few-packages`,
      severity: 'error',
      from: { path: `^plugins/${plugin}/`, pathNot: PLUGIN_TESTS },
      to: {
        path: '(^|/)node_modules/',
        pathNot: [PLUGIN_PACKAGES, `(^|/)node_modules/(${packages.join('|')})/`],
      },
    })),
    {
      name: 'plugin-pages-use-components-only',
      severity: 'error',
      from: { path: '^plugins/[^/]+/inertia/' },
      to: { path: '^~/(?!components/)|^~generated' },
    },
    {
      name: 'actions-do-not-speak-http',
      severity: 'error',
      from: { path: '^app/[^/]+/(actions|queries|models|jobs|listeners)/' },
      to: { path: `^(app/[^/]+/${HTTP}|app/middleware/|app/exceptions/|start/(?!env))` },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { pathNot: '^(tests|benchmarks|plugins/[^/]+/tests|bin)/' },
      to: { path: '^(tests|benchmarks)/' },
    },
    ...forward,
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.imports.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|tmp|storage|public)/|\\.adonisjs/client' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
}
