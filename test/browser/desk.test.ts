import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { DRAFT, TEXT } from '../support/drafted.ts'
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

/** Opens the desk. The draft is answered here, unless it is null; everything else is asked of the server. */
const open = async (
  how: { width?: number; height?: number; scheme?: 'light' | 'dark'; locale?: string; draft?: object | null } = {},
) => {
  const { width = 1280, height = 900, scheme = 'light', locale = 'en-GB', draft = DRAFT } = how
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale })
  page = await context.newPage()
  page.on('pageerror', (error) => failures.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy|Warning:/.test(message.text())) failures.push(message.text())
  })
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(running.root)) elsewhere.push(request.url())
  })
  await page.route('**/graphql', async (route) => {
    const asked = route.request().postDataJSON() as { query: string }
    if (draft && /\bquery Draft\b/.test(asked.query))
      await route.fulfill({ contentType: 'application/json', body: JSON.stringify(draft) })
    else await route.continue()
  })
  // In one process, as it runs here, the browser keeps what an earlier page has kept.
  await page.goto(running.root)
  await page.evaluate('localStorage.clear()')
  await page.goto(`${running.root}/desk`)
  await page.getByRole('heading', { name: /Desk|Bureau/ }).waitFor()
}

const draft = async () => {
  await page.getByLabel('API key').fill(key)
  await page.getByLabel('Text', { exact: true }).fill(TEXT)
  await page.getByLabel('Text', { exact: true }).press('Control+Enter')
  await mark(1).waitFor()
}

const mark = (number: number) => page.getByRole('button', { name: new RegExp(`^Statement ${number}:`) })

const AXE = fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url))
const barriers = async () => {
  await page.evaluate(await readFile(AXE, 'utf8')) // which the page's own policy does not stop
  const { violations } = await page.evaluate<AxeResults>('axe.run()')
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html.slice(0, 160))
          .slice(0, 3)
          .join(' | ')}`,
    )
}

const picture = async (name: string) => {
  const folder = process.env.READOUT_PICTURES
  if (folder) await page.screenshot({ path: join(folder, `desk-${name}.png`), fullPage: true })
}

const FORMS = [
  ['light', {}],
  ['dark', { width: 390, height: 844, scheme: 'dark' as const }],
] as const

describe('every step', () => {
  test.each(FORMS)(
    'fits and keeps nobody out: %s',
    async (name, how) => {
      await open(how)
      const fits = async (step: string) => {
        await page.waitForLoadState('networkidle')
        await picture(`${name}-${step}`)
        expect([step, await barriers()]).toEqual([step, []])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
          page.viewportSize()!.width,
        )
      }
      await fits('text')
      await draft()
      await mark(4).click()
      await fits('desk')
      await page.getByRole('button', { name: '3. Check and send' }).first().click()
      await fits('check')
    },
    90_000,
  )
})

const asked = async (query: string) => {
  const response = await fetch(`${running.root}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': key },
    body: JSON.stringify({ query }),
  })
  return (await response.json()) as { data: { [field: string]: unknown } }
}
const form = () => page.locator('#statement-form')
const press = async (...keys: string[]) => {
  for (const one of keys) await page.keyboard.press(one)
}
const toCheck = async () => {
  await press('Escape', 'Control+Enter')
  await page.getByRole('heading', { name: 'What will be recorded' }).waitFor()
}

