import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Api, openApi } from '../support/archive.ts'
import {
  commitment,
  type Desk,
  document,
  meeting,
  type Noun,
  openDesk,
  role,
  stakeholder,
  statement,
  told as wrongOf,
  topic,
} from '../support/writing.ts'

let api: Api
let desk: Desk
let archive: string
beforeAll(async () => {
  const records = [
    stakeholder('stk_a', { parent: 'stk_b' }),
    stakeholder('stk_b', { parent: 'stk_c' }),
    stakeholder('stk_c'),
    role('rol_a', 'stk_a'),
    topic('top_a', { broader: 'top_b' }),
    topic('top_b', { broader: 'top_c' }),
    topic('top_c'),
    document('doc_a', { derivedFrom: ['doc_b'] }),
    document('doc_b', { derivedFrom: ['doc_c'] }),
    document('doc_c'),
    meeting('mtg_a', { partOf: 'mtg_b' }),
    meeting('mtg_b', { partOf: 'mtg_c' }),
    meeting('mtg_c'),
    statement('stm_a', 'stk_a'),
    commitment('com_a', 'stk_a', 'stm_a'),
  ]
  api = await openApi(records.map((record) => JSON.stringify(record)))
  desk = openDesk(api)
  archive = await desk.exported()
})
afterAll(() => api.stop())

const LONE = 'half \ud83d of a pair'
const NUL = 'cut\0off'
const HASH = 'a'.repeat(64)
const long = (length: number) => 'x'.repeat(length)
const times = <Value>(count: number, value: Value) => Array.from({ length: count }, () => value)

type Made = Partial<Record<Noun, object>>
const saying = (more: object): Made => statement('stm_x', 'stk_a', more)
const passage = (more: object): Made => saying({ evidence: [{ document: 'doc_a' }, { document: 'doc_b', ...more }] })
const party = (more: object): Made => saying({ parties: [{ stakeholder: 'stk_a', function: 'SPEAKER', ...more }] })
const attended = (more: object): Made =>
  meeting('mtg_x', { parties: [{ stakeholder: 'stk_a', function: 'HOST', ...more }] })
const quoted = (text: string, wordsOf?: string) => ({ text, verbatim: true, wordsOf })

