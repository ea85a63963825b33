import { useAsked } from '../asking.ts'
import { Start } from '../documents.ts'
import { useLanguage } from '../language.tsx'
import { Shown } from '../parts/failure.tsx'
import { RecordLink } from '../parts/links.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { Legend, MeetingLine, Statement } from '../parts/statement.tsx'
import { Tools } from '../parts/tools.tsx'
import { statementRows } from '../rows.ts'

/** What the archive is, what it holds, and what is new in it. */
export const StartPage = () => {
  const language = useLanguage()
  const { t, tag } = language
  const variables = { lang: tag }
  const asked = useAsked(Start, variables)
  return (
    <>
      <section className="opening">
        <h1>{t.tagline}</h1>
        <SearchBox />
        {t.what.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </section>
      <Shown asked={asked}>
        {(data) => (
          <>
            <dl className="numbers">
              {(['meetings', 'statements', 'stakeholders', 'topics', 'documents'] as const).map((name) => {
                const count = data[name]?.totalCount
                if (!count) return null
                const shown = language.number(count.value)
                return (
                  <div key={name}>
                    <dt>{t.plurals[name]}</dt>
                    <dd>{count.isExact ? shown : t.orMore(shown)}</dd>
                  </div>
                )
              })}
            </dl>
            <div className="columns">
              <section>
                <h2>{t.latestMeetings}</h2>
                {data.meetings?.nodes.map((meeting) => (
                  <MeetingLine key={meeting.id} meeting={meeting} />
                ))}
              </section>
              <section>
                <h2>{t.latestStatements}</h2>
                <Legend />
                {data.statements?.nodes.map((statement) => (
                  <Statement key={statement.id} statement={statement} />
                ))}
              </section>
            </div>
            <section>
              <h2>{t.plurals.topics}</h2>
              <ul className="tags">
                {data.topics?.nodes.map(({ id, label }) => (
                  <li key={id}>
                    <RecordLink id={id}>{label}</RecordLink>
                  </li>
                ))}
              </ul>
            </section>
            <Tools
              name="readout"
              query={Start}
              variables={variables}
              data={data}
              rows={() => statementRows(data.statements?.nodes ?? [])}
            />
          </>
        )}
      </Shown>
    </>
  )
}
