import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { answered, answeredByText, answeredWords, asksFor, asksWords } from '../../site/src/desk/answering.ts'
import { draftFrom } from '../../site/src/desk/asking.ts'
import { isSame, type JsonObject, objectsOf } from '../../site/src/desk/json.ts'
import { keep, KEPT, keptFrom, keptText } from '../../site/src/desk/keeping.ts'
import { piecesOf } from '../../site/src/desk/marks.ts'
import { movedByWord, openOffsets, passageAt, sentenceAfter, trimmed } from '../../site/src/desk/offsets.ts'
import { isLike, meansBothSides, newRecord, offersOfDesk } from '../../site/src/desk/picking.ts'
import { idFor, modeOf, partsOfPassage, spanOf } from '../../site/src/desk/records.ts'
import { batchesOf, grouped, isToSend, mergedInput, plannedOf, withHash } from '../../site/src/desk/sending.ts'
import {
  type Change,
  changed,
  type Desk,
  type DeskRecord,
  EMPTY,
  type History,
  newStatement,
  opened,
  recordsOf,
  sameAs,
  sidesOf,
  statementsOf,
  stepped,
  wholeInput,
} from '../../site/src/desk/state.ts'
import { deskEn } from '../../site/src/strings/desk-en.ts'
import { deskFr } from '../../site/src/strings/desk-fr.ts'
import { DRAFT, passage, RECORDS, TEXT } from '../support/drafted.ts'

const drafted = draftFrom({ ...DRAFT.data.draft })
const onDesk = (more: readonly Change[] = []): Desk =>
  [{ do: 'text', text: TEXT } as const, { do: 'draft', ...drafted } as const, ...more].reduce<Desk>(changed, EMPTY)
const recordOf = (desk: Desk, id: string): DeskRecord => {
  const record = desk.records[id]
  if (!record) throw new Error(`There is no ${id}.`)
  return record
}
const inputOf = (desk: Desk, id: string): JsonObject => wholeInput(desk, recordOf(desk, id))

describe('positions', () => {
  /** Texts with characters of one and of two units, and with halves of such. */
  const texts = fc.string({ unit: fc.constantFrom('a', ' ', 'é', '🤝', '𝄞', '\ud83e', '\udd1d', '中', '\n') })

  test('in code points and in units lead to each other, as the characters of a text do', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { toUnits, toPoints, length } = openOffsets(text)
        const characters = Array.from(text)
        expect(length).toBe(characters.length)
        for (let point = 0; point <= length; point += 1) {
          expect(toUnits(point)).toBe(characters.slice(0, point).join('').length)
          expect(toPoints(toUnits(point))).toBe(point)
        }
      }),
    )
  })

  test('of a passage are those of its words, with 32 characters around it', () => {
    fc.assert(
      fc.property(texts, fc.nat(40), fc.nat(40), (text, from, size) => {
        const characters = Array.from(text)
        const start = Math.min(from, characters.length)
        const end = Math.min(start + size, characters.length)
        expect(passageAt(text, openOffsets(text), start, end)).toEqual({
          start,
          end,
          exact: characters.slice(start, end).join(''),
          prefix: characters.slice(Math.max(0, start - 32), start).join(''),
          suffix: characters.slice(end, end + 32).join(''),
        })
      }),
    )
  })

  test('of a selection leave out the white space at its ends', () => {
    const offsets = openOffsets(TEXT)
    const from = TEXT.indexOf(' thanked')
    const { start, end } = passage('thanked Estmark')
    expect(trimmed(TEXT, offsets, from, from + ' thanked Estmark '.length)).toEqual({ start, end })
    expect(trimmed('a  b', openOffsets('a  b'), 1, 3)).toBeNull()
  })

  test('are moved by a word, and never past each other', () => {
    const offsets = openOffsets(TEXT)
    const { start, end } = passage('thanked Estmark')
    const exact = (span: { start: number; end: number }) => passageAt(TEXT, offsets, span.start, span.end).exact
    expect(exact(movedByWord(TEXT, offsets, { start, end }, 'end', 1))).toBe('thanked Estmark for')
    expect(exact(movedByWord(TEXT, offsets, { start, end }, 'start', -1))).toBe('Lind thanked Estmark')
    const one = movedByWord(TEXT, offsets, { start, end }, 'start', 1)
    expect(exact(one)).toBe('Estmark')
    expect(movedByWord(TEXT, offsets, one, 'start', 1)).toEqual(one)
  })

  test('of the next sentence are found', () => {
    const { end } = passage('before winter”.')
    const found = sentenceAfter(TEXT, openOffsets(TEXT), end)
    expect(found).toEqual({ start: passage('They').start, end: openOffsets(TEXT).length })
    expect(sentenceAfter(TEXT, openOffsets(TEXT), openOffsets(TEXT).length)).toBeNull()
  })
})

