// Every statement about somebody, with TanStack Query; in React the same options go to useInfiniteQuery: node tanstack-query.mjs URL ID
import { QueryClient } from '@tanstack/query-core'
import { dataOf, openReadout } from 'readout-client'

const [, , url, about] = process.argv

const readout = openReadout({ url })
const QUERY = `query About($about: ID!, $after: String) {
  statements(filter: { about: $about }, first: 5, after: $after) {
    nodes { id text speakers { id name } }
    pageInfo { hasNextPage endCursor }
  }
}`

const statementsAbout = (id) => ({
  queryKey: ['statements', { about: id }],
  queryFn: async ({ pageParam, signal }) =>
    dataOf(await readout.ask(QUERY, { about: id, after: pageParam }, { signal })).statements,
  initialPageParam: null,
  getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
})

const { pages } = await new QueryClient().fetchInfiniteQuery({ ...statementsAbout(about), pages: 100 })
for (const { text, speakers } of pages.flatMap(({ nodes }) => nodes))
  console.log(`${speakers.map(({ name }) => name).join(', ')}: ${text}`)
