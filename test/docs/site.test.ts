import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from '@jest/globals'
import { fileOf } from '../../site/addresses.ts'
import { schema } from '../../lambda/schema.ts'

const BUILD = fileURLToPath(new URL('../../docs/site/build.js', import.meta.url))
const files = new Map<string, string>()

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'readout-'))
  await promisify(execFile)(process.execPath, [BUILD, folder])
  for (const name of await readdir(folder, { recursive: true }))
    if (/\.\w+$/.test(name)) files.set(`/${name}`, await readFile(join(folder, name), 'utf8'))
  await rm(folder, { recursive: true })
}, 60_000)

/** What is served at these addresses comes from elsewhere. */
const ELSEWHERE = /^\/(explore\/(\?query=.*)?|schema\.graphql|icon\.svg)?$/

test('every link and picture leads to a page and a heading that exist', () => {
  const broken: string[] = []
  for (const [page, html] of files)
    if (page.endsWith('.html'))
      for (const [, address = ''] of html.matchAll(/ (?:href|src)="(?!https?:)([^"]*)"/g)) {
        if (ELSEWHERE.test(address)) continue
        const [path = '', hash] = address.split('#')
        const target = path === '' ? html : files.get(fileOf(path, 'text/html'))
        if (target === undefined || (hash && !target.includes(` id="${hash}"`))) broken.push(`${page}: ${address}`)
      }
  expect(broken).toEqual([])
})

test('every page has a title, and every link a text', () => {
  for (const [page, html] of files) {
    if (!page.endsWith('.html')) continue
    expect([page, /<title>([^]*?) · Readout<\/title>/.exec(html)?.[1]?.trim()]).toEqual([
      page,
      expect.stringMatching(/./),
    ])
    expect([page, /<a [^>]*>\s*<\/a>/.exec(html)]).toEqual([page, null])
  }
})

test('every type, field, argument and value of the schema has its place', () => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    const page = files.get(`/docs/schema/${type.name}/index.html`) ?? ''
    expect(page).toContain(`<h1 id="${type.name}">`)
    if ('getFields' in type) for (const name in type.getFields()) expect(page).toContain(` id="${name}"`)
    if ('getValues' in type) for (const { name } of type.getValues()) expect(page).toContain(` id="${name}"`)
  }
})

test('pages have nothing that their Content-Security-Policy forbids', () => {
  for (const [page, html] of files)
    if (page.endsWith('.html'))
      expect([page, /<script(?![^>]* src=)|\son\w+=|\bstyle="/.exec(html)]).toEqual([page, null])
})

test('the search knows every page', () => {
  const known = JSON.parse(files.get('/docs/search.json') ?? '') as { address: string }[]
  const found = new Set(known.map(({ address }) => address.split('#')[0]))
  const pages = [...files.keys()].filter((name) => name.endsWith('/index.html'))
  expect(pages.filter((name) => !found.has(name.slice(0, -'index.html'.length)))).toEqual([])
})