describe('what is said once for the text', () => {
  test('is what its statements have in common, and they inherit it', () => {
    const desk = onDesk()
    expect(desk.settings.saidOn).toEqual({ edtf: '2023-05-04', asStated: 'today' })
    expect(desk.settings.meeting).toBe('mtg_lind-sato-2023-05-04')
    for (const { follows } of statementsOf(desk)) expect(follows).toEqual(['saidOn', 'meeting', 'addressees', 'chain'])
  })

  test('of the document is the same before and after a draft', () => {
    const desk = onDesk([{ do: 'fields', fields: { title: 'Another title' } }])
    expect(recordOf(desk, 'doc_nordland-lind-sato').input.title).toBe('Another title')
    const edited = changed(desk, { do: 'edit', id: 'doc_nordland-lind-sato', fields: { kind: 'READOUT' } })
    expect(edited.fields).toMatchObject({ kind: 'READOUT', title: 'Another title' })
  })

  test('leaves the positions of a draft alone when the text is put in anew', () => {
    const desk = onDesk([{ do: 'text', text: 'Something else.' }])
    const { start, end } = passage('They agreed')
    const added = changed(desk, { do: 'add', record: newStatement(desk, 'stm_new', { start, end }) })
    expect(objectsOf(inputOf(added, 'stm_new').parts)[0]?.text).toBe('They agreed')
  })

  test('gives back each statement as it was proposed', () => {
    const desk = onDesk()
    for (const record of RECORDS)
      if (record.statement) {
        const whole = inputOf(desk, record.statement.id)
        expect([whole.id, isSame(whole, JSON.parse(JSON.stringify(record.statement)))]).toEqual([whole.id, true])
      }
  })

  test('changes every statement that has nothing of its own', () => {
    const desk = onDesk([
      { do: 'own', id: 'stm_lind-embassy', settings: { saidOn: { edtf: '2023-05-03' } } },
      { do: 'set', settings: { saidOn: { edtf: '2023-05-05' }, chain: [] } },
    ])
    expect(inputOf(desk, 'stm_lind-thanked').saidOn).toEqual({ edtf: '2023-05-05' })
    expect(inputOf(desk, 'stm_lind-embassy').saidOn).toEqual({ edtf: '2023-05-03' })
    expect(objectsOf(inputOf(desk, 'stm_lind-embassy').evidence)[0]?.chain).toBeUndefined()
    const again = changed(desk, { do: 'follow', id: 'stm_lind-embassy', setting: 'saidOn' })
    expect(inputOf(again, 'stm_lind-embassy').saidOn).toEqual({ edtf: '2023-05-05' })
  })

  test('addresses whoever met and is on another side than who speaks', () => {
    const desk = onDesk([
      {
        do: 'edit',
        id: 'stm_sato-urged',
        fields: { parties: [{ stakeholder: 'stk_kenji-sato', function: 'SPEAKER' }] },
      },
    ])
    const parties = objectsOf(inputOf(desk, 'stm_sato-urged').parties)
    expect(parties.map((party) => [party.function, party.stakeholder])).toEqual([
      ['SPEAKER', 'stk_kenji-sato'],
      ['ADDRESSEE', 'stk_ada-lind'],
    ])
  })
})

