import type { SaidFragment } from '../documents.ts'
import { useLanguage } from '../language.tsx'
import type { Strings } from '../strings/en.ts'
import { RecordLink, RecordLinks, When } from './links.tsx'

type Part = SaidFragment['parts'][number]
type Words = 'SPEAKER' | 'REPORTER' | 'UNCLEAR' | 'RETOLD'

const wordsOf = (part: Part): Words => (part.verbatim ? (part.wordsOf ?? 'UNCLEAR') : 'RETOLD')

/** The sign that stands before words, so that they are told apart by more than colour and line. */
const SIGNS: { [words in Words]: string } = { SPEAKER: '❝', REPORTER: '❞', UNCLEAR: '⁇', RETOLD: '≈' }

/** The words of a statement, each marked by whose they are. */
const Text = ({ parts, t }: { parts: readonly Part[]; t: Strings }) => (
  <blockquote className="words">
    {parts.map((part, index) => {
      const words = wordsOf(part)
      const before = parts[index - 1]
      const begins = !before || wordsOf(before) !== words
      const label = t.words[words] + (part.translated ? `, ${t.words.translated}` : '')
      return (
        <span
          key={index}
          className={`part ${words.toLowerCase()}`}
          lang={part.lang ?? undefined}
          title={label}
          dir="auto"
        >
          {begins && (
            <span className="sign" role="img" aria-label={label}>
              {SIGNS[words]}
            </span>
          )}
          {part.text}
        </span>
      )
    })}
  </blockquote>
)

/** What the signs mean. */
export const Legend = () => {
  const { t } = useLanguage()
  return (
    <dl className="legend" aria-label={t.words.legend}>
      {(Object.keys(SIGNS) as Words[]).map((words) => (
        <div key={words}>
          <dt className={`part ${words.toLowerCase()}`}>
            <span className="sign">{SIGNS[words]}</span>
          </dt>
          <dd>{t.words[words]}</dd>
        </div>
      ))}
    </dl>
  )
}

type Party = SaidFragment['parties'][number]

const Who = ({ party }: { party: Party }) => {
  const { t } = useLanguage()
  const { stakeholder, asStated, roles, onBehalfOf } = party
  return (
    <span className="who">
      {stakeholder ? (
        <RecordLink id={stakeholder.id}>{stakeholder.name}</RecordLink>
      ) : (
        <bdi>{asStated ?? t.chain.unnamed}</bdi>
      )}
      {roles.length > 0 && <span className="capacity">, {roles.map(({ title }) => title).join(', ')}</span>}
      {onBehalfOf.length > 0 && (
        <span className="capacity">
          {' '}
          ({t.chain.for} <RecordLinks records={onBehalfOf} />)
        </span>
      )}
    </span>
  )
}

/** Through whom a passage reached us: from the document that we have back to whoever heard it. */
const Chain = ({ passage }: { passage: SaidFragment['evidence'][number] }) => {
  const language = useLanguage()
  const { t } = language
  const { document, chain } = passage
  const publisher = document.publisher
  return (
    <ol className="chain">
      {chain.toReversed().map((link, index) => (
        <li key={index}>
          <RecordLink id={link.by.id}>{link.by.name}</RecordLink>
          {link.document && (
            <span className="capacity">
              {' '}
              ({language.kind(link.document.kind).toLowerCase()}
              {link.document.issued && `, ${language.date(link.document.issued.edtf)}`})
            </span>
          )}
          {link.cue && <q>{link.cue}</q>}
          {link.basis === 'INFERRED' && <span className="capacity"> ({t.chain.inferred})</span>}
        </li>
      ))}
      {chain.every(({ by }) => by.id !== publisher?.id) && (
        <li>
          {publisher ? <RecordLink id={publisher.id}>{publisher.name}</RecordLink> : (document.title ?? document.id)}
        </li>
      )}
    </ol>
  )
}

/** The passages that a record rests on, each opening at its place. */
export const Evidence = ({ evidence }: { evidence: SaidFragment['evidence'] }) => {
  const language = useLanguage()
  const { t } = language
  if (evidence.length === 0) return <p>{t.evidence.none}</p>
  return (
    <ul className="evidence">
      {evidence.map((passage, index) => {
        const { document, exact, prefix, suffix, stance, link } = passage
        return (
          <li key={index} className={stance.toLowerCase()}>
            {exact && (
              <blockquote dir="auto">
                {prefix && <span className="around">…{prefix}</span>}
                <mark>{exact}</mark>
                {suffix && <span className="around">{suffix}…</span>}
              </blockquote>
            )}
            <p>
              <RecordLink id={document.id}>{document.title ?? document.publisher?.name ?? document.id}</RecordLink>{' '}
              <span className="capacity">
                {language.kind(document.kind).toLowerCase()}
                {document.issued && `, ${language.date(document.issued.edtf)}`}
              </span>{' '}
              {stance !== 'SUPPORTS' && <strong>{t.evidence.stances[stance]}</strong>}{' '}
              {(link ?? document.url) && (
                <a href={link ?? document.url ?? undefined} rel="noreferrer">
                  {t.evidence.open}
                </a>
              )}
            </p>
            <Chain passage={passage} />
          </li>
        )
      })}
    </ul>
  )
}

