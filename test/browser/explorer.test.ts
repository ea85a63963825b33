import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'

let server: ChildProcess
let folder: string
let root: string
let browser: Browser | undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readout-'))
  server = spawn(process.execPath, ['local/start.ts'], {
    env: { ...process.env, PORT: '0', READOUT_DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface(server.stdout!), 'line')) as [string]
  root = /site (http:\S+\/) /.exec(line)![1]!
}, 60_000)
// Each test has its own: what one visitor left open is not for the next.
afterEach(() => browser?.close())
afterAll(async () => {
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  await rm(folder, { recursive: true })
})

test.each([
  [1280, 800],
  [390, 844],
])(
  'at %d×%d it opens on an example, runs it, and asks no other host',
  async (width, height) => {
    browser = await openBrowser()
    const page = await browser.newPage({ viewport: { width, height } })
    const elsewhere: string[] = []
    const failures: string[] = []
    page.on('request', (request) => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith(root)) elsewhere.push(request.url())
    })
    page.on('pageerror', (error) => failures.push(error.message))
    await page.goto(`${root}explore/`)
    await page.locator('.cost', { hasText: /may cost/ }).waitFor() // the editors are there
    await page.getByRole('button', { name: /Execute query/ }).click()
    await page.locator('.result-window', { hasText: 'Prak Sokhonn and Yang Yanyi' }).waitFor()
    if (width > 900) await page.getByText('The public record of diplomacy').first().waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    const picture = process.env.READOUT_PICTURES
    if (picture) await page.screenshot({ path: join(picture, `explorer-${width}.png`) })
    expect([elsewhere, failures]).toEqual([[], []])
  },
  60_000,
)

test('keys typed into it are stored nowhere, and those stored by earlier versions are removed', async () => {
  const key = `rdo_${'0Az9'.repeat(15).slice(0, 58)}`
  browser = await openBrowser()
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  const run = async () => {
    await page.locator('.cost', { hasText: /may cost/ }).waitFor()
    const answered = page.waitForResponse((response) => response.url().endsWith('/graphql'))
    await page.locator('.cost', { hasText: /may cost/ }).waitFor() // the editors are there
    await page.getByRole('button', { name: /Execute query/ }).click()
    return (await answered).request()
  }
  const kept = async () => {
    const storage = await page.evaluate<string>('JSON.stringify({ ...localStorage, ...sessionStorage })')
    expect(storage).not.toContain(key.slice(4, 24))
    expect(storage).not.toContain('x-someone')
    return JSON.parse(storage) as { [name: string]: string }
  }
  // What a version before this one may have left, and what is another page's.
  const headers = JSON.stringify({ authorization: `Bearer ${key}` })
  const left = {
    'graphiql:headers': headers,
    'graphiql:shouldPersistHeaders': 'true',
    'graphiql:queries': JSON.stringify({ queries: [{ query: '{ __typename }', headers }] }),
    'graphiql:favorites': JSON.stringify({
      favorites: [{ query: '{ topics { nodes { id } } }', headers, favorite: true }],
    }),
    'graphiql:query': `# ${key}\n{ __typename }`,
    another: 'stays',
  }
  await page.goto(`${root}icon.svg`)
  await page.evaluate(`Object.assign(localStorage, ${JSON.stringify(left)})`)
  await page.goto(`${root}explore/`)
  await page.getByRole('button', { name: /Execute query/ }).waitFor()
  expect(await kept()).toMatchObject({ another: 'stays', 'graphiql:query': '# rdo_…\n{ __typename }' })

  await page.getByRole('button', { name: 'Headers', exact: true }).click()
  await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .monaco-editor').click()
  await page.keyboard.insertText(JSON.stringify({ 'x-api-key': key, 'x-someone': 'x-someone' }))
  expect((await run()).headers()).toMatchObject({ 'x-api-key': key, 'x-someone': 'x-someone' })
  await page.getByRole('button', { name: 'New tab' }).click()
  await page.waitForTimeout(700) // GraphiQL stores its tabs half a second later
  expect(Object.keys(await kept())).toEqual(expect.arrayContaining(['graphiql:queries', 'graphiql:tabState']))

  await page.reload()
  await page.getByRole('button', { name: /Execute query/ }).waitFor()
  expect((await run()).headers()).not.toHaveProperty('x-api-key')
  await page.waitForTimeout(700)
  await kept()
}, 60_000)

