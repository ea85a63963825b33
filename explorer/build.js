/** Builds the explorer into explorer/dist/: GraphiQL, its workers and its styles, all from our own files. */
import { cp, rm } from 'node:fs/promises'
import { build } from 'esbuild'

const here = (path) => new URL(path, import.meta.url).pathname
const settings = {
  bundle: true,
  minify: true,
  outdir: here('dist'),
  logLevel: 'error',
  loader: { '.ttf': 'file' },
  define: { 'process.env.NODE_ENV': '"production"' },
}

await rm(here('dist'), { recursive: true, force: true })
await build({ ...settings, format: 'esm', entryPoints: { main: here('main.js') } })
await build({
  ...settings,
  format: 'iife',
  entryPoints: {
    'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
    'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
    'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
  },
})
for (const file of ['index.html', 'icon.svg', 'page.css']) await cp(here(file), here(`dist/${file}`))