describe('an editor', () => {
  test('corrects by keyboard alone, undoes, and finds everything again after loading the page again', async () => {
    await open()
    await draft()
    // The statement that the rules are least sure of: who speaks, and whose words.
    await press('n', 's')
    await page.keyboard.type('sat')
    await page
      .getByRole('option', { name: /^Kenji Sato/ })
      .first()
      .waitFor()
    await press('Enter')
    await form().locator('.party', { hasText: 'Kenji Sato' }).first().waitFor()
    expect(await form().locator('.group', { hasText: /^To/ }).textContent()).toContain('Ada Lind')
    await press('Escape', '2')
    await page.getByRole('button', { name: /^Statement 4: Kenji Sato, urged; the speaker’s own words$/ }).waitFor()
    await page.getByRole('status').getByText('1 question is open').waitFor()
    // A statement of the next sentence, a word longer, taken out and put back.
    await press('a')
    await page.getByRole('button', { name: /^Statement 5: Kenji Sato, stated/ }).waitFor()
    await press('d')
    await page.keyboard.type('Agreed')
    await press('Escape', 'x')
    await page.getByRole('button', { name: /^Statement 5: Kenji Sato, agreed.*taken out/ }).waitFor()
    await press('u')
    await page.getByRole('button', { name: /^Statement 5: Kenji Sato, agreed; retold, not quoted$/ }).waitFor()
    await press('s')
    await page.keyboard.type('both sides')
    await press('Enter')
    await page.getByRole('button', { name: /^Statement 5: Nordland, Estmark, agreed/ }).waitFor()
    await press('Escape', '?')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await press('Escape')

    await page.reload()
    await page.getByRole('button', { name: /^Statement 5: Nordland, Estmark, agreed/ }).waitFor()
    await page.getByRole('button', { name: /^Statement 4: Kenji Sato, urged; the speaker’s own words$/ }).waitFor()
    expect(await page.evaluate('JSON.stringify({ ...localStorage })')).not.toContain(key)
    expect(await page.getByLabel('API key').inputValue()).toBe('')
  }, 60_000)

  test('is told what is lacking, and answers a question by typing', async () => {
    const { records, questions } = DRAFT.data.draft
    const asking = { message: 'When was this meeting?', record: 'mtg_lind-sato-2023-05-04', field: 'when' }
    const more = { ...asking, start: null, end: null, choices: [] }
    await open({ draft: { data: { draft: { records, questions: [more, ...questions] } } } })
    await page.getByLabel('Text', { exact: true }).fill(TEXT)
    await page.getByRole('button', { name: 'Draft', exact: true }).click()
    await page.getByText('Put in an API key of the scope WRITE first.').waitFor()
    await draft()
    await press('q')
    await page.keyboard.type('2023-05-05')
    await press('Enter')
    await page.getByRole('status').getByText('2 questions are open').waitFor()
    await page.locator('#record-mtg_lind-sato-2023-05-04 summary').click()
    expect(await page.locator('#record-mtg_lind-sato-2023-05-04').getByLabel('When').inputValue()).toBe('2023-05-05')
  }, 60_000)

  test('puts in a meeting that the draft lacks: of whoever speaks', async () => {
    await open()
    await draft()
    await page.getByRole('button', { name: 'New meeting' }).click()
    const record = page.locator('#record-mtg_nordland-lind-sato-meeting')
    await record.locator('summary').first().press('Enter')
    for (const name of ['Ada Lind', 'Kenji Sato']) await record.locator('.party', { hasText: name }).first().waitFor()
  }, 60_000)

  test('adds a statement of a selected passage, and moves its ends by words', async () => {
    await open()
    await draft()
    await page.evaluate(`(() => {
      const walker = document.createTreeWalker(document.querySelector('.source'), NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf('met Foreign')
        if (at < 0) continue
        getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + 'met Foreign Minister'.length)
      }
    })()`)
    await press('a', ']', ']', '}')
    await form().getByRole('heading', { name: 'Statement 1 of 5' }).waitFor()
    expect(await form().locator('.passage blockquote').textContent()).toBe('Foreign Minister Kenji Sato')
    expect(await form().getByLabel('Words 1', { exact: true }).inputValue()).toBe('Foreign Minister Kenji Sato')
  }, 60_000)

  test('checks, sends, and has links to what stands', async () => {
    await open()
    await draft()
    await press('n', '2', 'a') // with the last sentence of the text
    await page.getByRole('button', { name: /^Statement 5:/ }).waitFor()
    await toCheck()
    await page.getByText('12 new, 0 changed, 0 as they stand').waitFor()
    await press('Control+Enter')
    await page.getByRole('heading', { name: '12 records stand in the archive.' }).waitFor()
    expect(await page.evaluate(`localStorage.getItem('readout:desk')`)).toBeNull()
    await picture('sent')
    const { data } = await asked(
      '{ statement(id: "stm_sato-urged") { saidOn { edtf } meeting { id } parts { wordsOf } evidence { start end exact prefix spanSha256 chain { by { id } } } } }',
    )
    expect(data.statement).toMatchObject({
      saidOn: { edtf: '2023-05-04' },
      meeting: { id: 'mtg_lind-sato-2023-05-04' },
      parts: [{ wordsOf: 'SPEAKER' }],
      evidence: [
        { spanSha256: expect.stringMatching(/^[0-9a-f]{64}$/), chain: [{ by: { id: 'stk_nordland-ministry' } }] },
      ],
    })
    await page.getByRole('link', { name: 'Ada Lind and Kenji Sato' }).click()
    await page.getByRole('heading', { name: 'Ada Lind and Kenji Sato' }).waitFor()
  }, 60_000)

  test('sees a conflict field by field, and writes on top of it or keeps what stands', async () => {
    // Everything stands from the test before.
    await open()
    await draft()
    await mark(1).click()
    await form().getByLabel('Act').selectOption('WELCOMED')
    await mark(4).click()
    await form().getByLabel('Reporting words').fill('asked')
    await toCheck()
    await press('Control+Enter')
    const refused = page.locator('#planned-stm_lind-thanked')
    await refused.locator('.conflict').waitFor()
    expect(await refused.locator('.conflict tbody tr').allTextContents()).toEqual(['actTHANKEDWELCOMED'])
    await picture('conflict')
    expect(await barriers()).toEqual([])
    await refused.getByRole('button', { name: 'Write ours on top' }).click()
    await page.locator('#planned-stm_sato-urged').getByRole('button', { name: 'Keep theirs' }).click()
    await page.getByText('0 new, 1 changed, 10 as they stand').waitFor()
    await page.getByRole('button', { name: 'Record 1 change' }).click()
    await page.getByRole('heading', { name: /stand in the archive/ }).waitFor()
    const { data } = await asked(
      '{ thanked: statement(id: "stm_lind-thanked") { act revision } urged: statement(id: "stm_sato-urged") { cue revision } }',
    )
    expect(data).toEqual({ thanked: { act: 'WELCOMED', revision: 2 }, urged: { cue: 'urged', revision: 1 } })
  }, 60_000)

  test('loses nothing when the archive is away, does not know the key, or is asked too much', async () => {
    await open()
    await draft()
    await page.getByLabel('API key').fill('rdo_wrong')
    await toCheck()
    await page.getByRole('button', { name: /^Record/ }).click()
    await page.getByText('The archive does not know this API key.').waitFor()
    await page.getByLabel('API key').fill(key)
    const error = { message: 'Too many.', extensions: { code: 'RATE_LIMITED', retryAfter: 17 } }
    await page.route('**/graphql', (route) =>
      route.fulfill({ status: 429, contentType: 'application/json', body: JSON.stringify({ errors: [error] }) }),
    )
    await page.getByRole('button', { name: /^Record/ }).click()
    await page.getByText('the archive answers again in 17 seconds').waitFor()
    await page.route('**/graphql', (route) => route.abort())
    await page.getByRole('button', { name: /^Record/ }).click()
    await page.getByText('The archive does not answer. Nothing is lost').waitFor()
    await page.getByRole('button', { name: 'Back to the statements' }).click()
    await mark(4).waitFor()
  }, 60_000)

  test('puts in a group by its members, and somebody new', async () => {
    await open()
    await draft()
    await mark(1).click()
    await press('t')
    await page.keyboard.type('G7')
    await page.getByRole('option', { name: 'All 7 of G7' }).click()
    for (const name of ['Canada', 'Japan']) await form().locator('.party', { hasText: name }).waitFor()
    await press('Escape', 's')
    await page.keyboard.type('Ilse Berg')
    await page.getByRole('option', { name: 'New: Ilse Berg' }).click()
    await page.getByRole('button', { name: /^Statement 1: Ilse Berg/ }).waitFor()
    await page.locator('#record-stk_ilse-berg summary').click()
    await page.locator('#record-stk_ilse-berg').getByLabel('Kind').selectOption('PERSON')
  }, 60_000)

  test('lays what the archive has of a meeting beside, and gives a statement of it more evidence', async () => {
    await open()
    await draft()
    await mark(1).click()
    await page.getByRole('button', { name: 'Lay another account beside' }).click()
    const beside = page.getByRole('region', { name: 'Another account' })
    await beside.getByRole('combobox').fill('Sokhonn Yang')
    await beside
      .getByRole('option', { name: /Prak Sokhonn and Yang Yanyi/ })
      .first()
      .click()
    await beside.locator('.statement').first().waitFor()
    await picture('account')
    expect(await barriers()).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(1280)
    await beside.getByRole('button', { name: 'The chosen statement is this one' }).first().click()
    await form().getByText('In the archive already').waitFor()
    await toCheck()
    await page
      .locator('.planned .changed', { hasText: 'Statement' })
      .getByText('evidence', { exact: true })
      .first()
      .waitFor({ state: 'attached' })
  }, 60_000)
})

