/** An error of a response, as GraphQL and Readout give it. */
export interface ResponseError {
  message: string
  path?: readonly (string | number)[]
  locations?: readonly { line: number; column: number }[]
  extensions?: { code?: string; retryAfter?: number; field?: readonly string[]; id?: string }
}

/** The codes of Readout's errors (docs/errors.md), and two of the client's own: there was no response, or none of GraphQL. */
export type Code =
  | 'BAD_REQUEST'
  | 'BAD_USER_INPUT'
  | 'COST_LIMIT_EXCEEDED'
  | 'DAMAGED'
  | 'ERASED'
  | 'FORBIDDEN'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'INTERNAL_SERVER_ERROR'
  | 'NOT_FOUND'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'RATE_LIMITED'
  | 'RESPONSE_TOO_LARGE'
  | 'TIMEOUT'
  | 'TOO_MUCH'
  | 'UNAUTHENTICATED'
  | 'UNAVAILABLE'
  | 'NO_RESPONSE'
  | 'NOT_GRAPHQL'

/**
 * What came of an operation. `partial` has data, of which the fields that failed are null, and says why; `failed` has
 * none. `code` is that of the first error.
 */
export type Outcome<Data> =
  | { kind: 'ok'; data: Data }
  | { kind: 'partial'; data: Data; code: Code; errors: readonly ResponseError[] }
  | { kind: 'failed'; code: Code; errors: readonly ResponseError[]; status: number }

/** A document that knows the types of its data and variables, as GraphQL Code Generator and gql.tada make them. */
export interface TypedDocument<Data, Variables> {
  toString(): string
  /** Only its type is used. */
  __apiType?: (variables: Variables) => Data
}

export interface Settings {
  /** The address of the API, such as `https://readout.example/graphql`. */
  url: string
  /** A key, for writing and for a rate of one's own. Never put one into a page. */
  key?: string
  /** Defaults to the global one. */
  fetch?: typeof fetch
  /** How often an operation is sent again after RATE_LIMITED, UNAVAILABLE or a lost connection. Defaults to 4. */
  retries?: number
  /** The longest that is waited before it is sent again, in seconds. Defaults to 60. */
  longestWait?: number
}

export interface AskOptions {
  signal?: AbortSignal
  /** For a mutation: whatever was made is returned if it is sent again within 24 hours. It makes retries safe. */
  idempotencyKey?: string
}

/** Sends an operation. It throws only what the signal's abortion throws. */
export type Ask = <Data = unknown, Variables extends object = { [name: string]: unknown }>(
  document: string | TypedDocument<Data, Variables>,
  variables?: Variables,
  options?: AskOptions,
) => Promise<Outcome<Data>>

const failed = (code: Code, message: string, status = 0): Outcome<never> => ({
  kind: 'failed',
  code,
  status,
  errors: [{ message, extensions: { code } }],
})

const wait = (seconds: number, signal?: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason as Error)
    })
  })

/** Opens `ask`. */
export const openAsk = ({ url, key, fetch: own, retries = 4, longestWait = 60 }: Settings): Ask => {
  const send = async <Data>(
    query: string,
    variables: object,
    { signal, idempotencyKey }: AskOptions,
  ): Promise<Outcome<Data>> => {
    let response: Response
    try {
      response = await (own ?? fetch)(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json',
          ...(key !== undefined && { authorization: `Bearer ${key}` }),
          ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
        },
        body: JSON.stringify({ query, variables }),
        signal,
      })
    } catch (error) {
      signal?.throwIfAborted()
      return failed('NO_RESPONSE', error instanceof Error ? error.message : String(error))
    }
    let body: { data?: Data | null; errors?: ResponseError[] } | null
    try {
      body = (await response.json()) as typeof body
    } catch {
      signal?.throwIfAborted()
      return failed(
        'NOT_GRAPHQL',
        `The response is not JSON (HTTP ${response.status}): is ${url} the API?`,
        response.status,
      )
    }
    const { data, errors } = body ?? {}
    if (!errors?.length)
      return data
        ? { kind: 'ok', data }
        : failed('NOT_GRAPHQL', 'The response has neither data nor errors.', response.status)
    const code = (errors[0]?.extensions?.code ?? 'INTERNAL_SERVER_ERROR') as Code
    return data ? { kind: 'partial', data, code, errors } : { kind: 'failed', code, errors, status: response.status }
  }

  return async <Data, Variables extends object>(
    document: string | TypedDocument<Data, Variables>,
    variables: object = {},
    options: AskOptions = {},
  ) => {
    const query = document.toString()
    const isMutation = /(^|[\s}])mutation\b/.test(query)
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await send<Data>(query, variables, options)
      if (outcome.kind !== 'failed' || attempt === retries) return outcome
      const { retryAfter } = outcome.errors[0]?.extensions ?? {}
      // Whether a write without a response was carried out is not known: it is sent again only if that does no harm.
      const isSafe = !isMutation || options.idempotencyKey !== undefined
      const mayPass =
        outcome.code === 'RATE_LIMITED' ||
        (isSafe && (outcome.code === 'UNAVAILABLE' || outcome.code === 'NO_RESPONSE'))
      const seconds = retryAfter ?? Math.random() * 2 ** attempt
      if (!mayPass || seconds > longestWait) return outcome
      await wait(seconds, options.signal)
    }
  }
}

/** The data of an operation, in whole. Throws the error of one that failed, wholly or in part. */
export const dataOf = <Data>(outcome: Outcome<Data>): Data => {
  if (outcome.kind === 'ok') return outcome.data
  const [first] = outcome.errors
  throw Object.assign(new Error(first?.message ?? outcome.code), { code: outcome.code, errors: outcome.errors })
}
