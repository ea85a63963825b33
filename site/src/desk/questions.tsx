import { useState } from 'react'
import { useLanguage } from '../language.tsx'
import { answered, answeredByText, answeredWords, asksFor, asksWords } from './answering.ts'
import { useDesk } from './context.ts'
import { Picker } from './picker.tsx'
import { WORDS_OF } from './records.ts'
import { type Change, type Desk, isOpen, type Known } from './state.ts'

/** An answer that a question offers, with what it changes. */
export interface Answer {
  label: string
  known: Known | null
  changes: readonly Change[]
}

/** The answers that a question offers, in the order of their keys. */
export const answersOf = (desk: Desk, place: number, words: { [whose: string]: string }): Answer[] => {
  const question = desk.questions[place]
  if (!question) return []
  if (asksWords(desk, question))
    return [...WORDS_OF].map((whose) => ({
      label: words[whose] ?? whose,
      known: null,
      changes: answeredWords(desk, place, whose),
    }))
  return question.choices.map((choice) => ({
    label: choice.name,
    known: choice,
    changes: answered(desk, place, choice.id),
  }))
}

/** A field for the answer to a question that offers none. */
const Typed = ({ place }: { place: number }) => {
  const { desk, step, t } = useDesk()
  const [text, setText] = useState('')
  const question = desk.questions[place]
  const kind = question && asksFor(desk, question)
  if (!question || !kind) return null
  if (kind === 'somebody')
    return (
      <Picker
        label={question.message}
        type="stakeholder"
        isSingle
        pick={({ ids: [id], changes }) => {
          if (id !== undefined) step([...changes, ...answered(desk, place, id)])
        }}
      />
    )
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        step(answeredByText(desk, place, text))
      }}
    >
      <input
        aria-label={question.message}
        value={text}
        placeholder={kind === 'date' ? t.date.hint : t.records.name}
        onChange={({ target }) => {
          setText(target.value)
        }}
      />
      <button type="submit" className="quiet">
        {t.questions.answer}
      </button>
    </form>
  )
}

/** What the rules could not decide, with what may be the answer. */
export const Questions = ({ show, current }: { show: (place: number) => void; current: number }) => {
  const { desk, step, learn, t } = useDesk()
  const { t: site, kind } = useLanguage()
  const open = desk.questions.filter((question) => isOpen(desk, question)).length
  return (
    <section aria-label={t.questions.title}>
      <h2>{t.questions.title}</h2>
      <p role="status">{open === 0 ? t.questions.none : t.questions.open(open)}</p>
      <ol className="questions">
        {desk.questions.map((question, place) => (
          <li
            key={place}
            id={`question-${place}`}
            tabIndex={-1}
            className={!isOpen(desk, question) ? 'answered' : place === current ? 'current' : undefined}
          >
            <p>{question.message}</p>
            {isOpen(desk, question) && (
              <div className="row">
                {answersOf(desk, place, site.words).map(({ label, known, changes }, index) => (
                  <button
                    key={label + index.toString()}
                    type="button"
                    onClick={() => {
                      if (known) learn([known])
                      step(changes)
                    }}
                  >
                    {place === current && index < 9 && <kbd>{index + 1}</kbd>} <bdi>{label}</bdi>
                    {known?.kind && <span className="capacity"> {kind(known.kind).toLowerCase()}</span>}
                  </button>
                ))}
                <Typed place={place} />
                <button
                  type="button"
                  className="quiet"
                  onClick={() => {
                    show(place)
                  }}
                >
                  {t.questions.show}
                </button>
              </div>
            )}
            <button
              type="button"
              className="quiet"
              onClick={() => {
                step({ do: 'answer', question: place, isAnswered: !question.isAnswered })
              }}
            >
              {question.isAnswered ? t.questions.reopen : t.questions.done}
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
