import 'graphiql/style.css'
import './page.css'
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react'
import { GraphiQL } from 'graphiql'
import EditorWorker from 'monaco-editor/esm/vs/editor/editor.worker.js?worker'
import JsonWorker from 'monaco-editor/esm/vs/language/json/json.worker.js?worker'
import GraphqlWorker from 'monaco-graphql/esm/graphql.worker.js?worker'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { type Answer, costOf, fetchAnswer, keepKey } from './asking.ts'
import { questions } from './gallery.ts'
import { keepNoKeys } from './storage.ts'
import { AnswerTable } from './table.tsx'

Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker: (_id: string, label: string) =>
      new (label === 'json' ? JsonWorker : label === 'graphql' ? GraphqlWorker : EditorWorker)(),
  },
})

/** From which width on there is room for the documentation beside the query. */
const WIDE = matchMedia('(min-width: 900px)')
/** How long nobody types before the cost of the query is asked for, in milliseconds. */
const QUIET = 900

/** The query and its variables that a link opens. */
const linked = new URLSearchParams(location.search)

const [first] = questions
const opened = {
  query: linked.get('query') ?? first?.query ?? '',
  variables: linked.get('variables') ?? first?.variables ?? null,
}

/** Tells the bar of each answer. */
let tell: (answer: Answer) => void = () => undefined

interface Asked {
  query: string
  operationName?: string | null
}

const fetcher = async (
  { operationName, ...asked }: Asked,
  { headers }: { headers?: { [name: string]: string } } = {},
) => {
  // Right after a question was loaded, GraphiQL still has the name of the one before.
  const isThere = operationName != null && new RegExp(`\\b${operationName}\\b`).test(asked.query)
  const answer = await fetchAnswer(isThere ? { ...asked, operationName } : asked, headers)
  // GraphiQL asks for the schema by itself: that is not the reader's question.
  if (operationName !== 'IntrospectionQuery') tell(answer)
  return answer
}

/** What stands above GraphiQL: questions to begin with, a key, what it costs, and the answer in other forms. */
const Bar = () => {
  const actions = useGraphiQLActions()
  const { editor, variables } = useGraphiQL((state) => ({
    editor: state.queryEditor,
    variables: state.variableEditor,
  }))
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [ahead, setAhead] = useState<number | null>(null)
  const [isTable, setTable] = useState(false)
  const [isCopied, setCopied] = useState(false)

  useEffect(() => {
    tell = setAnswer
  }, [])

  // A page that became narrow shows the query: the documentation would cover it.
  useEffect(() => {
    const follow = () => {
      if (!WIDE.matches) actions.setVisiblePlugin(null)
    }
    WIDE.addEventListener('change', follow)
    return () => {
      WIDE.removeEventListener('change', follow)
    }
  }, [actions])

  useEffect(() => {
    if (!editor) return
    let timer: ReturnType<typeof setTimeout>
    const ask = () => {
      setCopied(false)
      clearTimeout(timer)
      timer = setTimeout(() => {
        void costOf(editor.getValue(), variables?.getValue() ?? '').then(setAhead)
      }, QUIET)
    }
    ask()
    const listening = editor.onDidChangeModelContent(ask)
    return () => {
      clearTimeout(timer)
      listening.dispose()
    }
  }, [editor, variables])

  const load = (place: number) => {
    const question = questions[place]
    if (!question) return
    editor?.setValue(question.query)
    variables?.setValue(question.variables ?? '')
    actions.updateActiveTabValues({ query: question.query, variables: question.variables ?? '' })
    setTimeout(() => {
      actions.run()
    })
  }
  const share = () => {
    const text = variables?.getValue().trim() ?? ''
    const more = text ? `&variables=${encodeURIComponent(text)}` : ''
    const address = `${location.origin}/explore/?query=${encodeURIComponent(editor?.getValue() ?? '')}${more}`
    void navigator.clipboard.writeText(address).then(() => {
      setCopied(true)
    })
  }
  const cost = answer?.extensions?.cost
  const codes = [...new Set((answer?.errors ?? []).flatMap(({ extensions }) => extensions?.code ?? []))]
  return (
    <>
      <a className="home" href="/">
        Readout
      </a>
      <label>
        Questions{' '}
        <select
          value=""
          onChange={({ target }) => {
            load(Number(target.value))
          }}
        >
          <option value="" disabled>
            Choose one to ask …
          </option>
          {questions.map(({ title }, place) => (
            <option key={title} value={place}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label title="Kept in this tab's memory alone, and gone when it is closed or loaded again.">
        API key{' '}
        <input
          type="password"
          autoComplete="off"
          placeholder="none"
          size={10}
          onChange={({ target }) => {
            keepKey(target.value)
          }}
        />
      </label>
      <span className="cost" role="status">
        {ahead !== null && `may cost ${ahead}`}
        {cost && ` · cost ${cost.actual} · ${cost.remaining.toLocaleString('en')} points left`}
      </span>
      <button
        type="button"
        disabled={!answer?.data}
        onClick={() => {
          setTable(!isTable)
        }}
      >
        {isTable ? 'As JSON' : 'As a table'}
      </button>
      <button type="button" onClick={share}>
        {isCopied ? 'Link copied' : 'Copy link'}
      </button>
      <a href="/docs/">Documentation</a>
      {codes.map((code) => (
        <a key={code} className="code" href={`/docs/errors/${code}/`}>
          {code}: what to do
        </a>
      ))}
      {isTable && answer?.data && (
        <AnswerTable
          data={answer.data}
          close={() => {
            setTable(false)
          }}
        />
      )}
    </>
  )
}

const bar = document.getElementById('bar')
const place = document.getElementById('explorer')
if (!bar || !place) throw new Error('The page has no place for the explorer.')
createRoot(place).render(
  <GraphiQL
    fetcher={fetcher}
    storage={keepNoKeys(localStorage)}
    shouldPersistHeaders={false} // and GraphiQL shows no setting for it
    schemaDescription
    initialQuery={linked.get('query') ?? undefined} // in a tab of its own, beside those of an earlier visit
    initialVariables={linked.get('variables') ?? undefined}
    defaultTabs={[{ query: opened.query, variables: opened.variables, headers: null }]}
    defaultEditorToolsVisibility={opened.variables ? 'variables' : false}
    visiblePlugin={WIDE.matches ? 'Documentation Explorer' : undefined}
  >
    <GraphiQL.Footer>{createPortal(<Bar />, bar)}</GraphiQL.Footer>
  </GraphiQL>,
)
