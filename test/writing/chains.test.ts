import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { laterThan } from '../../lambda/reading/feed.ts'
import { type Api, openApi } from '../support/archive.ts'
import { type Desk, document, meeting, openDesk, stakeholder, statement, told, topic } from '../support/writing.ts'

let api: Api
let desk: Desk
beforeAll(async () => {
  api = await openApi([])
  desk = openDesk(api)
})
afterAll(() => api.stop())

test('a topic may be below 50 others, directly and indirectly, and not below 51', async () => {
  const chain = Array.from({ length: 51 }, (_, place) =>
    topic(`top_chain-${place}`, place ? { broader: `top_chain-${place - 1}` } : {}),
  )
  await desk.lay(chain)
  const { userErrors } = await desk.record('topic', topic('top_chain-51', { broader: 'top_chain-50' }).topic)
  expect(told({ userErrors })).toEqual(['TOO_LARGE topic.broader'])
})

test('a statement at a meeting is listed anew when a document that challenges it is dated', async () => {
  await desk.lay([
    stakeholder('stk_speaker'),
    document('doc_challenge'),
    meeting('mtg_challenged', { when: { edtf: '2022-03-04' } }),
    statement('stm_challenged', 'stk_speaker', {
      meeting: 'mtg_challenged',
      evidence: [{ document: 'doc_challenge', stance: 'CONTRADICTS' }],
    }),
  ])
  const { document: input } = document('doc_challenge', { issued: { edtf: '2022-03-05' } })
  expect((await desk.record('document', input, { expectedRevision: 1 })).userErrors).toEqual([])
  const revisions = await desk.revisionsOf('stm_challenged')
  expect(revisions.map(({ number, by }) => `${number} ${by}`)).toEqual(['2 archive', expect.stringMatching(/^1 /)])
})

test('a revision is later than the one before, even if the clock is not', () => {
  const updatedAt = '2026-11-25T12:00:00.000Z'
  expect(laterThan({ updatedAt }, Date.parse(updatedAt))).toBe('2026-11-25T12:00:00.001Z')
  expect(laterThan({ updatedAt }, Date.parse(updatedAt) - 5000)).toBe('2026-11-25T12:00:00.001Z')
})