describe('a passage', () => {
  test('is in parts by its quotation marks', () => {
    expect(partsOfPassage('urged both to “finish it”, and «now» to 「说」.', 'UNCLEAR')).toEqual([
      { text: 'urged both to ', verbatim: false, wordsOf: null },
      { text: 'finish it', verbatim: true, wordsOf: 'UNCLEAR' },
      { text: ', and ', verbatim: false, wordsOf: null },
      { text: 'now', verbatim: true, wordsOf: 'UNCLEAR' },
      { text: ' to ', verbatim: false, wordsOf: null },
      { text: '说', verbatim: true, wordsOf: 'UNCLEAR' },
      { text: '.', verbatim: false, wordsOf: null },
    ])
  })

  test('gives how its words are given', () => {
    const quoted = { text: 'it', verbatim: true, wordsOf: 'SPEAKER' as const }
    const retold = { text: 'that it is', verbatim: false, wordsOf: null }
    expect(modeOf([quoted], null)).toBe('DIRECT')
    expect(modeOf([quoted, { ...retold, text: '.' }], null)).toBe('DIRECT')
    expect(modeOf([quoted, retold], null)).toBe('MIXED')
    expect(modeOf([retold], 'MIXED')).toBe('INDIRECT')
    expect(modeOf([retold], 'FREE_INDIRECT')).toBe('FREE_INDIRECT')
  })

  test('that is added is spoken by who spoke before, and inherits the rest', () => {
    const desk = onDesk()
    const { start, end } = passage('They agreed to meet again in 2024.')
    const added = changed(desk, { do: 'add', record: newStatement(desk, 'stm_new', { start, end }) })
    const input = inputOf(added, 'stm_new')
    expect(input.parts).toEqual([{ text: 'They agreed to meet again in 2024.', verbatim: false, wordsOf: undefined }])
    expect(input.meeting).toBe('mtg_lind-sato-2023-05-04')
    expect(
      statementsOf(added)
        .map(({ id }) => id)
        .at(-1),
    ).toBe('stm_new')
    expect(objectsOf(input.evidence)[0]?.chain).toEqual([
      { by: 'stk_nordland-ministry', cue: 'Ministry of Foreign Affairs of Nordland' },
    ])
  })

  test('has nothing around it where nothing is, and no words if the text is not held', () => {
    const desk = onDesk()
    const { start, end } = passage('They agreed to meet again in 2024.')
    const [last] = objectsOf(newStatement(desk, 'stm_new', { start, end }).input.evidence)
    expect([last?.suffix, typeof last?.prefix]).toEqual([undefined, 'string'])
    const other = changed(desk, { do: 'fields', fields: { held: false } })
    expect(newStatement(other, 'stm_new', { start, end }).input.evidence).toEqual([
      { document: 'doc_nordland-lind-sato', start, end },
    ])
    const [quoted] = objectsOf(newStatement(other, 'stm_new', passage('“We will open an embassy')).input.evidence)
    expect(quoted?.exact).toBeUndefined()
    const whole = passage('“We will open an embassy in Estmark this year,”')
    expect(objectsOf(newStatement(other, 'stm_new', whole).input.evidence)[0]?.exact).toBe(whole.exact)
  })

  test('that is moved takes its words along, unless somebody has written them', () => {
    const desk = onDesk()
    const { start, end } = passage('They agreed')
    const record = newStatement(desk, 'stm_new', { start, end })
    const wider = { do: 'move' as const, id: 'stm_new', start, end: end + ' to meet again in 2024.'.length }
    const moved = changed(changed(desk, { do: 'add', record }), wider)
    expect(objectsOf(inputOf(moved, 'stm_new').parts)[0]?.text).toBe('They agreed to meet again in 2024.')
    const own = [{ text: 'They will meet again.', verbatim: false }]
    const written = changed(
      changed(changed(desk, { do: 'add', record }), { do: 'edit', id: 'stm_new', fields: { parts: own } }),
      wider,
    )
    expect(inputOf(written, 'stm_new').parts).toEqual(own)
    expect(spanOf(inputOf(written, 'stm_new'), desk.document)).toEqual({ start, end: wider.end })
  })
})

