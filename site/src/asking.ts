import { useEffect, useState } from 'react'
import { openAsk, type Outcome, type TypedDocument } from '../../client/src/asking.ts'

/** Nobody waits a minute for a page: what takes longer is said, with when it makes sense to try again. */
export const ask = openAsk({ url: '/graphql', retries: 1, longestWait: 3 })

/** What came of a page's question: still coming, there, or failed. */
export interface Asked<Data> {
  data: Data | null
  failure: Extract<Outcome<Data>, { kind: 'failed' }> | null
  /** It takes longer than usual. */
  isSlow: boolean
  again: () => void
}

const SLOW_AFTER = 2500

/** Asks for what a page shows, again when its variables change. */
export const useAsked = <Data, Variables extends object>(
  document: TypedDocument<Data, Variables>,
  variables: Variables,
): Asked<Data> => {
  const [count, setCount] = useState(0)
  const [state, setState] = useState<Omit<Asked<Data>, 'again'>>({ data: null, failure: null, isSlow: false })
  const name = JSON.stringify([document.toString(), variables])
  useEffect(() => {
    const stop = new AbortController()
    setState({ data: null, failure: null, isSlow: false })
    const slow = setTimeout(() => {
      setState((before) => ({ ...before, isSlow: true }))
    }, SLOW_AFTER)
    ask(document, variables, { signal: stop.signal }).then(
      (outcome) => {
        clearTimeout(slow)
        if (stop.signal.aborted) return
        setState(
          outcome.kind === 'failed'
            ? { data: null, failure: outcome, isSlow: false }
            : { data: outcome.data, failure: null, isSlow: false },
        )
      },
      () => undefined, // the page is left
    )
    return () => {
      clearTimeout(slow)
      stop.abort()
    }
  }, [name, count]) // the name stands for document and variables
  return {
    ...state,
    again: () => {
      setCount(count + 1)
    },
  }
}

/** A listing that is read page by page. */
export interface Listed<Node, Data> extends Asked<Data> {
  nodes: Node[]
  more: (() => void) | null
}

/** Asks for the pages of a listing, one after another. */
export const useListed = <Data, Variables extends { after?: string | null }, Node>(
  document: TypedDocument<Data, Variables>,
  variables: Variables,
  pick: (
    data: Data,
  ) => { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } | null | undefined,
): Listed<Node, Data> => {
  const name = JSON.stringify(variables)
  const [place, setPlace] = useState<{ name: string; after: string | null; before: Node[] }>({
    name,
    after: null,
    before: [],
  })
  const at = place.name === name ? place : { name, after: null, before: [] }
  const asked = useAsked(document, { ...variables, after: at.after })
  const page = asked.data ? pick(asked.data) : null
  const nodes = [...at.before, ...(page?.nodes ?? [])]
  const end = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  return {
    ...asked,
    nodes,
    more:
      end === null
        ? null
        : () => {
            setPlace({ name, after: end, before: nodes })
          },
  }
}