/** What breaks a rule, with all that it is told: codes and paths from the record's type on. */
const REFUSED: [string, Made, ...string[]][] = [
  // ids
  ['an id of another type', topic('stk_x'), 'INVALID topic.id'],
  ['an id without a prefix', stakeholder('hun-sen'), 'INVALID stakeholder.id'],
  ['an id of a type that is none', stakeholder('abc_x'), 'INVALID stakeholder.id'],
  ['an id with a slash', document('doc_a/b'), 'INVALID document.id'],
  ['an id with a number sign', document('doc_a#b'), 'INVALID document.id'],
  ['an id with a space', meeting('mtg_a b'), 'INVALID meeting.id'],
  ['an id in capitals', role('rol_ABC', 'stk_a'), 'INVALID role.id'],
  ['an id with two hyphens', role('rol_a--b', 'stk_a'), 'INVALID role.id'],
  ['an id that is a prefix alone', commitment('com_', 'stk_a', 'stm_a'), 'INVALID commitment.id'],
  ['an id of 500 characters', stakeholder(`stk_${long(496)}`), 'INVALID stakeholder.id'],
  ['an id of letters beyond ASCII', topic('top_វិបត្តិ'), 'INVALID topic.id'],
  ['an empty id', topic('', { labels: [{ text: 'x' }] }), 'INVALID topic.id'],
  ['an id with a line feed', topic('top_a\n', { labels: [{ text: 'x' }] }), 'INVALID topic.id'],
  // texts
  ['an empty title', meeting('mtg_x', { title: '' }), 'INVALID meeting.title'],
  ['a blank title', meeting('mtg_x', { title: ' \t\u00a0' }), 'INVALID meeting.title'],
  ['an empty name', stakeholder('stk_x', { names: [{ text: '' }] }), 'INVALID stakeholder.names.0.text'],
  [
    'a blank label',
    topic('top_x', { labels: [{ text: 'x' }, { text: ' ', lang: 'km' }] }),
    'INVALID topic.labels.1.text',
  ],
  ['a blank summary', commitment('com_x', 'stk_a', 'stm_a', { summary: ' ' }), 'INVALID commitment.summary'],
  ['a blank title of a role', role('rol_x', 'stk_a', { title: ' ' }), 'INVALID role.title'],
  ['a blank title of a document', document('doc_x', { title: '' }), 'INVALID document.title'],
  ['a blank place', meeting('mtg_x', { place: ' ' }), 'INVALID meeting.place'],
  ['a blank cue', saying({ cue: '' }), 'INVALID statement.cue'],
  [
    'a blank wording of a date',
    saying({ saidOn: { edtf: '2022', asStated: ' ' } }),
    'INVALID statement.saidOn.asStated',
  ],
  ['a blank wording of a party', party({ asStated: '' }), 'INVALID statement.parties.0.asStated'],
  ['half of a surrogate pair', meeting('mtg_x', { title: LONE }), 'INVALID meeting.title'],
  ['half of a pair in a name', stakeholder('stk_x', { names: [{ text: LONE }] }), 'INVALID stakeholder.names.0.text'],
  ['half of a pair in a part', saying({ parts: [{ text: LONE }] }), 'INVALID statement.parts.0.text'],
  ['half of a pair in a passage', passage({ exact: LONE }), 'INVALID statement.evidence.1.exact'],
  ['a NUL in a title', document('doc_x', { title: NUL }), 'INVALID document.title'],
  ['a NUL in a place', meeting('mtg_x', { place: NUL }), 'INVALID meeting.place'],
  ['a NUL in a part', saying({ parts: [{ text: NUL }] }), 'INVALID statement.parts.0.text'],
  [
    'a NUL in a link of a chain',
    passage({ chain: [{ by: 'stk_a', cue: NUL }] }),
    'INVALID statement.evidence.1.chain.0.cue',
  ],
  ['two lines in a title', meeting('mtg_x', { title: 'a\nb' }), 'INVALID meeting.title'],
  ['a title that turns round', role('rol_x', 'stk_a', { title: 'Hun \u202eneS' }), 'INVALID role.title'],
  ['a place with an escape', meeting('mtg_x', { place: '\u001b[2J' }), 'INVALID meeting.place'],
  [
    'a summary with a tag',
    commitment('com_x', 'stk_a', 'stm_a', { summary: 'a\u{e0041}' }),
    'INVALID commitment.summary',
  ],
  ['a wording with a C1 control', party({ asStated: 'a\u009b' }), 'INVALID statement.parties.0.asStated'],
  ['a passage with a noncharacter', passage({ exact: 'a\uffff' }), 'INVALID statement.evidence.1.exact'],
  ['a part with an isolate', saying({ parts: [{ text: 'a\u2066' }] }), 'INVALID statement.parts.0.text'],
  ['parts that nobody sees', saying({ parts: [{ text: ' ' }, { text: '\u200d' }] }), 'INVALID statement.parts'],
  [
    'a name that is a joiner',
    stakeholder('stk_x', { names: [{ text: '\u200d' }] }),
    'INVALID stakeholder.names.0.text',
  ],
  ['a label that is a mark', topic('top_x', { labels: [{ text: '\u0301' }] }), 'INVALID topic.labels.0.text'],
  ['a label for private use', topic('top_x', { labels: [{ text: '\ue000' }] }), 'INVALID topic.labels.0.text'],
  [
    'an identifier that holds what nobody sees',
    topic('top_x', { identifiers: [{ scheme: 'wikidata', value: 'Q\u200b1' }] }),
    'INVALID topic.identifiers.0.value',
  ],
  // names and identifiers
  ['no name', stakeholder('stk_x', { names: [] }), 'INVALID stakeholder.names'],
  ['no label', topic('top_x', { labels: [] }), 'INVALID topic.labels'],
  ['no name to show', topic('top_x', { labels: [{ text: 'x', kind: 'ALIAS' }] }), 'INVALID topic.labels'],
  [
    'two names to show in one language',
    stakeholder('stk_x', {
      names: [
        { text: 'x', lang: 'en' },
        { text: 'y', lang: 'EN' },
      ],
    }),
    'INVALID stakeholder.names',
  ],
  [
    'a name of 501 characters',
    stakeholder('stk_x', { names: [{ text: long(501) }] }),
    'INVALID stakeholder.names.0.text',
  ],
  [
    'a data set in capitals',
    topic('top_x', { identifiers: [{ scheme: 'Wikidata', value: 'Q1' }] }),
    'INVALID topic.identifiers.0.scheme',
  ],
  [
    'a data set of 41 characters, and an identifier of 201',
    stakeholder('stk_x', { identifiers: [{ scheme: long(41), value: long(201) }] }),
    'INVALID stakeholder.identifiers.0.scheme',
    'INVALID stakeholder.identifiers.0.value',
  ],
  [
    'an identifier with a space',
    topic('top_x', { identifiers: [{ scheme: 'wikidata', value: 'Q 1' }] }),
    'INVALID topic.identifiers.0.value',
  ],
  // dates
  ['the year 0', saying({ saidOn: { edtf: '0000' } }), 'INVALID statement.saidOn.edtf'],
  ['a year before it', meeting('mtg_x', { when: { edtf: '-0044' } }), 'INVALID meeting.when.edtf'],
  ['a year beyond 9999', document('doc_x', { issued: { edtf: 'Y12022' } }), 'INVALID document.issued.edtf'],
  [
    'a year 0 attested',
    role('rol_x', 'stk_a', { attestedOn: [{ edtf: '2022' }, { edtf: '0000' }] }),
    'INVALID role.attestedOn.1.edtf',
  ],
  [
    'a year 0 to do it by',
    commitment('com_x', 'stk_a', 'stm_a', { due: { edtf: '0000' } }),
    'INVALID commitment.due.edtf',
  ],
  // references
  ['a topic that is not there', saying({ topics: ['top_a', 'top_none'] }), 'NOT_FOUND statement.topics.1'],
  ['a speaker that is not there', statement('stm_x', 'stk_none'), 'NOT_FOUND statement.parties.0.stakeholder'],
  ['a role that is not there', party({ roles: ['rol_none'] }), 'NOT_FOUND statement.parties.0.roles.0'],
  ['a side that is not there', attended({ onBehalfOf: ['stk_none'] }), 'NOT_FOUND meeting.parties.0.onBehalfOf.0'],
  ['a holder that is not there', role('rol_x', 'stk_none'), 'NOT_FOUND role.holder'],
  [
    'an organization that is not there',
    role('rol_x', 'stk_a', { organization: 'stk_none' }),
    'NOT_FOUND role.organization',
  ],
  ['a publisher that is not there', document('doc_x', { publisher: 'stk_none' }), 'NOT_FOUND document.publisher'],
  ['a source that is not there', document('doc_x', { derivedFrom: ['doc_none'] }), 'NOT_FOUND document.derivedFrom.0'],
  ['an instrument that is not there', topic('top_x', { instrument: 'doc_none' }), 'NOT_FOUND topic.instrument'],
  ['an occasion that is not there', saying({ anticipates: ['mtg_none'] }), 'NOT_FOUND statement.anticipates.0'],
  ['a statement that is not there', commitment('com_x', 'stk_a', 'stm_none'), 'NOT_FOUND commitment.statements.0'],
  [
    'a meeting by which it was kept that is not there',
    commitment('com_x', 'stk_a', 'stm_a', { realizedBy: ['mtg_none'] }),
    'NOT_FOUND commitment.realizedBy.0',
  ],
  ['a document that is not there', passage({ document: 'doc_none' }), 'NOT_FOUND statement.evidence.1.document'],
  [
    'a link of a chain that is not there',
    passage({ chain: [{ by: 'stk_none', document: 'doc_none' }] }),
    'NOT_FOUND statement.evidence.1.chain.0.by',
    'NOT_FOUND statement.evidence.1.chain.0.document',
  ],
  ['a parent that is not there', stakeholder('stk_x', { parent: 'stk_none' }), 'NOT_FOUND stakeholder.parent'],
  ['a topic that is a stakeholder', saying({ topics: ['stk_a'] }), 'INVALID statement.topics.0'],
  ['a speaker that is a role', statement('stm_x', 'rol_a'), 'INVALID statement.parties.0.stakeholder'],
  ['a role that is a stakeholder', attended({ roles: ['stk_a'] }), 'INVALID meeting.parties.0.roles.0'],
  ['a meeting that is a topic', saying({ meeting: 'top_a' }), 'INVALID statement.meeting'],
  ['a holder that is a document', role('rol_x', 'doc_a'), 'INVALID role.holder'],
  ['a document that is a meeting', passage({ document: 'mtg_a' }), 'INVALID statement.evidence.1.document'],
  ['a reference that is no id', saying({ about: ['the King'] }), 'INVALID statement.about.0'],
  ['a reference of 500 characters', saying({ about: [`stk_${long(496)}`] }), 'INVALID statement.about.0'],
  ['a reference that is empty', document('doc_x', { publisher: '' }), 'INVALID document.publisher'],
  // standing under itself
  ['its own parent', stakeholder('stk_x', { parent: 'stk_x' }), 'INVALID stakeholder.parent'],
  // statements
  ['DIRECT without a verbatim part', saying({ mode: 'DIRECT' }), 'INVALID statement.parts'],
  ['MIXED without a verbatim part', saying({ mode: 'MIXED' }), 'INVALID statement.parts'],
  ['INDIRECT with a verbatim part', saying({ parts: [quoted('x', 'SPEAKER')] }), 'INVALID statement.mode'],
  [
    'FREE_INDIRECT with a verbatim part',
    saying({ mode: 'FREE_INDIRECT', parts: [quoted('x', 'UNCLEAR')] }),
    'INVALID statement.mode',
  ],
  [
    "words quoted that are nobody's",
    saying({ mode: 'DIRECT', parts: [quoted('x')] }),
    'INVALID statement.parts.0.wordsOf',
  ],
  [
    "words retold that are somebody's",
    saying({ parts: [{ text: 'x', wordsOf: 'SPEAKER' }] }),
    'INVALID statement.parts.0.wordsOf',
  ],
  ['no part', saying({ parts: [] }), 'INVALID statement.parts'],
  ['an empty part', saying({ parts: [{ text: 'x' }, { text: '' }] }), 'INVALID statement.parts.1.text'],
  ['no speaker', saying({ parties: [] }), 'INVALID statement.parties'],
  ['an addressee alone', party({ function: 'ADDRESSEE' }), 'INVALID statement.parties'],
  [
    'a host of a statement',
    party({ function: 'HOST' }),
    'INVALID statement.parties',
    'INVALID statement.parties.0.function',
  ],
  ['a speaker of a meeting', attended({ function: 'SPEAKER' }), 'INVALID meeting.parties.0.function'],
  ['nobody who undertakes it', commitment('com_x', 'stk_a', 'stm_a', { by: [] }), 'INVALID commitment.by'],
  [
    'no statement that makes it',
    commitment('com_x', 'stk_a', 'stm_a', { statements: [] }),
    'INVALID commitment.statements',
  ],
  // evidence
  ['a start below 0', passage({ start: -1, end: 3 }), 'INVALID statement.evidence.1.start'],
  ['a start and an end below 0', passage({ start: -5, end: -3 }), 'INVALID statement.evidence.1.start'],
  ['an end before the start', passage({ start: 9, end: 3 }), 'INVALID statement.evidence.1.end'],
  ['an end at the start', passage({ start: 9, end: 9 }), 'INVALID statement.evidence.1.end'],
  ['a start alone', passage({ start: 9 }), 'INVALID statement.evidence.1.end'],
  ['an end alone', passage({ end: 9 }), 'INVALID statement.evidence.1.start'],
  ['a passage of another length', passage({ start: 0, end: 4, exact: '😀😀' }), 'INVALID statement.evidence.1.exact'],
  ['a hash that is none', passage({ spanSha256: 'abc' }), 'INVALID statement.evidence.1.spanSha256'],
  ['a hash in capitals', document('doc_x', { textSha256: HASH.toUpperCase() }), 'INVALID document.textSha256'],
  ['a hash of 63 digits', document('doc_x', { textSha256: HASH.slice(1) }), 'INVALID document.textSha256'],
  ['the hash of another passage', passage({ exact: 'x', spanSha256: HASH }), 'INVALID statement.evidence.1.spanSha256'],
  ['a field that there is not', passage({ supports: ['saidOn', 'colour'] }), 'INVALID statement.evidence.1.supports.1'],
  [
    'a field of another type',
    stakeholder('stk_x', { evidence: [{ document: 'doc_a', supports: ['saidOn'] }] }),
    'INVALID stakeholder.evidence.0.supports.0',
  ],
  // sizes
  ['a text of 600 KB', saying({ parts: [{ text: long(600_000) }] }), 'TOO_LARGE statement'],
  ['a title of 600 KB', document('doc_x', { title: long(600_000) }), 'TOO_LARGE document'],
  ['a text of 600 KB in few characters', meeting('mtg_x', { place: '😀'.repeat(150_000) }), 'TOO_LARGE meeting'],
  ['a name of 600 KB', stakeholder('stk_x', { names: [{ text: long(600_000) }] }), 'INVALID stakeholder.names.0.text'],
  ['1,001 about whom it is', saying({ about: times(1001, 'stk_a') }), 'TOO_LARGE statement.about'],
  ['1,001 parts', saying({ parts: times(1001, { text: 'x' }) }), 'TOO_LARGE statement.parts'],
  ['1,001 links of a chain', passage({ chain: times(1001, { by: 'stk_a' }) }), 'TOO_LARGE statement.evidence.1.chain'],
]

