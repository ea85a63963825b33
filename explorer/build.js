/** Builds the explorer into explorer/dist/: GraphiQL with its workers and styles, all served from our own files. */
import { cp, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const settings = {
  bundle: true,
  minify: true,
  outdir: here('dist'),
  logLevel: 'error',
  metafile: true,
  absWorkingDir: here('..'),
  loader: { '.ttf': 'file' },
  define: { 'process.env.NODE_ENV': '"production"' },
}

const buildBy = async ({ build }) => {
  await rm(here('dist'), { recursive: true, force: true })
  const page = await build({ ...settings, format: 'esm', entryPoints: { main: here('main.js') } })
  const workers = await build({
    ...settings,
    format: 'iife',
    entryPoints: {
      'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
      'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
      'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
    },
  })
  for (const file of ['index.html', 'icon.svg', 'page.css']) await cp(here(file), here(`dist/${file}`))
  const { noticesOf } = await import('../infra/notices.ts')
  await writeFile(here('dist/NOTICES.txt'), await noticesOf([page.metafile, workers.metafile]))
}

try {
  await buildBy(await import('esbuild'))
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  // The explorer needs development dependencies; without them only the API is installed.
  console.log('The explorer is not built, because the development dependencies are not installed.')
}
