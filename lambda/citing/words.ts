// The words of a citation that are not in the record, by language.

/** What a citation says between the names, in one language. */
export interface Words {
  /** The locale of dates. */
  dates: string
  /** A role and for whom it is held: "special representative of China". */
  roleOf(title: string, whom: string): string
  onBehalfOf(whom: string): string
  relayedBy(whom: string): string
  in(what: string): string
  /** What kind of document it is, as within brackets. */
  kinds: { [kind: string]: string }
  somebody: string
  quote: [string, string]
  and: string
}

const EN: Words = {
  dates: 'en-GB',
  roleOf: (title, whom) => `${title} of ${whom}`,
  onBehalfOf: (whom) => `for ${whom}`,
  relayedBy: (whom) => `as relayed by ${whom}`,
  in: (what) => `in ${what}`,
  kinds: {
    NEWS_ARTICLE: 'news report',
    PRESS_RELEASE: 'press release',
    TRANSCRIPT: 'transcript',
    SPEECH: 'speech',
    JOINT_STATEMENT: 'joint statement',
    RESOLUTION: 'resolution',
    AGREEMENT: 'agreement',
    SOCIAL_POST: 'post',
    READOUT: 'readout',
    BRIEFING: 'briefing',
    INTERVIEW: 'interview',
    BROADCAST: 'broadcast',
    LETTER: 'letter',
    COURT_DECISION: 'decision',
  },
  somebody: 'unnamed',
  quote: ['\u201C', '\u201D'],
  and: 'and',
}

const FR: Words = {
  dates: 'fr',
  roleOf: (title, whom) => `${title} (${whom})`,
  onBehalfOf: (whom) => `au nom de ${whom}`,
  relayedBy: (whom) => `selon ${whom}`,
  in: (what) => `dans ${what}`,
  kinds: {
    NEWS_ARTICLE: 'article de presse',
    PRESS_RELEASE: 'communiqu\u00E9 de presse',
    TRANSCRIPT: 'transcription',
    SPEECH: 'discours',
    JOINT_STATEMENT: 'd\u00E9claration conjointe',
    RESOLUTION: 'r\u00E9solution',
    AGREEMENT: 'accord',
    SOCIAL_POST: 'publication',
    READOUT: 'compte rendu',
    BRIEFING: 'point de presse',
    INTERVIEW: 'entretien',
    BROADCAST: '\u00E9mission',
    LETTER: 'lettre',
    COURT_DECISION: 'd\u00E9cision',
  },
  somebody: 'anonyme',
  quote: ['\u00AB\u00A0', '\u00A0\u00BB'],
  and: 'et',
}

const WORDS: { [language: string]: Words } = { en: EN, fr: FR }

/** The words of a language, by its tag; English for one that has none here. */
export const wordsOf = (lang: string): Words => WORDS[lang.split('-')[0] ?? ''] ?? EN
