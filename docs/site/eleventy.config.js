import { readFile } from 'node:fs/promises'
import { posix } from 'node:path'
import { IdAttributePlugin } from '@11ty/eleventy'
import syntaxHighlight from '@11ty/eleventy-plugin-syntaxhighlight'
import { sections } from './contents.js'
import { readSchema } from './schema.js'

/** What is served of the repository beside docs/, by its path. */
const ELSEWHERE = { 'client/README.md': '/docs/client/', 'schema.graphql': '/schema.graphql' }

/** The address of a file of the repository. Undefined if it is not served. */
const addressOf = (path) => {
  if (!/^docs\/.*\.(md|svg)$/.test(path)) return ELSEWHERE[path]
  return path.endsWith('.svg') ? `/${path}` : `/${path.slice(0, -'.md'.length)}/`.replace(/\/index\/$/, '/')
}

/** Files of the repository link to each other by their paths; on the site they have addresses. */
const resolveLinks = ({ tokens, env }) => {
  const { inputPath = 'docs/' } = env.page ?? {}
  const folder = inputPath === './docs/client.md' ? 'client' : posix.dirname(posix.normalize(inputPath))
  for (const { children } of tokens)
    for (const token of children ?? []) {
      const name = { link_open: 'href', image: 'src' }[token.type]
      const target = name && token.attrGet(name)
      if (!target || /^(https?:|#|\/)/.test(target)) continue
      const [path, hash] = target.split('#')
      const address = addressOf(posix.join(folder, path))
      if (address) token.attrSet(name, hash ? `${address}#${hash}` : address)
      else token.attrs = [] // it is read in the repository
    }
}

/** A query can be run where it stands: the link opens it in the explorer. */
const linkToExplorer = (fence) => (tokens, index, options, env, self) => {
  const shown = fence(tokens, index, options, env, self)
  const { info, content } = tokens[index]
  if (info !== 'graphql' || !/^\s*(query|mutation|\{|#)/.test(content)) return shown
  return `${shown}<p class="run"><a href="/explore/?query=${encodeURIComponent(content)}">Run it in the explorer</a></p>\n`
}

/** @param settings Eleventy's: https://www.11ty.dev/docs/config/ */
export default async (settings) => {
  let markdown
  settings.addPlugin(syntaxHighlight)
  settings.addPlugin(IdAttributePlugin)
  settings.amendLibrary('md', (library) => {
    markdown = library.set({ html: false })
    markdown.core.ruler.push('links', resolveLinks)
    markdown.renderer.rules.fence = linkToExplorer(markdown.renderer.rules.fence.bind(markdown.renderer.rules))
    markdown.renderer.rules.table_open = () => '<div class="wide"><table>\n'
    markdown.renderer.rules.table_close = () => '</table></div>\n'
  })
  settings.addFilter('md', (text) => markdown.render(text ?? ''))
  settings.addGlobalData('layout', 'page.njk')
  settings.addGlobalData('sections', sections)
  settings.addGlobalData('schema', await readSchema())
  // A page is called what its heading says.
  settings.addPreprocessor('title', 'md', (data, content) => {
    data.title ??= /^# (.+)$/m.exec(content)?.[1].replaceAll('`', '')
  })
  settings.addTemplate('client.md', await readFile('client/README.md', 'utf8'))
  settings.addPassthroughCopy('docs/**/*.svg')
  settings.setUseGitIgnore(false)
  settings.ignores.add('docs/dist/**')
  return { dir: { includes: 'site/layouts' }, markdownTemplateEngine: false, templateFormats: ['md', 'njk'] }
}
