import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { start, stop } from '../support/running.ts'

let folder: string
let running: Awaited<ReturnType<typeof start>>
let browser: Browser | undefined
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readout-'))
  running = await start(folder)
}, 60_000)
afterEach(() => browser?.close())
afterAll(async () => {
  await stop(running.child)
  await rm(folder, { recursive: true })
})

test.each([
  [1280, 800, 'light'],
  [390, 844, 'dark'],
] as const)(
  'at %d×%d a reader finds a page by searching, and asks no other host',
  async (width, height, colorScheme) => {
    browser = await openBrowser()
    const page = await browser.newPage({ viewport: { width, height }, colorScheme })
    const elsewhere: string[] = []
    const failures: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(running.root)) elsewhere.push(request.url())
    })
    page.on('pageerror', (error) => failures.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') failures.push(message.text())
    })
    await page.goto(`${running.root}/docs`)
    expect(await page.locator('h1').innerText()).toBe('Readout')
    await page.keyboard.press('/')
    await page.keyboard.type('expectedRev')
    await page.locator('#docs-found a', { hasText: 'expectedRevision' }).first().click()
    await page.waitForURL(/\/docs\/schema\//)
    await page.getByRole('searchbox').fill('words of')
    await page.locator('#docs-found a[href="/docs/guides/whose-words/"]').click()
    await page.waitForURL(/\/docs\/guides\/whose-words\//)
    await page.getByRole('searchbox').fill('zzqx')
    await page.locator('#docs-found', { hasText: 'Nothing has “zzqx”.' }).waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    const picture = process.env.READOUT_PICTURES
    if (picture) await page.screenshot({ path: join(picture, `docs-${width}.png`) })
    expect([elsewhere, failures]).toEqual([[], []])
  },
  60_000,
)

test('a query of a page opens in the explorer, and runs there', async () => {
  browser = await openBrowser()
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(`${running.root}/docs/guides/groups/`)
  await page.getByRole('link', { name: 'Run it in the explorer' }).first().click()
  await page.locator('.cost', { hasText: /may cost/ }).waitFor() // the editors are there
  await page.getByRole('button', { name: /Execute query/ }).click()
  await page.locator('.result-window', { hasText: 'Group of Seven' }).waitFor()
  // It has a tab of its own, also beside the tabs of an earlier visit.
  expect(await page.locator('.graphiql-tab').count()).toBe(1)
  await page.goto(`${running.root}/explore/?query=${encodeURIComponent('{ topic(id: "top_covid-19") { label } }')}`)
  await page.locator('.cost', { hasText: /may cost/ }).waitFor() // the editors are there
  await page.getByRole('button', { name: /Execute query/ }).click()
  await page.locator('.result-window', { hasText: 'Covid-19' }).waitFor()
  expect(await page.locator('.graphiql-tab').count()).toBe(2)
}, 60_000)

test('an error leads to the page of its code', async () => {
  browser = await openBrowser()
  const page = await browser.newPage()
  const answer = await fetch(`${running.root}/graphql?query={nothing}`)
  const { errors } = (await answer.json()) as { errors: { extensions: { help: string } }[] }
  await page.goto(`${running.root}${errors[0]?.extensions.help ?? ''}`)
  expect(await page.locator('h1').innerText()).toBe('GRAPHQL_VALIDATION_FAILED')
}, 60_000)