/** Whether the archive stands by a record: shown unless it does. */
export const Status = ({
  record,
}: {
  record: Pick<SaidFragment, 'status' | 'statusReason' | 'supersededBy' | 'isFrozen' | 'id'>
}) => {
  const { t } = useLanguage()
  const { status, statusReason, supersededBy, isFrozen, id } = record
  if (status === 'CURRENT' && !isFrozen) return null
  return (
    <p className={`status ${status.toLowerCase()}`} role="note">
      {isFrozen && (
        <>
          {t.status.frozen} <RecordLink id={id.split('@')[0] ?? id}>{t.status.toCurrent}</RecordLink>{' '}
        </>
      )}
      {status !== 'CURRENT' && <strong>{t.status[status]}</strong>} {statusReason && <bdi>{statusReason}</bdi>}{' '}
      {supersededBy && <RecordLink id={supersededBy.id}>{t.status.toCurrent}</RecordLink>}
    </p>
  )
}

/** A statement in a list: who said it and as what, whose words they are, through whom, and on what it rests. */
export const Statement = ({
  statement,
  mark,
}: {
  statement: SaidFragment & { meeting?: { id: string; title: string } | null }
  /** Shown beside it, such as that only one account has it. */
  mark?: string
}) => {
  const language = useLanguage()
  const { t } = language
  const { id, act, cue, parts, parties, saidOn, topics, evidence, meeting, status } = statement
  const by = (wanted: Party['function']) => parties.filter((party) => party.function === wanted)
  const [speakers, addressees] = [by('SPEAKER'), by('ADDRESSEE')]
  return (
    <article className={`statement ${status.toLowerCase()}`} id={id}>
      <Status record={statement} />
      <header>
        {speakers.length === 0 && t.chain.unnamed}
        {speakers.map((party, index) => (
          <span key={index}>
            {index > 0 && ' · '}
            <Who party={party} />
          </span>
        ))}
        <span className="act" title={cue ?? undefined}>
          {language.kind(act).toLowerCase()}
        </span>
        {addressees.length > 0 && (
          <span className="capacity">
            {t.chain.to}{' '}
            {addressees.map((party, index) => (
              <Who key={index} party={party} />
            ))}
          </span>
        )}
        {mark && <span className="mark">{mark}</span>}
      </header>
      <Text parts={parts} t={t} />
      <footer>
        <RecordLink id={id}>{saidOn ? language.date(saidOn.edtf) : t.types.Statement}</RecordLink>
        {meeting && <RecordLink id={meeting.id}>{meeting.title}</RecordLink>}
        {evidence[0] && (
          <span className="through">
            <span className="capacity">{t.chain.through}</span> <Chain passage={evidence[0]} />
          </span>
        )}
        {topics.length > 0 && (
          <span className="tags">
            <RecordLinks records={topics.map((topic) => ({ id: topic.id, name: topic.label }))} />
          </span>
        )}
        <details>
          <summary>{t.evidence.title(evidence.length)}</summary>
          <Evidence evidence={evidence} />
        </details>
      </footer>
    </article>
  )
}

/** A meeting in a list. */
export const MeetingLine = ({
  meeting,
}: {
  meeting: {
    id: string
    title: string
    state: string
    place: string | null
    when: { edtf: string; asStated: string | null; basis: string } | null
    status: SaidFragment['status']
    participants?: { id: string; name: string }[]
  }
}) => {
  const language = useLanguage()
  return (
    <article className={`line ${meeting.status.toLowerCase()}`}>
      <h3>
        <RecordLink id={meeting.id}>{meeting.title}</RecordLink>
      </h3>
      <p>
        <When date={meeting.when} />
        {meeting.place && ` · ${meeting.place}`}
        {meeting.state !== 'HELD' && ` · ${language.kind(meeting.state).toLowerCase()}`}
        {meeting.status !== 'CURRENT' && ` · ${language.t.status[meeting.status]}`}
      </p>
      {meeting.participants && meeting.participants.length > 0 && (
        <p className="capacity">
          <RecordLinks records={meeting.participants} />
        </p>
      )}
    </article>
  )
}
