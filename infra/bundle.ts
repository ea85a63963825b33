import { cp, writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild'
import { noticesOf } from './notices.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Modules of our libraries that are never run, each with its replacement. They would be half of the bundle, and a third
 * of a cold start: docs/performance-of-cold-starts.md.
 */
const LEFT_OUT: { what: RegExp; by: RegExp; instead: string }[] = [
  {
    // We pass Apollo Server a finished schema.
    what: /^@graphql-tools\/schema$/,
    by: /@apollo\/server/,
    instead: 'export const makeExecutableSchema = () => { throw new Error("The schema is made elsewhere.") }',
  },
  {
    // Plugins of Apollo Server that ours replace, or that communicate with Apollo's own services. It loads them on demand.
    what: /^\.\/plugin\/(cacheControl|inlineTrace|landingPage|schemaReporting|usageReporting)\//,
    by: /@apollo\/server/,
    instead: 'throw new Error("This plugin is not in the bundle.")',
  },
  {
    // It checks for graphql 17, and imports all of graphql to do so.
    what: /^\.\/incrementalDeliveryPolyfill\.js$/,
    by: /@apollo\/server/,
    instead: 'import { execute } from "graphql"; export const executeIncrementally = (args) => execute(args)',
  },
  {
    // For Node.js before 18; it contains a hash function written in JavaScript.
    what: /^@apollo\/utils\.createhash$/,
    by: /@apollo\/server/,
    instead: 'export { createHash } from "node:crypto"',
  },
  {
    // Lambda gives a function its credentials in the environment, where the chain of providers looks first.
    what: /^@aws-sdk\/credential-provider-node$/,
    by: /@aws-sdk\/client-(dynamodb|s3)/,
    instead:
      'import { fromEnv } from "@aws-sdk/credential-provider-env"; export const defaultProvider = () => fromEnv()',
  },
  {
    // A function has no configuration files in a home folder.
    what: /^\.\.\/shared-ini-file-loader\/loadSharedConfigFiles$/,
    by: /@smithy\/core/,
    instead: 'export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} })',
  },
  {
    // Not left out but moved to `edtf.cjs`: it parses dates when something is written.
    what: /^edtf$/,
    by: /lambda\/domain/,
    instead: `
      let loaded
      const edtf = () => (loaded ??= require("./edtf.cjs"))
      export const parse = (...given) => edtf().parse(...given)
      export default (...given) => edtf().default(...given)`,
  },
  {
    // Moved to `stemmers.cjs`: what is written or searched has words.
    what: /^\.\/stemmers\.ts$/,
    by: /lambda\/domain/,
    instead: `
      let loaded
      const stemmers = () => (loaded ??= require("./stemmers.cjs"))
      export const languages = () => stemmers().languages()
      export const stem = (...given) => stemmers().stem(...given)
      export const isStopWord = (...given) => stemmers().isStopWord(...given)`,
  },
  {
    // Moved to `citations.cjs`: the processor of citations is as large as all the rest.
    what: /^\.\.\/citing\/formatting\.ts$/,
    by: /lambda\/resolvers/,
    instead: `
      let loaded
      export const format = (...given) => (loaded ??= require("./citations.cjs")).format(...given)`,
  },
  {
    // Moved to `drafting.cjs`: the rules of languages, and the model that tags words.
    what: /^\.\.\/drafting\/draft\.ts$/,
    by: /lambda\/resolvers/,
    instead: `
      let loaded
      export const draft = (...given) => (loaded ??= require("./drafting.cjs")).draft(...given)`,
  },
  {
    // It loads what a citation is made from out of the network, which we never ask for.
    what: /^(sync-fetch|node-fetch)$/,
    by: /@citation-js\/core/,
    instead: 'export default () => { throw new Error("Citations load nothing.") }; export const Headers = Object',
  },
  {
    // Moved to `posting.cjs`: of the API, only the trying out of a webhook sends anything.
    what: /^\.\/posting\.ts$/,
    by: /lambda\/webhooks/,
    instead: `
      let loaded
      export const post = (...given) => (loaded ??= require("./posting.cjs")).post(...given)`,
  },
]

const leaveOut: Plugin = {
  name: 'leave out',
  setup(esbuild) {
    for (const [index, { what, by }] of LEFT_OUT.entries())
      esbuild.onResolve({ filter: what }, ({ path, importer, resolveDir }) =>
        by.test(importer) ? { path, namespace: 'instead', pluginData: { index, resolveDir } } : null,
      )
    esbuild.onLoad({ filter: /.*/, namespace: 'instead' }, ({ pluginData }) => {
      const { index, resolveDir } = pluginData as { index: number; resolveDir: string } // as given above
      return { contents: LEFT_OUT[index]!.instead, resolveDir }
    })
  },
}

/**
 * Loads Node.js's own modules by `require`. When an ES module imports one, Node.js accesses each of its exports, and some
 * exports load much when accessed: `node:http` loads the whole of `fetch`, 40 ms of a cold start.
 */
const requireBuiltins: Plugin = {
  name: 'require builtins',
  setup(esbuild) {
    esbuild.onResolve({ filter: new RegExp(`^(node:.*|${builtinModules.join('|')})$`) }, ({ path, namespace }) =>
      namespace === 'builtin' ? { path, external: true } : { path, namespace: 'builtin' },
    )
    esbuild.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)})`,
    }))
  },
}

/** What is loaded when it is first used, from a file of its own. */
const EXTERNAL = ['citations', 'drafting', 'edtf', 'posting', 'stemmers'].map((name) => `./${name}.cjs`)

/** The settings of esbuild for everything that Lambda runs. */
export const SETTINGS = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  minify: true,
  define: { 'process.env.NODE_ENV': '"production"' },
  // `module` is where libraries declare their ES modules, which can be tree-shaken.
  mainFields: ['module', 'main'],
  banner: { js: "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);" },
  metafile: true,
  plugins: [leaveOut, requireBuiltins],
  logLevel: 'warning',
} satisfies BuildOptions

/**
 * Writes what Lambda runs into a folder: `handler.mjs`, `notify.mjs`, `publish.mjs` and `sweep.mjs`, the files that they load on demand, and the
 * notices of the bundled packages.
 * @param changes changes to the settings
 * @returns what these modules contain, as esbuild reports it
 */
export const bundle = async (
  folder: string,
  changes: Pick<BuildOptions, 'minify' | 'minifySyntax' | 'minifyWhitespace'> = {},
): Promise<Metafile> => {
  const { metafile } = await build({
    ...SETTINGS,
    ...changes,
    entryPoints: ['handler', 'notify', 'publish', 'sweep'].map((name) => join(root, 'lambda', `${name}.ts`)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    external: EXTERNAL,
  })
  const onDemand = await build({
    ...SETTINGS,
    entryPoints: {
      citations: join(root, 'lambda/citing/formatting.ts'),
      drafting: join(root, 'lambda/drafting/draft.ts'),
      edtf: 'edtf',
      posting: join(root, 'lambda/webhooks/posting.ts'),
      stemmers: join(root, 'lambda/domain/stemmers.ts'),
    },
    format: 'cjs',
    banner: {},
    external: EXTERNAL,
    outdir: folder,
    outExtension: { '.js': '.cjs' },
  })
  await writeFile(join(folder, 'NOTICES.txt'), await noticesOf([metafile, onDemand.metafile]))
  await cp(join(root, 'lambda/generated/descriptions.json'), join(folder, 'generated/descriptions.json'))
  return metafile
}
