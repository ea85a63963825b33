import { useAsked } from '../asking.ts'
import { RecordPage as Document } from '../documents.ts'
import { useLanguage } from '../language.tsx'
import { NotFound, Shown } from '../parts/failure.tsx'
import { RecordLink } from '../parts/links.tsx'
import { Status } from '../parts/statement.tsx'
import { CitePanel, KnowPanel, Tools } from '../parts/tools.tsx'

const ID = /^(mtg|stm|stk|top|doc|rol|com)_[A-Za-z0-9-]+$/

/** A value of a record, with links to the records that it names. */
const Value = ({ value }: { value: unknown }) => {
  if (Array.isArray(value))
    return (
      <ul>
        {value.map((member: unknown, index) => (
          <li key={index}>
            <Value value={member} />
          </li>
        ))}
      </ul>
    )
  if (typeof value === 'object' && value !== null)
    return (
      <dl>
        {Object.entries(value as { [name: string]: unknown }).map(([name, member]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Value value={member} />
            </dd>
          </div>
        ))}
      </dl>
    )
  const text = String(value)
  if (ID.test(text)) return <RecordLink id={text}>{text}</RecordLink>
  if (/^https?:\/\//.test(text))
    return (
      <a href={text} rel="noreferrer">
        {text}
      </a>
    )
  return <bdi>{text}</bdi>
}

/** A record of a type that has no page of its own: a role, a promise. */
export const RecordPage = ({ id }: { id: string }) => {
  const { t } = useLanguage()
  const asked = useAsked(Document, { id })
  return (
    <Shown asked={asked}>
      {({ node }) => {
        if (!node) return <NotFound />
        const input = Object.fromEntries(Object.entries(node.input as object).filter(([name]) => name !== 'id'))
        const title = [input.title, input.summary].find((one) => typeof one === 'string') ?? id
        return (
          <>
            <title>{`${title} · ${t.title}`}</title>
            <Status record={node} />
            <p className="kind">{t.types[node.__typename]}</p>
            <h1 dir="auto">{title}</h1>
            <div className="record">
              <Value value={input} />
            </div>
            <KnowPanel record={node} />
            <CitePanel id={node.id} title={title} revision={node.revision} />
            <Tools
              name={id}
              query={Document}
              variables={{ id }}
              data={node}
              rows={() => [{ id, input: JSON.stringify(node.input) }]}
            />
          </>
        )
      }}
    </Shown>
  )
}
