/** Builds the site and the explorer into site/dist/, with the notices of the packages that are in them. */
import { writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

const buildBy = async ({ build }) => {
  const { default: config } = await import('./vite.config.js')
  const modules = new Set()
  const collecting = {
    name: 'collecting',
    generateBundle: (_, bundle) => {
      for (const { moduleIds = [] } of Object.values(bundle)) for (const id of moduleIds) modules.add(id)
    },
  }
  await build({
    ...config,
    configFile: false,
    plugins: [collecting],
    worker: { ...config.worker, plugins: () => [collecting] },
  })
  const { noticesOf } = await import('../infra/notices.ts')
  const inputs = Object.fromEntries([...modules].map((id) => [relative(here('..'), id.replace(/^\0|\?.*$/g, '')), {}]))
  await writeFile(here('dist/NOTICES.txt'), await noticesOf([{ inputs }]))
}

try {
  await buildBy(await import('vite'))
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  // The site needs development dependencies; without them only the API is installed.
  console.log('The site is not built, because the development dependencies are not installed.')
}
