import { useListed } from '../asking.ts'
import { DocumentPage as Document, type DocumentPageQuery } from '../documents.ts'
import { useLanguage } from '../language.tsx'
import { NotFound, Shown } from '../parts/failure.tsx'
import { RecordLink, When } from '../parts/links.tsx'
import { Legend, Statement, Status } from '../parts/statement.tsx'
import { CitePanel, KnowPanel, More, Tools } from '../parts/tools.tsx'
import { statementRows } from '../rows.ts'

type Issued = NonNullable<DocumentPageQuery['document']>

/** The documents that a document was taken from, or that it replaces. */
const Others = ({ title, documents }: { title: string; documents: readonly { id: string; title: string | null }[] }) =>
  documents.length > 0 && (
    <p>
      {title}:{' '}
      {documents.map(({ id, title: heading }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <RecordLink id={id}>{heading ?? id}</RecordLink>
        </span>
      ))}
    </p>
  )

const Links = ({ document: { url, archivedUrl } }: { document: Issued }) => {
  const { t } = useLanguage()
  return (
    <p>
      {url && (
        <a href={url} rel="noreferrer">
          {t.document.open}
        </a>
      )}{' '}
      {archivedUrl && (
        <a href={archivedUrl} rel="noreferrer">
          {t.document.copy}
        </a>
      )}
    </p>
  )
}

/** A document: who issued it, and the statements that it carries in the order of its text. */
export const DocumentPage = ({ id }: { id: string }) => {
  const language = useLanguage()
  const { t, tag } = language
  const variables = { id, lang: tag }
  const carried = useListed(Document, variables, ({ document }) => document?.statements)
  return (
    <Shown asked={carried}>
      {({ document }) => {
        if (!document) return <NotFound />
        const { heading, kind, publisher, issued, derivedFrom, replaces, translationOf, replacedBy } = document
        const title = heading ?? `${publisher?.name ?? document.id}, ${language.kind(kind).toLowerCase()}`
        return (
          <>
            <title>{`${title} · ${t.title}`}</title>
            <Status record={document} />
            <p className="kind">
              {language.kind(kind)}
              {document.language && ` · ${document.language}`}
            </p>
            <h1 dir="auto">{title}</h1>
            <p className="facts">
              {publisher && <RecordLink id={publisher.id}>{publisher.name}</RecordLink>} <When date={issued} />
            </p>
            <Links document={document} />
            <Others title={t.document.from} documents={derivedFrom} />
            <Others title={t.document.replaces} documents={[replaces, translationOf].flatMap((one) => one ?? [])} />
            <Others title={t.document.replacedBy} documents={replacedBy} />
            <section>
              <h2>{t.document.carries}</h2>
              <Legend />
              {carried.nodes.length === 0 && <p>{t.document.nothing}</p>}
              {carried.nodes.map((statement) => (
                <Statement key={statement.id} statement={statement} />
              ))}
              <More more={carried.more} />
            </section>
            <KnowPanel record={document} />
            <CitePanel id={document.id} title={title} revision={document.revision} />
            <Tools
              name={id}
              query={Document}
              variables={variables}
              data={document}
              rows={() => statementRows(carried.nodes)}
            />
          </>
        )
      }}
    </Shown>
  )
}
