import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { SETTLED_AFTER } from '../../lambda/reading/feed.ts'
import { recordKey, revisionKey } from '../../lambda/table/keys.ts'
import { type Api, event, KEY, openApi, sampleLines } from '../support/archive.ts'
import { openBrowser } from '../support/browser.ts'
import { type Desk, document, openDesk, stakeholder, statement, topic } from '../support/writing.ts'

let api: Api
let desk: Desk
let browser: Browser
let page: Page
const settle = () => {
  api.table.clock.passed(api.table.clock.now() + SETTLED_AFTER + 10)
}
beforeAll(async () => {
  api = await openApi(await sampleLines())
  desk = openDesk(api)
  browser = await openBrowser()
  page = await browser.newPage()
  settle()
}, 60_000)
afterAll(async () => {
  await browser.close()
  await api.stop()
})

const get = async (path: string, headers: { [name: string]: string } = {}, method = 'GET') => {
  const { statusCode, headers: sent, body = '' } = await api.door(event(method, { path, headers }))
  return { status: statusCode, headers: sent ?? {}, body }
}

/** A feed as a browser's parser of XML reads it, with what breaks a rule of RFC 4287. */
const read = async (body: string) =>
  page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, 'application/xml').documentElement
    const flaws: string[] = []
    const atom = 'http://www.w3.org/2005/Atom'
    if (root.namespaceURI !== atom || root.localName !== 'feed')
      flaws.push(`the root is ${root.outerHTML.slice(0, 200)}`)
    const of = (element: Element, name: string) =>
      [...element.children].filter((one) => one.localName === name && one.namespaceURI === atom)
    const one = (element: Element, name: string) => {
      const found = of(element, name)
      if (found.length !== 1) flaws.push(`${element.localName} has ${found.length} ${name}`)
      return found[0]?.textContent ?? ''
    }
    const isInstant = (value: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)
    const common = (element: Element) => {
      const [id, title, updated] = ['id', 'title', 'updated'].map((name) => one(element, name)) as [
        string,
        string,
        string,
      ]
      if (!URL.canParse(id)) flaws.push(`${id} is no IRI`)
      if (title.trim() === '') flaws.push(`${id} has no title`)
      if (!isInstant(updated)) flaws.push(`${id} is updated ${updated}`)
      const links = of(element, 'link').map((link) => ({
        rel: link.getAttribute('rel') ?? '',
        href: link.getAttribute('href') ?? '',
      }))
      for (const { href } of links)
        if (!URL.canParse(href, 'https://readout.example/')) flaws.push(`${href} is no address`)
      return { id, title, updated, links }
    }
    const feed = common(root)
    if (of(root, 'author').length !== 1) flaws.push('the feed has no author')
    if (!feed.links.some(({ rel }) => rel === 'self')) flaws.push('the feed has no link to itself')
    const entries = of(root, 'entry').map((entry) => {
      const { links, ...rest } = common(entry)
      if (!links.some(({ rel }) => rel === 'alternate')) flaws.push(`${rest.id} leads nowhere`)
      return { ...rest, links, content: one(entry, 'content') }
    })
    if (new Set(entries.map(({ id }) => id)).size !== entries.length) flaws.push('an id is there twice')
    const erased = [...root.getElementsByTagNameNS('http://purl.org/atompub/tombstones/1.0', 'deleted-entry')]
    return { ...feed, entries, erased: erased.map((each) => each.getAttribute('ref')), flaws }
  }, body)