describe('the marks in the text', () => {
  const spans = fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 120 })), { maxLength: 12 })
  test('cover it once, whatever lies within or across what', () => {
    fc.assert(
      fc.property(spans, (places) => {
        const base = onDesk()
        const { length } = openOffsets(TEXT)
        const desk = places.reduce((before, [start, size], index) => {
          const span = { start: Math.min(start, length - 1), end: Math.min(start + size, length) }
          if (span.start >= span.end) return before
          return changed(before, { do: 'add', record: newStatement(before, `stm_n${index}`, span) })
        }, base)
        const pieces = piecesOf(desk, statementsOf(desk), { start: 3, end: 20 })
        expect(pieces.map(({ start, end }) => TEXT.slice(start, end)).join('')).toBe(TEXT)
        const marked = new Set(pieces.flatMap(({ ids }) => ids))
        expect([...marked].sort()).toEqual(
          statementsOf(desk)
            .map(({ id }) => id)
            .sort(),
        )
      }),
      { numRuns: 40 },
    )
  })

  test('tell whose words they are by the innermost statement', () => {
    const desk = onDesk()
    const pieces = piecesOf(desk, statementsOf(desk), null)
    const at = (words: string) => pieces.find(({ start, end }) => TEXT.slice(start, end).includes(words))
    expect(at('finish the fisheries')).toMatchObject({
      ids: ['stm_sato-welcomed', 'stm_sato-urged'],
      words: 'UNCLEAR',
    })
    expect(at('We will open')).toMatchObject({ words: 'SPEAKER' })
    expect(at('thanked Estmark')).toMatchObject({ words: 'RETOLD' })
    expect(at('receives Foreign')).toMatchObject({ ids: [], words: null })
  })
})

describe('undoing', () => {
  const ids = RECORDS.flatMap(({ statement }) => (statement ? [statement.id] : []))
  const changes = fc.oneof(
    fc.record({
      do: fc.constant('edit' as const),
      id: fc.constantFrom(...ids),
      fields: fc.record({ act: fc.string() }),
    }),
    fc.record({ do: fc.constant('remove' as const), id: fc.constantFrom(...ids), removed: fc.boolean() }),
    fc.record({
      do: fc.constant('own' as const),
      id: fc.constantFrom(...ids),
      settings: fc.record({ meeting: fc.option(fc.constant('mtg_other')) }),
    }),
    fc.record({
      do: fc.constant('follow' as const),
      id: fc.constantFrom(...ids),
      setting: fc.constant('meeting' as const),
    }),
    fc.record({ do: fc.constant('set' as const), settings: fc.record({ saidOn: fc.record({ edtf: fc.string() }) }) }),
    fc.record({ do: fc.constant('text' as const), text: fc.string() }),
    fc.record({ do: fc.constant('answer' as const), question: fc.nat(1), isAnswered: fc.boolean() }),
    fc.constant({ do: 'replace' as const, id: 'stk_kenji-sato', by: 'stk_sato' }),
    fc.constant({ do: 'clear' as const }),
  )

  test('leads back to the beginning and forth again, step by step', () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 30 }), (steps) => {
        const first = onDesk()
        const last = steps.reduce<History>(stepped, opened(first))
        const count = last.past.length
        const back = Array.from({ length: count }).reduce<History>((history) => stepped(history, 'undo'), last)
        expect(back.now).toBe(first)
        expect(stepped(back, 'undo')).toBe(back)
        const forth = Array.from({ length: count }).reduce<History>((history) => stepped(history, 'redo'), back)
        expect(forth.now).toBe(last.now)
      }),
    )
  })

  test('takes back a name that was typed in one step, and an answer with what it changed', () => {
    const typed = ['S', 'Sa', 'Sat'].reduce<History>(
      (history, cue) => stepped(history, { do: 'edit', id: 'stm_sato-urged', fields: { cue } }),
      opened(onDesk()),
    )
    expect(stepped(typed, 'undo').now).toEqual(onDesk())
    const reply = stepped(opened(onDesk()), answeredWords(onDesk(), 0, 'SPEAKER'))
    expect(reply.now.questions[0]?.isAnswered).toBe(true)
    expect(stepped(reply, 'undo').now).toEqual(onDesk())
  })
})

