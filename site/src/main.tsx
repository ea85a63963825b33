import './style.css'
import { lazy, StrictMode, Suspense, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { Link, Route, Switch, useLocation } from 'wouter'
import { LANGUAGES, LanguageProvider, useLanguage } from './language.tsx'
import { DocumentPage } from './pages/document.tsx'
import { MeetingPage } from './pages/meeting.tsx'
import { RecordPage } from './pages/record.tsx'
import { SearchPage } from './pages/search.tsx'
import { StakeholderPage } from './pages/stakeholder.tsx'
import { StartPage } from './pages/start.tsx'
import { StatementPage } from './pages/statement.tsx'
import { TopicPage } from './pages/topic.tsx'
import { UnknownPage } from './parts/failure.tsx'

/** Loaded by editors alone. */
const DeskPage = lazy(() => import('./desk/page.tsx'))

const THEME = 'readout:theme'

/** Light or dark as the reader's system is, or as they chose. */
const chooseTheme = (theme: string) => {
  localStorage.setItem(THEME, theme)
  document.documentElement.dataset.theme = theme
}
const stored = localStorage.getItem(THEME)
if (stored) document.documentElement.dataset.theme = stored
const isDark = () =>
  (document.documentElement.dataset.theme ??
    (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark'

const Header = () => {
  const { t, tag, choose } = useLanguage()
  return (
    <header className="site">
      <a className="skip" href="#content">
        {t.skip}
      </a>
      <Link href="/" className="name">
        {t.title}
      </Link>
      <nav aria-label={t.menu}>
        <Link href="/desk">{t.nav.desk}</Link>
        <a href="/explore/">{t.nav.explore}</a>
        <a href="/docs/">{t.nav.docs}</a>
        <a href="/feeds/changes.atom">{t.nav.feed}</a>
      </nav>
      <select
        aria-label={t.languageLabel}
        value={tag}
        onChange={({ target }) => {
          choose(target.value)
        }}
      >
        {Object.entries(LANGUAGES).map(([one, { language }]) => (
          <option key={one} value={one}>
            {language}
          </option>
        ))}
      </select>
      <button
        type="button"
        aria-label={t.theme}
        title={t.theme}
        onClick={() => {
          chooseTheme(isDark() ? 'light' : 'dark')
        }}
      >
        ◐
      </button>
    </header>
  )
}

/** A page begins at its top, and a screen reader hears that it is another one. */
const useFreshPage = () => {
  const [path] = useLocation()
  useEffect(() => {
    scrollTo(0, 0)
  }, [path])
}

const PAGES = {
  meetings: MeetingPage,
  statements: StatementPage,
  stakeholders: StakeholderPage,
  topics: TopicPage,
  documents: DocumentPage,
  roles: RecordPage,
  commitments: RecordPage,
  records: RecordPage,
}

const Desk = () => {
  const { t } = useLanguage()
  return (
    <Suspense fallback={<p className="loading">{t.loading}</p>}>
      <DeskPage />
    </Suspense>
  )
}

const Site = () => {
  useFreshPage()
  return (
    <>
      <Header />
      <main id="content" tabIndex={-1}>
        <Switch>
          <Route path="/" component={StartPage} />
          <Route path="/search" component={SearchPage} />
          <Route path="/desk" component={Desk} />
          {Object.entries(PAGES).map(([folder, Page]) => (
            <Route key={folder} path={`/${folder}/:id`}>
              {({ id }) => <Page key={id} id={decodeURIComponent(id)} />}
            </Route>
          ))}
          <Route component={UnknownPage} />
        </Switch>
      </main>
    </>
  )
}

createRoot(document.getElementById('site')!).render(
  <StrictMode>
    <LanguageProvider>
      <Site />
    </LanguageProvider>
  </StrictMode>,
)
