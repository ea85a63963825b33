/**
 * `npm run bench -- tricks`: what individual techniques save, each left out or added separately, as a table in Markdown:
 * the processor time of a request to the GraphQL server alone, over a table that answers from memory.
 */
import { ApolloServer, type ApolloServerOptions, HeaderMap } from '@apollo/server'
import { ApolloServerPluginCacheControl } from '@apollo/server/plugin/cacheControl'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql'
import { newUsage } from '../lambda/table/usage.ts'
import { openRateLimiter } from '../lambda/access/rate-limiter.ts'
import { openApiKeys } from '../lambda/access/api-keys.ts'
import { openProposals } from '../lambda/proposals/deciding.ts'
import { openWebhooks } from '../lambda/webhooks/managing.ts'
import { caching } from '../lambda/access/caching.ts'
import type { Caller } from '../lambda/access/caller.ts'
import { openMeter } from '../lambda/access/meter.ts'
import type { Context } from '../lambda/context.ts'
import { openArchive } from '../lambda/archive.ts'
import { type Table } from '../lambda/table/table.ts'
import { importLines } from '../lambda/tools/import.ts'
import { schema } from '../lambda/schema.ts'
import { requestPipeline } from '../lambda/server.ts'
import { freshTable } from '../test/support/table.ts'
import { idOf, madeUpArchive } from './archive.ts'
import { installAll, installed } from './installed.ts'
import { median, shown, spread, toTable, whereAndWhen } from './measure.ts'

const RECORDS = 2000
const ROUNDS = 25
const WARM_UP = 10
const EACH = 40

const QUESTIONS = {
  'a record': `{ stakeholder(id: "${idOf('Stakeholder', 5)}") { name kind } }`,
  'a page of 50 with names': '{ statements(first: 50) { nodes { act text speakers { name } } } }',
  '20 meetings with parties': '{ meetings(first: 20) { nodes { title parties { function stakeholder { name } } } } }',
}

interface Jit {
  compileQuery: (schema: GraphQLSchema, document: DocumentNode, operation?: string) => Compiled | ExecutionResult
}
interface Compiled {
  query: (root: unknown, context: object, variables: object) => Promise<ExecutionResult> | ExecutionResult
}

/** An executor that compiles every document once, passed to Apollo Server as a gateway. */
const compiling = async (): Promise<ApolloServerOptions<Context>['gateway']> => {
  const { compileQuery } = await installed<Jit>('peers', 'graphql-jit')
  const compiled = new WeakMap<DocumentNode, Compiled | ExecutionResult>()
  return {
    load: () =>
      Promise.resolve({
        async executor({ document, operationName, request, context }) {
          const known = compiled.get(document) ?? compileQuery(schema, document, operationName ?? undefined)
          compiled.set(document, known)
          return 'query' in known ? known.query(undefined, context, request.variables ?? {}) : known
        },
      }),
    onSchemaLoadOrUpdate(use) {
      use({ apiSchema: schema, coreSupergraphSdl: '' })
      return () => undefined
    },
    stop: () => Promise.resolve(),
  }
}

/** A table that answers repeated commands from memory. */
const remembering = (table: Table): Table => {
  const known = new Map<string, Promise<unknown>>()
  const once = <Answer>(name: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const answer = (known.get(name) as Promise<Answer> | undefined) ?? ask() // a name has one kind of response
    known.set(name, answer)
    return answer
  }
  return {
    ...table,
    get: (keys) => once(JSON.stringify(keys), () => table.get(keys)),
    query: (range, { backward, limit }) =>
      once(JSON.stringify([range, backward, limit]), () => table.query(range, { backward, limit })),
  }
}

const DISABLED = [
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
]
const STATIC = ApolloServerPluginCacheControlDisabled()

const COMMON = { introspection: true, csrfPrevention: false, stopOnTerminationSignals: false }

type Ask = (query: string) => Promise<string>

