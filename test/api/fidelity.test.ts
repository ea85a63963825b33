import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { typeOfInput } from '../../lambda/domain/inputs.ts'
import { entriesOf } from '../../lambda/table/entries.ts'
import {
  isChange,
  isMarker,
  isOfTheRecord,
  isRecord,
  isRevision,
  recordKey,
  nameOfKey,
} from '../../lambda/table/keys.ts'
import type { Item, Table } from '../../lambda/table/table.ts'
import { edtfBounds, isEdtf } from '../../lambda/domain/dates.ts'
import { typeOfId } from '../../lambda/domain/nouns.ts'
import { type AnyRecord, fieldOf, type RecordOf, type TypeName } from '../../lambda/domain/records.ts'
import { exportLines } from '../../lambda/tools/export.ts'
import { DYNAMODB_LOCAL } from '../../local/engine.ts'
import type {
  DocumentFilter,
  MeetingFilter,
  RecordInput,
  StatementFilter,
  TimelineOrder,
} from '../../lambda/generated/types.ts'
import { importLines } from '../../lambda/tools/import.ts'
import { type Api, openApi } from '../support/archive.ts'
import {
  ADDRESSES,
  archives,
  COUNTRIES,
  dates,
  days,
  FIFTY,
  HASHES,
  IDENTIFIERS,
  idsOf,
  phrases,
  type Sizes,
  type StatusStep,
  statusSteps,
  toLines,
  versions,
  WORDS,
} from '../support/generate.ts'
import { type Expected, type Model, openModel, takeSteps } from '../support/model.ts'

/**
 * Every property is tried so many times, the same ones each time. To hunt for more:
 * `FUZZ_RUNS=200 npm run test:jest -- test/api/fidelity` tries others at every start; `FUZZ_SEED=1` tries the same ones
 * again, and `FUZZ_SHRINK=1` looks for the smallest archive that fails, which takes long.
 */
const RUNS = Number(process.env.FUZZ_RUNS ?? 3)
const SEED = process.env.FUZZ_SEED ?? (process.env.FUZZ_RUNS === undefined ? '20220304' : undefined)
/** DynamoDB Local takes several times as long. */
const TIME = (60_000 + RUNS * 20_000) * (process.env.READOUT_ENGINE === DYNAMODB_LOCAL ? 6 : 1)

const holds = <Values extends [unknown, ...unknown[]]>(
  property: fc.IAsyncPropertyWithHooks<Values>,
  numRuns = RUNS,
): Promise<void> =>
  fc.assert(property, {
    numRuns,
    endOnFailure: process.env.FUZZ_SHRINK === undefined,
    ...(SEED !== undefined && { seed: Number(SEED) }),
    reporter: ({ failed, seed, counterexample, errorInstance }) => {
      if (!failed) return
      const example = process.env.FUZZ_SHRINK === undefined ? '' : `: ${fc.stringify(counterexample)}`
      throw new Error(`The property fails with FUZZ_SEED=${seed}${example}`, { cause: errorInstance })
    },
  })

/** Does something with the API over an archive of its own. */
const withApi = async (lines: readonly string[], run: (api: Api) => Promise<void>) => {
  const api = await openApi(lines)
  try {
    expect(api.imported.wrong).toEqual([])
    await run(api)
  } finally {
    await api.stop()
  }
}

const exported = async (table: Table): Promise<string[]> => {
  const lines: string[] = []
  for await (const line of exportLines(table)) lines.push(line)
  return lines
}

const asked = async (api: Api, query: string, variables: object) => {
  const { data, errors } = await api.ask(query, variables)
  expect(errors).toBeUndefined()
  return data
}

const idOf = (record: RecordInput) => typeOfInput(record).content.id!

/** Gives records new statuses; what the archive refuses is what the model refuses. */
const giveStatuses = async (api: Api, steps: readonly StatusStep[], records: readonly RecordInput[]) => {
  const { statuses, refused } = takeSteps(steps, records)
  for (const [index, step] of steps.entries()) {
    const { node } = await asked(api, 'query ($id: ID!) { node(id: $id) { ... on Record { revision } } }', step)
    const { data } = await api.write(
      `mutation ($id: ID!, $status: RecordStatus!, $supersededBy: ID, $revision: Int!) {
        changeStatus(id: $id, status: $status, supersededBy: $supersededBy, expectedRevision: $revision, reason: "So.") {
          userErrors { code }
        }
      }`,
      { ...step, revision: node.revision },
    )
    expect({ step, refused: data.changeStatus.userErrors.length > 0 }).toEqual({ step, refused: refused[index] })
  }
  return statuses
}

