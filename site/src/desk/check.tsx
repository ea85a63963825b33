import { useState } from 'react'
import { useLanguage } from '../language.tsx'
import { RecordLink } from '../parts/links.tsx'
import { failureText, send, type SendResult } from './asking.ts'
import { useDesk } from './context.ts'
import { isObject, type Json, type JsonObject } from './json.ts'
import { nameOf, partiesOf, partsOf, type RecordType } from './records.ts'
import { batchesOf, differing, isToSend, mergedInput, type Planned, plannedOf, type Sent, withHash } from './sending.ts'
import { isOpen } from './state.ts'

/** What came of what was sent last, by id. */
export interface Results {
  readonly [id: string]: SendResult & { input: JsonObject }
}

/** A value of a record, for people: ids by their names. */
const Value = ({ value }: { value: Json | undefined }) => {
  const { name } = useDesk()
  if (value === null || value === undefined) return <span className="capacity">—</span>
  if (typeof value === 'string') return <bdi>{/^(stk|rol|top|doc|mtg|stm|com)_/.test(value) ? name(value) : value}</bdi>
  if (typeof value !== 'object') return <>{String(value)}</>
  if (!isObject(value))
    return (
      <ul>
        {value.map((item, index) => (
          <li key={index}>
            <Value value={item} />
          </li>
        ))}
      </ul>
    )
  return (
    <>
      {Object.entries(value)
        .filter(([, item]) => item !== undefined && item !== null)
        .map(([field, item]) => (
          <div key={field}>
            <span className="capacity">{field}:</span> <Value value={item} />
          </div>
        ))}
    </>
  )
}

/** What is the matter with a statement before it is sent. */
const lacking = ({ type, input }: Planned, t: { noSpeaker: string; noWords: string }): string[] =>
  type !== 'statement'
    ? []
    : [
        ...(partiesOf(input.parties).some((party) => party.function === 'SPEAKER') ? [] : [t.noSpeaker]),
        ...(partsOf(input).some(({ text }) => text.trim() !== '') ? [] : [t.noWords]),
      ]

/** A conflict, field by field: what stands beside what is ours, and which of them is to stand. */
const Conflict = ({
  id,
  ours,
  current,
}: {
  id: string
  /** As it was sent, with the hashes of its passages. */
  ours: JsonObject
  current: { id: string; revision: number; input: unknown }
}) => {
  const { step, t } = useDesk()
  const stands: JsonObject = isObject(current.input) ? current.input : {}
  const fields = differing(stands, ours)
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set())
  const settle = (oursIn: readonly string[]) => {
    const input = mergedInput(stands, ours, new Set(oursIn))
    step({ do: 'base', id: id, revision: current.revision, stands, input })
  }
  const all = fields.map(({ name }) => name)
  return (
    <div className="conflict">
      <p>{t.check.conflict}</p>
      <div className="scrolling" tabIndex={0} role="region" aria-label={t.check.conflict}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.check.field}</th>
              <th scope="col">{t.check.before}</th>
              <th scope="col">{t.check.after}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ name, before, after }) => {
              const choice = (isTheirs: boolean, label: string, value: Json) => (
                <td>
                  <label className="check">
                    <input
                      type="radio"
                      name={`${id} ${name}`}
                      aria-label={`${t.check.which(name)}: ${label}`}
                      checked={theirs.has(name) === isTheirs}
                      onChange={() => {
                        setTheirs(new Set([...theirs].filter((one) => one !== name).concat(isTheirs ? [name] : [])))
                      }}
                    />
                    <Value value={value} />
                  </label>
                </td>
              )
              return (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {choice(true, t.check.before, before)}
                  {choice(false, t.check.after, after)}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <div className="row">
        <button
          type="button"
          onClick={() => {
            settle([])
          }}
        >
          {t.check.theirs}
        </button>
        <button
          type="button"
          onClick={() => {
            settle(all)
          }}
        >
          {t.check.ours}
        </button>
        {theirs.size > 0 && theirs.size < all.length && (
          <button
            type="button"
            onClick={() => {
              settle(all.filter((name) => !theirs.has(name)))
            }}
          >
            {t.check.chosen}
          </button>
        )}
      </div>
    </div>
  )
}

