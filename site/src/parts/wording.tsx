import { diffWords } from 'diff'
import type { SaidFragment } from '../documents.ts'
import { useLanguage } from '../language.tsx'
import { RecordLink } from './links.tsx'

/** Statements one after another, each marked with what it adds to the one before and drops of it. */
const Wording = ({ statements }: { statements: readonly SaidFragment[] }) => {
  const language = useLanguage()
  return (
    <ol className="wording">
      {statements.map(({ id, text, act, saidOn }, index) => {
        const before = statements[index - 1]
        const parts = before ? diffWords(before.text, text) : [{ value: text, added: false, removed: false }]
        return (
          <li key={id}>
            <p className="capacity">
              <RecordLink id={id}>{saidOn ? language.date(saidOn.edtf) : id}</RecordLink> ·{' '}
              {language.kind(act).toLowerCase()}
            </p>
            <p dir="auto">
              {parts.map(({ value, added, removed }, place) =>
                added ? (
                  <ins key={place}>{value}</ins>
                ) : removed ? (
                  <del key={place}>{value}</del>
                ) : (
                  <span key={place}>{value}</span>
                ),
              )}
            </p>
          </li>
        )
      })}
    </ol>
  )
}

export default Wording
