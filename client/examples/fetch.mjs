// Every statement about somebody, with nothing but fetch: node fetch.mjs URL ID
const [, , url, about] = process.argv

const QUERY = `query About($about: ID!, $after: String) {
  statements(filter: { about: $about }, first: 5, after: $after) {
    nodes { id text speakers { id name } }
    pageInfo { hasNextPage endCursor }
  }
}`

const ask = async (query, variables) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = await response.json()
  const { code, retryAfter } = errors?.[0].extensions ?? {}
  if (code === 'RATE_LIMITED') {
    await new Promise((resolve) => setTimeout(resolve, retryAfter * 1000))
    return ask(query, variables)
  }
  if (errors) throw new Error(errors[0].message)
  return data
}

let after = null
do {
  const { statements } = await ask(QUERY, { about, after })
  for (const { text, speakers } of statements.nodes)
    console.log(`${speakers.map(({ name }) => name).join(', ')}: ${text}`)
  after = statements.pageInfo.hasNextPage ? statements.pageInfo.endCursor : null
} while (after)
