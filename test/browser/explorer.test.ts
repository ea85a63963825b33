import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
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
  root = /explorer (http:\S+\/) /.exec(line)![1]!
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
    await page.goto(root)
    await page.getByRole('button', { name: /Execute query/ }).click()
    await page.locator('.result-window', { hasText: 'Prak Sokhonn and Yang Yanyi' }).waitFor()
    expect(await page.locator('.graphiql-tab').count()).toBe(5)
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
    const answered = page.waitForResponse((response) => response.url().endsWith('/graphql'))
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
  await page.goto(root)
  await page.getByRole('button', { name: /Execute query/ }).waitFor()
  expect(await kept()).toMatchObject({ another: 'stays', 'graphiql:query': '# rdo_…\n{ __typename }' })

  await page.getByRole('button', { name: 'Headers', exact: true }).click()
  await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .monaco-editor').click()
  await page.keyboard.insertText(JSON.stringify({ 'x-api-key': key, 'x-someone': 'x-someone' }))
  expect((await run()).headers()).toMatchObject({ 'x-api-key': key, 'x-someone': 'x-someone' })
  await page.getByRole('tab').nth(1).click()
  await page.waitForTimeout(700) // GraphiQL stores its tabs half a second later
  expect(Object.keys(await kept())).toEqual(expect.arrayContaining(['graphiql:queries', 'graphiql:tabState']))

  await page.reload()
  await page.getByRole('button', { name: /Execute query/ }).waitFor()
  expect((await run()).headers()).not.toHaveProperty('x-api-key')
  await page.waitForTimeout(700)
  await kept()
}, 60_000)