/** What is not of its type, with the place that the error names. */
const OF_NO_TYPE: [string, Made, string][] = [
  ['a day that does not exist', saying({ saidOn: { edtf: '2022-02-30' } }), 'input.saidOn.edtf'],
  ['29 February of a year without one', meeting('mtg_x', { when: { edtf: '2021-02-29' } }), 'input.when.edtf'],
  ['a month that does not exist', document('doc_x', { issued: { edtf: '2022-13' } }), 'input.issued.edtf'],
  ['an hour that does not exist', saying({ saidOn: { edtf: '2022-03-04T25:00:00Z' } }), 'input.saidOn.edtf'],
  ['an interval that runs backwards', role('rol_x', 'stk_a', { period: '2022-03/2021-01' }), 'input.period'],
  ['an interval of days that does', saying({ saidOn: { edtf: '2022-03-04/2022-03-01' } }), 'input.saidOn.edtf'],
  ['an interval to a day that is none', role('rol_x', 'stk_a', { period: '2022-01/2022-02-30' }), 'input.period'],
  ['a set of dates', role('rol_x', 'stk_a', { attestedOn: [{ edtf: '{2022,[2023]}' }] }), 'input.attestedOn[0].edtf'],
  ['a date in words', commitment('com_x', 'stk_a', 'stm_a', { due: { edtf: 'March 2022' } }), 'input.due.edtf'],
  ['a date as an American writes it', saying({ saidOn: { edtf: '03/04/2022' } }), 'input.saidOn.edtf'],
  ['an empty date', saying({ saidOn: { edtf: '' } }), 'input.saidOn.edtf'],
  ['a date with a space', saying({ saidOn: { edtf: '2022 ' } }), 'input.saidOn.edtf'],
  ['a date that is a number', saying({ saidOn: { edtf: 2022 } }), 'input.saidOn.edtf'],
  ['a date without its text', saying({ saidOn: { asStated: 'today' } }), 'input.saidOn'],
  ['a country that is none', stakeholder('stk_x', { country: 'XX' }), 'input.country'],
  ['a country in small letters', meeting('mtg_x', { country: 'kh' }), 'input.country'],
  ['a country of three letters', meeting('mtg_x', { country: 'KHM' }), 'input.country'],
  ['a language by its name', document('doc_x', { language: 'Khmer' }), 'input.language'],
  ['a language with an underscore', document('doc_x', { language: 'en_US' }), 'input.language'],
  ['a language tag that is cut off', topic('top_x', { labels: [{ text: 'x', lang: 'zh-' }] }), 'input.labels[0].lang'],
  ['an empty language', stakeholder('stk_x', { names: [{ text: 'x', lang: '' }] }), 'input.names[0].lang'],
  ['an address that is a script', document('doc_x', { url: 'javascript:alert(1)' }), 'input.url'],
  ['an address that is data', document('doc_x', { url: 'data:text/html,x' }), 'input.url'],
  ['an address that is a file', document('doc_x', { url: 'file:///etc/passwd' }), 'input.url'],
  ['an address without a host', document('doc_x', { url: 'https://' }), 'input.url'],
  ['an address with a space', document('doc_x', { url: 'https://example.org/a b' }), 'input.url'],
  ['an address with half of a pair', document('doc_x', { url: `https://example.org/${LONE}` }), 'input.url'],
  ['an address of 2,001 characters', document('doc_x', { url: `https://x.org/${long(1987)}` }), 'input.url'],
  ['an address with a password', document('doc_x', { url: 'https://a:b@example.org/' }), 'input.url'],
  ['an address that turns round', document('doc_x', { url: 'https://example.org/\u202egpj.exe' }), 'input.url'],
  [
    'a language of 180,000 letters',
    stakeholder('stk_x', { names: [{ text: 'x', lang: `en-x${'-aaaaaaaa'.repeat(20_000)}` }] }),
    'input.names[0].lang',
  ],
  ['an act that is none', saying({ act: 'SHOUTED' }), 'input.act'],
  ['a mode in small letters', saying({ mode: 'indirect' }), 'input.mode'],
  ['a kind that is none', stakeholder('stk_x', { kind: 'EMPIRE' }), 'input.kind'],
  ['a state that is none', meeting('mtg_x', { state: 'DREAMT' }), 'input.state'],
  ['a field that there is not', saying({ colour: 'red' }), 'input'],
  ['no parts', saying({ parts: null }), 'input.parts'],
  ['a part that is nothing', saying({ parts: [null] }), 'input.parts[0]'],
  ['a text that is a number', saying({ parts: [{ text: 5 }] }), 'input.parts[0].text'],
  ['a text that is a list', meeting('mtg_x', { title: ['x'] }), 'input.title'],
  ['no title', meeting('mtg_x', { title: undefined }), 'input'],
  ['an id that is an object', topic('top_x', { id: {} }), 'input.id'],
  ['a start that is a text', passage({ start: '1', end: 2 }), 'input.evidence[1].start'],
  ['a start between two', passage({ start: 1.5, end: 2 }), 'input.evidence[1].start'],
  ['an end beyond 2,147,483,647', passage({ start: 1, end: 2 ** 31 }), 'input.evidence[1].end'],
  ['a stance that is none', passage({ stance: 'MENTIONS' }), 'input.evidence[1].stance'],
  ['held that is a text', document('doc_x', { held: 'yes' }), 'input.held'],
]

