import { lazy, Suspense, useState } from 'react'
import type { Act, StatementFilter } from '../../../lambda/generated/types.ts'
import { useAsked, useListed } from '../asking.ts'
import {
  Pictures,
  type PicturesQuery,
  SaidBy,
  StakeholderPage as Document,
  type StakeholderPageQuery,
} from '../documents.ts'
import { useLanguage } from '../language.tsx'
import { NotFound, Shown } from '../parts/failure.tsx'
import { RecordLink, When } from '../parts/links.tsx'
import { Legend, MeetingLine, Statement, Status } from '../parts/statement.tsx'
import { CitePanel, KnowPanel, More, Tools } from '../parts/tools.tsx'
import { statementRows } from '../rows.ts'

const NetworkPicture = lazy(() => import('../parts/network.tsx'))

type Somebody = NonNullable<StakeholderPageQuery['stakeholder']>

/** Every act: one that is new does not compile without its place here. */
const ACTS: { [act in Act]: true } = {
  REAFFIRMED: true,
  REITERATED: true,
  NOTED: true,
  THANKED: true,
  BRIEFED: true,
  ANNOUNCED: true,
  EXPLAINED: true,
  PRAISED: true,
  SUPPORTED: true,
  PLEDGED: true,
  ASSESSED: true,
  CAUTIONED: true,
  REQUESTED: true,
  CRITICIZED: true,
  REJECTED: true,
  DENIED: true,
  STATED: true,
  EMPHASIZED: true,
  URGED: true,
  DEMANDED: true,
  PROPOSED: true,
  INVITED: true,
  AGREED: true,
  WELCOMED: true,
  EXPRESSED_CONCERN: true,
  CONDEMNED: true,
  ACCUSED: true,
  THREATENED: true,
  CONGRATULATED: true,
  CONDOLED: true,
  APOLOGIZED: true,
  ASKED: true,
  DECLINED_TO_COMMENT: true,
  CORRECTED: true,
  OTHER: true,
}

const acts = Object.keys(ACTS) as Act[] // its own keys

