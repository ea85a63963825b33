import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'

let server: ChildProcess
let folder: string
let root: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readout-'))
  server = spawn(process.execPath, ['local/start.ts'], {
    env: { ...process.env, PORT: '0', READOUT_DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface(server.stdout!), 'line')) as [string]
  root = /explorer (http:\S+\/) /.exec(line)![1]!
}, 60_000)
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
    const browser: Browser = await openBrowser() // its own: what one visitor left open is not for the next
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
    await browser.close()
  },
  60_000,
)