describe('an answer', () => {
  test('of whose words they are changes the words that were asked about', () => {
    const desk = answeredWords(onDesk(), 0, 'REPORTER').reduce(changed, onDesk())
    expect(objectsOf(inputOf(desk, 'stm_sato-urged').parts)[0]?.wordsOf).toBe('REPORTER')
    expect(objectsOf(inputOf(desk, 'stm_sato-welcomed').parts)[1]?.wordsOf).toBe('UNCLEAR')
  })

  test('of who it is takes the place of whom nobody named, in the capacity that the text knows', () => {
    const parties = [{ function: 'SPEAKER', naming: 'UNNAMED', asStated: 'They' }]
    const base = onDesk([{ do: 'edit', id: 'stm_sato-urged', fields: { parties } }])
    const asked: Desk = {
      ...base,
      questions: base.questions.map((one) => ({ ...one, record: 'stm_sato-urged', field: 'parties' })),
    }
    const desk = answered(asked, 1, 'stk_kenji-sato').reduce(changed, asked)
    expect(objectsOf(recordOf(desk, 'stm_sato-urged').input.parties)).toEqual([
      { function: 'SPEAKER', stakeholder: 'stk_kenji-sato', asStated: 'They', onBehalfOf: ['stk_estmark'] },
    ])
  })

  test('that is typed is a name beside that of the text, or a day', () => {
    const base = onDesk()
    const asking = (record: string, field: string): Desk => ({
      ...base,
      questions: base.questions.map((one) => ({ ...one, record, field })),
    })
    const named = asking('stk_kenji-sato', 'names')
    expect(asksFor(named, named.questions[1]!)).toBe('name')
    expect(answeredByText(named, 1, ' ')).toEqual([])
    const full = answeredByText(named, 1, 'Kenji Albert Sato').reduce(changed, named)
    expect(recordOf(full, 'stk_kenji-sato').input.names).toEqual([
      { text: 'Kenji Albert Sato', kind: 'PREFERRED' },
      { text: 'Kenji Sato', lang: 'en', kind: 'ALIAS' },
    ])
    const dated = asking('mtg_lind-sato-2023-05-04', 'when')
    const day = answeredByText(dated, 1, '2023-05-05').reduce(changed, dated)
    expect(recordOf(day, 'mtg_lind-sato-2023-05-04').input.when).toEqual({ edtf: '2023-05-05' })
    expect(day.questions[1]?.isAnswered).toBe(true)
  })

  test('is none to where a quotation ends', () => {
    const base = onDesk()
    expect(asksWords(base, base.questions[0]!)).toBe(true)
    expect(asksWords(base, { ...base.questions[0]!, start: base.questions[0]!.start! + 5 })).toBe(false)
  })

  test('of which record it is replaces it everywhere', () => {
    const base = onDesk()
    const asked: Desk = {
      ...base,
      questions: base.questions.map((one) => ({ ...one, record: 'stk_kenji-sato', field: null })),
    }
    const desk = answered(asked, 1, 'stk_sato').reduce(changed, asked)
    expect(JSON.stringify({ ...desk, questions: [] })).not.toContain('stk_kenji-sato')
    expect(sidesOf(desk)).toEqual(['stk_nordland', 'stk_estmark'])
  })
})

