import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useLanguage } from '../language.tsx'
import { knownFrom } from './asking.ts'
import { useDesk } from './context.ts'
import { Candidates, Found, Members } from './documents.ts'
import { isLike, meansBothSides, newRecord, type Offer, offersOfDesk, withoutTwins } from './picking.ts'
import { type Change, type Known, sidesOf } from './state.ts'

/** How long nobody types before the archive is asked, in milliseconds. */
const QUIET = 200

interface Found {
  typed: string
  records: readonly Known[]
  groups: readonly { id: string; name: string; members: readonly Known[] }[]
  hasFailed: boolean
}
const NONE: Found = { typed: '', records: [], groups: [], hasFailed: false }

/** What the archive has under a name, as it is typed; of groups, their members. */
const useFound = (type: 'stakeholder' | 'topic' | 'meeting', typed: string): Found => {
  const { ask, tag, learn } = useDesk()
  const [found, setFound] = useState(NONE)
  useEffect(() => {
    if (typed.length < 2) return
    const stop = new AbortController()
    const options = { signal: stop.signal }
    const look = async () => {
      const records: Known[] = []
      const bodies: (Known & { called: string })[] = []
      if (type === 'stakeholder') {
        const outcome = await ask(Candidates, { name: typed, lang: tag }, options)
        if (outcome.kind === 'failed') {
          setFound({ ...NONE, typed, hasFailed: true })
          return
        }
        for (const { stakeholder, name } of outcome.data.candidates?.[0] ?? []) {
          records.push(stakeholder)
          if (stakeholder.kind === 'GROUP' && isLike(typed, name)) bodies.push({ ...stakeholder, called: name })
        }
      } else {
        const types = [type === 'topic' ? ('TOPIC' as const) : ('MEETING' as const)]
        const outcome = await ask(Found, { text: typed, types, lang: tag }, options)
        if (outcome.kind === 'failed') {
          setFound({ ...NONE, typed, hasFailed: true })
          return
        }
        records.push(...(outcome.data.search?.nodes ?? []).map(knownFrom))
      }
      setFound({ typed, records, groups: [], hasFailed: false })
      const groups = await Promise.all(
        bodies.slice(0, 2).map(async ({ id, called }) => {
          const outcome = await ask(Members, { id, lang: tag }, options)
          const holders = outcome.kind === 'failed' ? [] : (outcome.data.stakeholder?.holders ?? [])
          return {
            id,
            name: called,
            members: holders.filter(({ kind }) => kind === 'MEMBER').map(({ holder }) => holder),
          }
        }),
      )
      setFound({ typed, records, groups: groups.filter(({ members }) => members.length > 0), hasFailed: false })
      learn(groups.flatMap(({ members }) => members))
    }
    const timer = setTimeout(() => {
      look().catch(() => undefined) // something else was typed
    }, QUIET)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [type, typed, ask, tag, learn])
  return found.typed === typed ? found : { ...NONE, groups: [] }
}

/** What was picked: the records, and what has to be on the desk for them. */
export interface Picked {
  ids: readonly string[]
  changes: readonly Change[]
  unnamed?: string
  /** Beside what is there, and not instead of it. */
  isMore: boolean
}

/** A field in which one types a name: of the text's own records, of the archive's, or a new one. */
export const Picker = ({
  label,
  type,
  pick,
  isSingle = false,
  mayUnnamed = false,
  mayCreate = true,
  focusKey,
  hint,
}: {
  label: string
  type: 'stakeholder' | 'topic' | 'meeting'
  pick: (picked: Picked) => void
  /** Whether one is picked: then no group is taken apart. */
  isSingle?: boolean
  /** Whether somebody whom the text does not name may be put in. */
  mayUnnamed?: boolean
  mayCreate?: boolean
  /** By which the keys of the desk find it. */
  focusKey?: string
  hint?: string
}) => {
  const { desk, known, learn, name, t, tag } = useDesk()
  const language = useLanguage()
  const list = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const text = typed.trim()
  const found = useFound(type, isOpen ? text : '')

  const sides = type === 'stakeholder' && (text === '' || meansBothSides(text)) ? sidesOf(desk) : []
  const archived = found.records.map((record): Offer => ({
    label: record.kind ? `${record.name} · ${language.kind(record.kind).toLowerCase()}` : record.name,
    from: 'archive',
    ids: [record.id],
    changes: [],
  }))
  const creating = (): Offer[] => {
    if (text.length < 2 || !mayCreate || type === 'meeting' || meansBothSides(text)) return []
    const record = newRecord(desk, type, text)
    return [{ label: t.picker.create(text), from: 'new', ids: [record.id], changes: [{ do: 'add', record }] }]
  }
  const offers = withoutTwins([
    ...(sides.length > 1 && !isSingle
      ? [{ label: t.picker.bothSides(sides.map(name).join(', ')), from: null, ids: sides, changes: [] } satisfies Offer]
      : []),
    ...(type === 'meeting' || meansBothSides(text) ? [] : offersOfDesk(desk, known, type, text, tag)),
    ...(isSingle ? [] : found.groups).map((group): Offer => ({
      label: t.picker.all(group.members.length, group.name),
      from: 'archive',
      ids: group.members.map(({ id }) => id),
      changes: [],
    })),
    ...archived,
    ...creating(),
    ...(mayUnnamed && text.length > 1 && !meansBothSides(text)
      ? [{ label: t.picker.unnamed(text), from: null, ids: [], changes: [], unnamed: text } satisfies Offer]
      : []),
  ])
  const shown = isOpen && offers.length > 0
  const at = Math.min(active, offers.length - 1)

  const choose = (offer: Offer | undefined, isMore: boolean) => {
    if (!offer) return
    learn(found.records.filter(({ id }) => offer.ids.includes(id)))
    setTyped('')
    setOpen(false)
    setActive(0)
    const { ids, changes, unnamed } = offer
    pick({ ids, changes, isMore, ...(unnamed !== undefined && { unnamed }) })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // While a syllable of another script is composed, its keys are not ours.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!isOpen) setOpen(true)
      else setActive((at + (event.key === 'ArrowDown' ? 1 : -1) + offers.length) % Math.max(1, offers.length))
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      if (shown) choose(offers[at], event.shiftKey)
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
      setTyped('')
    }
  }
  return (
    <div className="picker">
      <input
        ref={input}
        role="combobox"
        aria-label={label}
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown ? `${list}-${at}` : undefined}
        autoComplete="off"
        placeholder={t.picker.more}
        title={hint}
        data-focus={focusKey}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value)
          setActive(0)
          setOpen(true)
        }}
        onFocus={() => {
          setOpen(true)
        }}
        onBlur={() => {
          setOpen(false)
        }}
        onClick={() => {
          setOpen(true)
        }}
        onKeyDown={onKeyDown}
      />
      <span className="unseen" role="status">
        {shown ? t.picker.count(offers.length) : ''}
      </span>
      <ul id={list} role="listbox" aria-label={label} className="offers" hidden={!shown}>
        {shown &&
          offers.map((offer, index) => (
            <li
              key={`${offer.from} ${offer.label} ${offer.ids.join()}`}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === at}
              // Before the field loses the focus, by which the list would be closed.
              onMouseDown={(event) => {
                event.preventDefault()
                choose(offer, event.shiftKey)
              }}
            >
              <bdi>{offer.label}</bdi>
              {offer.from && offer.from !== 'new' && <span className="capacity"> {t.picker[offer.from]}</span>}
            </li>
          ))}
      </ul>
      {isOpen && found.hasFailed && <p className="capacity">{t.picker.failed}</p>}
    </div>
  )
}

