import { Link, useSearchParams } from 'wouter'
import type { SearchType } from '../../../lambda/generated/types.ts'
import { useListed } from '../asking.ts'
import type { Row } from '../csv.ts'
import { SearchPage as Document, type SearchPageQuery } from '../documents.ts'
import { useLanguage } from '../language.tsx'
import { Shown } from '../parts/failure.tsx'
import { pathOf } from '../parts/links.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { Status } from '../parts/statement.tsx'
import { More, Tools } from '../parts/tools.tsx'

const TYPES: SearchType[] = ['MEETING', 'STATEMENT', 'STAKEHOLDER', 'TOPIC', 'DOCUMENT']

type Edge = NonNullable<SearchPageQuery['search']>['edges'][number]
type Highlight = Edge['highlights'][number]

/** A text with the words that were looked for marked. Ranges count code points. */
const Marked = ({ highlight }: { highlight: Highlight }) => {
  const signs = Array.from(highlight.text)
  let at = 0
  const pieces = highlight.ranges.flatMap(({ start, end }) => {
    const before = signs.slice(at, start).join('')
    at = end
    return [before, <mark key={start}>{signs.slice(start, end).join('')}</mark>]
  })
  return (
    <p dir="auto">
      {pieces}
      {signs.slice(at).join('')}
    </p>
  )
}

const titleOf = ({ node }: Edge): string => {
  switch (node.__typename) {
    case 'Meeting':
      return node.title
    case 'Statement':
      return node.speakers.map(({ name }) => name).join(', ') || node.text.slice(0, 80)
    case 'Stakeholder':
      return node.name
    case 'Topic':
      return node.label
    case 'Document':
      return node.heading ?? node.publisher?.name ?? node.id
    default:
      return node.id
  }
}

const dateOf = ({ node }: Edge): string | null | undefined =>
  node.__typename === 'Meeting' ? node.when?.edtf : node.__typename === 'Statement' ? node.saidOn?.edtf : null

const rowOf = (edge: Edge): Row => ({
  id: edge.node.id,
  type: edge.node.__typename,
  title: titleOf(edge),
  date: dateOf(edge),
  text: edge.highlights[0]?.text,
  status: edge.node.status,
})

/** What was found, with the words that were looked for marked. */
export const SearchPage = () => {
  const language = useLanguage()
  const { t, tag } = language
  const [params, setParams] = useSearchParams()
  const text = params.get('q') ?? ''
  const type = TYPES.find((one) => one === params.get('type')) ?? null
  const variables = { text, types: type ? [type] : null, lang: tag }
  const found = useListed(
    Document,
    variables,
    ({ search }) => search && { nodes: search.edges, pageInfo: search.pageInfo },
  )
  return (
    <>
      <title>{`${t.search.title(text)} · ${t.title}`}</title>
      <h1>{t.search.title(text)}</h1>
      <SearchBox key={text} text={text} />
      <p className="filters">
        <label>
          {t.search.types}{' '}
          <select
            value={type ?? ''}
            onChange={({ target }) => {
              setParams({ q: text, ...(target.value && { type: target.value }) })
            }}
          >
            <option value="">{t.search.all}</option>
            {TYPES.map((one) => (
              <option key={one} value={one}>
                {language.kind(one)}
              </option>
            ))}
          </select>
        </label>
      </p>
      {found.data && (
        <p role="status">
          {found.nodes.length ? t.search.found(found.nodes.length, found.more !== null) : t.search.none}
        </p>
      )}
      <ol className="found">
        {found.nodes.map((edge) => {
          const date = dateOf(edge)
          return (
            <li key={edge.node.id}>
              <p className="kind">
                {t.types[edge.node.__typename]}
                {date && ` · ${language.date(date)}`}
              </p>
              <h2>
                <Link href={pathOf(edge.node.id)}>
                  <bdi>{titleOf(edge)}</bdi>
                </Link>
              </h2>
              <Status record={edge.node} />
              {edge.highlights.map((highlight) => (
                <Marked key={highlight.field} highlight={highlight} />
              ))}
            </li>
          )
        })}
      </ol>
      {!found.data && <Shown asked={found}>{() => null}</Shown>}
      <More more={found.more} />
      {found.nodes.length > 0 && (
        <Tools
          name="search"
          query={Document}
          variables={variables}
          data={found.nodes}
          rows={() => found.nodes.map(rowOf)}
        />
      )}
    </>
  )
}
