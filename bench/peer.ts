/**
 * Runs one of the servers that `npm run bench -- peers` compares, by its name, over the table that the environment names,
 * and prints its port.
 */
import { createServer } from 'node:http'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { openTable } from '../lambda/table/dynamodb.ts'
import { unpack } from '../lambda/table/packing.ts'
import { EVERYTHING } from '../lambda/table/ranges.ts'
import { openApiKeys } from '../lambda/access/api-keys.ts'
import { openProposals } from '../lambda/proposals/deciding.ts'
import { openWebhooks } from '../lambda/webhooks/managing.ts'
import { ANYONE } from '../lambda/access/caller.ts'
import type { Context } from '../lambda/context.ts'
import { openArchive } from '../lambda/archive.ts'
import type { Bounds } from '../lambda/domain/dates.ts'
import { isInRange } from '../lambda/domain/listings.ts'
import { initial, searchKey } from '../lambda/domain/names.ts'
import { schema } from '../lambda/schema.ts'
import { openHttpDoor } from '../local/http-server.ts'
import { installed } from './installed.ts'
import { type PlainItem, openPlain } from './plain.ts'
import { unlimited } from './unlimited.ts'

const table = openTable('readout')
const keys = openApiKeys(table)
const webhooks = openWebhooks(table, { loopback: false })
const proposals = openProposals(table, openArchive(table))
/** The context of our resolvers without the request pipeline: no key, no cost, no limit. */
const context = (): Context => ({
  data: openArchive(table),
  keys,
  address: null,
  webhooks,
  proposals,
  caller: ANYONE,
  idempotency: () => undefined,
  meter: unlimited(),
  setAside: new Map(),
  noted: {},
})

/** What most teams write first: a resolver for each field, a Query of one listing, and a GetItem for each reference. */
const NAIVE = `
  type Query {
    stakeholder(id: ID!): Stakeholder  topic(id: ID!): Topic  meeting(id: ID!): Meeting
    statements(filter: Filter = {}, first: Int = 20): Statements  meetings(first: Int = 20): Meetings
    stakeholders(filter: Filter = {}, first: Int = 20): Stakeholders
  }
  input Filter { speaker: ID about: ID topic: ID from: String to: String name: String }
  type Stakeholder { id: ID! name: String kind: String }
  type Stakeholders { nodes: [Stakeholder] }
  type Topic { id: ID! label: String statements(first: Int = 20): Statements }
  type Statements { nodes: [Statement] }
  type Meetings { nodes: [Meeting] }
  type Statement { id: ID! act: String text: String speakers: [Stakeholder] topics: [Topic] }
  type Meeting { id: ID! title: String parties: [Party] topics: [Topic] statements(first: Int = 20): Statements }
  type Party { function: String stakeholder: Stakeholder }`

interface Kept {
  id: string
  [field: string]: unknown
  names?: { text: string }[]
  labels?: { text: string }[]
  parts?: { text: string }[]
  topics?: string[]
  parties?: { stakeholder: string; function: string }[]
  saidOn?: Bounds
  inherited?: { date?: Bounds }
}
interface Asked {
  id: string
  first: number
  filter: { speaker?: string; about?: string; topic?: string; from?: string; to?: string; name?: string }
}

/** Which part of a listing to read, and from which end. */
interface Part {
  low?: string
  high?: string
  backward?: boolean
  matches?: (record: Kept) => boolean
}

