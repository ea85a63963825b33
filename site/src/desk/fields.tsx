import type { ReactNode } from 'react'
import { useLanguage } from '../language.tsx'
import { useDesk } from './context.ts'
import { type Json, type JsonObject, oneOf, textOf } from './json.ts'
import { Chips, type Picked, Picker, RecordsField } from './picker.tsx'
import {
  BASES,
  chainOf,
  dateInput,
  dateOf,
  DOCUMENT_KINDS,
  NAMINGS,
  partiesOf,
  type Party,
  partyInput,
  type Relay,
  relayInput,
} from './records.ts'
import { capacityOf, type Change, type Desk, recordsOf } from './state.ts'

/** A field of text. */
export const TextField = ({
  label,
  value,
  change,
  focusKey,
  placeholder,
  isShort = false,
}: {
  label: string
  value: string
  change: (value: string) => void
  focusKey?: string
  placeholder?: string
  isShort?: boolean
}) => (
  <label className="field">
    <span className="label">{label}</span>
    <input
      className={isShort ? 'short' : undefined}
      value={value}
      dir="auto"
      placeholder={placeholder}
      data-focus={focusKey}
      onChange={({ target }) => {
        change(target.value)
      }}
    />
  </label>
)

/** A field with one of some values of the schema. */
export const Choice = <Value extends string>({
  label,
  values,
  value,
  change,
  names,
  focusKey,
}: {
  label: string
  values: readonly Value[]
  value: Value
  change: (value: Value) => void
  names?: { [value in Value]: string }
  focusKey?: string
}) => {
  const { kind } = useLanguage()
  return (
    <label className="field">
      <span className="label">{label}</span>
      <select
        value={value}
        data-focus={focusKey}
        onChange={({ target }) => {
          change(oneOf(values, target.value))
        }}
      >
        {values.map((one) => (
          <option key={one} value={one}>
            {names?.[one] ?? kind(one)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** A group of fields that a statement inherits: folded, with what it inherits, until it has its own. */
export const Inheriting = ({
  title,
  shown,
  isInherited,
  follow,
  children,
}: {
  title: string
  /** What stands in it, in short. */
  shown: string
  /** Null where nothing can be inherited. */
  isInherited: boolean | null
  follow: () => void
  children: ReactNode
}) => {
  const { t } = useDesk()
  return (
    <details className={isInherited ? 'group inherited' : 'group'} open={isInherited === false}>
      <summary>
        <strong>{title}</strong> <bdi className="shown">{shown === '' ? t.whole.none : shown}</bdi>{' '}
        {isInherited && <span className="capacity">({t.follows})</span>}
      </summary>
      {children}
      {isInherited === false && (
        <button type="button" className="quiet" onClick={follow}>
          {t.follow}
        </button>
      )}
    </details>
  )
}

/** What settings say, in short: each for the line under which it is folded. */
export const useShown = () => {
  const { name } = useDesk()
  const language = useLanguage()
  const partyName = ({ stakeholder, asStated }: Party) => (stakeholder === null ? (asStated ?? '') : name(stakeholder))
  return {
    date: (value: Json | undefined) => language.date(dateOf(value)?.edtf),
    parties: (value: Json | undefined) => partiesOf(value).map(partyName).join(', '),
    record: (id: string | null) => (id === null ? '' : name(id)),
    chain: (value: Json | undefined) =>
      chainOf(value)
        .map(({ by }) => (by === null ? '' : name(by)))
        .join(' ← '),
  }
}

/** A date, as exactly as it is known. */
export const DateFields = ({
  value,
  change,
  label,
}: {
  value: JsonObject | null
  change: (value: JsonObject | null) => void
  label?: string
}) => {
  const { t } = useDesk()
  const date = dateOf(value ?? undefined)
  const put = (fields: Partial<NonNullable<typeof date>>) => {
    const next = { edtf: '', asStated: null, basis: 'EXPLICIT' as const, ...date, ...fields }
    change(next.edtf === '' && !next.asStated ? null : dateInput(next))
  }
  return (
    <div className="row">
      <TextField
        label={label ?? t.date.edtf}
        isShort
        value={date?.edtf ?? ''}
        placeholder={t.date.hint}
        change={(edtf) => {
          put({ edtf })
        }}
      />
      <TextField
        label={t.date.asStated}
        isShort
        value={date?.asStated ?? ''}
        change={(asStated) => {
          put({ asStated })
        }}
      />
      {date && (
        <Choice
          label={t.date.basis}
          values={BASES}
          names={t.bases}
          value={date.basis}
          change={(basis) => {
            put({ basis })
          }}
        />
      )}
    </div>
  )
}

/** The meeting at which something was said: one of the desk's, or of the archive. */
export const MeetingField = ({
  label,
  value,
  change,
}: {
  label: string
  value: string | null
  change: (id: string | null) => void
}) => {
  const { desk, name, t } = useDesk()
  const meetings = recordsOf(desk, 'meeting').filter(({ removed }) => !removed)
  const ids = meetings.map(({ id }) => id)
  return (
    <div className="row">
      <label className="field">
        <span className="label">{label}</span>
        <select
          value={value ?? ''}
          onChange={({ target }) => {
            change(target.value === '' ? null : target.value)
          }}
        >
          <option value="">{t.whole.none}</option>
          {[...ids, ...(value !== null && !ids.includes(value) ? [value] : [])].map((id) => (
            <option key={id} value={id}>
              {name(id)}
            </option>
          ))}
        </select>
      </label>
      <Picker
        label={t.account.find}
        type="meeting"
        pick={({ ids: [id] }) => {
          if (id !== undefined) change(id)
        }}
      />
    </div>
  )
}

/** Somebody with a function, as the desk knows them: in their roles, and for whom they are there. */
const partyFor = (desk: Desk, as: Party['function'], stakeholder: string): Party => ({
  function: as,
  stakeholder,
  naming: 'NAMED',
  asStated: null,
  basis: 'EXPLICIT',
  ...capacityOf(desk, stakeholder),
})

const partiesFrom = (desk: Desk, as: Party['function'], { ids, unnamed }: Picked): Party[] =>
  unnamed === undefined
    ? ids.map((id) => partyFor(desk, as, id))
    : [
        {
          function: as,
          stakeholder: null,
          naming: 'UNNAMED',
          roles: [],
          onBehalfOf: [],
          asStated: unnamed,
          basis: 'EXPLICIT',
        },
      ]

const PartyRow = ({
  party,
  change,
  remove,
  functions,
}: {
  party: Party
  change: (party: Party, before?: readonly Change[]) => void
  remove: () => void
  functions?: readonly Party['function'][]
}) => {
  const { desk, name, t } = useDesk()
  const shown = party.stakeholder === null ? (party.asStated ?? '') : name(party.stakeholder)
  const roles = recordsOf(desk, 'role').filter(
    ({ id, input, removed }) => party.roles.includes(id) || (!removed && input.holder === party.stakeholder),
  )
  const unseen = party.roles.filter((id) => !roles.some((role) => role.id === id))
  const capacity = [...party.roles.map(name), ...party.onBehalfOf.map((id) => `${t.party.for} ${name(id)}`)].join(', ')
  return (
    <li className="party">
      <div className="row">
        <strong>
          <bdi>{shown}</bdi>
        </strong>
        {party.stakeholder === null && <span className="capacity">({t.namings[party.naming]})</span>}
        {capacity !== '' && <span className="capacity">{capacity}</span>}
        <button type="button" className="quiet" aria-label={t.party.remove(shown)} onClick={remove}>
          ×
        </button>
      </div>
      <details>
        <summary aria-label={`${t.party.more}: ${shown}`}>{t.party.more}</summary>
        {functions && (
          <Choice
            label={t.party.function}
            values={functions}
            value={party.function}
            change={(as) => {
              change({ ...party, function: as })
            }}
          />
        )}
        <RecordsField
          label={t.party.for}
          type="stakeholder"
          ids={party.onBehalfOf}
          change={(onBehalfOf, before) => {
            change({ ...party, onBehalfOf }, before)
          }}
        />
        {(roles.length > 0 || unseen.length > 0) && (
          <div className="field">
            <span className="label">{t.party.roles}</span>
            <div className="values">
              {[...roles.map(({ id }) => id), ...unseen].map((id) => (
                <label key={id} className="check">
                  <input
                    type="checkbox"
                    checked={party.roles.includes(id)}
                    onChange={({ target }) => {
                      const others = party.roles.filter((one) => one !== id)
                      change({ ...party, roles: target.checked ? [...others, id] : others })
                    }}
                  />{' '}
                  {name(id)}
                </label>
              ))}
            </div>
          </div>
        )}
        <TextField
          label={t.party.asStated}
          value={party.asStated ?? ''}
          change={(asStated) => {
            change({ ...party, asStated: asStated === '' ? null : asStated })
          }}
        />
        {party.stakeholder === null && (
          <Choice
            label={t.party.naming}
            values={NAMINGS}
            names={t.namings}
            value={party.naming}
            change={(naming) => {
              change({ ...party, naming })
            }}
          />
        )}
        <Choice
          label={t.party.basis}
          values={BASES}
          names={t.bases}
          value={party.basis}
          change={(basis) => {
            change({ ...party, basis })
          }}
        />
      </details>
    </li>
  )
}

/** Parties, and a field to put in others: instead of them or beside them. */
export const PartiesField = ({
  label,
  as,
  parties,
  change,
  functions,
  focusKey,
}: {
  label: string
  /** The function of whoever is put in. */
  as: Party['function']
  parties: readonly Party[]
  change: (parties: readonly JsonObject[], before: readonly Change[]) => void
  /** The functions among which one chooses; without them, `as` is the only one, and who is put in replaces who is there. */
  functions?: readonly Party['function'][]
  focusKey?: string
}) => {
  const { desk, t } = useDesk()
  const put = (next: readonly Party[], before: readonly Change[] = []) => {
    change(next.map(partyInput), before)
  }
  return (
    <>
      {parties.length > 0 && (
        <ul className="parties-of">
          {parties.map((party, index) => (
            <PartyRow
              key={`${index} ${party.stakeholder ?? party.asStated ?? ''}`}
              party={party}
              functions={functions}
              change={(one, before) => {
                put(
                  parties.map((other, place) => (place === index ? one : other)),
                  before,
                )
              }}
              remove={() => {
                put(parties.filter((_, place) => place !== index))
              }}
            />
          ))}
        </ul>
      )}
      <Picker
        label={label}
        type="stakeholder"
        mayUnnamed
        focusKey={focusKey}
        hint={functions ? undefined : t.picker.hint}
        pick={(picked) => {
          const fresh = partiesFrom(desk, as, picked)
          const others = functions || picked.isMore ? parties : []
          const kept = others.filter(
            ({ stakeholder }) => stakeholder === null || !fresh.some((one) => one.stakeholder === stakeholder),
          )
          put([...kept, ...fresh], picked.changes)
        }}
      />
    </>
  )
}

/** Through whom words reached the document, nearest the reader first. */
export const ChainFields = ({
  chain,
  change,
  focusKey,
}: {
  chain: readonly Relay[]
  change: (chain: readonly JsonObject[], before: readonly Change[]) => void
  focusKey?: string
}) => {
  const { desk, name, t } = useDesk()
  const documents = recordsOf(desk, 'document').filter(({ id, removed }) => !removed && id !== desk.document)
  const put = (next: readonly Relay[], before: readonly Change[] = []) => {
    change(next.map(relayInput), before)
  }
  return (
    <>
      <ol className="links">
        {chain.map((link, index) => {
          const set = (fields: Partial<Relay>, before?: readonly Change[]) => {
            put(
              chain.map((one, place) => (place === index ? { ...one, ...fields } : one)),
              before,
            )
          }
          return (
            <li key={index}>
              <div className="row">
                {link.by === null ? (
                  <Picker
                    label={`${t.chain.link(index + 1)}: ${t.chain.by}`}
                    type="stakeholder"
                    isSingle
                    pick={({ ids: [by], changes }) => {
                      if (by !== undefined) set({ by }, changes)
                    }}
                  />
                ) : (
                  <strong>
                    <bdi>{name(link.by)}</bdi>
                  </strong>
                )}
                <button
                  type="button"
                  className="quiet"
                  aria-label={t.party.remove(link.by === null ? t.chain.link(index + 1) : name(link.by))}
                  onClick={() => {
                    put(chain.filter((_, place) => place !== index))
                  }}
                >
                  ×
                </button>
              </div>
              <TextField
                label={t.chain.cue}
                value={link.cue ?? ''}
                change={(cue) => {
                  set({ cue })
                }}
              />
              {(documents.length > 0 || link.document !== null) && (
                <label className="field">
                  <span className="label">{t.chain.document}</span>
                  <select
                    value={link.document ?? ''}
                    onChange={({ target }) => {
                      set({ document: target.value === '' ? null : target.value })
                    }}
                  >
                    <option value="">{t.whole.none}</option>
                    {[...new Set([...documents.map(({ id }) => id), ...(link.document ? [link.document] : [])])].map(
                      (id) => (
                        <option key={id} value={id}>
                          {name(id)}
                        </option>
                      ),
                    )}
                  </select>
                </label>
              )}
              <Choice
                label={t.party.basis}
                values={BASES}
                names={t.bases}
                value={link.basis}
                change={(basis) => {
                  set({ basis })
                }}
              />
            </li>
          )
        })}
      </ol>
      <Picker
        label={t.chain.add}
        type="stakeholder"
        focusKey={focusKey}
        pick={({ ids, changes }) => {
          put([...chain, ...ids.map((by) => ({ by, document: null, cue: null, basis: 'EXPLICIT' as const }))], changes)
        }}
      />
    </>
  )
}

/** What is known of the text's document. */
export const DocumentFields = ({
  input,
  change,
}: {
  input: JsonObject
  change: (fields: JsonObject, before?: readonly Change[]) => void
}) => {
  const { t } = useDesk()
  const publisher = textOf(input.publisher)
  const put = (name: string) => (value: string) => {
    change({ [name]: value === '' ? undefined : value })
  }
  return (
    <div className="grid">
      <Choice
        label={t.document.kind}
        values={DOCUMENT_KINDS}
        value={oneOf(DOCUMENT_KINDS, input.kind)}
        change={(kind) => {
          change({ kind })
        }}
      />
      <TextField label={t.document.title} value={textOf(input.title) ?? ''} change={put('title')} />
      <div className="field">
        <span className="label">{t.document.publisher}</span>
        <div className="values">
          {publisher !== null && (
            <Chips
              ids={[publisher]}
              remove={() => {
                change({ publisher: undefined })
              }}
            />
          )}
          <Picker
            label={t.document.publisher}
            type="stakeholder"
            isSingle
            pick={({ ids: [id], changes }) => {
              change({ publisher: id }, changes)
            }}
          />
        </div>
      </div>
      <DateFields
        label={t.document.issued}
        value={
          typeof input.issued === 'object' && input.issued !== null && 'edtf' in input.issued ? input.issued : null
        }
        change={(issued) => {
          change({ issued: issued ?? undefined })
        }}
      />
      <TextField label={t.document.url} value={textOf(input.url) ?? ''} change={put('url')} />
      <TextField label={t.document.language} isShort value={textOf(input.language) ?? ''} change={put('language')} />
      <label className="check">
        <input
          type="checkbox"
          checked={input.held === true}
          onChange={({ target }) => {
            change({ held: target.checked })
          }}
        />{' '}
        {t.document.held}
      </label>
    </div>
  )
}