describe('who is offered', () => {
  test('begins as typed, in whatever order, case and accents', () => {
    expect(isLike('sato ken', 'Kenji Sato')).toBe(true)
    expect(isLike('elys', 'Élysée')).toBe(true)
    expect(isLike('ato', 'Kenji Sato')).toBe(false)
    expect(offersOfDesk(onDesk(), {}, 'stakeholder', 'sat', 'en').map(({ ids }) => ids)).toEqual([['stk_kenji-sato']])
  })

  test('are both sides of the meeting', () => {
    expect(['both sides', 'Both', 'the two sides', 'les deux parties'].map(meansBothSides)).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(meansBothSides('Botha')).toBe(false)
    expect(sidesOf(onDesk())).toEqual(['stk_nordland', 'stk_estmark'])
  })

  test('has an id that nobody has yet', () => {
    const desk = onDesk()
    expect(newRecord(desk, 'stakeholder', 'Kenji Sato').id).toBe('stk_kenji-sato-2')
    expect(idFor('topic', 'Pêche & mer', () => false)).toBe('top_peche-mer')
    expect(idFor('stakeholder', '外交部', () => false)).toMatch(/^stk_stakeholder-[a-z0-9]+$/)
  })
})

describe('what is sent', () => {
  test('comes after what it refers to', () => {
    const planned = plannedOf(onDesk())
    expect(planned.every(isToSend)).toBe(true)
    const order = planned.map(({ id }) => id)
    for (const { id, input } of planned)
      for (const other of order.filter((one) => one !== id && JSON.stringify(input).includes(`"${one}"`)))
        expect([id, other, order.indexOf(other) < order.indexOf(id)]).toEqual([id, other, true])
  })

  test('keeps what refers to each other in a circle together, and imports within their limit', () => {
    const item = (id: string, ...to: string[]) => ({ id, input: { to } })
    const items = [item('d', 'c'), item('a', 'b'), item('b', 'a'), item('c', 'a')]
    expect(grouped(items).map((group) => group.map(({ id }) => id).sort())).toEqual([['a', 'b'], ['c'], ['d']])
    const batches = batchesOf(plannedOf(onDesk()), 3)
    expect(batches.flat()).toHaveLength(RECORDS.length)
    expect(Math.max(...batches.map(({ length }) => length))).toBeLessThanOrEqual(3)
  })

  test('leaves out what was taken out, and what nothing needs any longer', () => {
    const desk = onDesk([
      { do: 'remove', id: 'mtg_lind-sato-2023-05-04', removed: true },
      { do: 'remove', id: 'stm_sato-welcomed', removed: true },
      { do: 'remove', id: 'stm_sato-urged', removed: true },
      { do: 'set', settings: { addressees: [] } },
    ])
    const planned = plannedOf(desk)
    const kinds = Object.fromEntries(planned.map(({ id, kind }) => [id, kind]))
    expect(kinds['stk_kenji-sato']).toBe('unneeded')
    expect(kinds['stk_ada-lind']).toBe('new')
    expect(kinds['mtg_lind-sato-2023-05-04']).toBeUndefined()
    expect(JSON.stringify(planned)).not.toContain('mtg_lind')
  })

  test('is nothing of what stands, and only the changed fields of what was amended', () => {
    const desk = onDesk()
    const sent = Object.fromEntries(plannedOf(desk).map(({ id, input }) => [id, { revision: 1, input }]))
    expect(plannedOf(desk, sent).filter(isToSend)).toEqual([])
    const amended = changed(desk, { do: 'edit', id: 'stm_sato-urged', fields: { act: 'REQUESTED' } })
    expect(plannedOf(amended, sent).filter(isToSend)).toMatchObject([
      {
        id: 'stm_sato-urged',
        kind: 'changed',
        revision: 1,
        fields: [{ name: 'act', before: 'URGED', after: 'REQUESTED' }],
      },
    ])
  })

  test('of a conflict is what the editor chose field by field, on what stands', () => {
    const [stands, ours] = [
      { id: 'a', kind: 'PERSON', country: 'FR' },
      { id: 'a', kind: 'GOVERNMENT' },
    ]
    expect(mergedInput(stands, ours, new Set(['kind', 'country']))).toEqual(ours)
    expect(mergedInput(stands, ours, new Set())).toEqual(stands)
    expect(mergedInput(stands, ours, new Set(['kind']))).toEqual({ ...stands, kind: 'GOVERNMENT' })
    const desk = onDesk([
      {
        do: 'base',
        id: 'stk_estmark',
        revision: 4,
        stands: { id: 'stk_estmark', kind: 'GROUP' },
        input: { id: 'stk_estmark', kind: 'GOVERNMENT' },
      },
    ])
    expect(plannedOf(desk).find(({ id }) => id === 'stk_estmark')).toMatchObject({ kind: 'changed', revision: 4 })
  })

  test('has the hash of its passage', async () => {
    Object.assign(globalThis, { isSecureContext: true })
    const desk = { ...EMPTY, source: '🤝abcd', document: 'doc_a' }
    const input = await withHash({ evidence: [{ document: 'doc_a', start: 1, end: 4 }] }, desk)
    expect(objectsOf(input.evidence)[0]?.spanSha256).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })

  test('of a statement that the archive has is the passage alone, as more evidence', () => {
    const stands = {
      id: 'stm_there',
      revision: 2,
      input: { id: 'stm_there', act: 'URGED', evidence: [{ document: 'doc_other' }] },
    }
    const desk = onDesk(sameAs(onDesk(), recordOf(onDesk(), 'stm_sato-urged'), stands))
    const planned = plannedOf(desk).find(({ id }) => id === 'stm_there')
    expect(planned).toMatchObject({ kind: 'changed', revision: 2 })
    expect(planned?.fields.map(({ name }) => name)).toEqual(['evidence'])
    expect(desk.records['stm_sato-urged']).toBeUndefined()
  })
})