const naive = () => {
  const plain = openPlain(process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '')
  const read = (item: PlainItem | undefined) => {
    const text = item?.body?.B ? unpack(item.body.B) : item?.body?.S
    return text == null ? null : (JSON.parse(text) as Kept)
  }
  const get = async (id: string) => read(await plain.getOne({ PK: id, SK: 'RECORD' }))
  // The entry of a large record is a pointer, without a body.
  const recordOf = async (item: PlainItem) => read(item) ?? (await get(/#(.*)$/.exec(item.SK?.S ?? '')?.[1] ?? ''))
  /** The first records of a listing that match, each once. */
  const page = async (first: number, PK: string, { backward = true, matches, ...range }: Part = {}) => {
    const nodes = new Map<string, Kept>()
    for await (const items of plain.pages({ range: { PK, ...EVERYTHING, ...range }, backward, limit: first })) {
      for (const record of await Promise.all(items.map(recordOf)))
        if (record && matches?.(record) !== false && !nodes.has(record.id)) nodes.set(record.id, record)
      if (nodes.size >= first) break
    }
    return { nodes: [...nodes.values()].slice(0, first) }
  }
  const resolvers = {
    Query: {
      stakeholder: (_: unknown, { id }: Asked) => get(id),
      topic: (_: unknown, { id }: Asked) => get(id),
      meeting: (_: unknown, { id }: Asked) => get(id),
      statements: (_: unknown, { first, filter }: Asked) => {
        const { speaker, about, topic, from, to } = filter
        const PK = speaker ? `SPEAKER#${speaker}` : about ? `ABOUT#${about}` : 'STATEMENTS'
        const matches = ({ saidOn, inherited, topics }: Kept) =>
          isInRange(saidOn ?? inherited?.date, filter) && (!topic || !!topics?.includes(topic))
        return page(first, PK, { low: from ?? EVERYTHING.low, high: to ? `${to}~` : EVERYTHING.high, matches })
      },
      meetings: (_: unknown, { first }: Asked) => page(first, 'MEETINGS'),
      stakeholders: (_: unknown, { first, filter: { name = '' } }: Asked) => {
        const low = searchKey(name)
        return page(first, `NAME#${initial(low)}`, { low, high: low + EVERYTHING.high, backward: false })
      },
    },
    Stakeholder: { name: ({ names }: Kept) => names?.[0]?.text },
    Topic: {
      label: ({ labels }: Kept) => labels?.[0]?.text,
      statements: ({ id }: Kept, { first }: Asked) => page(first, `STATEMENT_TOPIC#${id}`),
    },
    Statement: {
      text: ({ parts = [] }: Kept) => parts.map(({ text }) => text).join(''),
      speakers: ({ parties = [] }: Kept) =>
        Promise.all(parties.filter((party) => party.function === 'SPEAKER').map((party) => get(party.stakeholder))),
      topics: ({ topics = [] }: Kept) => Promise.all(topics.map(get)),
    },
    Meeting: {
      topics: ({ topics = [] }: Kept) => Promise.all(topics.map(get)),
      statements: ({ id }: Kept, { first }: Asked) => page(first, `MEETING_STATEMENTS#${id}`, { backward: false }),
    },
    Party: { stakeholder: ({ stakeholder }: { stakeholder: string }) => get(stakeholder) },
  }
  return new ApolloServer({ typeDefs: NAIVE, resolvers })
}

interface Yoga {
  createYoga: (settings: object) => NonNullable<Parameters<typeof createServer>[1]>
}
interface Fastify {
  default: () => {
    register: (plugin: unknown, settings: object) => void
    listen: (where: object) => Promise<string>
  }
}

const SERVERS: { [name: string]: () => Promise<number> } = {
  async readout() {
    const server = await openHttpDoor(0)
    const address = server.address()
    return typeof address === 'object' ? (address?.port ?? 0) : 0
  },
  async apollo() {
    const { url } = await startStandaloneServer(new ApolloServer<Context>({ schema }), {
      listen: { port: 0, host: '127.0.0.1' },
      context: () => Promise.resolve(context()),
    })
    return Number(new URL(url).port)
  },
  async naive() {
    const { url } = await startStandaloneServer(naive(), { listen: { port: 0, host: '127.0.0.1' } })
    return Number(new URL(url).port)
  },
  async yoga() {
    const { createYoga } = await installed<Yoga>('peers', 'graphql-yoga')
    const server = createServer(createYoga({ schema, context, logging: false, maskedErrors: false }))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    return typeof address === 'object' ? (address?.port ?? 0) : 0
  },
  async 'mercurius with its JIT'() {
    const { default: fastify } = await installed<Fastify>('peers', 'fastify')
    const app = fastify()
    app.register(await installed<unknown>('peers', 'mercurius'), { schema, context, jit: 1 })
    return Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
  },
}

const start = SERVERS[process.argv[2] ?? '']
if (!start) throw new Error(`There is no server "${process.argv[2] ?? ''}".`)
console.log(`port ${await start()}`)
