import type { Act } from '../generated/types.ts'

/**
 * How a verb of saying goes on:
 * - `CLAUSE` takes what was said as a clause or a quotation: "said that", "noted".
 * - `OBJECT` takes it as an object, as it stands: "welcomed the talks".
 * - `HEARER` takes who is addressed first, then a clause: "told reporters that".
 * - `REQUEST` takes who is asked as a part of what was said: "urged Russia to".
 */
export type Pattern = 'CLAUSE' | 'OBJECT' | 'HEARER' | 'REQUEST'

export interface Cue {
  act: Act
  pattern: Pattern
  /** It is a cue only with one of these words right after it: "called on", "pointed out". */
  particles?: readonly string[]
  /** It is a cue only before "that" or a quotation: "found that". */
  isWeak?: true
  /** It is a cue only before or behind a quotation: "continued". */
  quotes?: true
  /** It reports what somebody holds, not that they said it. */
  isPosition?: true
  /** It is one of diplomats' verbs, which also report in an infinitive: "met to reaffirm". */
  isFormal?: true
}

const cues: { [lemma: string]: Cue[] } = {}
const add = (act: Act, pattern: Pattern, lemmas: string, more: Omit<Cue, 'act' | 'pattern'> = {}): void => {
  for (const lemma of lemmas.split(' ')) (cues[lemma] ??= []).push({ act, pattern, ...more })
}
const formal = { isFormal: true } as const
const weak = { isWeak: true } as const
/** What somebody holds. It is reported as a position, without words of saying. */
const position = { isPosition: true } as const

add('STATED', 'CLAUSE', 'say state add remark comment tweet quip joke insist declare proclaim muse')
add(
  'STATED',
  'CLAUSE',
  'continue read go respond reply answer retort repeat post begin conclude finish relate recount yell shout scream cry chant laugh smile sing label brand dub headline title start counter ponder',
  { quotes: true },
)
add('ASSESSED', 'OBJECT', 'call describe characterize label dub brand term compare', { quotes: true })
add('ASSESSED', 'OBJECT', 'refer', { particles: ['to'], quotes: true })
add('STATED', 'CLAUSE', 'mention recall testify assert contend maintain allege opine reason')
add('STATED', 'CLAUSE', 'write report reveal disclose admit concede acknowledge confess swear boast')
add('STATED', 'CLAUSE', 'respond reply retort counter repeat recount learn', weak)
add('STATED', 'CLAUSE', 'describe cite')
add('STATED', 'CLAUSE', 'point make lay', { particles: ['out', 'clear'] })
add('STATED', 'HEARER', 'tell')
add('STATED', 'CLAUSE', 'claim argue suggest indicate signal imply')
add('STATED', 'CLAUSE', 'conclude speculate theorize estimate guess', weak)
add('ASSESSED', 'CLAUSE', 'predict forecast')
add('NOTED', 'CLAUSE', 'note observe')
add('NOTED', 'CLAUSE', 'take', { particles: ['note'] })
add('BRIEFED', 'HEARER', 'brief inform notify apprise update remind assure reassure convince')
add('ANNOUNCED', 'CLAUSE', 'announce unveil confirm', formal)
add('EXPLAINED', 'CLAUSE', 'explain clarify elaborate outline detail')
add('REAFFIRMED', 'OBJECT', 'reaffirm affirm reconfirm', formal)
add('REITERATED', 'OBJECT', 'reiterate', formal)
add('EMPHASIZED', 'OBJECT', 'emphasize emphasise stress underline underscore highlight', formal)
add('THANKED', 'OBJECT', 'thank', formal)
add('PRAISED', 'OBJECT', 'praise commend applaud hail laud salute appreciate', formal)
add('WELCOMED', 'OBJECT', 'welcome', formal)
add('SUPPORTED', 'OBJECT', 'endorse', formal)
add('SUPPORTED', 'OBJECT', 'back advocate')
add('PLEDGED', 'OBJECT', 'pledge vow promise undertake', formal)
add('PLEDGED', 'OBJECT', 'commit', formal)
add('CAUTIONED', 'CLAUSE', 'warn caution')
add('ASSESSED', 'CLAUSE', 'assess judge')
add('URGED', 'REQUEST', 'urge exhort implore encourage', formal)
add('URGED', 'REQUEST', 'call', { particles: ['on', 'upon'], ...formal })
add('REQUESTED', 'REQUEST', 'call', { particles: ['for'], ...formal })
add('REQUESTED', 'REQUEST', 'request appeal', formal)
add('REQUESTED', 'REQUEST', 'plead beg')
add('DEMANDED', 'REQUEST', 'demand order direct', formal)
add('PROPOSED', 'OBJECT', 'propose recommend')
add('INVITED', 'REQUEST', 'invite', formal)
add('AGREED', 'OBJECT', 'agree decide', formal)
add('EXPRESSED_CONCERN', 'CLAUSE', 'worry lament')
add('CONDEMNED', 'OBJECT', 'condemn denounce decry deplore', formal)
add('ACCUSED', 'REQUEST', 'accuse blame')
add('THREATENED', 'OBJECT', 'threaten')
add('CONGRATULATED', 'OBJECT', 'congratulate', formal)
add('APOLOGIZED', 'OBJECT', 'apologize apologise')
add('ASKED', 'HEARER', 'ask')
add('ASKED', 'CLAUSE', 'wonder inquire', weak)
add('CRITICIZED', 'OBJECT', 'criticize criticise slam blast bash mock ridicule chide rebuke lambast attack deride rip')
add('REJECTED', 'OBJECT', 'reject dismiss refuse')
add('DENIED', 'OBJECT', 'deny dispute refute')
add('DECLINED_TO_COMMENT', 'OBJECT', 'decline')
add('ASSESSED', 'CLAUSE', 'believe think hope fear expect doubt suspect feel know', position)
add('OTHER', 'OBJECT', 'want wish seek favor prefer plan intend', position)
add('SUPPORTED', 'OBJECT', 'support', position)
add('REJECTED', 'OBJECT', 'oppose', position)
add('OTHER', 'OBJECT', 'express voice extend convey offer share raise provide give', { isFormal: true })

