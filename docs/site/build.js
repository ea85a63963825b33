/**
 * Builds the documentation into docs/dist/docs/, or the folder docs/ of another one that is named: static pages, and a
 * search that needs no other host.
 */
import { cp, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const root = here('../..')
const folder = process.argv[2] ?? here('../dist')
const output = `${folder}/docs`

const ENTITIES = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' }

/** The text of a piece of HTML. */
const textOf = (html) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity])
    .replace(/\s+/g, ' ')
    .trim()

/** What the search looks through: the parts of a page, each under a heading of its own. */
const sectionsOf = ({ url, content }) => {
  const [, main = ''] = /<main[^>]*>([^]*)<\/main>/.exec(content) ?? []
  const page = textOf(/<h1[^>]*>([^]*?)<\/h1>/.exec(main)?.[1] ?? '')
  return main.split(/(?=<h[1-4][^>]* id=")/).flatMap((part) => {
    const [whole, id, heading] = /^<h[1-4][^>]* id="([^"]+)"[^>]*>([^]*?)<\/h\d>/.exec(part) ?? []
    if (!whole) return []
    const title = textOf(heading)
    const address = title === page ? `/docs${url}` : `/docs${url}#${id}`
    return [{ page, title, address, text: textOf(part.slice(whole.length)) }]
  })
}

const buildBy = async ({ default: Eleventy }, { build }) => {
  await rm(output, { recursive: true, force: true })
  process.chdir(root)
  const eleventy = new Eleventy('docs', output, { quietMode: true, configPath: 'docs/site/eleventy.config.js' })
  const [, pages] = await eleventy.write()
  await writeFile(`${output}/search.json`, JSON.stringify(pages.filter(Boolean).flatMap(sectionsOf)))
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [here('search.js')],
    outdir: output,
    bundle: true,
    minify: true,
    format: 'esm',
    logLevel: 'error',
    metafile: true,
  })
  await cp(here('style.css'), `${output}/style.css`)
  const { noticesOf } = await import('../../infra/notices.ts')
  await writeFile(`${output}/NOTICES.txt`, await noticesOf([metafile]))
}

try {
  await buildBy(await import('@11ty/eleventy'), await import('esbuild'))
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  // The pages need development dependencies; without them only the API is installed.
  console.log('The documentation is not built, because the development dependencies are not installed.')
}