// Questions

interface Asked {
  id: string
  filter: object | undefined
  order: TimelineOrder
  at: string | undefined
}

/** A listing of the schema, by where it hangs and its name: which arguments it takes and what it should give. */
interface Listing {
  takes: { [argument: string]: string }
  expected: (model: Model, asked: Asked) => Expected
}

const ONWARD = { first: 'Int', after: 'String' }
const BOTH_WAYS = { ...ONWARD, last: 'Int', before: 'String' }
const timeline = (filter: string) => ({ filter, order: 'TimelineOrder', ...BOTH_WAYS })
const onward = (filter: string) => ({ filter, ...ONWARD })

const MEETINGS = timeline('MeetingFilter')
const STATEMENTS = timeline('StatementFilter')

const LISTINGS: { [name: string]: Listing } = {
  'Query.meetings': { takes: MEETINGS, expected: (model, { filter, order }) => model.meetings(filter, order) },
  'Stakeholder.meetings': {
    takes: MEETINGS,
    expected: (model, { id, filter, order }) => model.meetings(filter, order, { participant: id }),
  },
  'Topic.meetings': {
    takes: MEETINGS,
    expected: (model, { id, filter, order }) => model.meetings(filter, order, { topic: id }),
  },
  'Meeting.parts': { takes: {}, expected: (model, { id }) => model.meetings({}, 'OLDEST_FIRST', { partOf: id }) },
  'Query.statements': { takes: STATEMENTS, expected: (model, { filter, order }) => model.statements(filter, order) },
  'Stakeholder.statements': {
    takes: STATEMENTS,
    expected: (model, { id, filter, order }) => model.statements(filter, order, { speaker: id }),
  },
  'Stakeholder.mentions': {
    takes: STATEMENTS,
    expected: (model, { id, filter, order }) => model.statements(filter, order, { mentions: id }),
  },
  'Topic.statements': {
    takes: STATEMENTS,
    expected: (model, { id, filter, order }) => model.statements(filter, order, { topic: id }),
  },
  'Meeting.statements': { takes: BOTH_WAYS, expected: (model, { id }) => model.statementsOfMeeting(id) },
  'Document.statements': { takes: ONWARD, expected: (model, { id }) => model.statementsOfDocument(id) },
  'Query.stakeholders': {
    takes: onward('StakeholderFilter'),
    expected: (model, { filter }) => model.stakeholders(filter),
  },
  'Query.topics': { takes: onward('TopicFilter'), expected: (model, { filter }) => model.topics(filter) },
  'Query.documents': { takes: onward('DocumentFilter'), expected: (model, { filter }) => model.documents(filter) },
  'Query.commitments': {
    takes: onward('CommitmentFilter'),
    expected: (model, { filter }) => model.commitments(filter),
  },
  'Stakeholder.commitments': {
    takes: onward('CommitmentFilter'),
    expected: (model, { id, filter }) => model.commitments(filter, { by: id }),
  },
  'Statement.commitments': { takes: {}, expected: (model, { id }) => model.commitments({}, { statement: id }) },
  'Stakeholder.roles': { takes: { at: 'Date' }, expected: (model, { id, at }) => model.roles({ holder: id }, at) },
  'Stakeholder.holders': {
    takes: { at: 'Date' },
    expected: (model, { id, at }) => model.roles({ organization: id }, at),
  },
  'Topic.narrower': { takes: {}, expected: (model, { id }) => model.topics({ broader: id }) },
}

const takesOf = (name: string) => LISTINGS[name]!.takes
const expectedOf = (model: Model, name: string, question: Asked) => LISTINGS[name]!.expected(model, question)
const isPaged = (name: string) => 'first' in takesOf(name)
const hasId = (name: string) => !name.startsWith('Query.')

