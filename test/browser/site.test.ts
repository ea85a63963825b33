import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { start, stop } from '../support/running.ts'

let work: string
let running: Awaited<ReturnType<typeof start>>
let browser: Browser
let page: Page
let key: string
const failures: string[] = []
const elsewhere: string[] = []
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'readout-'))
  running = await start(join(work, 'data'))
  key = (await readFile(join(work, 'data/admin-key'), 'utf8')).trim()
  browser = await openBrowser()
}, 60_000)
afterEach(async () => {
  expect([elsewhere.splice(0), failures.splice(0)]).toEqual([[], []])
  await page.close()
})
afterAll(async () => {
  await browser.close()
  await stop(running.child)
  await rm(work, { recursive: true })
})

const open = async (
  path: string,
  how: { width?: number; height?: number; scheme?: 'light' | 'dark'; locale?: string } = {},
) => {
  const { width = 1280, height = 800, scheme = 'light', locale = 'en-GB' } = how
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale })
  page = await context.newPage()
  page.on('pageerror', (error) => failures.push(error.message))
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(running.root)) elsewhere.push(request.url())
  })
  await page.goto(running.root + path)
  return page
}

const AXE = fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url))
/** What axe finds that keeps somebody from reading a page. */
const barriers = async () => {
  await page.evaluate(await readFile(AXE, 'utf8')) // which the page's own policy does not stop
  const { violations } = await page.evaluate<AxeResults>('axe.run()')
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html.slice(0, 120))
          .slice(0, 3)
          .join(' | ')}`,
    )
}

const write = async (query: string, variables: object) => {
  const response = await fetch(`${running.root}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': key },
    body: JSON.stringify({ query, variables }),
  })
  const { errors, data } = (await response.json()) as { errors?: unknown; data: { came: { userErrors: unknown[] } } }
  expect([errors, data.came.userErrors]).toEqual([undefined, []])
}

const PAGES = [
  ['/', 'Latest statements'],
  ['/meetings/mtg_sokhonn-yang-2022-03-04', 'Who met'],
  ['/statements/stm_yang-broaden-cooperation', 'Yang Yanyi'],
  ['/stakeholders/stk_cambodia', 'What they said'],
  ['/topics/top_myanmar-crisis', 'How the wording moved'],
  ['/search?q=myanmar', 'Crisis in Myanmar'],
  ['/documents/doc_phnom-penh-post-2022-03', 'What it carries'],
  ['/desk', 'Paste the text as it was published'],
  ['/roles/rol_yang-special-representative', 'holder'],
  ['/nothing/here', 'There is no page at this address'],
  ['/statements/stm_nobody', 'There is no such record'],
] as const

describe('every page', () => {
  test.each(PAGES)(
    '%s is there, fits, and keeps nobody out',
    async (path, shown) => {
      for (const how of [{}, { width: 390, height: 844, scheme: 'dark' as const }, { width: 2560, height: 1440 }]) {
        await open(path, how)
        await page.getByText(shown).first().waitFor()
        await page.waitForLoadState('networkidle')
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(how.width ?? 1280)
        if (how.width !== 2560) expect(await barriers()).toEqual([])
        const picture = process.env.READOUT_PICTURES
        if (picture)
          await page.screenshot({
            path: join(picture, `site${path.replace(/\W+/g, '-')}-${how.width ?? 1280}.png`),
            fullPage: true,
          })
        if (how.width !== 2560) await page.close()
      }
    },
    60_000,
  )

  test('is under 200 KB compressed for the first view', async () => {
    const folder = fileURLToPath(new URL('../../site/dist/', import.meta.url))
    const html = await readFile(join(folder, 'index.html'), 'utf8')
    const files = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((match) => match[1]!)
    expect(files.length).toBeGreaterThan(1)
    const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(join(folder, file))).length))
    expect(sizes.reduce((sum, size) => sum + size, gzipSync(html).length)).toBeLessThan(200_000)
    expect((await readdir(join(folder, 'assets'))).some((name) => name.startsWith('network'))).toBe(true)
    await open('/')
  })
})

