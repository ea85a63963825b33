import { type DragEvent, useState } from 'react'
import { useLanguage } from '../language.tsx'
import { askDraft, draftFrom, failureText } from './asking.ts'
import { useDesk } from './context.ts'
import { DocumentFields } from './fields.tsx'
import { textOf } from './json.ts'
import { openOffsets } from './offsets.ts'
import { idFor } from './records.ts'
import type { DeskRecord } from './state.ts'

/** The largest file that is opened, in bytes. */
const LARGEST = 1_000_000
/** The longest text of which the API makes a draft, in characters. */
const LONGEST = 200_000

const looksLikeHtml = (name: string, text: string) =>
  /\.x?html?$/i.test(name) || /^\s*<(!doctype|html|head|body)\b/i.test(text)

/** The text of a file, with line feeds as a browser has them. A message, if it is none that the desk takes. */
export const textOfFile = async (
  file: File,
  t: { tooLarge: string; isHtml: string; notText: string },
): Promise<{ text: string } | { problem: string }> => {
  if (file.size > LARGEST) return { problem: t.tooLarge }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch {
    return { problem: t.notText }
  }
  if (text.includes('\0')) return { problem: t.notText }
  if (looksLikeHtml(file.name, text)) return { problem: t.isHtml }
  return { text: text.replace(/\r\n?/g, '\n') }
}

/** Where a text is put in, with what is known of its document. */
export const TextStep = ({
  hasDraft,
  hasKey,
  isStale,
  done,
}: {
  hasDraft: boolean
  hasKey: boolean
  /** Whether the text is no longer that of which the draft was made. */
  isStale: boolean
  /** Leads to the statements, which may be those of a new draft. */
  done: (isNew: boolean) => void
}) => {
  const { desk, step, learn, ask, t, tag } = useDesk()
  const language = useLanguage()
  const [problem, setProblem] = useState<string | null>(null)
  const [isDrafting, setDrafting] = useState(false)
  const [isOver, setOver] = useState(false)
  const length = openOffsets(desk.text).length
  const put = (text: string) => {
    setProblem(null)
    step({ do: 'text', text })
  }
  const take = async (file: File | undefined) => {
    if (!file) return
    const opened = await textOfFile(file, t.text)
    if ('problem' in opened) setProblem(opened.problem)
    else put(opened.text)
  }
  const draft = async () => {
    if (looksLikeHtml('', desk.text)) {
      setProblem(t.text.isHtml)
      return
    }
    if (!hasKey) {
      setProblem(t.check.needsKey)
      return
    }
    setProblem(null)
    setDrafting(true)
    const outcome = await askDraft(ask, desk.text, desk.fields, tag)
    setDrafting(false)
    if (outcome.kind === 'failed' || !outcome.data.draft) {
      setProblem(outcome.kind === 'ok' ? t.failed.away : failureText(outcome, t.failed))
      return
    }
    const drafted = draftFrom(outcome.data.draft)
    learn(drafted.questions.flatMap(({ choices }) => choices))
    // The fields may name a publisher that is on the desk alone: it stays.
    const named = textOf(desk.fields.publisher)
    const publisher = named === null ? undefined : desk.records[named]
    step([
      { do: 'draft', ...drafted },
      ...(publisher && !drafted.records.some(({ id }) => id === named)
        ? [{ do: 'add' as const, record: publisher }]
        : []),
    ])
    done(true)
  }
  const blank = () => {
    const words = textOf(desk.fields.title) ?? (desk.text.trim().slice(0, 60) || 'text')
    const id = idFor('document', words, (one) => one in desk.records)
    const document: DeskRecord = {
      ...{ type: 'document' as const, id, input: { ...desk.fields, id }, before: null, revision: null },
      ...{ confidence: null, reasons: [], follows: [], removed: false },
    }
    const publisher = desk.records[textOf(desk.fields.publisher) ?? '']
    step([
      { do: 'draft', records: [{ ...document }], questions: [] },
      ...(publisher ? [{ do: 'add' as const, record: publisher }] : []),
    ])
    done(true)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) void take(file)
    else put(event.dataTransfer.getData('text/plain').replace(/\r\n?/g, '\n'))
  }
  const mayDraft = desk.text.trim() !== '' && length <= LONGEST && !isDrafting
  return (
    <div className="text-step">
      <div className="field tall">
        <label className="label" htmlFor="text">
          {t.text.label}
        </label>
        <textarea
          id="text"
          className={isOver ? 'over' : undefined}
          rows={16}
          dir="auto"
          value={desk.text}
          aria-describedby="text-hint"
          onChange={({ target }) => {
            put(target.value)
          }}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => {
            setOver(false)
          }}
          onDrop={onDrop}
        />
      </div>
      <p id="text-hint" className="capacity">
        {t.text.hint} {(length > LONGEST ? t.text.tooLong : t.text.length)(language.number(length))}
      </p>
      <label className="field">
        <span className="label">{t.text.file}</span>
        <input
          type="file"
          accept=".txt,text/plain"
          onChange={({ target }) => {
            void take(target.files?.[0])
          }}
        />
      </label>
      {problem !== null && (
        <div className="notice" role="alert">
          <p>{problem}</p>
        </div>
      )}
      {isStale && hasDraft && <p role="status">{t.text.changed}</p>}
      <fieldset>
        <legend>{t.document.legend}</legend>
        <DocumentFields
          input={desk.fields}
          change={(fields, before = []) => {
            step([...before, { do: 'fields', fields }])
          }}
        />
      </fieldset>
      <div className="row">
        <button
          type="button"
          className="main"
          data-do="draft"
          disabled={!mayDraft}
          onClick={() => {
            void draft()
          }}
        >
          {isDrafting ? t.text.drafting : hasDraft ? t.text.again : t.text.draft}
        </button>
        {!hasDraft && (
          <button type="button" disabled={desk.text.trim() === ''} title={t.text.blankHint} onClick={blank}>
            {t.text.blank}
          </button>
        )}
        {hasDraft && (
          <button
            type="button"
            onClick={() => {
              done(false)
            }}
          >
            {t.text.toDesk}
          </button>
        )}
      </div>
      {hasDraft && <p className="capacity">{t.text.againHint}</p>}
    </div>
  )
}