/** A listing as a question in GraphQL; `list` holds its answer. */
const textOf = (name: string): string => {
  const [on, field] = name.split('.')
  const takes = Object.entries(takesOf(name))
  const given = takes.map(([argument]) => `${argument}: $${argument}`).join(', ')
  const page = '{ edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }'
  const list = `list: ${field}${given && `(${given})`} ${isPaged(name) ? page : '{ id }'}`
  const declared = [...(hasId(name) ? ['$id: ID!'] : []), ...takes.map(([argument, type]) => `$${argument}: ${type}`)]
  const body = hasId(name) ? `on: node(id: $id) { ... on ${on} { ${list} } }` : list
  return `query ${declared.length ? `(${declared.join(', ')})` : ''} { ${body} }`
}

interface PageOf {
  edges: { cursor: string; node: { id: string } }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

const answerTo = async (api: Api, name: string, { id, ...question }: Asked, page: object) => {
  const given = Object.entries({ ...question, ...page }).filter(([argument]) => argument in takesOf(name))
  const data = await asked(api, textOf(name), { ...Object.fromEntries(given), ...(hasId(name) && { id }) })
  return hasId(name) ? data.on.list : data.list
}
const pageOf = (api: Api, name: string, question: Asked, page: object): Promise<PageOf> =>
  answerTo(api, name, question, page)
const idsOn = ({ edges }: PageOf) => edges.map(({ node }) => node.id)

const wholeOf = async (api: Api, name: string, question: Asked): Promise<string[]> => {
  if (isPaged(name)) return idsOn(await pageOf(api, name, question, { first: 100 }))
  const list: { id: string }[] = await answerTo(api, name, question, {})
  return list.map(({ id }) => id)
}

const maybe = <Value>(value: fc.Arbitrary<Value>, often = 1) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: often, arbitrary: value }, fc.constant(null))

const STRANGERS = { Topic: 'top_x', Stakeholder: 'stk_x', Document: 'doc_x', Meeting: 'mtg_x' }

/** What is typed to find a name: a beginning, in other letters of the same meaning. */
const searches = fc
  .tuple(fc.oneof(fc.constantFrom(...WORDS), phrases), fc.nat({ max: 8 }), fc.nat({ max: 3 }))
  .map(([text, length, how]) => {
    const graphemes = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)]
    const start = graphemes
      .slice(0, length + 1)
      .map(({ segment }) => segment)
      .join('')
    return [start, start.toUpperCase(), start.normalize('NFD'), start.toLowerCase()][how]!
  })

const filtersFor = (sizes: Sizes): { [type: string]: fc.Arbitrary<object> } => {
  const one = (type: keyof typeof STRANGERS) => fc.constantFrom(...idsOf(type, sizes[type]), STRANGERS[type])
  const few = <Value>(...values: Value[]) => fc.array(fc.constantFrom(...values), { maxLength: 3 })
  const range = fc
    .tuple(maybe(days, 2), maybe(days, 2))
    .map(([from, to]) => (from && to && from > to ? { from: to, to: from } : { from, to }))
  const retracted = maybe(fc.boolean(), 2)
  return {
    MeetingFilter: fc
      .record({
        participantsAllOf: maybe(fc.array(one('Stakeholder'), { maxLength: 2 })),
        participantsAnyOf: maybe(fc.array(one('Stakeholder'), { maxLength: 2 })),
        country: maybe(fc.constantFrom(...COUNTRIES)),
        topic: maybe(one('Topic')),
        kinds: maybe(few('MEETING', 'VISIT', 'CALL', 'SIGNING')),
        states: maybe(few('PLANNED', 'HELD', 'CANCELLED')),
        range,
        includeRetracted: retracted,
      })
      .map(({ range, ...filter }): MeetingFilter => ({ ...filter, ...range }) as MeetingFilter),
    StatementFilter: fc
      .record({
        speaker: maybe(one('Stakeholder')),
        onBehalfOf: maybe(one('Stakeholder')),
        addressee: maybe(one('Stakeholder')),
        about: maybe(one('Stakeholder')),
        topic: maybe(one('Topic')),
        meeting: maybe(one('Meeting')),
        document: maybe(one('Document')),
        relayedBy: maybe(one('Stakeholder')),
        notRelayedBy: maybe(one('Stakeholder')),
        acts: maybe(few('NOTED', 'THANKED', 'OTHER')),
        modes: maybe(few('DIRECT', 'INDIRECT', 'MIXED')),
        wordsOf: maybe(few('SPEAKER', 'REPORTER', 'UNCLEAR')),
        range,
        includeRetracted: retracted,
      })
      .map(({ range, ...filter }): StatementFilter => ({ ...filter, ...range }) as StatementFilter),
    StakeholderFilter: fc.record({
      name: maybe(searches, 4),
      kinds: maybe(few('PERSON', 'GOVERNMENT', 'PUBLIC_BODY', 'MEDIA')),
      country: maybe(fc.constantFrom(...COUNTRIES)),
      identifier: maybe(fc.constantFrom(...IDENTIFIERS)),
    }),
    TopicFilter: fc.record({
      label: maybe(searches, 4),
      broader: maybe(one('Topic')),
      identifier: maybe(fc.constantFrom(...IDENTIFIERS)),
    }),
    DocumentFilter: fc
      .record({
        publisher: maybe(one('Stakeholder')),
        url: maybe(fc.constantFrom(...ADDRESSES), 2),
        textSha256: maybe(fc.constantFrom(...HASHES)),
        kinds: maybe(few('NEWS_ARTICLE', 'PRESS_RELEASE', 'SPEECH')),
        range,
      })
      .map(({ range, ...filter }): DocumentFilter => ({ ...filter, ...range }) as DocumentFilter),
    CommitmentFilter: fc.record({
      by: maybe(one('Stakeholder')),
      toward: maybe(one('Stakeholder')),
      states: maybe(few('OPEN', 'PARTIAL', 'FULFILLED')),
      dueBefore: maybe(days),
    }),
  }
}