const Roles = ({ roles }: { roles: Somebody['roles'] }) => {
  const language = useLanguage()
  return (
    <ul className="roles">
      {roles.map(({ id, title, period, attestedOn, organization, onBehalfOf }) => (
        <li key={id}>
          <RecordLink id={id}>{title}</RecordLink>{' '}
          {organization && <RecordLink id={organization.id}>{organization.name}</RecordLink>}{' '}
          {onBehalfOf && (
            <span className="capacity">
              ({language.t.chain.for} <RecordLink id={onBehalfOf.id}>{onBehalfOf.name}</RecordLink>)
            </span>
          )}{' '}
          <span className="capacity">
            {period ? language.date(period) : attestedOn.map(({ edtf }) => language.date(edtf)).join(', ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** How much there is of each year, as bars with their numbers. */
const Timeline = ({ buckets }: { buckets: NonNullable<PicturesQuery['timeline']> }) => {
  const language = useLanguage()
  const { t } = language
  const most = Math.max(1, ...buckets.map(({ meetings, statements }) => meetings + statements))
  return (
    <table className="timeline">
      <caption>{t.stakeholder.timeline}</caption>
      <thead>
        <tr>
          <th scope="col">{t.stakeholder.year}</th>
          <th scope="col">{t.plurals.meetings}</th>
          <th scope="col">{t.plurals.statements}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {buckets.map(({ start, meetings, statements }) => (
          <tr key={start ?? 'undated'}>
            <th scope="row">{start?.slice(0, 4) ?? t.stakeholder.undated}</th>
            <td>{language.number(meetings)}</td>
            <td>{language.number(statements)}</td>
            <td aria-hidden="true">
              <span className="bar meetings" style={{ width: `${(60 * meetings) / most}%` }} />
              <span className="bar statements" style={{ width: `${(60 * statements) / most}%` }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Whom somebody met or addressed, as a picture with a table beside it. */
const Network = ({ id, network }: { id: string; network: NonNullable<PicturesQuery['network']> }) => {
  const language = useLanguage()
  const { t } = language
  const names = new Map(network.nodes.map(({ stakeholder }) => [stakeholder.id, stakeholder.name]))
  const own = id.split('@')[0]
  const rows = network.links
    .filter(({ source, target }) => source.id === own || target.id === own)
    .map(({ source, target, meetings, fromSource, fromTarget }) => {
      const isSource = source.id === own
      const other = isSource ? target.id : source.id
      return { id: other, meetings, from: isSource ? fromSource : fromTarget, to: isSource ? fromTarget : fromSource }
    })
  if (rows.length === 0) return <p>{t.stakeholder.nobody}</p>
  return (
    <div className="columns">
      <figure>
        <figcaption>{t.stakeholder.network}</figcaption>
        <Suspense fallback={<p className="loading">{t.loading}</p>}>
          <NetworkPicture center={own ?? id} network={network} />
        </Suspense>
      </figure>
      <div className="scrolling" tabIndex={0}>
        <table>
          <caption>{t.stakeholder.table}</caption>
          <thead>
            <tr>
              <th scope="col">{t.stakeholder.columns.name}</th>
              <th scope="col">{t.stakeholder.columns.meetings}</th>
              <th scope="col">{t.stakeholder.columns.from}</th>
              <th scope="col">{t.stakeholder.columns.to}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id: other, meetings, from, to }) => (
              <tr key={other}>
                <th scope="row">
                  <RecordLink id={other}>{names.get(other) ?? other}</RecordLink>
                </th>
                <td>{language.number(meetings)}</td>
                <td>{language.number(from)}</td>
                <td>{language.number(to)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

/** What somebody said, between two days and of one act. */
const Said = ({ id }: { id: string }) => {
  const language = useLanguage()
  const { t, tag } = language
  const [filter, setFilter] = useState<StatementFilter>({})
  const said = useListed(SaidBy, { id, filter, lang: tag }, ({ stakeholder }) => stakeholder?.statements)
  const change = (changed: StatementFilter) => {
    setFilter({ ...filter, ...changed })
  }
  return (
    <section>
      <h2>{t.stakeholder.said}</h2>
      <div className="filters">
        <label>
          {t.stakeholder.between}{' '}
          <input
            type="date"
            onChange={({ target }) => {
              change({ from: target.value || null })
            }}
          />
        </label>
        <label>
          {t.stakeholder.and}{' '}
          <input
            type="date"
            onChange={({ target }) => {
              change({ to: target.value || null })
            }}
          />
        </label>
        <label>
          {t.stakeholder.act}{' '}
          <select
            onChange={({ target }) => {
              const act = acts.find((one) => one === target.value)
              change({ acts: act ? [act] : null })
            }}
          >
            <option value="">{t.stakeholder.anyAct}</option>
            {acts.map((act) => (
              <option key={act} value={act}>
                {language.kind(act)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Legend />
      {said.nodes.map((statement) => (
        <Statement key={statement.id} statement={statement} />
      ))}
      {said.data ? (
        said.nodes.length === 0 && <p>{t.meeting.noStatements}</p>
      ) : (
        <Shown asked={said}>{() => null}</Shown>
      )}
      <More more={said.more} />
      <Tools
        name={id}
        query={SaidBy}
        variables={{ id, filter, lang: tag }}
        data={said.nodes}
        rows={() => statementRows(said.nodes)}
      />
    </section>
  )
}

/** A person, government or organization: what they were, whom they met, what they said and promised. */
export const StakeholderPage = ({ id }: { id: string }) => {
  const language = useLanguage()
  const { t, tag } = language
  const variables = { id, lang: tag }
  const asked = useAsked(Document, variables)
  const pictures = useAsked(Pictures, { ...variables, id: id.split('@')[0] ?? id })
  return (
    <Shown asked={asked}>
      {({ stakeholder }) => {
        if (!stakeholder) return <NotFound />
        const { name, kind, country, existence, names, parent, roles, holders, meetings, commitments, identifiers } =
          stakeholder
        const others = names.filter(({ text }) => text !== name)
        return (
          <>
            <title>{`${name} · ${t.title}`}</title>
            <Status record={stakeholder} />
            <p className="kind">
              {language.kind(kind)}
              {country && ` · ${country}`}
              {existence && ` · ${language.date(existence)}`}
              {parent && (
                <>
                  {' '}
                  · <RecordLink id={parent.id}>{parent.name}</RecordLink>
                </>
              )}
            </p>
            <h1>
              <bdi>{name}</bdi>
            </h1>
            {others.length > 0 && (
              <p className="capacity">
                {t.stakeholder.names}:{' '}
                {others.map(({ text, lang }, index) => (
                  <span key={index}>
                    {index > 0 && ' · '}
                    <bdi lang={lang ?? undefined}>{text}</bdi>
                  </span>
                ))}
              </p>
            )}
            {identifiers.length > 0 && (
              <p className="capacity">{identifiers.map(({ scheme, value }) => `${scheme} ${value}`).join(' · ')}</p>
            )}
            {roles.length > 0 && (
              <section>
                <h2>{t.stakeholder.roles}</h2>
                <Roles roles={roles} />
              </section>
            )}
            {holders.length > 0 && (
              <section>
                <h2>{t.stakeholder.held}</h2>
                <ul className="roles">
                  {holders.map((role) => (
                    <li key={role.id}>
                      <RecordLink id={role.holder.id}>{role.holder.name}</RecordLink>, {role.title}{' '}
                      <span className="capacity">{language.date(role.period)}</span>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <section>
              <h2>{t.stakeholder.met}</h2>
              <Shown asked={pictures}>
                {({ network, timeline }) => (
                  <>
                    {network && <Network id={id} network={network} />}
                    {timeline && timeline.length > 0 && <Timeline buckets={timeline} />}
                  </>
                )}
              </Shown>
            </section>
            {meetings.nodes.length > 0 && (
              <section>
                <h2>{t.stakeholder.meetings}</h2>
                {meetings.nodes.map((meeting) => (
                  <MeetingLine key={meeting.id} meeting={meeting} />
                ))}
              </section>
            )}
            {commitments.nodes.length > 0 && (
              <section>
                <h2>{t.stakeholder.promised}</h2>
                <ul>
                  {commitments.nodes.map(({ id: own, summary, state, due, realizedBy }) => (
                    <li key={own}>
                      <RecordLink id={own}>{summary}</RecordLink> ·{' '}
                      <strong>{language.kind(state).toLowerCase()}</strong> <When date={due} />{' '}
                      {realizedBy.map((meeting) => (
                        <RecordLink key={meeting.id} id={meeting.id}>
                          {meeting.title}
                        </RecordLink>
                      ))}
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <Said id={id} />
            <KnowPanel record={stakeholder} />
            <CitePanel id={stakeholder.id} title={name} revision={stakeholder.revision} />
          </>
        )
      }}
    </Shown>
  )
}
