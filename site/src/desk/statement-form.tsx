import { useLanguage } from '../language.tsx'
import { useDesk } from './context.ts'
import {
  ChainFields,
  Choice,
  DateFields,
  Inheriting,
  MeetingField,
  PartiesField,
  TextField,
  useShown,
} from './fields.tsx'
import { isObject, type JsonObject, objectsOf, oneOf, textOf, textsOf } from './json.ts'
import { movedByWord, openOffsets } from './offsets.ts'
import { RecordsField } from './picker.tsx'
import {
  ACTS,
  chainOf,
  modeOf,
  MODES,
  partiesOf,
  type Part,
  partInput,
  partsOf,
  passageIndex,
  spanOf,
  WORDS_OF,
} from './records.ts'
import { type Change, type DeskRecord, type Setting, wholeInput } from './state.ts'

type Whose = 'RETOLD' | (typeof WORDS_OF)[number]
const WHOSE: readonly Whose[] = ['RETOLD', 'SPEAKER', 'REPORTER', 'UNCLEAR']
type OwnPart = Part & { rest?: JsonObject }

const whoseIs = ({ verbatim, wordsOf }: Part): Whose => (verbatim ? (wordsOf ?? 'UNCLEAR') : 'RETOLD')
const asWhose = (part: OwnPart, whose: Whose): OwnPart => ({
  ...part,
  verbatim: whose !== 'RETOLD',
  wordsOf: whose === 'RETOLD' ? null : whose,
})

/** The fields of a statement by which its parts are others. */
const partFields = (parts: readonly OwnPart[], mode: unknown): JsonObject => ({
  parts: parts.map(partInput),
  mode: modeOf(parts, mode),
})

/** What the key for "whose words" does: the next answer for what is quoted; what quotes nothing becomes quoted. */
export const nextWords = ({ id, input }: DeskRecord): Change => {
  const parts = partsOf(input)
  const quoted = parts.find(({ verbatim }) => verbatim)
  const from = quoted ? whoseIs(quoted) : 'RETOLD'
  const next = WHOSE[(WHOSE.indexOf(from) + 1) % WHOSE.length] ?? 'RETOLD'
  const changed = parts.map((part) => (quoted && !part.verbatim ? part : asWhose(part, next)))
  return { do: 'edit', id, fields: partFields(changed, input.mode) }
}

