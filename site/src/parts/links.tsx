import { Link } from 'wouter'
import { useLanguage } from '../language.tsx'

const FOLDERS: { [prefix: string]: string } = {
  mtg_: 'meetings',
  stm_: 'statements',
  stk_: 'stakeholders',
  top_: 'topics',
  doc_: 'documents',
  rol_: 'roles',
  com_: 'commitments',
}

/** The address of a record's page. */
export const pathOf = (id: string): string => `/${FOLDERS[id.slice(0, 4)] ?? 'records'}/${encodeURIComponent(id)}`

/** A link to a record's page. Names keep their own direction. */
export const RecordLink = ({ id, children }: { id: string; children: string }) => (
  <Link href={pathOf(id)}>
    <bdi>{children}</bdi>
  </Link>
)

/** Links to records, separated by commas. */
export const RecordLinks = ({ records }: { records: readonly { id: string; name: string }[] }) => (
  <>
    {records.map(({ id, name }, index) => (
      <span key={id}>
        {index > 0 && ', '}
        <RecordLink id={id}>{name}</RecordLink>
      </span>
    ))}
  </>
)

/** A date as it is known; what the source says of it, and whether it was inferred, on demand. */
export const When = ({ date }: { date: { edtf: string; asStated?: string | null; basis?: string } | null }) => {
  const language = useLanguage()
  if (!date) return null
  const said = [date.asStated && `“${date.asStated}”`, date.basis === 'INFERRED' && language.t.chain.inferred].filter(
    Boolean,
  )
  return (
    <time dateTime={/^[\d-]+$/.test(date.edtf) ? date.edtf : undefined} title={said.join(', ') || undefined}>
      {language.date(date.edtf)}
    </time>
  )
}