/** New statuses that cannot be, with all that they are told. */
const NO_STATUS: [string, object, ...string[]][] = [
  ['of a record that is not there', { id: 'stk_none', status: 'RETRACTED' }, 'NOT_FOUND id'],
  ['of what is no id', { id: 'the King', status: 'RETRACTED' }, 'INVALID id'],
  ['without a reason', { id: 'stk_a', status: 'DISPUTED', reason: ' ' }, 'INVALID reason'],
  ['merged into nothing', { id: 'stk_a', status: 'MERGED' }, 'INVALID supersededBy'],
  ['merged into itself', { id: 'stk_a', status: 'MERGED', supersededBy: 'stk_a' }, 'INVALID supersededBy'],
  ['merged into another type', { id: 'stk_a', status: 'MERGED', supersededBy: 'top_a' }, 'INVALID supersededBy'],
  ['merged into what is no id', { id: 'stk_a', status: 'MERGED', supersededBy: 'x' }, 'INVALID supersededBy'],
  [
    'merged into what is not there',
    { id: 'stk_a', status: 'MERGED', supersededBy: 'stk_none' },
    'NOT_FOUND supersededBy',
  ],
  [
    'retracted, and yet another one',
    { id: 'stk_a', status: 'RETRACTED', supersededBy: 'stk_b' },
    'INVALID supersededBy',
  ],
  ['of another revision', { id: 'stk_a', status: 'RETRACTED', expectedRevision: 2 }, 'CONFLICT expectedRevision'],
  ['with a reason of 600 KB', { id: 'stk_a', status: 'RETRACTED', reason: long(600_000) }, 'TOO_LARGE stakeholder'],
  [
    'wrong in every way',
    { id: 'x', status: 'CURRENT', reason: '', supersededBy: 'stk_b' },
    'INVALID id',
    'INVALID reason',
    'INVALID supersededBy',
  ],
]