const Parts = ({ record }: { record: DeskRecord }) => {
  const { step, t } = useDesk()
  const { t: site } = useLanguage()
  const parts: readonly OwnPart[] = partsOf(record.input)
  const put = (next: readonly OwnPart[]) => {
    step({ do: 'edit', id: record.id, fields: partFields(next, record.input.mode) })
  }
  const names: { [whose in Whose]: string } = site.words
  return (
    <fieldset>
      <legend>{t.statement.parts}</legend>
      <ol className="parts">
        {parts.map((part, index) => (
          <li key={index} className={whoseIs(part).toLowerCase()}>
            <textarea
              aria-label={t.statement.part(index + 1)}
              dir="auto"
              rows={Math.min(8, 1 + Math.ceil(part.text.length / 60))}
              value={part.text}
              data-focus={index === 0 ? 'p' : undefined}
              onChange={({ target }) => {
                put(parts.map((one, place) => (place === index ? { ...one, text: target.value } : one)))
              }}
            />
            <div className="row">
              <select
                aria-label={t.statement.whose(index + 1)}
                value={whoseIs(part)}
                onChange={({ target }) => {
                  const whose = oneOf(WHOSE, target.value)
                  put(parts.map((one, place) => (place === index ? asWhose(one, whose) : one)))
                }}
              >
                {WHOSE.map((whose) => (
                  <option key={whose} value={whose}>
                    {names[whose]}
                  </option>
                ))}
              </select>
              {parts.length > 1 && (
                <button
                  type="button"
                  className="quiet"
                  aria-label={t.statement.removePart(index + 1)}
                  onClick={() => {
                    put(parts.filter((_, place) => place !== index))
                  }}
                >
                  ×
                </button>
              )}
            </div>
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="quiet"
        onClick={() => {
          put([...parts, { text: '', verbatim: false, wordsOf: null }])
        }}
      >
        {t.statement.addPart}
      </button>
    </fieldset>
  )
}

/** The passage, with what moves its ends by a word. */
const PassageFields = ({
  record,
  selection,
}: {
  record: DeskRecord
  selection: { start: number; end: number } | null
}) => {
  const { desk, step, t } = useDesk()
  const span = spanOf(record.input, desk.document)
  if (!span) return null
  const offsets = openOffsets(desk.source)
  const move = (edge: 'start' | 'end', by: 1 | -1, label: string, sign: string) => (
    <button
      type="button"
      className="quiet"
      aria-label={label}
      title={label}
      onClick={() => {
        step({ do: 'move', id: record.id, ...movedByWord(desk.source, offsets, span, edge, by) })
      }}
    >
      {sign}
    </button>
  )
  const { moves } = t.statement
  return (
    <div className="passage">
      <blockquote dir="auto">{desk.source.slice(offsets.toUnits(span.start), offsets.toUnits(span.end))}</blockquote>
      <div className="row">
        <span className="label">{t.statement.passage}</span>
        {move('start', -1, moves.startBack, '⇤')}
        {move('start', 1, moves.startOn, '↦')}
        {move('end', -1, moves.endBack, '↤')}
        {move('end', 1, moves.endOn, '⇥')}
        {selection && (
          <button
            type="button"
            className="quiet"
            onClick={() => {
              step({ do: 'move', id: record.id, ...selection })
            }}
          >
            {t.statement.toSelection}
          </button>
        )}
      </div>
    </div>
  )
}

/** All that a statement is, to be corrected. What it inherits is shown, and becomes its own as soon as it is changed. */
export const StatementForm = ({
  record,
  number,
  count,
  go,
  selection,
}: {
  record: DeskRecord
  number: number
  count: number
  go: (by: 1 | -1) => void
  selection: { start: number; end: number } | null
}) => {
  const { desk, step, t } = useDesk()
  const { id, input, follows, removed, confidence, reasons, revision } = record
  const whole = wholeInput(desk, record)
  const parties = partiesOf(input.parties)
  const others = objectsOf(input.parties).filter((party) => party.function !== 'SPEAKER')
  const edit = (fields: JsonObject, before: readonly Change[] = []) => {
    if (before.length === 0) step({ do: 'edit', id, fields })
    else step([...before, { do: 'edit', id, fields }])
  }
  const own = (settings: Extract<Change, { do: 'own' }>['settings'], before: readonly Change[] = []) => {
    if (before.length === 0) step({ do: 'own', id, settings })
    else step([...before, { do: 'own', id, settings }])
  }
  const inherits = (setting: Setting, inShort: string) => ({
    shown: inShort,
    isInherited: revision === null ? follows.includes(setting) : null,
    follow: () => {
      step({ do: 'follow', id, setting })
    },
  })
  const shown = useShown()
  const addressees = objectsOf(whole.parties).filter((party) => party.function === 'ADDRESSEE')
  const passage = passageIndex(input, desk.document)
  const evidence = objectsOf(whole.evidence)[passage]
  return (
    <section className="form" id="statement-form" aria-label={t.statement.title(number, count)}>
      <header className="row">
        <h2>{t.statement.title(number, count)}</h2>
        <button
          type="button"
          className="quiet"
          onClick={() => {
            go(-1)
          }}
        >
          {t.statement.before}
        </button>
        <button
          type="button"
          className="quiet"
          onClick={() => {
            go(1)
          }}
        >
          {t.statement.after}
        </button>
        <button
          type="button"
          onClick={() => {
            step({ do: 'remove', id, removed: !removed })
          }}
        >
          {removed ? t.statement.restore : t.statement.remove}
        </button>
      </header>
      {revision !== null && <p className="capacity">{t.statement.inArchive}</p>}
      {confidence !== null && (
        <details className="why">
          <summary>{t.statement.sure(Math.round(confidence * 100))}</summary>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </details>
      )}
      <PassageFields record={record} selection={selection} />
      <fieldset>
        <legend>{t.statement.speakers}</legend>
        <PartiesField
          label={t.statement.speakers}
          as="SPEAKER"
          focusKey="s"
          parties={parties.filter((party) => party.function === 'SPEAKER')}
          change={(speakers, before) => {
            edit({ parties: [...speakers, ...others] }, before)
          }}
        />
      </fieldset>
      <Inheriting title={t.whole.addressees} {...inherits('addressees', shown.parties(addressees))}>
        <PartiesField
          label={t.whole.addressees}
          as="ADDRESSEE"
          focusKey="t"
          parties={partiesOf(addressees)}
          change={(next, before) => {
            own({ addressees: next }, before)
          }}
        />
      </Inheriting>
      <div className="row">
        <Choice
          label={t.statement.act}
          values={ACTS}
          focusKey="d"
          value={oneOf(ACTS, input.act)}
          change={(act) => {
            edit({ act })
          }}
        />
        <TextField
          label={t.statement.cue}
          isShort
          focusKey="c"
          value={textOf(input.cue) ?? ''}
          change={(cue) => {
            edit({ cue: cue === '' ? undefined : cue })
          }}
        />
        <Choice
          label={t.statement.mode}
          values={MODES}
          value={oneOf(MODES, input.mode)}
          change={(mode) => {
            edit({ mode })
          }}
        />
      </div>
      <Parts record={record} />
      <Inheriting title={t.whole.saidOn} {...inherits('saidOn', shown.date(whole.saidOn))}>
        <DateFields
          value={isObject(whole.saidOn) ? whole.saidOn : null}
          change={(saidOn) => {
            own({ saidOn })
          }}
        />
      </Inheriting>
      <Inheriting title={t.whole.meeting} {...inherits('meeting', shown.record(textOf(whole.meeting)))}>
        <MeetingField
          label={t.whole.meeting}
          value={textOf(whole.meeting)}
          change={(meeting) => {
            own({ meeting })
          }}
        />
      </Inheriting>
      {passage >= 0 && (
        <Inheriting title={t.whole.chain} {...inherits('chain', shown.chain(evidence?.chain))}>
          <ChainFields
            chain={chainOf(evidence?.chain)}
            change={(chain, before) => {
              own({ chain }, before)
            }}
          />
        </Inheriting>
      )}
      <RecordsField
        label={t.statement.topics}
        type="topic"
        ids={textsOf(input.topics)}
        change={(topics, before) => {
          edit({ topics: topics.length > 0 ? topics : undefined }, before)
        }}
      />
      <RecordsField
        label={t.statement.about}
        type="stakeholder"
        ids={textsOf(input.about)}
        change={(about, before) => {
          edit({ about: about.length > 0 ? about : undefined }, before)
        }}
      />
    </section>
  )
}