describe('a meeting', () => {
  test('tells whose words they are by more than colour, and opens the passage', async () => {
    await open('/meetings/mtg_sokhonn-yang-2022-03-04')
    const statement = page.locator('#stm_yang-broaden-cooperation').first()
    await statement.waitFor()
    const unclear = statement.locator('.part.unclear')
    expect(await unclear.getByRole('img').getAttribute('aria-label')).toBe('quoted, whose words is unclear')
    expect(await statement.locator('.part.retold').getByRole('img').getAttribute('aria-label')).toBe(
      'retold, not quoted',
    )
    await statement.getByText('1 passage').click()
    expect(await statement.locator('mark').textContent()).toContain('further strengthen and broaden cooperation')
    expect(await statement.locator('.chain').first().textContent()).toMatch(
      /Ministry of Foreign Affairs.*The Phnom Penh Post/,
    )
    await page.getByRole('heading', { name: 'Cambodia tells' }).waitFor()
    expect(await page.locator('.accounts .mark', { hasText: 'only here' }).count()).toBeGreaterThan(3)
  }, 30_000)

  test('is saved as a table, and leads to its query in the explorer', async () => {
    await open('/meetings/mtg_sokhonn-yang-2022-03-04')
    await page.locator('#stm_yang-broaden-cooperation').first().waitFor()
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as CSV' }).click(),
    ])
    const [heads = '', ...lines] = (await text(await saved.createReadStream())).split('\n')
    expect(heads).toMatch(/^id,said_on,speakers,addressees,act,text,/)
    expect(lines.join()).toContain('Yang Yanyi')
    await page.getByRole('link', { name: 'The query behind this page' }).click()
    await page.locator('.cost', { hasText: /may cost/ }).waitFor() // the editors are there
    await page.getByRole('button', { name: /Execute query/ }).click()
    await page.locator('.result-window', { hasText: 'further strengthen' }).waitFor()
  }, 30_000)
})

test('a statement is cited in each style, with its chain', async () => {
  await open('/statements/stm_yang-broaden-cooperation')
  await page.getByText('Cite', { exact: true }).click()
  await page.locator('pre', { hasText: 'as relayed by Ministry of Foreign Affairs' }).waitFor()
  await page.getByLabel('Style').selectOption('bibtex')
  await page.locator('pre', { hasText: 'author = {{Yang Yanyi}}' }).waitFor()
  await page.getByText('How we know').click()
  await page.getByText(/documents? reports? it, from \d/).waitFor()
}, 30_000)

test('the wording of one actor on a topic is compared word by word', async () => {
  await open('/topics/top_myanmar-crisis')
  const who = page.getByLabel('Who said it')
  await who.locator('option', { hasText: 'Yang Yanyi' }).waitFor({ state: 'attached' })
  await who.selectOption({ label: (await who.locator('option', { hasText: 'Yang Yanyi' }).textContent()) ?? '' })
  await page.locator('.wording ins').first().waitFor()
  expect(await page.locator('.wording del').count()).toBeGreaterThan(0)
}, 30_000)

test('a search is shared by its address, marks the words, and is narrowed by type', async () => {
  await open('/')
  await page.getByRole('searchbox').fill('taiwan strait')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.waitForURL(/search\?q=taiwan/)
  await page.locator('.found mark').first().waitFor()
  await page.getByLabel('Look for').selectOption('STATEMENT')
  await page.waitForURL(/type=STATEMENT/)
}, 30_000)