/** Questions to any of the listings, with filters that most often pick something. */
const questions = (sizes: Sizes, listings: readonly string[]): fc.Arbitrary<[string, Asked]> => {
  const filters = filtersFor(sizes)
  return fc.oneof(
    ...listings.map((name) =>
      fc.tuple(
        fc.constant(name),
        fc.record({
          id: hasId(name)
            ? fc.constantFrom(...idsOf(name.split('.')[0] as TypeName, sizes[name.split('.')[0] as TypeName]))
            : fc.constant(''),
          filter: takesOf(name).filter ? maybe(filters[takesOf(name).filter!]!, 20) : fc.constant(undefined),
          order: fc.constantFrom('NEWEST_FIRST', 'OLDEST_FIRST'),
          at: maybe(days),
        }) as fc.Arbitrary<Asked>,
      ),
    ),
  )
}

// What must hold

test('a date means the days that its form says', () => {
  fc.assert(
    fc.property(dates, ({ edtf, ...bounds }) => {
      expect({ edtf, right: isEdtf(edtf), bounds: edtfBounds(edtf) }).toEqual({ edtf, right: true, bounds })
    }),
    { numRuns: 1000 * Math.ceil(RUNS / 3) },
  )
})

describe('import and export', () => {
  /** What is left out has a meaning: an input without its defaults, nulls and empty lists says the same. */
  const SILENT: { [field: string]: unknown } = {
    kind: 'PREFERRED',
    basis: 'EXPLICIT',
    stance: 'SUPPORTS',
    verbatim: false,
    held: false,
    state: 'OPEN',
  }
  const meaning = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(meaning)
    if (typeof value !== 'object' || value === null) return value
    const said = Object.entries(value).filter(
      ([name, member]) => member !== null && member !== SILENT[name] && !(Array.isArray(member) && member.length === 0),
    )
    return Object.fromEntries(said.map(([name, member]) => [name, meaning(member)]))
  }

  test(
    'an archive imported in any order is exported, imported and exported again as the same bytes',
    () =>
      holds(
        fc.asyncProperty(archives(), fc.infiniteStream(fc.nat()), async (records, order) => {
          // What nobody names may leave its id to the archive.
          const given = records.map((record, index) =>
            record.commitment && index % 2 ? { commitment: { ...record.commitment, id: undefined } } : record,
          )
          const shuffled = (lines: readonly string[]) =>
            lines
              .map((line) => ({ line, place: order.next().value as number }))
              .sort((a, b) => a.place - b.place)
              .map(({ line }) => line)
          const lines = shuffled(toLines(given))
          await withApi(lines, async ({ table }) => {
            const first = await exported(table)
            expect(first).toHaveLength(new Set(lines).size)
            const kept = first.map((line) => JSON.parse(line) as RecordInput)
            const byId = new Map(kept.map((record) => [idOf(record), record]))
            for (const record of records) {
              const known = byId.get(idOf(record))
              if (known) expect(meaning(known)).toEqual(meaning(JSON.parse(JSON.stringify(record))))
              else expect(record.commitment).toBeDefined()
            }
            expect(await importLines(table, shuffled(lines), { by: 'import' })).toMatchObject({ written: 0, wrong: [] })
            expect(await exported(table)).toEqual(first)
            await withApi(shuffled(first), async (other) => {
              expect(await exported(other.table)).toEqual(first)
            })
          })
        }),
      ),
    TIME,
  )
})

