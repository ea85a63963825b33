import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { useLanguage } from '../language.tsx'
import { useDesk } from './context.ts'
import { textOf } from './json.ts'
import { piecesOf, type Words } from './marks.ts'
import { openOffsets, trimmed } from './offsets.ts'
import { partiesOf, partsOf } from './records.ts'
import type { DeskRecord } from './state.ts'

const SIGNS: { [words in Words]: string } = { SPEAKER: '❝', REPORTER: '❞', UNCLEAR: '⁇', RETOLD: '≈' }

/** Whose words a statement has, by its first quotation. */
const wordsOf = (record: DeskRecord): Words =>
  partsOf(record.input).find(({ verbatim }) => verbatim)?.wordsOf ?? 'RETOLD'

/** The passage that is selected in the text, in code points. */
export const selectedIn = (place: HTMLElement, text: string): { start: number; end: number } | null => {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const chosen = selection.getRangeAt(0)
  if (!place.contains(chosen.startContainer) || !place.contains(chosen.endContainer)) return null
  const before = document.createRange()
  before.selectNodeContents(place)
  before.setEnd(chosen.startContainer, chosen.startOffset)
  // The labels of the statements are no text of the document: the place has the text alone, from its beginning.
  const from = before.toString().length
  return trimmed(text, openOffsets(text), from, from + chosen.toString().length)
}

/** The text with its statements: whose words they are is told by line, sign and label, and colour comes last. */
export const Reading = ({
  statements,
  selected,
  choose,
  asked,
  onSelection,
}: {
  statements: readonly DeskRecord[]
  selected: string | null
  choose: (id: string) => void
  asked: { start: number; end: number } | null
  onSelection: (span: { start: number; end: number } | null) => void
}) => {
  const { desk, name, t } = useDesk()
  const language = useLanguage()
  const place = useRef<HTMLDivElement>(null)
  const pieces = useMemo(() => piecesOf(desk, statements, asked), [desk, statements, asked])
  const numbers = new Map(statements.map(({ id }, index) => [id, index + 1]))
  const records = new Map(statements.map((record) => [record.id, record]))
  const tabbed = selected !== null && records.has(selected) ? selected : statements[0]?.id

  const tag = (id: string): ReactNode => {
    const record = records.get(id)
    if (!record) return null
    const words = wordsOf(record)
    const speakers = partiesOf(record.input.parties)
      .filter((party) => party.function === 'SPEAKER')
      .map((party) => (party.stakeholder === null ? (party.asStated ?? '') : name(party.stakeholder)))
    const who = speakers.join(', ') || t.statement.nobody
    const act = language.kind(textOf(record.input.act) ?? '').toLowerCase()
    const label = t.statement.mark(numbers.get(id) ?? 0, who, act, language.t.words[words])
    return (
      <button
        key={id}
        type="button"
        id={`mark-${id}`}
        className={`tag ${words.toLowerCase()}${record.removed ? ' removed' : ''}`}
        aria-label={record.removed ? `${label} (${t.statement.removed})` : label}
        aria-pressed={id === selected}
        title={label}
        tabIndex={id === tabbed ? 0 : -1}
        // Shown by the style sheet, so that the place has no other text than the document's.
        data-label={record.removed ? `${numbers.get(id) ?? ''}×` : `${numbers.get(id) ?? ''}${SIGNS[words]}`}
        onClick={() => {
          choose(id)
        }}
      />
    )
  }
  const begun = new Set<string>()
  // With a mouse, a finger or keys: what is selected elsewhere leaves the passage as it is.
  useEffect(() => {
    const select = () => {
      const within = place.current
      if (within && getSelection()?.anchorNode && within.contains(getSelection()?.anchorNode ?? null))
        onSelection(selectedIn(within, desk.source))
    }
    document.addEventListener('selectionchange', select)
    return () => {
      document.removeEventListener('selectionchange', select)
    }
  }, [desk.source, onSelection])
  return (
    <section className="reading" aria-label={t.statement.marks} lang={textOf(desk.fields.language) ?? undefined}>
      <div className="source" dir="auto" ref={place}>
        {pieces.map(({ start, end, ids, words, isAsked }) => {
          const tags = ids.filter((id) => !begun.has(id))
          for (const id of tags) begun.add(id)
          const text = desk.source.slice(start, end)
          const shown = ids.filter((id) => records.get(id)?.removed === false)
          const inner = shown.at(-1)
          const marked =
            inner === undefined ? (
              text
            ) : (
              <mark
                className={`said ${(words ?? 'RETOLD').toLowerCase()}${shown.includes(selected ?? '') ? ' chosen' : ''}`}
                // The label of each statement is its button; a click anywhere in its passage is a short way to it.
                onClick={() => {
                  // A second click on the same words leads to the statement around it.
                  const next = shown[shown.indexOf(selected ?? '') - 1]
                  if (getSelection()?.isCollapsed)
                    choose(selected === null || !shown.includes(selected) ? inner : (next ?? inner))
                }}
              >
                {text}
              </mark>
            )
          return (
            <span key={start} className={isAsked ? 'asked' : undefined}>
              {tags.map(tag)}
              {marked}
            </span>
          )
        })}
      </div>
    </section>
  )
}