/** Records that would come to stand under themselves. */
const CIRCLES: [string, Noun, object, string][] = [
  ['a topic', 'topic', topic('top_c', { broader: 'top_a' }).topic, 'INVALID topic.broader'],
  ['a stakeholder', 'stakeholder', stakeholder('stk_c', { parent: 'stk_a' }).stakeholder, 'INVALID stakeholder.parent'],
  ['a document', 'document', document('doc_c', { derivedFrom: ['doc_a'] }).document, 'INVALID document.derivedFrom.0'],
  ['a meeting', 'meeting', meeting('mtg_c', { partOf: 'mtg_a' }).meeting, 'INVALID meeting.partOf'],
]

test('there are more than sixty', () => {
  expect(REFUSED.length + OF_NO_TYPE.length + NO_STATUS.length).toBeGreaterThan(60)
})

const nounOf = (made: Made) => Object.entries(made)[0] as [Noun, object]
const told = (answer: Parameters<typeof wrongOf>[0]) => [...new Set(wrongOf(answer))].sort()
const nothingHasChanged = async () => {
  // Not `toBe`: a difference would be printed whole.
  expect((await desk.exported()) === archive).toBe(true)
}

describe('a record is refused for', () => {
  test.each(REFUSED)('%s', async (_, made, ...wrong) => {
    const refused = await desk.record(...nounOf(made))
    expect([refused.record, told(refused)]).toEqual([null, wrong])
    const { results } = await desk.importAll([made])
    expect([results[0]?.action, told(results[0]!)]).toEqual([null, wrong])
    await nothingHasChanged()
  })
})

