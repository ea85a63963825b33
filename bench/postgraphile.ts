/**
 * PostGraphile over the database that DATABASE_URL names, as its documentation sets it up for production. It tells its
 * port on standard output.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { installed } from './installed.ts'

interface Served {
  addTo(server: object): Promise<void>
}
interface PostGraphile {
  postgraphile: (preset: object) => { createServ(grafserv: unknown): Served }
}
const get = <Shape>(name: string) => installed<Shape>('postgraphile', name)

const { postgraphile } = await get<PostGraphile>('postgraphile')
const { PostGraphileAmberPreset } = await get<{ PostGraphileAmberPreset: object }>('postgraphile/presets/amber')
const { makePgService } = await get<{ makePgService: (settings: object) => object }>('postgraphile/adaptors/pg')
const { grafserv } = await get<{ grafserv: unknown }>('postgraphile/grafserv/node')
const { PgSimplifyInflectionPreset } = await get<{ PgSimplifyInflectionPreset: object }>(
  '@graphile/simplify-inflection',
)

const served = postgraphile({
  extends: [PostGraphileAmberPreset, PgSimplifyInflectionPreset],
  // It hides what no index begins with: `function` and `place` among them, by which a few rows are told apart here.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [makePgService({ connectionString: process.env.DATABASE_URL, schemas: ['public'] })],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
  grafast: { explain: false },
}).createServ(grafserv)

const server = createServer()
await served.addTo(server)
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const address = server.address()
console.log(`port ${typeof address === 'object' ? (address?.port ?? 0) : 0}`)