test('a question of the gallery is asked, and its answer is a table too; the cost is told before and after', async () => {
  browser = await openBrowser()
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(`${root}explore/`)
  await page.getByRole('button', { name: /Execute query/ }).waitFor()
  await page.locator('.cost', { hasText: /may cost \d+/ }).waitFor()
  await page.getByLabel('Questions').selectOption('What did each side say on Myanmar?')
  await page.locator('.result-window', { hasText: 'Crisis in Myanmar' }).waitFor()
  await page.locator('.cost', { hasText: /cost \d+ · [\d,]+ points left/ }).waitFor()
  await page.getByRole('button', { name: 'As a table' }).click()
  const table = page.getByRole('region', { name: 'The answer as a table' })
  expect(await table.locator('tbody tr').count()).toBeGreaterThan(3)
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    table.getByRole('button', { name: 'Download as CSV' }).click(),
  ])
  expect((await text(await saved.createReadStream())).split('\n')[0]).toBe('saidOn.edtf,speakers,act,text')
}, 60_000)

test('a link opens its query, and an error leads to the page that explains it', async () => {
  browser = await openBrowser()
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  const query = 'query ($id: ID!) { topic(id: $id) { label } }'
  await page.goto(
    `${root}explore/?query=${encodeURIComponent(query)}&variables=${encodeURIComponent('{"id": "stk_china"}')}`,
  )
  await page.locator('.cost', { hasText: /may cost/ }).waitFor() // the editors are there
  await page.getByRole('button', { name: /Execute query/ }).click()
  const link = page.getByRole('link', { name: /BAD_USER_INPUT/ })
  await link.click()
  await page.waitForURL(/docs.errors.BAD_USER_INPUT/)
}, 60_000)

test('a wide page that becomes narrow shows the query and its button', async () => {
  browser = await openBrowser()
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(`${root}explore/`)
  await page.getByText('The public record of diplomacy').first().waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  const run = page.getByRole('button', { name: /Execute query/ })
  await page.locator('.cost', { hasText: /may cost/ }).waitFor()
  await run.click()
  await page.locator('.result-window', { hasText: 'Prak Sokhonn' }).waitFor()
}, 60_000)

test('a key typed above the query is sent, and stored nowhere', async () => {
  browser = await openBrowser()
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(`${root}explore/`)
  await page.getByLabel('API key').fill('rdo_typed')
  const [request] = await Promise.all([
    page.waitForRequest((one) => one.url().endsWith('/graphql') && (one.postData() ?? '').includes('query Meeting')),
    page.getByRole('button', { name: /Execute query/ }).click(),
  ])
  expect(request.headers()['x-api-key']).toBe('rdo_typed')
  await page.waitForTimeout(700)
  expect(await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')).not.toContain('rdo_typed')
}, 60_000)

test('a page of another origin queries by GET and by POST with its client’s headers, and reads the answers', async () => {
  const site = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<p>News</p>'),
  )
  site.listen(0, '127.0.0.1')
  await once(site, 'listening')
  try {
    browser = await openBrowser()
    const page = await browser.newPage()
    // By name, which is another origin than by address.
    await page.goto(`http://localhost:${(site.address() as AddressInfo).port}/`)
    const ask = (url: string, init: object) =>
      page.evaluate(
        async ([to, how]) => {
          try {
            const answer = await fetch(to, how)
            return { status: answer.status, etag: answer.headers.get('etag'), body: (await answer.json()) as object }
          } catch (error) {
            return { refused: String(error) }
          }
        },
        [url, init] as const,
      )
    const query = '{ topic(id: "top_ukraine") { id } }'
    const found = { data: { topic: { id: 'top_ukraine' } } }
    // urql sends its queries like this, Apollo and graphql-request theirs like the next one.
    const got = await ask(`${root}graphql?query=${encodeURIComponent(query)}`, {
      headers: { accept: 'application/graphql-response+json' },
    })
    expect(got).toMatchObject({ status: 200, etag: expect.any(String), body: found })
    const posted = await ask(`${root}graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'apollographql-client-name': 'news',
        'x-graphql-client': 'news',
        traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      },
      body: JSON.stringify({ query }),
    })
    expect(posted).toMatchObject({ status: 200, body: found })
    expect(await ask(`${root}schema.graphql`, { mode: 'no-cors' })).toHaveProperty('refused') // no JSON, and opaque
    // Without the headers that allow it, the same browser lets a page read nothing: the rules are in force.
    expect(await ask(`${root}icon.svg`, {})).toMatchObject({ refused: expect.stringContaining('Failed to fetch') })
  } finally {
    site.close()
  }
}, 60_000)