describe('the feed', () => {
  test('of changes has the latest ones, each record once, as RFC 4287 says', async () => {
    await desk.lay([
      topic('top_new', { labels: [{ text: 'Bread & <salt> "now" \u{1F54A}' }] }),
      topic('top_gone'),
      stakeholder('stk_new'),
    ])
    await desk.record(
      'topic',
      { id: 'top_new', labels: [{ text: 'Bread & <salt> "then" \u{1F54A}' }] },
      { expectedRevision: 1 },
    )
    await desk.erase('top_gone')
    settle()
    const { status, headers, body } = await get('/feeds/changes.atom')
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'application/atom+xml; charset=utf-8',
      'public, max-age=60',
    ])
    const { flaws, entries, erased, updated } = await read(body)
    expect(flaws).toEqual([])
    expect(entries.slice(0, 2).map(({ id }) => id)).toEqual(['urn:readout:top_new', 'urn:readout:stk_new'])
    expect(entries[0]!.title).toBe('Bread & <salt> "then" \u{1F54A}')
    expect(erased).toEqual(['urn:readout:top_gone'])
    expect(entries.map((entry) => entry.updated)).toEqual(
      entries
        .map((entry) => entry.updated)
        .toSorted()
        .reverse(),
    )
    expect(updated >= entries[0]!.updated).toBe(true)
    expect(entries.length).toBeGreaterThan(30)
  })

  test('of a stakeholder and of a topic has what they took part in, with the source and the chain', async () => {
    const { body } = await get('/feeds/stk_yang-yanyi.atom')
    const { flaws, entries, title } = await read(body)
    expect([flaws, title]).toEqual([[], 'Readout: Yang Yanyi'])
    const broaden = entries.find(({ id }) => id === 'urn:readout:stm_yang-broaden-cooperation')!
    expect(broaden.title).toMatch(/^Yang Yanyi: China is resolved to/)
    expect(broaden.content).toMatch(
      /Quoted: whose words is unclear\.\s+Through: .*Phnom Penh Post, Ministry of Foreign Affairs.*\s+Date: 2022-03-04\./,
    )
    expect(entries.map(({ id }) => id)).toContain('urn:readout:mtg_sokhonn-yang-2022-03-04')
    const ofTopic = await read((await get('/feeds/top_cambodia-china-relations.atom')).body)
    expect([ofTopic.flaws, ofTopic.entries.length > 2]).toEqual([[], true])
  })

  test('is not sent again to whoever has it, and is private to a key', async () => {
    const { headers } = await get('/feeds/changes.atom')
    const again = await get('/feeds/changes.atom', { 'if-none-match': String(headers.etag) })
    expect([again.status, again.body]).toEqual([304, ''])
    expect((await get('/feeds/changes.atom', { 'x-api-key': KEY })).headers['cache-control']).toBe('no-store')
  })

  test('of a text that XML cannot hold, and of a retracted record, is well-formed', async () => {
    const parts = [{ text: `]]> <!-- & \uFFFD ${'long '.repeat(400)}` }]
    await desk.lay([
      document('doc_odd', { url: 'https://example.org/a?b=1&c=2' }),
      stakeholder('stk_odd'),
      statement('stm_odd', 'stk_odd', { parts, evidence: [{ document: 'doc_odd' }] }),
    ])
    await desk.changeStatus({ id: 'stm_odd', status: 'DISPUTED', expectedRevision: 1 })
    settle()
    const { flaws, entries } = await read((await get('/feeds/stk_odd.atom')).body)
    expect(flaws).toEqual([])
    expect(entries[0]!.links).toContainEqual({ rel: 'via', href: 'https://example.org/a?b=1&c=2' })
    expect(entries[0]!.title).toMatch(/^\[disputed\] stk_odd: \]\]> <!-- & /)
    expect(Array.from(entries[0]!.title).length).toBeLessThanOrEqual(140)
  })

  test('leaves out what is damaged, tells the rest, and is not kept then', async () => {
    await desk.lay([topic('top_broken'), topic('top_whole')])
    settle()
    for (const key of [recordKey('top_broken'), revisionKey('top_broken', 1)])
      await api.table.update({ update: key, set: { body: 'no JSON' }, when: { exists: true } })
    const { status, headers, body } = await get('/feeds/changes.atom')
    const { flaws, entries } = await read(body)
    expect([status, headers['cache-control'], flaws]).toEqual([200, 'no-store', []])
    expect(entries.map(({ id }) => id)).toContain('urn:readout:top_whole')
    expect(entries.map(({ id }) => id)).not.toContain('urn:readout:top_broken')
  })

  test.each([
    ['/feeds/stk_nobody.atom', 404],
    ['/feeds/nothing.atom', 404],
    ['/feeds/mtg_sokhonn-yang-2022-03-04.atom', 404],
    ['/feeds/', 404],
  ])('at %s is answered %i', async (path, status) => {
    const answer = await get(path)
    expect([answer.status, JSON.parse(answer.body).errors[0].extensions.code]).toEqual([status, 'NOT_FOUND'])
  })

  test('takes GET alone', async () => {
    const answer = await get('/feeds/changes.atom', {}, 'POST')
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET'])
  })
})