/** Records that were picked, each with a button that takes it out. */
export const Chips = ({ ids, remove }: { ids: readonly string[]; remove: (id: string) => void }) => {
  const { name, t } = useDesk()
  if (ids.length === 0) return null
  return (
    <ul className="chips">
      {ids.map((id) => (
        <li key={id}>
          <bdi>{name(id)}</bdi>
          <button
            type="button"
            aria-label={t.party.remove(name(id))}
            onClick={() => {
              remove(id)
            }}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  )
}

/** A list of records of one type, such as the topics of a statement. */
export const RecordsField = ({
  label,
  type,
  ids,
  change,
  isSingle = false,
}: {
  label: string
  type: 'stakeholder' | 'topic'
  ids: readonly string[]
  change: (ids: readonly string[], before: readonly Change[]) => void
  isSingle?: boolean
}) => (
  <div className="field">
    <span className="label">{label}</span>
    <div className="values">
      <Chips
        ids={ids}
        remove={(id) => {
          change(
            ids.filter((one) => one !== id),
            [],
          )
        }}
      />
      <Picker
        label={label}
        type={type}
        isSingle={isSingle}
        pick={(picked) => {
          change(isSingle ? picked.ids.slice(0, 1) : [...new Set([...ids, ...picked.ids])], picked.changes)
        }}
      />
    </div>
  </div>
)