const Line = ({
  planned,
  result,
  go,
}: {
  planned: Planned
  result: Results[string] | undefined
  go: (id: string) => void
}) => {
  const { t, tag } = useDesk()
  const { t: site } = useLanguage()
  const { id, type, kind, input, fields } = planned
  const titles: { [type in RecordType]: string } = {
    meeting: site.types.Meeting,
    document: site.types.Document,
    stakeholder: site.types.Stakeholder,
    role: site.types.Role,
    topic: site.types.Topic,
    commitment: site.types.Commitment,
    statement: site.types.Statement,
  }
  const errors = result?.userErrors ?? []
  const problems = isToSend(planned) ? lacking(planned, t.check) : []
  return (
    <li className={errors.length > 0 ? 'refused' : kind} id={`planned-${id}`}>
      <details>
        <summary>
          <strong>{titles[type]}</strong> <bdi>{nameOf(type, input, tag) ?? id}</bdi>{' '}
          <span className={`state ${kind}`}>{t.check.kinds[kind]}</span>
          {result && (
            <span className={`state ${errors.length > 0 ? 'refused' : 'written'}`}>
              {errors.length > 0 ? t.check.refused : result.action ? t.check.written : t.check.stood}
            </span>
          )}
        </summary>
        {kind === 'changed' ? (
          <table>
            <thead>
              <tr>
                <th scope="col">{t.check.field}</th>
                <th scope="col">{t.check.before}</th>
                <th scope="col">{t.check.after}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map(({ name, before, after }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>
                    <Value value={before} />
                  </td>
                  <td>
                    <Value value={after} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <Value value={input} />
        )}
      </details>
      {problems.map((problem) => (
        <p key={problem} className="problem">
          {problem}
        </p>
      ))}
      {errors.map((error, index) => (
        <div key={index} className="problem">
          {error.code === 'CONFLICT' && error.current ? (
            <Conflict id={id} ours={result?.input ?? input} current={error.current} />
          ) : (
            <p>
              {error.field && <code>{error.field.join('.')}</code>} {error.message}{' '}
              <a href={error.help}>{error.code}</a>
            </p>
          )}
        </div>
      ))}
      {result?.warnings.map((warning, index) => (
        <p key={index} className="capacity">
          {t.check.warnings}: {warning.message}
        </p>
      ))}
      {(problems.length > 0 || errors.length > 0) && (
        <button
          type="button"
          className="quiet"
          onClick={() => {
            go(id)
          }}
        >
          {t.check.go}
        </button>
      )}
    </li>
  )
}

/** What will be recorded, before it is; and what came of it. */
export const Check = ({
  sent,
  results,
  hasKey,
  wasSent,
  go,
  back,
  finish,
}: {
  sent: { readonly [id: string]: Sent }
  results: Results
  hasKey: boolean
  /** Takes what came of some records, and says whether all of the desk now stands. */
  wasSent: (results: Results, sent: { readonly [id: string]: Sent }) => void
  go: (id: string) => void
  back: () => void
  /** Ends the work on this text, when all of it stands. */
  finish: () => void
}) => {
  const { desk, ask, t } = useDesk()
  const [progress, setProgress] = useState<{ done: number; count: number } | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const planned = plannedOf(desk, sent)
  const waiting = planned.filter(isToSend)
  const count = (kind: Planned['kind']) => planned.filter((one) => one.kind === kind).length
  const open = desk.questions.filter((question) => isOpen(desk, question)).length
  const isWrong = waiting.some((one) => lacking(one, t.check).length > 0)

  const sendAll = async () => {
    setFailure(null)
    let [came, stands]: [Results, { readonly [id: string]: Sent }] = [{}, {}]
    for (const batch of batchesOf(planned)) {
      setProgress({ done: Object.keys(came).length, count: waiting.length })
      const hashed = await Promise.all(batch.map(async (one) => ({ ...one, input: await withHash(one.input, desk) })))
      const outcome = await send(ask, hashed)
      const [wrong] = outcome.kind === 'failed' ? [] : outcome.data.importRecords.userErrors
      if (outcome.kind === 'failed' || wrong) {
        setFailure(outcome.kind === 'failed' ? failureText(outcome, t.failed) : t.failed.other(wrong?.message ?? ''))
        break
      }
      outcome.data.importRecords.results.forEach((result, index) => {
        const one = batch[index]
        if (!one) return
        came = { ...came, [one.id]: { ...result, input: hashed[index]?.input ?? one.input } }
        if (result.userErrors.length === 0 && result.revision !== null)
          stands = { ...stands, [one.id]: { revision: result.revision, input: one.input } }
      })
    }
    setProgress(null)
    wasSent(came, stands)
  }
  return (
    <section className="checking" aria-label={t.check.title}>
      <h2 tabIndex={-1}>{t.check.title}</h2>
      <p>
        {waiting.length === 0 ? t.check.nothing : t.check.counts(count('new'), count('changed'), count('same'))}{' '}
        {open > 0 && t.check.openQuestions(open)}
      </p>
      <ul className="planned">
        {planned.map((one) => (
          <Line key={one.id} planned={one} result={results[one.id]} go={go} />
        ))}
      </ul>
      {failure !== null && (
        <div className="notice" role="alert">
          <p>{failure}</p>
        </div>
      )}
      {Object.values(results).some(({ userErrors }) => userErrors.length > 0) && <p role="alert">{t.check.partly}</p>}
      {!hasKey && <p>{t.check.needsKey}</p>}
      <div className="row">
        <button type="button" onClick={back}>
          {t.check.back}
        </button>
        {waiting.length === 0 && planned.length > 0 && (
          <button type="button" onClick={finish}>
            {t.check.finish}
          </button>
        )}
        <button
          type="button"
          className="main"
          data-do="send"
          disabled={!hasKey || waiting.length === 0 || progress !== null || isWrong}
          onClick={() => {
            void sendAll()
          }}
        >
          {progress ? t.check.sending(progress.done, progress.count) : t.check.send(waiting.length)}
        </button>
      </div>
    </section>
  )
}

/** A record that stands in the archive now. */
export interface Stands {
  id: string
  name: string
  /** What is possible but unusual in it. */
  warnings: readonly string[]
}

/** What stands in the archive now. */
export const Done = ({ records, again }: { records: readonly Stands[]; again: () => void }) => {
  const { t } = useDesk()
  return (
    <section aria-label={t.check.done(records.length)}>
      <h2 tabIndex={-1}>{t.check.done(records.length)}</h2>
      <p>{t.check.doneHint}</p>
      <ul>
        {records.map(({ id, name, warnings }) => (
          <li key={id}>
            <RecordLink id={id}>{name}</RecordLink>
            {warnings.map((warning) => (
              <p key={warning} className="capacity">
                {t.check.warnings}: {warning}
              </p>
            ))}
          </li>
        ))}
      </ul>
      <button type="button" className="main" onClick={again}>
        {t.check.another}
      </button>
    </section>
  )
}
