import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { serverAudits } from 'graphql-http'
import { type Api, event, openApi } from '../support/archive.ts'

let api: Api
beforeAll(async () => {
  api = await openApi([])
})
afterAll(() => api.stop())

/** Asks the Lambda handler as `fetch` would ask it through API Gateway. */
const throughTheDoor = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
  const { pathname, search } = new URL(input instanceof Request ? input.url : input)
  const { statusCode, headers, body } = await api.door(
    event(init.method ?? 'GET', {
      path: pathname,
      search: search.slice(1),
      headers: Object.fromEntries(new Headers(init.headers)),
      body: typeof init.body === 'string' ? init.body : undefined,
    }),
  )
  return new Response(body, { status: statusCode, headers: headers as { [name: string]: string } })
}

const audits = serverAudits({ url: 'http://localhost/graphql', fetchFn: throughTheDoor })

// https://github.com/graphql/graphql-over-http, as the graphql-http package audits it.
test('there are audits to pass', () => {
  expect(audits.length).toBeGreaterThanOrEqual(61)
})

test.each(audits.map((audit) => ({ name: audit.name, audit })))('$name', async ({ audit }) => {
  const result = await audit.fn()
  expect(result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`).toBe('ok')
})
