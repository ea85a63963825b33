import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { showDate } from '../../client/src/dates.ts'
import { en, type Strings } from './strings/en.ts'
import { fr } from './strings/fr.ts'

/** The languages of the site: a file of strings each. */
export const LANGUAGES: { [tag: string]: Strings } = { en, fr }
const STORED = 'readout:language'

const first = (): string => {
  const asked = [localStorage.getItem(STORED), ...navigator.languages.map((tag) => tag.slice(0, 2))]
  return asked.find((tag) => tag !== null && tag in LANGUAGES) ?? 'en'
}

/** What a page says in the reader's language. */
interface Language {
  tag: string
  t: Strings
  choose: (tag: string) => void
  /** A date in EDTF, for people. */
  date: (edtf: string | null | undefined) => string
  /** An instant's day, for people. */
  day: (instant: string) => string
  number: (value: number) => string
  /** The name of an enum's value. */
  kind: (value: string) => string
}

const LanguageContext = createContext<Language | null>(null)

const spoken = (value: string) => value.charAt(0) + value.slice(1).toLowerCase().replaceAll('_', ' ')

export const LanguageProvider = ({ children }: { children: ReactNode }) => {
  const [tag, setTag] = useState(first)
  useEffect(() => {
    document.documentElement.lang = tag
  }, [tag])
  const t = LANGUAGES[tag] ?? en
  const language: Language = {
    tag,
    t,
    choose: (next) => {
      localStorage.setItem(STORED, next)
      setTag(next)
    },
    date: (edtf) => (edtf ? showDate(edtf, { locale: tag }) : ''),
    day: (instant) => showDate(instant.slice(0, 10), { locale: tag }),
    number: (value) => value.toLocaleString(tag),
    kind: (value) => t.kinds[value] ?? spoken(value),
  }
  return <LanguageContext value={language}>{children}</LanguageContext>
}

/** The reader's language. */
export const useLanguage = (): Language => {
  const language = useContext(LanguageContext)
  if (!language) throw new Error('There is no language around this.')
  return language
}
