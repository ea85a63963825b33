import { useMemo, useState } from 'react'
import { useLanguage } from '../language.tsx'
import { useDesk } from './context.ts'
import { Choice, DateFields, DocumentFields, PartiesField, TextField } from './fields.tsx'
import { isObject, type JsonObject, objectsOf, oneOf, textOf } from './json.ts'
import { Picker, RecordsField } from './picker.tsx'
import { MEETING_KINDS, MEETING_STATES, nameOf, partiesOf, STAKEHOLDER_KINDS } from './records.ts'
import { type Change, type DeskRecord, recordsOf, referencesIn } from './state.ts'

const PARTICIPATIONS = [
  ...(['PARTICIPANT', 'HOST', 'VISITOR', 'ORGANIZER', 'INTERPRETER', 'SIGNATORY', 'MEDIATOR'] as const),
] as const

/** The names of an input with the one that is shown being another. */
const renamed = (record: DeskRecord, text: string, lang: string): JsonObject => {
  const field = record.type === 'topic' ? 'labels' : 'names'
  const shown = nameOf(record.type, record.input, lang)
  const names = objectsOf(record.input[field])
  const at = names.findIndex((name) => name.text === shown)
  return { [field]: at < 0 ? [{ text }] : names.map((name, place) => (place === at ? { ...name, text } : name)) }
}

const Fields = ({ record }: { record: DeskRecord }) => {
  const { step, t, tag } = useDesk()
  const { id, type, input } = record
  const edit = (fields: JsonObject, before: readonly Change[] = []) => {
    if (before.length === 0) step({ do: 'edit', id, fields })
    else step([...before, { do: 'edit', id, fields }])
  }
  const text = (name: string, label: string) => (
    <TextField
      label={label}
      isShort={name === 'country'}
      value={textOf(input[name]) ?? ''}
      change={(value) => {
        edit({ [name]: value === '' ? undefined : value })
      }}
    />
  )
  const refer = (name: string, label: string) => (
    <RecordsField
      label={label}
      type="stakeholder"
      isSingle
      ids={[textOf(input[name])].flatMap((one) => one ?? [])}
      change={([other], before) => {
        edit({ [name]: other }, before)
      }}
    />
  )
  const name = (label: string) => (
    <TextField
      label={label}
      value={nameOf(type, input, tag) ?? ''}
      change={(value) => {
        edit(renamed(record, value, tag))
      }}
    />
  )
  switch (type) {
    case 'document':
      return <DocumentFields input={input} change={edit} />
    case 'stakeholder':
      return (
        <div className="grid">
          {name(t.records.name)}
          <Choice
            label={t.records.kind}
            values={STAKEHOLDER_KINDS}
            value={oneOf(STAKEHOLDER_KINDS, input.kind)}
            change={(kind) => {
              edit({ kind })
            }}
          />
          {text('country', t.records.country)}
          {refer('parent', t.records.parent)}
        </div>
      )
    case 'role':
      return (
        <div className="grid">
          {text('title', t.records.roleTitle)}
          {refer('holder', t.records.holder)}
          {refer('organization', t.records.organization)}
          {refer('onBehalfOf', t.records.onBehalfOf)}
        </div>
      )
    case 'meeting':
      return (
        <div className="grid">
          {text('title', t.records.roleTitle)}
          <Choice
            label={t.records.kind}
            values={MEETING_KINDS}
            value={oneOf(MEETING_KINDS, input.kind)}
            change={(kind) => {
              edit({ kind })
            }}
          />
          <Choice
            label={t.records.state}
            values={MEETING_STATES}
            value={oneOf(MEETING_STATES, input.state)}
            change={(state) => {
              edit({ state })
            }}
          />
          <DateFields
            label={t.records.when}
            value={isObject(input.when) ? input.when : null}
            change={(when) => {
              edit({ when: when ?? undefined })
            }}
          />
          {text('place', t.records.place)}
          {text('country', t.records.country)}
          <fieldset>
            <legend>{t.records.parties}</legend>
            <PartiesField
              label={t.records.parties}
              as="PARTICIPANT"
              functions={PARTICIPATIONS}
              parties={partiesOf(input.parties)}
              change={(parties, before) => {
                edit({ parties }, before)
              }}
            />
          </fieldset>
        </div>
      )
    case 'topic':
      return name(t.records.name)
    case 'commitment':
      return text('summary', t.records.name)
    case 'statement':
      return null
  }
}

const Line = ({ record, isUsed }: { record: DeskRecord; isUsed: boolean }) => {
  const { desk, step, name, t, tag } = useDesk()
  const language = useLanguage()
  const { id, type, revision, removed, input } = record
  const [isShown, setShown] = useState(false)
  const kind = textOf(input.kind)
  const holder = type === 'role' ? textOf(input.holder) : null
  return (
    <li id={`record-${id}`}>
      <details
        open={isShown}
        onToggle={({ currentTarget }) => {
          setShown(currentTarget.open)
        }}
      >
        <summary className={removed ? 'removed' : undefined}>
          <bdi>{nameOf(type, input, tag) ?? id}</bdi>{' '}
          <span className="capacity">
            {[
              holder && name(holder),
              kind && language.kind(kind).toLowerCase(),
              removed ? t.records.removed : revision === null ? t.records.new : t.records.archive,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </summary>
        {isShown && (
          <>
            <Fields record={record} />
            {revision === null && (type === 'stakeholder' || type === 'topic' || type === 'meeting') && (
              <div className="field">
                <span className="label">{t.records.is}</span>
                <Picker
                  label={t.records.is}
                  type={type}
                  isSingle
                  mayCreate={false}
                  pick={({ ids: [by] }) => {
                    if (by !== undefined && by !== id) step({ do: 'replace', id, by })
                  }}
                />
              </div>
            )}
            {id !== desk.document && (
              <div className="row">
                <button
                  type="button"
                  disabled={type === 'stakeholder' && isUsed && !removed}
                  onClick={() => {
                    step({ do: 'remove', id, removed: !removed })
                  }}
                >
                  {removed ? t.statement.restore : t.statement.remove}
                </button>
                {type === 'stakeholder' && isUsed && <span className="capacity">{t.records.inUse}</span>}
              </div>
            )}
            {record.reasons.length > 0 && <p className="capacity">{record.reasons.join(' ')}</p>}
          </>
        )}
      </details>
    </li>
  )
}

const ORDER = ['meeting', 'document', 'stakeholder', 'role', 'topic', 'commitment'] as const

/** Whom and what the text names: new records, and those of the archive. */
export const RecordsList = () => {
  const { desk, t } = useDesk()
  const { t: site } = useLanguage()
  const references = useMemo(() => referencesIn(desk), [desk])
  const titles = {
    meeting: site.types.Meeting,
    document: site.types.Document,
    stakeholder: site.types.Stakeholder,
    role: site.types.Role,
    topic: site.types.Topic,
    commitment: site.types.Commitment,
  }
  return (
    <section aria-label={t.records.title}>
      <h2>{t.records.title}</h2>
      {ORDER.map((type) => {
        const records = recordsOf(desk, type)
        if (records.length === 0) return null
        return (
          <section key={type}>
            <h3>{titles[type]}</h3>
            <ul className="records">
              {records.map((record) => (
                <Line key={record.id} record={record} isUsed={references.has(record.id)} />
              ))}
            </ul>
          </section>
        )
      })}
    </section>
  )
}
