/** `npm run smoke -- URL`: checks from outside that a deployment responds correctly. It changes nothing. */

interface Check {
  what: string
  /** What is wrong; null if nothing is. */
  run: () => Promise<string | null>
}

const header = (answer: Response, name: string, wanted: RegExp): string | null => {
  const value = answer.headers.get(name)
  return value !== null && wanted.test(value) ? null : `the header ${name} is ${value ?? 'missing'}`
}
const first = (...found: (string | null)[]) => found.find((wrong) => wrong !== null) ?? null
const status = (answer: Response, wanted: number) =>
  answer.status === wanted ? null : `the status is ${answer.status} instead of ${wanted}`

const checksOf = (root: string): Check[] => {
  const post = (query: string, headers: object = {}) =>
    fetch(`${root}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    })
  const get = (query: string) => fetch(`${root}/graphql?query=${encodeURIComponent(query)}`)
  const isSecure = root.startsWith('https:')
  return [
    {
      what: 'the API responds',
      run: async () => {
        const answer = await post('{ __typename }')
        const text = await answer.text()
        return first(status(answer, 200), text.startsWith('{"data":{"__typename":"Query"}') ? null : text.slice(0, 200))
      },
    },
    {
      what: 'a page of the record comes from the table',
      run: async () => {
        const answer = await post('{ meetings(first: 5) { nodes { id title } pageInfo { hasNextPage } } }')
        const { errors } = (await answer.json()) as { errors?: { message: string }[] }
        return first(status(answer, 200), errors?.[0]?.message ?? null)
      },
    },
    {
      what: 'public responses may be cached at the edge, and contain nothing about the caller',
      run: async () => {
        const answer = await get('{ topics(first: 1) { nodes { id } } }')
        return first(
          status(answer, 200),
          header(answer, 'cache-control', /^public, max-age=\d+/),
          header(answer, 'etag', /^(W\/)?"/),
          answer.headers.has('ratelimit') ? 'the header ratelimit is about one caller' : null,
        )
      },
    },
    {
      what: 'writing without a key is refused, and so is an invalid key',
      run: async () => {
        const write = await post('mutation { revokeApiKey(id: "x") { apiKey { id } } }')
        const forged = await post('{ __typename }', { 'x-api-key': 'forged' })
        return first(status(write, 401), status(forged, 401), header(write, 'cache-control', /^no-store$/))
      },
    },
    {
      what: 'the headers prevent content sniffing',
      run: async () => {
        const answer = await post('{ __typename }')
        return first(
          header(answer, 'content-type', /^application\/(graphql-response\+)?json/),
          header(answer, 'x-content-type-options', /^nosniff$/),
          isSecure ? header(answer, 'strict-transport-security', /max-age=\d+/) : null,
        )
      },
    },
    {
      what: 'the site is served, and may load only from here',
      run: async () => {
        const page = await fetch(`${root}/`)
        const [, address = '/none'] = /src="([^"]+)"/.exec(await page.clone().text()) ?? []
        const script = await fetch(new URL(address, root))
        return first(
          status(page, 200),
          header(page, 'content-type', /^text\/html/),
          header(page, 'content-security-policy', /^default-src 'self'/),
          status(script, 200),
          header(script, 'content-type', /javascript/),
        )
      },
    },
  ]
}

const url = URL.parse(process.argv[2] ?? '')
if (!url || !/^https?:$/.test(url.protocol)) {
  console.error('Name the address of a deployment: `npm run smoke -- https://readout.example`.')
  process.exitCode = 1
} else
  for (const { what, run } of checksOf(url.origin)) {
    const wrong = await run().catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
    console.log(wrong === null ? `ok      ${what}` : `WRONG   ${what}: ${wrong}`)
    if (wrong !== null) process.exitCode = 1
  }