installAll()
const { table, stop } = await freshTable()
try {
  const lines = Array.from(madeUpArchive(RECORDS), (record) => JSON.stringify(record))
  await importLines(table, lines, { by: 'import' })
  const memory = remembering(table)
  const keys = openApiKeys(memory)
  const webhooks = openWebhooks(memory, { loopback: false })
  const proposals = openProposals(memory, openArchive(memory))
  const bucketOf = openRateLimiter(memory)
  /** A caller with enough points for everything here. */
  const caller: Caller = {
    name: 'bench',
    scopes: ['READ'],
    key: {
      id: 'bench',
      revision: 1,
      name: 'bench',
      organization: null,
      scopes: ['READ'],
      createdAt: '',
      expiresAt: null,
      revokedAt: null,
      lastUsedAt: null,
      pointsPerMinute: 1e12,
      secrets: [],
    },
  }
  const asking = async (server: ApolloServer<Context>): Promise<Ask> => {
    await server.start()
    return async (query) => {
      const context = {
        data: openArchive(memory),
        keys,
        address: null,
        webhooks,
        proposals,
        caller,
        idempotency: () => undefined,
        meter: openMeter(bucketOf(caller, ''), newUsage()),
        setAside: new Map(),
        noted: {},
      }
      const headers = new HeaderMap([['content-type', 'application/json']])
      const { body } = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: 'POST', headers, search: '', body: { query } },
        context: () => Promise.resolve(context),
      })
      context.meter.close()
      if (body.kind !== 'complete') throw new Error('The response is incremental.')
      return body.string
    }
  }
  type Settings = ConstructorParameters<typeof ApolloServer<Context>>[0]
  const server = (settings: Partial<Settings>) =>
    asking(new ApolloServer<Context>({ ...COMMON, ...settings } as Settings)) // they have a schema or a gateway
  const kinds: { [kind: string]: Ask } = {
    'as it is, but for keys, costs and limits': await server({ schema, plugins: [caching, ...DISABLED, STATIC] }),
    'with keys, costs and limits': await server({
      schema,
      plugins: [...requestPipeline(), ...DISABLED, STATIC],
    }),
    "Apollo Server's cache-control plugin instead of the static policy": await server({
      schema,
      plugins: [...DISABLED, ApolloServerPluginCacheControl()],
    }),
    'every document parsed and validated again': await server({
      schema,
      documentStore: null,
      plugins: [caching, ...DISABLED, STATIC],
    }),
    'every document compiled once, by graphql-jit': await server({
      gateway: await compiling(),
      plugins: [caching, ...DISABLED, STATIC],
    }),
  }
  const rows: string[][] = Object.keys(kinds).map((kind) => [kind])
  for (const query of Object.values(QUESTIONS)) {
    const times: number[][] = rows.map(() => [])
    const dataOf = async (ask: Ask) => JSON.stringify((JSON.parse(await ask(query)) as { data?: object }).data)
    const right = await dataOf(Object.values(kinds)[0]!)
    for (const [kind, ask] of Object.entries(kinds))
      if ((await dataOf(ask)) !== right) throw new Error(`The response differs: ${kind}.`)
    for (let round = -WARM_UP; round < ROUNDS; round += 1)
      for (const [index, ask] of Object.values(kinds).entries()) {
        const before = process.cpuUsage()
        for (let count = 0; count < EACH; count += 1) await ask(query)
        const { user, system } = process.cpuUsage(before)
        if (round >= 0) times[index]!.push((user + system) / EACH)
      }
    times.forEach((one, index) => {
      const ratios = one.map((time, round) => time / times[0]![round]!)
      rows[index]!.push(shown(median(one)), index ? spread(ratios) : '1')
    })
  }
  console.log(whereAndWhen())
  console.log(toTable(['', ...Object.keys(QUESTIONS).flatMap((what) => [`${what}, µs`, 'ratio'])], rows))
} finally {
  await stop()
}
