/** What the API answers. */
export interface Answer {
  data?: { [field: string]: unknown } | null
  errors?: { message: string; extensions?: { code?: string } }[]
  extensions?: { cost?: { requested: number; actual: number; remaining: number } }
}

/** The reader's key, in this tab's memory alone. */
let key = ''

/** Keeps the key with which questions are asked from now on; none if it is empty. */
export const keepKey = (typed: string): void => {
  key = typed.trim()
}

/** Asks the API. */
export const fetchAnswer = async (asked: object, headers: { [name: string]: string } = {}): Promise<Answer> => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', ...(key && { 'x-api-key': key }) },
    body: JSON.stringify(asked),
  })
  return (await response.json()) as Answer
}

/** What a query can cost, in points, without running it. Null if it cannot be told, such as while it is being typed. */
export const costOf = async (query: string, variables: string): Promise<number | null> => {
  try {
    const given = (variables.trim() ? JSON.parse(variables) : {}) as object
    const { extensions } = await fetchAnswer({ query, variables: given, extensions: { costOnly: true } })
    return extensions?.cost?.requested ?? null
  } catch {
    return null
  }
}