test('everything is in French for who reads French, and stays so', async () => {
  await open('/meetings/mtg_sokhonn-yang-2022-03-04', { locale: 'fr-FR' })
  await page.getByRole('heading', { name: 'Ce qui a été dit' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('fr')
  await page.getByText('4 mars 2022').first().waitFor()
  await page.getByLabel('Langue').selectOption('en')
  await page.getByRole('heading', { name: 'What was said' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'What was said' }).waitFor()
}, 30_000)

test('it can be used by keyboard alone, and is dark if that is chosen', async () => {
  await open('/')
  await page.getByText('Latest statements').waitFor()
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.id')).toBe('content')
  await page.getByRole('button', { name: 'Light or dark' }).click()
  expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(20, 24, 28)')
}, 30_000)

describe('what is the matter is said, with what to do', () => {
  test('while the API is away, and when it is back', async () => {
    await open('/nothing')
    await page.route('**/graphql', (route) => route.abort())
    await page.goto(`${running.root}/topics/top_ukraine`)
    await page.getByRole('heading', { name: 'The archive does not answer' }).waitFor()
    await page.unroute('**/graphql')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'War in Ukraine' }).waitFor()
  }, 40_000)

  test('when too much was asked for, with when to come back', async () => {
    await open('/nothing')
    const error = { message: 'Too many.', extensions: { code: 'RATE_LIMITED', retryAfter: 17 } }
    await page.route('**/graphql', (route) =>
      route.fulfill({ status: 429, contentType: 'application/json', body: JSON.stringify({ errors: [error] }) }),
    )
    await page.goto(`${running.root}/topics/top_ukraine`)
    await page.getByText('The archive answers again in 17 seconds.').waitFor()
    expect(await page.getByRole('link', { name: 'RATE_LIMITED' }).getAttribute('href')).toBe(
      '/docs/errors/RATE_LIMITED/',
    )
  }, 40_000)

  test('while it is slow', async () => {
    await open('/nothing')
    await page.route('**/graphql', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 3500))
      await route.continue()
    })
    await page.goto(`${running.root}/topics/top_ukraine`)
    await page.getByText('This takes longer than usual').first().waitFor()
    await page.getByRole('heading', { name: 'War in Ukraine' }).waitFor()
  }, 40_000)

  test('of records that are disputed, retracted, merged, erased, or another revision', async () => {
    const record = (topic: object) =>
      write('mutation ($input: TopicInput!) { came: recordTopic(input: $input) { userErrors { message } } }', {
        input: topic,
      })
    const change = (given: object) =>
      write(
        'mutation ($id: ID!, $status: RecordStatus!, $reason: String!, $into: ID) { came: changeStatus(id: $id, status: $status, reason: $reason, supersededBy: $into, expectedRevision: 1) { userErrors { message } } }',
        given,
      )
    for (const name of ['disputed', 'retracted', 'merged', 'erased'])
      await record({ id: `top_${name}`, labels: [{ text: `Topic ${name}` }] })
    await change({ id: 'top_disputed', status: 'DISPUTED', reason: 'Two sources differ.' })
    await change({ id: 'top_retracted', status: 'RETRACTED', reason: 'It was a mistake.' })
    await change({ id: 'top_merged', status: 'MERGED', reason: 'The same.', into: 'top_ukraine' })
    await write(
      'mutation { came: eraseRecord(id: "top_erased", reason: "By order of a court") { userErrors { message } } }',
      {},
    )
    await open('/topics/top_disputed')
    await page.getByText('Two sources differ.').first().waitFor()
    await page.goto(`${running.root}/topics/top_retracted`)
    await page.getByText('It was a mistake.').first().waitFor()
    await page.goto(`${running.root}/topics/top_merged`)
    await page.getByText('Merged into another record').first().waitFor()
    await page.goto(`${running.root}/topics/top_erased`)
    await page.getByRole('heading', { name: 'There is no such record' }).waitFor()
    await page.goto(`${running.root}/topics/top_disputed@1`)
    await page.getByText('This is an earlier revision.').waitFor()
  }, 40_000)
})

test('names of eight scripts, a meeting of 193 parties and a long statement are shown whole', async () => {
  const names = ['習近平', 'Владимир', 'محمد بن سلمان', 'בנימין', 'ប្រាក់ សុខុន', 'ประยุทธ์', '岸田文雄', 'Ελένη']
  const people = Array.from({ length: 193 }, (_, n) => ({
    stakeholder: { id: `stk_many-${n}`, kind: 'PERSON', names: [{ text: names[n] ?? `Person ${n}` }] },
  }))
  const meeting = {
    meeting: {
      ...{ id: 'mtg_many', kind: 'CONFERENCE', title: 'مؤتمر القمة', state: 'HELD' },
      parties: people.map(({ stakeholder }) => ({ stakeholder: stakeholder.id, function: 'PARTICIPANT' })),
    },
  }
  const long = {
    statement: {
      ...{ id: 'stm_long', act: 'STATED', mode: 'DIRECT', meeting: 'mtg_many' },
      parts: [{ text: 'word '.repeat(50_000), verbatim: true, wordsOf: 'SPEAKER' }],
      parties: [{ stakeholder: 'stk_many-2', function: 'SPEAKER' }],
    },
  }
  const query = `mutation ($records: [RecordInput!]!) { came: importRecords(records: $records) { userErrors { message } results { userErrors { message } } } }`
  for (const records of [people.slice(0, 100), people.slice(100), [meeting, long]]) await write(query, { records })
  await open('/meetings/mtg_many', { width: 390, height: 844 })
  await page.locator('#stm_long').waitFor()
  expect(await page.locator('.parties li').count()).toBe(193)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
  for (const name of names) await page.locator('.parties bdi', { hasText: name }).first().waitFor()
  expect(await page.locator('h1').getAttribute('dir')).toBe('auto')
}, 60_000)