/** Light verbs: what they say is in the noun after them. */
export const LIGHT = new Set(['express', 'voice', 'extend', 'convey', 'offer', 'share', 'raise', 'provide', 'give'])

/** The noun of a light verb, and the act that it makes. */
export const LIGHT_NOUNS: { [noun: string]: Act } = {
  concern: 'EXPRESSED_CONCERN',
  alarm: 'EXPRESSED_CONCERN',
  worry: 'EXPRESSED_CONCERN',
  gratitude: 'THANKED',
  thanks: 'THANKED',
  thank: 'THANKED',
  appreciation: 'THANKED',
  support: 'SUPPORTED',
  solidarity: 'SUPPORTED',
  backing: 'SUPPORTED',
  condolence: 'CONDOLED',
  condolences: 'CONDOLED',
  sympathy: 'CONDOLED',
  congratulations: 'CONGRATULATED',
  congratulation: 'CONGRATULATED',
  regret: 'OTHER',
  hope: 'OTHER',
  confidence: 'ASSESSED',
  view: 'ASSESSED',
  belief: 'ASSESSED',
  opinion: 'ASSESSED',
  opposition: 'REJECTED',
  objection: 'REJECTED',
  disappointment: 'CRITICIZED',
  dismay: 'CRITICIZED',
  frustration: 'CRITICIZED',
  doubt: 'CRITICIZED',
  outrage: 'CONDEMNED',
  commitment: 'PLEDGED',
  readiness: 'PLEDGED',
  willingness: 'PLEDGED',
  desire: 'OTHER',
  interest: 'OTHER',
  optimism: 'ASSESSED',
  satisfaction: 'PRAISED',
  admiration: 'PRAISED',
  praise: 'PRAISED',
  welcome: 'WELCOMED',
  apology: 'APOLOGIZED',
  apologies: 'APOLOGIZED',
  determination: 'REAFFIRMED',
  resolve: 'REAFFIRMED',
  issue: 'OTHER',
  case: 'OTHER',
  matter: 'OTHER',
  question: 'OTHER',
  update: 'BRIEFED',
  briefing: 'BRIEFED',
  overview: 'BRIEFED',
  assurance: 'BRIEFED',
  explanation: 'EXPLAINED',
  wish: 'OTHER',
  wishes: 'OTHER',
  greetings: 'OTHER',
  understanding: 'OTHER',
}

/** Nouns that report with whose they are: "Russia's claims that". */
export const NOUNS: { [noun: string]: Act } = {
  claim: 'STATED',
  statement: 'STATED',
  assertion: 'STATED',
  allegation: 'ACCUSED',
  accusation: 'ACCUSED',
  charge: 'ACCUSED',
  argument: 'STATED',
  contention: 'STATED',
  announcement: 'ANNOUNCED',
  declaration: 'ANNOUNCED',
  promise: 'PLEDGED',
  pledge: 'PLEDGED',
  vow: 'PLEDGED',
  commitment: 'PLEDGED',
  warning: 'CAUTIONED',
  suggestion: 'PROPOSED',
  proposal: 'PROPOSED',
  demand: 'DEMANDED',
  request: 'REQUESTED',
  call: 'REQUESTED',
  insistence: 'STATED',
  assurance: 'BRIEFED',
  comment: 'STATED',
  remark: 'STATED',
  denial: 'DENIED',
  complaint: 'CRITICIZED',
  criticism: 'CRITICIZED',
  threat: 'THREATENED',
  decision: 'AGREED',
}

/** The cues of a verb by its lemma. */
export const cuesOf = (lemma: string): readonly Cue[] => (Object.hasOwn(cues, lemma) ? cues[lemma]! : [])

/** What stands for a source by the paper it is on: what it says, its issuer says. */
export const PAPERS = new Set(
  'release statement readout communique communiqu\u00E9 report letter document declaration article post tweet memo resolution ruling text transcript note'.split(
    ' ',
  ),
)
