import { lazy, Suspense, useState } from 'react'
import { useAsked, useListed } from '../asking.ts'
import { SaidOn, TopicPage as Document, type SaidOnQuery } from '../documents.ts'
import { useLanguage } from '../language.tsx'
import { NotFound, Shown } from '../parts/failure.tsx'
import { RecordLink } from '../parts/links.tsx'
import { Legend, MeetingLine, Statement, Status } from '../parts/statement.tsx'
import { CitePanel, KnowPanel, More, Tools } from '../parts/tools.tsx'
import { statementRows } from '../rows.ts'

const Wording = lazy(() => import('../parts/wording.tsx'))

type Said = NonNullable<SaidOnQuery['topic']>['statements']['nodes'][number]

/** Who spoke in statements, by how often. */
const speakersIn = (statements: readonly Said[]): { id: string; name: string; count: number }[] => {
  const found = new Map<string, { id: string; name: string; count: number }>()
  for (const { parties } of statements)
    for (const { function: as, stakeholder, onBehalfOf } of parties)
      for (const one of as === 'SPEAKER' ? [stakeholder, ...onBehalfOf] : [])
        if (one) found.set(one.id, { ...one, count: (found.get(one.id)?.count ?? 0) + 1 })
  return [...found.values()].sort((a, b) => b.count - a.count)
}

const isBy = ({ parties }: Said, id: string) =>
  parties.some(
    ({ function: as, stakeholder, onBehalfOf }) =>
      as === 'SPEAKER' && (stakeholder?.id === id || onBehalfOf.some((one) => one.id === id)),
  )

/** A topic: how one actor's words on it moved, and all that was said on it. */
export const TopicPage = ({ id }: { id: string }) => {
  const language = useLanguage()
  const { t, tag } = language
  const variables = { id, lang: tag }
  const asked = useAsked(Document, variables)
  const said = useListed(SaidOn, variables, ({ topic }) => topic?.statements)
  const [who, setWho] = useState('')
  const speakers = speakersIn(said.nodes)
  const shown = who === '' ? said.nodes : said.nodes.filter((statement) => isBy(statement, who))
  return (
    <Shown asked={asked}>
      {({ topic }) => {
        if (!topic) return <NotFound />
        const { label, labels, broader, meetings } = topic
        const others = labels.filter(({ text }) => text !== label)
        return (
          <>
            <title>{`${label} · ${t.title}`}</title>
            <Status record={topic} />
            <p className="kind">
              {t.types.Topic}
              {broader && (
                <>
                  {' '}
                  · {t.topic.above} <RecordLink id={broader.id}>{broader.label}</RecordLink>
                </>
              )}
            </p>
            <h1>
              <bdi>{label}</bdi>
            </h1>
            {others.length > 0 && <p className="capacity">{others.map(({ text }) => text).join(' · ')}</p>}
            <section>
              <h2>{t.topic.wording}</h2>
              <p>
                <label>
                  {t.topic.who}{' '}
                  <select
                    value={who}
                    onChange={({ target }) => {
                      setWho(target.value)
                    }}
                  >
                    <option value="">{t.topic.everybody}</option>
                    {speakers.map(({ id: own, name, count }) => (
                      <option key={own} value={own}>
                        {name} ({count})
                      </option>
                    ))}
                  </select>
                </label>
              </p>
              {who === '' ? <Legend /> : <p>{t.topic.explain}</p>}
              {who === '' ? (
                shown.map((statement) => <Statement key={statement.id} statement={statement} />)
              ) : (
                <Suspense fallback={<p className="loading">{t.loading}</p>}>
                  <Wording statements={shown} />
                </Suspense>
              )}
              {!said.data && <Shown asked={said}>{() => null}</Shown>}
              {said.data && said.nodes.length === 0 && <p>{t.meeting.noStatements}</p>}
              <More more={said.more} />
            </section>
            {meetings.nodes.length > 0 && (
              <section>
                <h2>{t.plurals.meetings}</h2>
                {meetings.nodes.map((meeting) => (
                  <MeetingLine key={meeting.id} meeting={meeting} />
                ))}
              </section>
            )}
            <KnowPanel record={topic} />
            <CitePanel id={topic.id} title={label} revision={topic.revision} />
            <Tools
              name={id}
              query={SaidOn}
              variables={variables}
              data={said.nodes}
              rows={() => statementRows(said.nodes)}
            />
          </>
        )
      }}
    </Shown>
  )
}