describe('a query is refused for', () => {
  const at = (path: string) => ({
    status: 400,
    errors: [
      {
        message: expect.stringContaining(path === 'input' ? 'Variable "$input" got invalid value' : `at "${path}"; `),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ],
  })
  test.each(OF_NO_TYPE)('%s', async (_, made, path) => {
    const [noun, input] = nounOf(made)
    expect(await desk.tryRecord(noun, input)).toMatchObject(at(path))
    // Of an import, the record alone is refused.
    const query = `mutation ($records: [RecordInput!]!) {
      importRecords(records: $records) { results { id revision action userErrors { code field } } userErrors { code } }
    }`
    const { data } = await api.write(query, { records: [made] })
    const field = [
      noun,
      ...path
        .split(/[.[\]]+/)
        .filter(Boolean)
        .slice(1),
    ]
    const wrong = { id: null, revision: null, action: null, userErrors: [{ code: 'INVALID', field }] }
    expect(data.importRecords).toEqual({ results: [wrong], userErrors: [] })
    await nothingHasChanged()
  })
})

describe('a status is refused', () => {
  test.each(NO_STATUS)('%s', async (_, change, ...wrong) => {
    const refused = await desk.changeStatus({ expectedRevision: 1, ...change })
    expect([refused.record, told(refused)]).toEqual([null, wrong])
    await nothingHasChanged()
  })
})

describe('there is no cycle of three with', () => {
  test.each(CIRCLES)('%s', async (_, noun, input, wrong) => {
    const refused = await desk.record(noun, input, { expectedRevision: 1 })
    expect([refused.record, told(refused)]).toEqual([null, [wrong]])
    const { results } = await desk.importAll([{ [noun]: input }])
    expect([results[0]?.action, told(results[0]!)]).toEqual([null, [wrong]])
    await nothingHasChanged()
  })
  test('an import of all three at once', async () => {
    const records = [
      topic('top_x', { broader: 'top_y' }),
      topic('top_y', { broader: 'top_z' }),
      topic('top_z', { broader: 'top_x' }),
    ]
    const { results } = await desk.importAll(records)
    expect(results.map(({ action }) => action)).toEqual([null, null, null])
    for (const result of results) expect(told(result)).toContain('INVALID topic.broader')
    await nothingHasChanged()
  })
})

describe('an erasure is refused', () => {
  test.each([
    ['of what is no id', 'the King', 'By order', 'INVALID id'],
    ['of what is not there', 'stk_none', 'By order', 'NOT_FOUND id'],
    ['without a reason', 'stk_a', ' ', 'INVALID reason'],
    ['with a reason of 600 KB', 'stk_a', long(600_000), 'TOO_LARGE reason'],
  ])('%s', async (_, id, reason, wrong) => {
    expect(told(await desk.erase(id, reason))).toEqual([wrong])
    await nothingHasChanged()
  })
})

describe('a reason is refused', () => {
  test.each([
    ['with half of a surrogate pair', LONE],
    ['with a NUL', NUL],
    ['with an override of the direction', 'a \u202eb'],
  ])('%s', async (_, reason) => {
    const input = topic('top_x').topic
    for (const answer of [
      await desk.tryRecord('topic', input, { reason }),
      await api.write(
        'mutation ($reason: String!) { changeStatus(id: "stk_a", status: RETRACTED, reason: $reason, expectedRevision: 1) { record { id } } }',
        { reason },
      ),
      await api.write('mutation ($reason: String!) { eraseRecord(id: "com_a", reason: $reason) { record { id } } }', {
        reason,
      }),
    ])
      expect(answer).toMatchObject({
        data: null,
        errors: [{ message: expect.stringContaining('`reason`'), extensions: { code: 'BAD_USER_INPUT' } }],
      })
    await nothingHasChanged()
  })
  test('of 600 KB', async () => {
    const refused = await desk.record('topic', topic('top_x').topic, { reason: long(600_000) })
    expect([refused.record, told(refused)]).toEqual([null, ['TOO_LARGE topic']])
    await nothingHasChanged()
  })
})
