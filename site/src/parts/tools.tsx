import { useState } from 'react'
import { useAsked } from '../asking.ts'
import { type Row, save, toCsv } from '../csv.ts'
import { Cite } from '../documents.ts'
import { useLanguage } from '../language.tsx'
import { Shown } from './failure.tsx'

/** The address in the explorer that opens an operation. */
export const explorerOf = (query: string, variables: object): string =>
  `/explore/?query=${encodeURIComponent(query)}&variables=${encodeURIComponent(JSON.stringify(variables))}`

/** What can be done with a page: its query, and what it shows as files. */
export const Tools = ({
  name,
  query,
  variables,
  rows,
  data,
}: {
  name: string
  query: { toString(): string }
  variables: object
  rows: () => Row[]
  data: unknown
}) => {
  const { t } = useLanguage()
  return (
    <p className="tools">
      <a href={explorerOf(query.toString(), variables)}>{t.tools.query}</a>
      <button
        type="button"
        onClick={() => {
          save(`${name}.csv`, 'text/csv', toCsv(rows()))
        }}
      >
        {t.tools.csv}
      </button>
      <button
        type="button"
        onClick={() => {
          save(`${name}.json`, 'application/json', JSON.stringify(data, null, 2))
        }}
      >
        {t.tools.json}
      </button>
    </p>
  )
}

const STYLES = ['plain', 'markdown', 'html', 'bibtex', 'ris', 'csl'] as const

const Copyable = ({ text }: { text: string }) => {
  const { t } = useLanguage()
  const [copied, setCopied] = useState<string | null>(null)
  return (
    <>
      <pre tabIndex={0}>{text}</pre>
      <button
        type="button"
        onClick={() => {
          void navigator.clipboard.writeText(text).then(() => {
            setCopied(text)
          })
        }}
      >
        {copied === text ? t.cite.copied : t.cite.copy}
      </button>
    </>
  )
}

const Citations = ({ id }: { id: string }) => {
  const { t, tag } = useLanguage()
  const asked = useAsked(Cite, { id, lang: tag })
  const [style, setStyle] = useState<(typeof STYLES)[number]>('plain')
  return (
    <Shown asked={asked}>
      {({ statement }) =>
        statement && (
          <>
            <label>
              {t.cite.style}{' '}
              <select
                value={style}
                onChange={({ target }) => {
                  setStyle(STYLES.find((one) => one === target.value) ?? 'plain')
                }}
              >
                {STYLES.map((one) => (
                  <option key={one} value={one}>
                    {
                      {
                        plain: 'Text',
                        markdown: 'Markdown',
                        html: 'HTML',
                        bibtex: 'BibTeX',
                        ris: 'RIS',
                        csl: 'CSL JSON',
                      }[one]
                    }
                  </option>
                ))}
              </select>
            </label>
            <Copyable text={statement[style]} />
          </>
        )
      }
    </Shown>
  )
}

/** The citation of a statement in every style; of other records what they are, where, and at which revision. */
export const CitePanel = ({ id, title, revision }: { id: string; title: string; revision: number }) => {
  const { t } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const own = id.split('@')[0] ?? id
  return (
    <details
      className="panel"
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open)
      }}
    >
      <summary>{t.cite.title}</summary>
      {isOpen &&
        (id.startsWith('stm_') ? (
          <Citations id={id} />
        ) : (
          <Copyable
            text={`${title}. Readout, ${location.origin}${location.pathname.replace(/[^/]*$/, '')}${own}@${revision}.`}
          />
        ))}
    </details>
  )
}

/** On what a record rests, and what was done to it. */
export const KnowPanel = ({
  record,
  counts,
}: {
  record: {
    id: string
    updatedAt: string
    revisions: { nodes: { number: number; at: string; by: string; reason: string | null }[] }
  }
  counts?: { reports: number; origins: number }
}) => {
  const language = useLanguage()
  const { t } = language
  const own = record.id.split('@')[0] ?? record.id
  return (
    <details className="panel">
      <summary>{t.know.title}</summary>
      {counts && <p>{t.know.origins(counts.reports, counts.origins)}</p>}
      <p>{t.know.recorded(language.day(record.updatedAt))}</p>
      <h3>{t.know.history}</h3>
      <ol className="history">
        {record.revisions.nodes.map(({ number, at, by, reason }) => (
          <li key={number}>
            <a href={`${own}@${number}`}>{t.know.revision(number)}</a> · {language.day(at)} · <bdi>{by}</bdi>
            {reason && (
              <>
                {' '}
                · <bdi>{reason}</bdi>
              </>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}

/** A button that shows the next page of a listing. */
export const More = ({ more }: { more: (() => void) | null }) => {
  const { t } = useLanguage()
  return more ? (
    <p>
      <button type="button" onClick={more}>
        {t.more}
      </button>
    </p>
  ) : null
}