describe('what a browser keeps', () => {
  test('is read as it was', () => {
    const desk = onDesk([{ do: 'remove', id: 'stm_sato-urged', removed: true }])
    const kept = { desk, known: { stk_a: { id: 'stk_a', name: 'A' } }, sent: { stk_b: { revision: 1, input: {} } } }
    expect(JSON.parse(JSON.stringify(keptFrom(keptText(kept))))).toEqual(JSON.parse(JSON.stringify(kept)))
  })

  test('is nothing if it is of another version, or no desk', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(keptFrom(text).desk).toBe(EMPTY)
      }),
    )
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (records, settings) => {
        const { desk } = keptFrom(JSON.stringify({ version: 1, desk: { records, settings, text: 3, order: records } }))
        expect([desk.text, recordsOf(desk)]).toEqual(['', []])
      }),
    )
  })

  test('is told to be lost if there is no room', () => {
    const full = {
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
      removeItem: () => undefined,
    }
    expect(keep(full, { desk: onDesk(), known: {}, sent: {} })).toBe(false)
    const removed: string[] = []
    const storage = { setItem: () => undefined, removeItem: (name: string) => removed.push(name) }
    expect(keep(storage, { desk: EMPTY, known: {}, sent: {} })).toBe(true)
    expect(removed).toEqual([KEPT])
  })
})

test('the desk says the same things in each language', () => {
  const names = (value: object): string[] =>
    Object.entries(value).flatMap(([name, one]: [string, unknown]) =>
      typeof one === 'object' && one !== null ? names(one).map((more) => `${name}.${more}`) : [name],
    )
  expect(names(deskFr).sort()).toEqual(names(deskEn).sort())
})