describe('listings', () => {
  test(
    'every listing is the filter of the whole archive, whatever was merged, retracted or disputed',
    () =>
      holds(
        fc.asyncProperty(
          archives(),
          statusSteps(16),
          fc.array(questions(FIFTY, Object.keys(LISTINGS)), { minLength: 120, maxLength: 120 }),
          async (records, steps, asks) => {
            await withApi(toLines(records), async (api) => {
              const model = openModel(records, await giveStatuses(api, steps, records))
              for (const [name, question] of asks) {
                const found = await wholeOf(api, name, question)
                const { ids, ordered } = expectedOf(model, name, question)
                const inOrder = (list: string[]) => (ordered ? list : list.toSorted())
                expect({ name, question, found: inOrder(found) }).toEqual({ name, question, found: inOrder(ids) })
              }
            })
          },
        ),
      ),
    TIME,
  )

  test(
    'a name is found by the start of any of its words, as somebody would type it',
    () =>
      holds(
        fc.asyncProperty(
          archives({ ...FIFTY, Topic: 12, Stakeholder: 12, Document: 2, Statement: 2, Meeting: 1, Commitment: 1 }),
          fc.infiniteStream(fc.nat()),
          async (records, choices) => {
            const choice = (below: number) => (choices.next().value as number) % below
            const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
            const typed = (text: string) => {
              const letters = [...graphemes.segment(text)].map(({ segment }) => segment)
              const start = letters.slice(0, 1 + choice(letters.length)).join('')
              const ways = [start, start.normalize('NFD'), start.normalize('NFKC'), start.toLowerCase()]
              // Upper case loses what lower case had: a German Straße is a STRASSE.
              return ways[choice(ways.length)]!
            }
            await withApi(toLines(records), async (api) => {
              for (const { stakeholder, topic } of records) {
                const [field, given] = stakeholder ? ['stakeholders', stakeholder.names] : ['topics', topic?.labels]
                if (!given) continue
                for (const { text } of given) {
                  // What stands for several letters, such as ㏟, may be a part of the word behind it.
                  const words = [...text.matchAll(/(?<=^|[ ,.'-])[\p{L}\p{M}\p{N}]+/gu)]
                  if (words.length === 0) continue
                  const search = typed(text.slice(words[choice(words.length)]!.index))
                  if (!/^\P{M}*[\p{L}\p{N}]/u.test(search)) continue
                  const { list } = await asked(
                    api,
                    `query ($search: String) { list: ${field}(filter: { ${stakeholder ? 'name' : 'label'}: $search }, first: 100) { nodes { id } } }`,
                    { search },
                  )
                  const found = list.nodes.some(({ id }: { id: string }) => id === (stakeholder ?? topic)?.id)
                  expect({ search, text, found }).toEqual({ search, text, found: true })
                }
              }
            })
          },
        ),
      ),
    TIME,
  )
})

describe('pages', () => {
  /** Enough of some types that a listing is read in several pieces. */
  const MANY: Sizes = { ...FIFTY, Statement: 150, Stakeholder: 5, Topic: 4 }
  const paged = Object.keys(LISTINGS).filter(isPaged)
  const sizes = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 100 }))

  test(
    'in both directions concatenate to the listing, whatever their sizes, and know what stands before and after',
    () =>
      holds(
        fc.asyncProperty(
          archives(MANY),
          statusSteps(12, MANY),
          fc.array(fc.tuple(questions(MANY, paged), fc.array(sizes, { minLength: 1, maxLength: 6 })), {
            minLength: 15,
            maxLength: 15,
          }),
          async (records, steps, asks) => {
            await withApi(toLines(records), async (api) => {
              const model = openModel(records, await giveStatuses(api, steps, records))
              for (const [[name, question], counts] of asks) {
                const { ids, ordered } = expectedOf(model, name, question)
                const cursors: string[] = []
                const found: string[] = []
                let after: string | null = null
                for (let turn = 0, more = true; more; turn += 1) {
                  const first = counts[turn % counts.length]!
                  const page = await pageOf(api, name, question, { first, after })
                  const hasPreviousPage = found.length > 0
                  found.push(...idsOn(page))
                  cursors.push(...page.edges.map(({ cursor }) => cursor))
                  const hasNextPage = found.length < ids.length
                  expect({ name, question, first, ...page.pageInfo }).toMatchObject({
                    name,
                    question,
                    first,
                    hasNextPage,
                    hasPreviousPage,
                  })
                  more = hasNextPage
                  after = page.pageInfo.endCursor
                }
                const listed = ordered ? ids : found
                expect({ name, question, found }).toEqual({ name, question, found: listed })
                expect(found.toSorted()).toEqual(ids.toSorted())
                if (!('last' in takesOf(name))) continue

                const back: string[] = []
                let before: string | null = null
                for (let turn = 0, more = true; more; turn += 1) {
                  const last = counts[turn % counts.length]!
                  const page = await pageOf(api, name, question, { last, before })
                  const hasNextPage = back.length > 0
                  back.unshift(...idsOn(page))
                  const hasPreviousPage = back.length < ids.length
                  expect({ name, question, last, ...page.pageInfo }).toMatchObject({
                    name,
                    question,
                    last,
                    hasNextPage,
                    hasPreviousPage,
                  })
                  more = hasPreviousPage
                  before = page.pageInfo.startCursor
                }
                expect({ name, question, back }).toEqual({ name, question, back: listed })

                if (ids.length < 2) continue
                // Between two places, from the one and from the other.
                const low = counts[0]! % (ids.length - 1)
                const high = low + 1 + ((counts[1] ?? 0) % (ids.length - 1 - low))
                const inside = listed.slice(low + 1, high)
                const window = { after: cursors[low], before: cursors[high] }
                const count = counts.at(-1)!
                const forth = await pageOf(api, name, question, { first: count, ...window })
                const hence = await pageOf(api, name, question, { last: count, ...window })
                expect({ name, question, between: [idsOn(forth), idsOn(hence)] }).toEqual({
                  name,
                  question,
                  between: [inside.slice(0, count), inside.slice(-count)],
                })
                for (const { pageInfo } of [forth, hence])
                  expect(pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true })
              }
            })
          },
        ),
        Math.max(1, Math.ceil(RUNS / 2)),
      ),
    TIME,
  )

  test(
    'go on from where a record stood that has left the listing since',
    () =>
      holds(
        fc.asyncProperty(
          archives(),
          fc.array(fc.tuple(questions(FIFTY, paged), fc.nat()), { minLength: 25, maxLength: 25 }),
          async (records, asks) => {
            await withApi(toLines(records), async (api) => {
              const steps: StatusStep[] = []
              for (const [[name, question], choice] of asks) {
                const { ids } = expectedOf(openModel(records, takeSteps(steps, records).statuses), name, question)
                if (ids.length === 0) continue
                const first = 1 + (choice % ids.length)
                const page = await pageOf(api, name, question, { first })
                const seen = idsOn(page)
                const left: StatusStep = { id: seen.at(-1)!, status: 'RETRACTED' }
                steps.push(left)
                await giveStatuses(api, [left], records)
                const { ids: still } = expectedOf(
                  openModel(records, takeSteps(steps, records).statuses),
                  name,
                  question,
                )
                const next = await pageOf(api, name, question, { first: 100, after: page.pageInfo.endCursor })
                expect({ name, question, first, found: idsOn(next).toSorted() }).toEqual({
                  ...{ name, question, first },
                  found: still.filter((id) => !seen.includes(id)).toSorted(),
                })
                const hasPreviousPage = seen.some((id) => still.includes(id))
                expect({ name, question, first, ...next.pageInfo }).toMatchObject({ hasPreviousPage })
              }
            })
          },
        ),
      ),
    TIME,
  )

  test(
    'say that there is more where reading stopped at its bound, and go on from there',
    () =>
      withApi(
        toLines([
          { stakeholder: { id: 'stk_0', kind: 'PERSON', names: [{ text: 'Prak', kind: 'PREFERRED' }] } },
          {
            statement: {
              id: 'stm_0',
              act: 'NOTED',
              mode: 'INDIRECT',
              parts: [{ text: 'That.' }],
              parties: [{ stakeholder: 'stk_0', function: 'SPEAKER' }],
            },
          },
        ]),
        async (api) => {
          const { table } = api
          const [item] = await table.get([recordKey('stm_0')])
          const record = JSON.parse(item!.body!) as RecordOf['Statement']
          const others = Array.from({ length: 1099 }, (_, index): RecordOf['Statement'] => {
            const act = [0, 700, 1098].includes(index) ? 'CAUTIONED' : 'NOTED'
            return { ...record, id: `stm_${index + 1}`, act }
          })
          // What a record and its entries take, put as they are: writing so many would take long.
          const puts = others.flatMap((one) => [
            { put: { ...recordKey(one.id), body: JSON.stringify(one), revision: 1 } },
            ...[...entriesOf(one).values()].map((put) => ({ put })),
          ])
          for (let start = 0; start < puts.length; start += 100) await table.transact(puts.slice(start, start + 100))
          const wanted = ['stm_1', 'stm_701', 'stm_1099'].sort()
          for (const filter of [
            { acts: ['CAUTIONED'] },
            { acts: ['CAUTIONED'], speaker: 'stk_0' },
            { acts: ['DENIED'] },
          ])
            for (const order of ['NEWEST_FIRST', 'OLDEST_FIRST'] as const)
              for (const backwards of [false, true]) {
                const found: string[] = []
                const question: Asked = { id: '', filter, order, at: undefined }
                let cursor: string | null = null
                for (let more = true; more;) {
                  const ask = backwards ? { last: 2, before: cursor } : { first: 2, after: cursor }
                  const page: PageOf = await pageOf(api, 'Query.statements', question, ask)
                  const { pageInfo } = page
                  expect(backwards ? pageInfo.hasNextPage : pageInfo.hasPreviousPage).toBe(found.length > 0)
                  found[backwards ? 'unshift' : 'push'](...idsOn(page))
                  more = backwards ? pageInfo.hasPreviousPage : pageInfo.hasNextPage
                  cursor = backwards ? pageInfo.startCursor : pageInfo.endCursor
                }
                const all = filter.acts.includes('DENIED') ? [] : wanted
                expect(found).toEqual(order === 'NEWEST_FIRST' ? all.toReversed() : all)
              }
        },
      ),
    TIME,
  )
})