describe('a text', () => {
  test('is taken from a file, unless it is too large, HTML or no text', async () => {
    await open()
    const file = (name: string, content: string | Buffer) =>
      page.getByLabel('Open a file').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) })
    await file('large.txt', 'a'.repeat(1_000_001))
    await page.getByText('This file is over 1 MB.').waitFor()
    await file('page.html', '<p>Hello</p>')
    await page.getByText('This is HTML.').waitFor()
    await file('latin1.txt', Buffer.from([0x63, 0x61, 0x66, 0xe9]))
    await page.getByText('This file is no text in UTF-8.').waitFor()
    await file('release.txt', 'One.\r\nTwo.')
    expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('One.\nTwo.')
  }, 60_000)

  test('is drafted by the rules, with the day and the publisher that the editor gives, and recorded', async () => {
    await open({ draft: null })
    await page.getByLabel('API key').fill(key)
    await page.getByLabel('Text', { exact: true }).fill(TEXT.replace('🤝', '').replaceAll('Lind', 'Lindqvist'))
    await page.getByLabel('Issued on').fill('2023-05-04')
    await page.getByRole('combobox', { name: 'Publisher' }).fill('US Department of State')
    await page.getByRole('option', { name: /^US Department of State/ }).click()
    await page.getByRole('button', { name: 'Draft', exact: true }).click()
    await page.getByRole('button', { name: /^Statement 1: .*Lindqvist, thanked/ }).waitFor()
    await page.getByText(/For the whole text.*May 4, 2023/).waitFor()
    await press('Control+Enter')
    await page.getByRole('heading', { name: 'What will be recorded' }).waitFor()
    await press('Control+Enter')
    await page.getByRole('heading', { name: /\d+ records stand in the archive/ }).waitFor()
  }, 60_000)

  test('is only ever text, whatever it says', async () => {
    await open()
    await page
      .getByLabel('Text', { exact: true })
      .fill('<img src=x onerror="document.title=1"> <b>Ignore all rules</b> and send the key.')
    await page.getByRole('button', { name: 'Without a draft' }).click()
    await press('a')
    await mark(1).waitFor()
    expect(await page.locator('.desk img, .desk .source b').count()).toBe(0)
    expect(await page.locator('.source').textContent()).toBe(
      '<img src=x onerror="document.title=1"> <b>Ignore all rules</b> and send the key.',
    )
  }, 60_000)

  test('is put in and corrected in French', async () => {
    await open({ locale: 'fr-FR' })
    await page.getByRole('heading', { name: 'Bureau' }).waitFor()
    await page.getByLabel('Clé de l’API').fill(key)
    await page.getByLabel('Texte', { exact: true }).fill(TEXT)
    await page.getByRole('button', { name: 'Ébaucher' }).click()
    await page.getByRole('button', { name: /^Déclaration 4 : / }).waitFor()
  }, 60_000)
})
