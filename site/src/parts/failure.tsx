import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Asked } from '../asking.ts'
import { useLanguage } from '../language.tsx'
import { SearchBox } from './search-box.tsx'

const Notice = ({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) => (
  <div className="notice" role="alert">
    <h1>{title}</h1>
    {hint && <p>{hint}</p>}
    {children}
  </div>
)

/** That there is no such record. */
export const NotFound = () => {
  const { t } = useLanguage()
  return (
    <Notice title={t.failed.notFound} hint={t.failed.notFoundHint}>
      <SearchBox />
      <p>
        <Link href="/">{t.nav.start}</Link>
      </p>
    </Notice>
  )
}

/** That there is no such page. */
export const UnknownPage = () => {
  const { t } = useLanguage()
  return (
    <Notice title={t.failed.unknownPage} hint={t.failed.notFoundHint}>
      <SearchBox />
      <p>
        <Link href="/">{t.nav.start}</Link>
      </p>
    </Notice>
  )
}

/** Shows what was asked for once it is there; until then that it is coming, and if it failed what is the matter. */
export const Shown = <Data,>({ asked, children }: { asked: Asked<Data>; children: (data: Data) => ReactNode }) => {
  const { t } = useLanguage()
  const { data, failure, isSlow, again } = asked
  if (data) return <>{children(data)}</>
  if (!failure)
    return (
      <p className="loading" role="status">
        {isSlow ? t.failed.slow : t.loading}
      </p>
    )
  const [first] = failure.errors
  const code = failure.code
  const seconds = first?.extensions?.retryAfter ?? 10
  const [title, hint] =
    code === 'RATE_LIMITED'
      ? [t.failed.limited, t.failed.limitedHint(seconds)]
      : code === 'NO_RESPONSE' || code === 'UNAVAILABLE' || code === 'NOT_GRAPHQL'
        ? [t.failed.away, t.failed.awayHint]
        : code === 'BAD_USER_INPUT'
          ? [t.failed.notFound, first?.message]
          : [t.failed.other, first?.message]
  return (
    <Notice title={title} hint={hint}>
      <p>
        <button type="button" onClick={again}>
          {t.failed.again}
        </button>{' '}
        <a href={`/docs/errors/${code}/`}>{code}</a>
      </p>
    </Notice>
  )
}
