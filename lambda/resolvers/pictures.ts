import type { Context } from '../context.ts'
import { distinct } from '../domain/listings.ts'
import { meetings } from '../domain/meetings.ts'
import { isOf, mismatchOf } from '../domain/nouns.ts'
import type { KeptDate, RecordOf } from '../domain/records.ts'
import { saidWhen, statements, withFunction } from '../domain/statements.ts'
import { badInput } from '../errors.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import type { NetworkFilter, TimelineFilter, TimelineStep } from '../generated/types.ts'
import { checkSize } from '../reading/pages.ts'
import { sampleOf, topicsUnder } from './listings.ts'
import { readable } from './records.ts'

/** The most participants of a meeting that links them. */
const MOST_WHO_MEET = 20

/** The meetings and statements that a picture counts. */
const counted = async (filter: TimelineFilter | NetworkFilter, speaks: boolean, context: Context) => {
  const { stakeholder, topic, narrower, from, to } = filter
  if (from && to && from > to) throw badInput(`The range of days is reversed: \`from\` ${from} is after \`to\` ${to}.`)
  for (const [name, id, type] of [
    ['stakeholder', stakeholder, 'Stakeholder'],
    ['topic', topic, 'Topic'],
  ] as const) {
    const mismatch = id == null ? null : mismatchOf(id, type)
    if (mismatch) throw badInput(`\`${name}\`: ${mismatch}`)
  }
  const under = narrower && topic != null ? await topicsUnder(context, topic) : []
  const days = { topic, from, to }
  const spoken = sampleOf(context, statements, { ...days, speaker: stakeholder }, under)
  const heard =
    speaks || stakeholder == null ? null : sampleOf(context, statements, { ...days, addressee: stakeholder }, under)
  const [met, ...said] = await Promise.all([
    sampleOf(context, meetings, { ...days, ...(stakeholder != null && { participantsAllOf: [stakeholder] }) }, under),
    spoken,
    ...(heard ? [heard] : []),
  ])
  const all = new Map(said.flatMap(({ records }) => records.map((record) => [record.id, record] as const)))
  return { met, said: { records: [...all.values()], isAll: said.every(({ isAll }) => isAll) } }
}

const stepOf = (date: KeptDate | null | undefined, by: TimelineStep): string => {
  const day = date?.earliest ?? date?.latest
  if (day == null) return ''
  return by === 'YEAR' ? `${day.slice(0, 4)}-01-01` : `${day.slice(0, 7)}-01`
}

const timeline = async (filter: TimelineFilter, by: TimelineStep, context: Context) => {
  const { met, said } = await counted(filter, true, context)
  const steps = new Map<string, { meetings: number; statements: number }>()
  /** Counts a noun, and gives the step at which counting stopped, if it did. */
  const count = <R>(
    { records, isAll }: { records: R[]; isAll: boolean },
    what: 'meetings' | 'statements',
    dateOf: (record: R) => KeptDate | null | undefined,
  ): string | null => {
    for (const record of records) {
      const step = stepOf(dateOf(record), by)
      const bucket = steps.get(step) ?? { meetings: 0, statements: 0 }
      bucket[what] += 1
      steps.set(step, bucket)
    }
    const last = records.at(-1)
    return isAll || last === undefined ? null : stepOf(dateOf(last), by)
  }
  const stops = [count(met, 'meetings', ({ when }) => when), count(said, 'statements', saidWhen)].filter(
    (stop) => stop !== null,
  )
  // The later of the two: before it, one of the numbers is too small.
  const stop = stops.sort().at(-1)
  return [...steps]
    .filter(([start]) => stop === undefined || start >= stop)
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([start, numbers]) => ({ start: start || null, ...numbers, isExact: stop === undefined || start > stop }))
}

interface Link {
  source: string
  target: string
  meetings: number
  fromSource: number
  fromTarget: number
}

const network = async (filter: NetworkFilter, first: number, context: Context) => {
  checkSize(first)
  const { met, said } = await counted(filter, false, context)
  const found = new Map<string, Promise<RecordOf['Stakeholder'] | null>>()
  const became = (id: string): Promise<RecordOf['Stakeholder'] | null> => {
    const known =
      found.get(id) ??
      readable(context, () => context.data.became(id)).then((record) =>
        record && isOf(record, 'Stakeholder') ? record : null,
      )
    found.set(id, known)
    return known
  }
  const these = async (ids: readonly string[]) => {
    const records = await Promise.all(distinct(ids).map(became))
    return distinct(records.map((record) => record?.id))
  }
  const nodes = new Map<string, { meetings: number; statements: number }>()
  const links = new Map<string, Link>()
  const node = (id: string) => {
    const one = nodes.get(id) ?? { meetings: 0, statements: 0 }
    nodes.set(id, one)
    return one
  }
  const link = (one: string, other: string): Link => {
    const [source, target] = one < other ? [one, other] : [other, one]
    const made = links.get(`${source} ${target}`) ?? { source, target, meetings: 0, fromSource: 0, fromTarget: 0 }
    links.set(`${source} ${target}`, made)
    return made
  }
  const presences = await Promise.all(
    met.records.map(({ parties }) => these(parties.flatMap((one) => one.stakeholder ?? []))),
  )
  for (const present of presences) {
    for (const id of present) node(id).meetings += 1
    if (present.length > MOST_WHO_MEET) continue
    present.forEach((one, index) => {
      for (const other of present.slice(index + 1)) link(one, other).meetings += 1
    })
  }
  await Promise.all(
    said.records.map(async (statement) => {
      const [speakers, addressees] = await Promise.all([
        these(withFunction(statement, 'SPEAKER')),
        these(withFunction(statement, 'ADDRESSEE')),
      ])
      for (const id of distinct([...speakers, ...addressees])) node(id).statements += 1
      for (const speaker of speakers)
        for (const addressee of addressees)
          if (speaker !== addressee) link(speaker, addressee)[speaker < addressee ? 'fromSource' : 'fromTarget'] += 1
    }),
  )
  const weight = ({ meetings: together, fromSource, fromTarget }: Link) => together + fromSource + fromTarget
  const all = [...links.values()].sort(
    (a, b) => weight(b) - weight(a) || (`${a.source} ${a.target}` < `${b.source} ${b.target}` ? -1 : 1),
  )
  const shown = all.slice(0, first)
  const records = new Map(
    (await Promise.all([...found.values()])).flatMap((one) => (one ? [[one.id, one] as const] : [])),
  )
  const ends = distinct(shown.flatMap(({ source, target }) => [source, target]))
  return {
    nodes: ends
      .map((id) => ({ stakeholder: records.get(id)!, ...nodes.get(id)! }))
      .sort(
        (a, b) =>
          b.meetings + b.statements - a.meetings - a.statements || (a.stakeholder.id < b.stakeholder.id ? -1 : 1),
      ),
    links: shown.map((one) => ({ ...one, source: records.get(one.source)!, target: records.get(one.target)! })),
    isExact: met.isAll && said.isAll && shown.length === all.length,
  }
}

export const pictureResolvers: Resolvers = {
  Query: {
    timeline: (_, { filter, by }, context) => timeline(filter, by, context),
    network: (_, { filter, first }, context) => network(filter, first, context),
  },
}
