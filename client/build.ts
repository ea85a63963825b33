/** `npm run build:client`: builds what `npm pack ./client` packs: ES modules for browsers and servers, and their types. */
import { execFileSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

await rm(here('dist'), { recursive: true, force: true })
await build({
  absWorkingDir: here('.'),
  entryPoints: ['index', 'cache', 'documents', 'mocks', 'scalars'].map((name) => here(`src/${name}.ts`)),
  outdir: here('dist'),
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  minify: true,
  logLevel: 'warning',
})
const typescript = createRequire(import.meta.url).resolve('typescript/bin/tsc')
execFileSync(process.execPath, [typescript, '-p', here('tsconfig.json')], { stdio: 'inherit' })
