import { useAsked, useListed } from '../asking.ts'
import { MeetingPage as Document, type MeetingPageQuery, MeetingStatements, type SaidFragment } from '../documents.ts'
import { useLanguage } from '../language.tsx'
import { NotFound, Shown } from '../parts/failure.tsx'
import { RecordLink, RecordLinks, When } from '../parts/links.tsx'
import { Legend, Statement, Status } from '../parts/statement.tsx'
import { CitePanel, KnowPanel, More, Tools } from '../parts/tools.tsx'
import { statementRows } from '../rows.ts'

type Met = NonNullable<MeetingPageQuery['meeting']>

/** The accounts of the sides beside each other; what only one tells is marked. */
const Accounts = ({ accounts, statements }: { accounts: Met['accounts']; statements: readonly SaidFragment[] }) => {
  const { t } = useLanguage()
  const known = new Map(statements.map((statement) => [statement.id, statement]))
  return (
    <section>
      <h2>{t.meeting.accounts}</h2>
      {accounts.length < 2 && <p>{t.meeting.oneAccount}</p>}
      <div className="accounts">
        {(accounts.length < 2 ? [] : accounts).map(({ side, documents, statements: told, onlyHere }) => {
          const alone = new Set(onlyHere.map(({ id }) => id))
          return (
            <section key={side?.id ?? 'others'}>
              <h3>{side ? t.meeting.accountOf(side.name) : t.meeting.others}</h3>
              <p className="capacity">
                <RecordLinks
                  records={documents.map(({ id, title, publisher }) => ({ id, name: title ?? publisher?.name ?? id }))}
                />
              </p>
              {told.map(({ id }) => {
                const statement = known.get(id)
                const mark = alone.has(id) ? t.meeting.onlyHere : undefined
                return statement ? <Statement key={id} statement={statement} mark={mark} /> : null
              })}
            </section>
          )
        })}
      </div>
    </section>
  )
}

/** Who met, in which capacity and for whom; what was said, and what each side tells of it. */
export const MeetingPage = ({ id }: { id: string }) => {
  const language = useLanguage()
  const { t, tag } = language
  const variables = { id, lang: tag }
  const asked = useAsked(Document, variables)
  const said = useListed(MeetingStatements, variables, ({ meeting }) => meeting?.statements)
  return (
    <Shown asked={asked}>
      {({ meeting }) => {
        if (!meeting) return <NotFound />
        const { title, when, place, kind, state, parties, topics, outcomes, accounts, partOf, parts, onSidelinesOf } =
          meeting
        return (
          <>
            <title>{`${title} · ${t.title}`}</title>
            <Status record={meeting} />
            <p className="kind">
              {language.kind(kind)} · {language.kind(state).toLowerCase()}
            </p>
            <h1 dir="auto">{title}</h1>
            <p className="facts">
              <When date={when} />
              {place && ` · ${place}`}
              {partOf && (
                <>
                  {' '}
                  · {t.meeting.partOf} <RecordLink id={partOf.id}>{partOf.title}</RecordLink>
                </>
              )}
              {onSidelinesOf && (
                <>
                  {' '}
                  · {t.meeting.sidelines} <RecordLink id={onSidelinesOf.id}>{onSidelinesOf.title}</RecordLink>
                </>
              )}
            </p>
            <p className="tags">
              <RecordLinks records={topics.map((topic) => ({ id: topic.id, name: topic.label }))} />
            </p>
            <section>
              <h2>{t.meeting.who}</h2>
              {parties.length === 0 && <p>{t.stakeholder.nobody}</p>}
              <ul className="parties">
                {parties.map(({ stakeholder, asStated, roles, onBehalfOf, function: as }, index) => (
                  <li key={index}>
                    {stakeholder ? (
                      <RecordLink id={stakeholder.id}>{stakeholder.name}</RecordLink>
                    ) : (
                      <bdi>{asStated ?? t.chain.unnamed}</bdi>
                    )}
                    <span className="capacity">
                      {roles.length > 0 && `, ${roles.map((role) => role.title).join(', ')}`}
                      {onBehalfOf.length > 0 && (
                        <>
                          {' '}
                          ({t.chain.for} <RecordLinks records={onBehalfOf} />)
                        </>
                      )}
                      {as !== 'PARTICIPANT' && ` · ${language.kind(as).toLowerCase()}`}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
            <section>
              <h2>{t.meeting.what}</h2>
              <Legend />
              {said.data && said.nodes.length === 0 && <p>{t.meeting.noStatements}</p>}
              {said.nodes.map((statement) => (
                <Statement key={statement.id} statement={statement} />
              ))}
              {!said.data && <Shown asked={said}>{() => null}</Shown>}
              <More more={said.more} />
            </section>
            {accounts.length > 0 && <Accounts accounts={accounts} statements={said.nodes} />}
            {(outcomes.length > 0 || parts.length > 0) && (
              <section>
                <h2>{t.meeting.outcomes}</h2>
                <ul>
                  {outcomes.map((document) => (
                    <li key={document.id}>
                      <RecordLink id={document.id}>{document.title ?? document.id}</RecordLink>
                    </li>
                  ))}
                  {parts.map((part) => (
                    <li key={part.id}>
                      <RecordLink id={part.id}>{part.title}</RecordLink>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <KnowPanel record={meeting} />
            <CitePanel id={meeting.id} title={title} revision={meeting.revision} />
            <Tools
              name={id}
              query={MeetingStatements}
              variables={variables}
              data={{ meeting, statements: said.nodes }}
              rows={() => statementRows(said.nodes)}
            />
          </>
        )
      }}
    </Shown>
  )
}
