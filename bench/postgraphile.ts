/**
 * Runs PostGraphile over the database that DATABASE_URL names, set up for production according to its documentation, and
 * prints its port.
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
  // It hides columns that no index begins with, such as `function` and `place`, which distinguish a few rows here.
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
