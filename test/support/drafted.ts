/** A press release of two countries that do not exist, with a character that takes two units in UTF-16. */
export const TEXT = `Minister Lind receives Foreign Minister Sato 🤝

Ministry of Foreign Affairs of Nordland, 4 May 2023

Foreign Minister Ada Lind met Foreign Minister Kenji Sato of Estmark today in Northport. Minister Lind thanked Estmark for its help after the floods. “We will open an embassy in Estmark this year,” she said. Minister Sato welcomed the decision and urged both governments to “finish the fisheries agreement before winter”. They agreed to meet again in 2024.`

/** A passage of the text as evidence has it, in code points. */
export const passage = (exact: string) => {
  const unit = TEXT.indexOf(exact)
  if (unit < 0) throw new Error(`The text has no "${exact}".`)
  const start = Array.from(TEXT.slice(0, unit)).length
  return { document: 'doc_nordland-lind-sato', start, end: start + Array.from(exact).length, exact }
}

const chain = [{ by: 'stk_nordland-ministry', cue: 'Ministry of Foreign Affairs of Nordland' }]
const evidence = (exact: string) => [{ ...passage(exact), chain }]
const party = (who: 'lind' | 'sato', as: string) => ({
  stakeholder: `stk_ada-${who}`.replace('ada-sato', 'kenji-sato'),
  function: as,
  onBehalfOf: [who === 'lind' ? 'stk_nordland' : 'stk_estmark'],
})
const name = (text: string) => [{ text, lang: 'en', kind: 'PREFERRED' }]
const said = { saidOn: { edtf: '2023-05-04', asStated: 'today' }, meeting: 'mtg_lind-sato-2023-05-04' }

/** What a draft of the text proposes: four statements, one of them within another, and two questions. */
export const RECORDS = [
  { stakeholder: { id: 'stk_nordland', kind: 'GOVERNMENT', names: name('Nordland') } },
  { stakeholder: { id: 'stk_estmark', kind: 'GOVERNMENT', names: name('Estmark') } },
  {
    stakeholder: {
      id: 'stk_nordland-ministry',
      kind: 'PUBLIC_BODY',
      names: name('Ministry of Foreign Affairs of Nordland'),
      parent: 'stk_nordland',
    },
  },
  { stakeholder: { id: 'stk_ada-lind', kind: 'PERSON', names: name('Ada Lind') } },
  { stakeholder: { id: 'stk_kenji-sato', kind: 'PERSON', names: name('Kenji Sato') } },
  {
    document: {
      id: 'doc_nordland-lind-sato',
      kind: 'PRESS_RELEASE',
      title: 'Minister Lind receives Foreign Minister Sato',
      publisher: 'stk_nordland-ministry',
      issued: { edtf: '2023-05-04' },
      language: 'en',
      held: true,
    },
  },
  {
    meeting: {
      id: 'mtg_lind-sato-2023-05-04',
      kind: 'MEETING',
      title: 'Ada Lind and Kenji Sato',
      state: 'HELD',
      when: { edtf: '2023-05-04', asStated: 'today' },
      place: 'Northport',
      parties: [party('lind', 'HOST'), party('sato', 'VISITOR')],
      evidence: evidence('Foreign Minister Ada Lind met Foreign Minister Kenji Sato'),
    },
  },
  {
    statement: {
      ...{ id: 'stm_lind-thanked', act: 'THANKED', cue: 'thanked', mode: 'INDIRECT', ...said },
      parts: [{ text: 'Thanks Estmark for its help after the floods.', verbatim: false }],
      parties: [party('lind', 'SPEAKER'), party('sato', 'ADDRESSEE')],
      evidence: evidence('thanked Estmark for its help after the floods'),
    },
  },
  {
    statement: {
      ...{ id: 'stm_lind-embassy', act: 'ANNOUNCED', cue: 'said', mode: 'DIRECT', ...said },
      parts: [{ text: 'We will open an embassy in Estmark this year,', verbatim: true, wordsOf: 'SPEAKER' }],
      parties: [party('lind', 'SPEAKER'), party('sato', 'ADDRESSEE')],
      evidence: evidence('“We will open an embassy in Estmark this year,” she said'),
    },
  },
  {
    statement: {
      ...{ id: 'stm_sato-welcomed', act: 'WELCOMED', cue: 'welcomed', mode: 'MIXED', ...said },
      parts: [
        { text: 'Welcomes the decision; both should ', verbatim: false },
        { text: 'finish the fisheries agreement before winter', verbatim: true, wordsOf: 'UNCLEAR' },
      ],
      parties: [party('sato', 'SPEAKER'), party('lind', 'ADDRESSEE')],
      evidence: evidence(
        'Minister Sato welcomed the decision and urged both governments to “finish the fisheries agreement before winter”',
      ),
    },
  },
  {
    statement: {
      ...{ id: 'stm_sato-urged', act: 'URGED', cue: 'urged', mode: 'DIRECT', ...said },
      parts: [{ text: 'finish the fisheries agreement before winter', verbatim: true, wordsOf: 'UNCLEAR' }],
      parties: [party('lind', 'SPEAKER'), party('sato', 'ADDRESSEE')],
      evidence: evidence('urged both governments to “finish the fisheries agreement before winter”'),
    },
  },
]

const { start, end } = passage('urged both governments to “finish the fisheries agreement before winter”')
const they = passage('They')

/** The questions of the draft. */
export const QUESTIONS = [
  {
    message: 'Whose words are “finish the fisheries agreement before winter”?',
    ...{ start, end, choices: [], record: 'stm_sato-urged', field: 'parts' },
  },
  {
    message: 'Who are “They”?',
    ...{ start: they.start, end: they.end, record: null, field: null },
    choices: [],
  },
]

/** The draft as the API answers with it. */
export const DRAFT = {
  data: {
    draft: {
      records: RECORDS.map((input) => ({
        input,
        existing: null,
        confidence: input.statement?.id === 'stm_sato-urged' ? 0.4 : 0.9,
        reasons: ['A rule found it.'],
      })),
      questions: QUESTIONS,
    },
  },
}