describe('amendments', () => {
  /** The index entries of a table, and those that its records should have. */
  const entriesIn = async (table: Table) => {
    const items: Item[] = []
    for await (const page of table.scan()) items.push(...page.filter(isOfTheRecord))
    const texts = (entries: Iterable<Item>) =>
      [...entries].map((entry) => `${nameOfKey(entry)} ${entry.body ?? '-'}`).sort()
    const records = items.filter(isRecord).map((item) => JSON.parse(item.body ?? '') as AnyRecord)
    return {
      marks: items.filter(isMarker),
      found: texts(items.filter((item) => ![isRecord, isRevision, isChange, isMarker].some((is) => is(item)))),
      wanted: texts(records.flatMap((record) => [...entriesOf(record).values()])),
    }
  }

  test(
    'an amended record stands exactly where its new revision says and nowhere else',
    () =>
      holds(
        fc.asyncProperty(versions(3), statusSteps(6), async ([first, ...later], steps) => {
          await withApi(toLines(first!), async (api) => {
            await giveStatuses(api, steps, first!)
            for (const records of later) {
              const { wrong } = await importLines(api.table, toLines(records), { by: 'import' }, { overwrite: true })
              expect(wrong).toEqual([])
              const { marks, found, wanted } = await entriesIn(api.table)
              expect(marks).toEqual([])
              expect(found).toEqual(wanted)
            }
            // What was written in steps is what would have been written at once.
            const last = toLines(later.at(-1)!)
            // A line also says its status, which nobody gives again here.
            const inputsOf = (lines: readonly string[]) =>
              lines.map((line) => line.replace(/,"status":"[^{}]*\}$/, '}'))
            const lines = inputsOf(await exported(api.table))
            await withApi(last, async ({ table }) => {
              expect(lines).toEqual(inputsOf(await exported(table)))
            })
          })
        }),
      ),
    TIME,
  )

  /** Everything that a record says itself; of what it names, the ids. */
  const OWN = `... on Record { revision status statusReason supersededBy { id } createdAt updatedAt
      evidence { document { id } start end exact prefix suffix spanSha256 stance supports
        chain { by { id } document { id } cue basis } } }
    ... on Topic { labels { text lang kind } broader { id } instrument { id } identifiers { scheme value } }
    ... on Stakeholder { stakeholderKind: kind names { text lang kind } country parent { id } identifiers { scheme value } }
    ... on Role { roleTitle: title holder { id } organization { id } onBehalfOf { id } period attestedOn { ...D } }
    ... on Document { documentKind: kind documentTitle: title publisher { id } issued { ...D } url language textSha256 held
      derivedFrom { id } }
    ... on Meeting { meetingKind: kind meetingTitle: title meetingState: state when { ...D } place country parties { ...P }
      topics { id } partOf { id } }
    ... on Statement { act cue mode parts { text verbatim wordsOf } text quotes parties { ...P } about { id }
      saidOn { ...D } meeting { id } anticipates { id } topics { id } reports }
    ... on Commitment { summary by { id } toward { id } statements { id } due { ...D } commitmentState: state
      realizedBy { id } }`
  const PIECES = `fragment D on PartialDate { edtf earliest latest asStated basis }
    fragment P on Party { stakeholder { id } function roles { id } onBehalfOf { id } asStated basis }`

  test(
    'as of an instant, a record is answered as it was answered then',
    () =>
      holds(
        fc.asyncProperty(versions(3), statusSteps(20), async ([first, ...later], steps) => {
          await withApi(toLines(first!), async (api) => {
            const ids = first!.map(idOf)
            const now = async (some: readonly string[]) => {
              const { nodes } = await asked(api, `query ($ids: [ID!]!) { nodes(ids: $ids) { id ${OWN} } } ${PIECES}`, {
                ids: some,
              })
              return nodes as { id: string; revision: number; createdAt: string; updatedAt: string }[]
            }
            const asOf = async (id: string, at: number) => {
              const ofType = `query ($id: ID!, $at: DateTime) { then: ${fieldOf(typeOfId(id)!)}(id: $id, asOf: $at) { id } }`
              const { then } = await asked(api, ofType, { id, at: new Date(at).toISOString() })
              if (then === null) return null
              const question = `query ($id: ID!) { node(id: $id) { id ${OWN} } } ${PIECES}`
              const { node } = await asked(api, question, { id: then.id })
              expect(node.id).toBe(`${id}@${node.revision}`)
              return { ...node, id }
            }
            const said = new Map<string, { revision: number; createdAt: string; updatedAt: string }[]>()
            const listen = async (some: readonly string[]) => {
              for (const answer of await now(some)) {
                const before = said.get(answer.id) ?? []
                if (before.at(-1)?.revision !== answer.revision) said.set(answer.id, [...before, answer])
              }
            }
            await listen(ids)
            for (const [turn, records] of later.entries()) {
              await importLines(api.table, toLines(records), { by: 'import' }, { overwrite: true })
              await listen(ids)
              // So far, what is refused is known by what comes of it.
              for (const step of steps.filter((_, index) => index % later.length === turn)) {
                await api.write(
                  `mutation ($id: ID!, $status: RecordStatus!, $supersededBy: ID, $revision: Int!) {
                    changeStatus(id: $id, status: $status, supersededBy: $supersededBy, expectedRevision: $revision, reason: "So.") {
                      userErrors { code }
                    }
                  }`,
                  { ...step, revision: said.get(step.id)!.at(-1)!.revision },
                )
                await listen([step.id])
              }
            }
            for (const [id, answers] of said) {
              // A statement that takes its date from another record has revisions that nobody has looked at.
              const revisions = answers.map(({ revision }) => revision)
              expect(revisions).toEqual(revisions.toSorted((a, b) => a - b))
              expect(await asOf(id, new Date(answers[0]!.createdAt).getTime() - 1)).toBeNull()
              for (const [index, answer] of answers.entries()) {
                const from = new Date(answer.updatedAt).getTime()
                const next = answers[index + 1]
                const isNext = next === undefined || next.revision === answer.revision + 1
                const to = !isNext ? from : next ? new Date(next.updatedAt).getTime() - 1 : Date.now()
                for (const instant of new Set([from, Math.floor((from + to) / 2), to]))
                  expect(await asOf(id, instant)).toEqual(answer)
              }
            }
          })
        }),
        Math.max(1, Math.ceil(RUNS / 2)),
      ),
    TIME,
  )
})
