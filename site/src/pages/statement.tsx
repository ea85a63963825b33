import { useAsked } from '../asking.ts'
import { StatementPage as Document } from '../documents.ts'
import { useLanguage } from '../language.tsx'
import { NotFound, Shown } from '../parts/failure.tsx'
import { RecordLink, RecordLinks } from '../parts/links.tsx'
import { Evidence, Legend, Statement } from '../parts/statement.tsx'
import { CitePanel, KnowPanel, Tools } from '../parts/tools.tsx'
import { statementRows } from '../rows.ts'

const SHORT = 60
const short = (text: string) => (text.length > SHORT ? `${text.slice(0, SHORT)}…` : text)

/** A statement with everything that it rests on, and what others say of it. */
export const StatementPage = ({ id }: { id: string }) => {
  const language = useLanguage()
  const { t, tag } = language
  const variables = { id, lang: tag }
  const asked = useAsked(Document, variables)
  return (
    <Shown asked={asked}>
      {({ statement }) => {
        if (!statement) return <NotFound />
        const { text, about, relations, relatedFrom, commitments, evidence, reports, origins } = statement
        const own = id.split('@')[0]
        return (
          <>
            <title>{`${short(text)} · ${t.title}`}</title>
            <h1 className="kind">{t.types.Statement}</h1>
            <Legend />
            <Statement statement={statement} />
            {about.length > 0 && (
              <p>
                {t.statement.about}: <RecordLinks records={about} />
              </p>
            )}
            <section>
              <h2>{t.evidence.title(evidence.length)}</h2>
              <Evidence evidence={evidence} />
            </section>
            {relations.length > 0 && (
              <section>
                <h2>{t.statement.relations}</h2>
                <ul>
                  {relations.map(({ kind, statement: other }) => (
                    <li key={other.id}>
                      {language.kind(kind).toLowerCase()}: <RecordLink id={other.id}>{short(other.text)}</RecordLink>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {relatedFrom.nodes.length > 0 && (
              <section>
                <h2>{t.statement.related}</h2>
                <ul>
                  {relatedFrom.nodes.map((other) => (
                    <li key={other.id}>
                      {other.relations
                        .filter((one) => one.statement.id === own)
                        .map((one) => language.kind(one.kind).toLowerCase())
                        .join(', ')}
                      : <RecordLink id={other.id}>{short(other.text)}</RecordLink>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {commitments.length > 0 && (
              <section>
                <h2>{t.statement.promises}</h2>
                <ul>
                  {commitments.map((one) => (
                    <li key={one.id}>
                      <RecordLink id={one.id}>{one.summary}</RecordLink> · {language.kind(one.state).toLowerCase()}
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <KnowPanel record={statement} counts={{ reports, origins }} />
            <CitePanel id={statement.id} title={text} revision={statement.revision} />
            <Tools
              name={id}
              query={Document}
              variables={variables}
              data={statement}
              rows={() => statementRows([statement])}
            />
          </>
        )
      }}
    </Shown>
  )
}
