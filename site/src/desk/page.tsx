import './desk.css'
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useLanguage } from '../language.tsx'
import { RecordLink } from '../parts/links.tsx'
import { Legend } from '../parts/statement.tsx'
import { deskEn, type DeskStrings } from '../strings/desk-en.ts'
import { deskFr } from '../strings/desk-fr.ts'
import { AccountBeside } from './account.tsx'
import { knownFrom, openDeskAsk } from './asking.ts'
import { Check, Done, type Results, type Stands } from './check.tsx'
import { DeskContext, type DeskTools } from './context.ts'
import { Names } from './documents.ts'
import { Help } from './help.tsx'
import { textsWithin } from './json.ts'
import { KEPT, keep, type Kept, keptFrom, keptText, readKept } from './keeping.ts'
import { movedByWord, openOffsets, passageAt, sentenceAfter } from './offsets.ts'
import { answersOf, Questions } from './questions.tsx'
import { Reading } from './reading.tsx'
import { idFor, nameOf, spanOf, typeOfId } from './records.ts'
import { RecordsList } from './records-list.tsx'
import type { Sent } from './sending.ts'
import { nextWords, StatementForm } from './statement-form.tsx'
import {
  EMPTY,
  type Known,
  isOpen,
  newStatement,
  opened,
  recordsOf,
  statementsOf,
  type Step,
  stepped,
} from './state.ts'
import { TextStep } from './text-step.tsx'
import { WholeText } from './whole-text.tsx'

const STRINGS: { [tag: string]: DeskStrings } = { en: deskEn, fr: deskFr }
const SINGLE_KEYS = 'readout:desk-keys'
/** How long nothing changes before it is kept, in milliseconds. */
const QUIET = 250
/** How many names one look-up takes. */
const NAMES = 100

/** From which width on the form is beside the text. */
const WIDE = matchMedia('(min-width: 1001px)')

type View = 'text' | 'desk' | 'check' | 'done'
interface Span {
  start: number
  end: number
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, select, textarea, dialog, [contenteditable]') !== null

const focusOn = (selector: string) => {
  const found = document.querySelector<HTMLElement>(selector)
  // What is inherited is folded until it is asked for.
  for (let around = found?.closest('details'); around; around = around.parentElement?.closest('details'))
    if (!found?.closest('summary')) around.open = true
  found?.focus()
  found?.scrollIntoView({ block: 'nearest' })
}

/** The desk: a text, what is proposed of it, and what an editor makes of that. */
const DeskPage = () => {
  const { tag, t: site } = useLanguage()
  const t = STRINGS[tag] ?? deskEn
  const [kept] = useState(() => readKept(localStorage))
  const [history, step] = useReducer(stepped, kept.desk, opened)
  const [known, setKnown] = useState(kept.known)
  const [sent, setSent] = useState(kept.sent)
  const [view, setView] = useState<View>(kept.desk.order.length > 0 ? 'desk' : 'text')
  const [selected, setSelected] = useState<string | null>(null)
  const [selection, setSelection] = useState<Span | null>(null)
  const [shownQuestion, setShownQuestion] = useState<number | null>(null)
  const [hasAccount, setAccount] = useState(false)
  const [hasHelp, setHelp] = useState(false)
  const [hasKeys, setKeys] = useState(() => localStorage.getItem(SINGLE_KEYS) !== 'off')
  const [results, setResults] = useState<Results>({})
  const [done, setDone] = useState<readonly Stands[]>([])
  const [key, setKey] = useState('')
  const [isLost, setLost] = useState(false)
  const [isElsewhere, setElsewhere] = useState(false)
  const [message, setMessage] = useState<string | null>(null)
  const page = useRef<HTMLDivElement>(null)
  const desk = history.now
  const ask = useMemo(() => openDeskAsk(key.trim()), [key])
  const statements = useMemo(() => statementsOf(desk), [desk])
  const chosen = selected === null ? null : (desk.records[selected] ?? null)
  const question = shownQuestion === null ? undefined : desk.questions[shownQuestion]
  const asked = useMemo(
    () =>
      question && question.start !== null && question.end !== null
        ? { start: question.start, end: question.end }
        : null,
    [question],
  )
  const openQuestion = desk.questions.findIndex((one) => isOpen(desk, one))

  const learn = useCallback((more: readonly Known[]) => {
    if (more.length > 0)
      setKnown((before) => ({
        ...before,
        ...Object.fromEntries(more.map(({ id, name, kind }) => [id, { id, name, kind }])),
      }))
  }, [])
  const stepHere = useCallback((next: Step) => {
    step(next)
    const settled = typeof next === 'object' && 'do' in next && next.do === 'base' ? next.id : null
    if (settled !== null)
      setResults((before) => Object.fromEntries(Object.entries(before).filter(([id]) => id !== settled)))
  }, [])
  const name = useCallback(
    (id: string): string => {
      const record = desk.records[id]
      return (record && nameOf(record.type, record.input, tag)) ?? known[id]?.name ?? id
    },
    [desk.records, known, tag],
  )
  const tools = useMemo<DeskTools>(
    () => ({ desk, step: stepHere, known, learn, name, ask, t, tag }),
    [desk, stepHere, known, learn, name, ask, t, tag],
  )

  // What is typed is kept at once when the page is left, and else when it rests.
  const last = useRef<Kept>({ desk, known, sent })
  last.current = { desk, known, sent }
  const isFirst = useRef(true)
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false
      return
    }
    const timer = setTimeout(() => {
      setLost(!keep(localStorage, last.current))
    }, QUIET)
    return () => {
      clearTimeout(timer)
    }
  }, [desk, known, sent])
  useEffect(() => {
    const keepNow = () => {
      keep(localStorage, last.current)
    }
    const notice = (event: StorageEvent) => {
      if (event.key === KEPT) setElsewhere(true)
    }
    addEventListener('pagehide', keepNow)
    addEventListener('storage', notice)
    return () => {
      removeEventListener('pagehide', keepNow)
      removeEventListener('storage', notice)
      keepNow()
    }
  }, [])

  // The archive's records to which the draft refers have names, too.
  const unnamed = useMemo(() => {
    const ids = [desk.settings, ...recordsOf(desk).map(({ input }) => input)].flatMap((value) =>
      textsWithin({ ...value }),
    )
    return [...new Set(ids)]
      .filter((id) => typeOfId(id) !== null && !(id in desk.records) && !(id in known))
      .slice(0, NAMES)
  }, [desk, known])
  useEffect(() => {
    if (unnamed.length === 0) return
    const stop = new AbortController()
    ask(Names, { ids: unnamed, lang: tag }, { signal: stop.signal }).then(
      (outcome) => {
        if (outcome.kind === 'failed') return
        const found = outcome.data.nodes.flatMap((node) => (node && 'id' in node ? [knownFrom(node)] : []))
        // What the archive does not have is shown by its id, and not asked for again.
        const lacking = unnamed.filter((id) => !found.some((one) => one.id === id)).map((id) => ({ id, name: id }))
        learn([...found, ...lacking])
      },
      () => undefined, // something else is asked for
    )
    return () => {
      stop.abort()
    }
  }, [unnamed, ask, tag, learn])

  const choose = (id: string) => {
    setSelected(id)
    const place = desk.questions.findIndex((one) => one.record === id && isOpen(desk, one))
    if (place >= 0) setShownQuestion(place)
  }
  const goTo = (id: string | undefined) => {
    if (id === undefined) return
    // The page shows it before another key is heard, which may be of its form.
    flushSync(() => {
      choose(id)
    })
    focusOn(`#mark-${CSS.escape(id)}`)
    const form = document.getElementById('statement-form')
    // Beside the text the form follows it; below it, the text would be out of sight.
    if (WIDE.matches && form && form.getBoundingClientRect().top < 0) form.scrollIntoView()
  }
  const showRecord = (id: string) => {
    flushSync(() => undefined) // a new one is shown first
    focusOn(`#record-${CSS.escape(id)} summary`)
  }
  const go = (by: 1 | -1) => {
    const at = statements.findIndex(({ id }) => id === selected)
    goTo(
      statements[
        at < 0 ? (by === 1 ? 0 : statements.length - 1) : Math.max(0, Math.min(statements.length - 1, at + by))
      ]?.id,
    )
  }
  const showQuestion = (place: number) => {
    flushSync(() => {
      setShownQuestion(place)
      const record = desk.questions[place]?.record
      if (record && desk.records[record]?.type === 'statement') setSelected(record)
    })
    document.querySelector('.asked')?.scrollIntoView({ block: 'center' })
    const typed = `#question-${place} input`
    focusOn(document.querySelector(typed) ? typed : `#question-${place}`)
  }
  const add = (passage: Span | null) => {
    const span = chosen ? spanOf(chosen.input, desk.document) : null
    const next = passage ?? sentenceAfter(desk.source, openOffsets(desk.source), span?.end ?? 0)
    if (!next || desk.document === null) return
    const words = passageAt(desk.source, openOffsets(desk.source), next.start, next.end)
      .exact.split(/\s+/)
      .slice(0, 4)
      .join(' ')
    const id = idFor('statement', `${desk.document.slice(4, 30)} ${words}`, (one) => one in desk.records)
    step({ do: 'add', record: newStatement(desk, id, next) })
    setSelection(null)
    getSelection()?.removeAllRanges()
    goTo(id)
  }
  const show = (next: View) => {
    flushSync(() => {
      setView(next)
    })
    page.current?.querySelector<HTMLElement>('h2[tabindex]')?.focus()
  }
  const move = (edge: 'start' | 'end', by: 1 | -1) => {
    const span = chosen && spanOf(chosen.input, desk.document)
    if (chosen && span)
      step({ do: 'move', id: chosen.id, ...movedByWord(desk.source, openOffsets(desk.source), span, edge, by) })
  }
  const answer = (digit: number) => {
    const place =
      shownQuestion !== null && desk.questions[shownQuestion]?.isAnswered === false ? shownQuestion : openQuestion
    const chosenAnswer = answersOf(desk, place, site.words)[digit - 1]
    if (!chosenAnswer) return
    if (chosenAnswer.known) learn([chosenAnswer.known])
    step(chosenAnswer.changes)
  }
  const undo = (what: 'undo' | 'redo') => {
    step(what)
    setMessage(what === 'undo' ? t.undone : null)
  }

  const keys: { [key: string]: () => void } = {
    j: () => {
      go(1)
    },
    k: () => {
      go(-1)
    },
    ArrowDown: () => {
      go(1)
    },
    ArrowUp: () => {
      go(-1)
    },
    a: () => {
      // What was selected and no longer is, is not meant.
      add(getSelection()?.isCollapsed === false ? selection : null)
    },
    x: () => {
      if (chosen) step({ do: 'remove', id: chosen.id, removed: !chosen.removed })
    },
    u: () => {
      undo('undo')
    },
    U: () => {
      undo('redo')
    },
    w: () => {
      if (chosen?.type === 'statement') step(nextWords(chosen))
    },
    '[': () => {
      move('end', -1)
    },
    ']': () => {
      move('end', 1)
    },
    '{': () => {
      move('start', -1)
    },
    '}': () => {
      move('start', 1)
    },
    q: () => {
      if (openQuestion >= 0) showQuestion(openQuestion)
    },
    n: () => {
      const doubtful = statements
        .filter(({ removed, revision }) => !removed && revision === null)
        .sort((one, other) => (one.confidence ?? 1) - (other.confidence ?? 1))
      goTo(doubtful[(doubtful.findIndex(({ id }) => id === selected) + 1) % doubtful.length]?.id)
    },
    '?': () => {
      setHelp(true)
    },
    ...Object.fromEntries(
      ['s', 't', 'd', 'c', 'p'].map((letter) => [
        letter,
        () => {
          focusOn(`#statement-form [data-focus="${letter}"]`)
        },
      ]),
    ),
    ...Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [
        `${index + 1}`,
        () => {
          answer(index + 1)
        },
      ]),
    ),
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      if (view === 'desk') show('check')
      else page.current?.querySelector<HTMLButtonElement>(`[data-do="${view === 'text' ? 'draft' : 'send'}"]`)?.click()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey || view !== 'desk') return
    if (event.key === 'Escape' && isTyping(event.target) && !hasHelp) {
      if (selected !== null) focusOn(`#mark-${CSS.escape(selected)}`)
      return
    }
    if (isTyping(event.target) || hasHelp) return
    const isInText = event.target instanceof HTMLElement && event.target.closest('.reading') !== null
    if (event.key === 'Enter' && isInText && selected !== null) {
      const mark = event.target instanceof HTMLElement ? event.target.id : ''
      if (mark !== `mark-${selected}`) return
      event.preventDefault()
      focusOn('#statement-form [data-focus="s"]')
      return
    }
    // Arrows move the page, unless one is among the statements.
    if (event.key.startsWith('Arrow') && (!isInText || event.shiftKey)) return
    if (!hasKeys && !event.key.startsWith('Arrow')) return
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  const listen = useRef(onKey)
  listen.current = onKey
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      listen.current(event)
    }
    addEventListener('keydown', heard)
    return () => {
      removeEventListener('keydown', heard)
    }
  }, [])

  const forget = () => {
    step({ do: 'clear' })
    setSent({})
    setResults({})
    setSelected(null)
    // At once: what was sent need not be kept until the page rests.
    last.current = { desk: EMPTY, known: {}, sent: {} }
    keep(localStorage, last.current)
  }
  const finish = (stands: { readonly [id: string]: Sent }, came: Results) => {
    const warningsOf = (id: string) => came[id]?.warnings.map(({ message: warning }) => warning) ?? []
    setDone(Object.keys(stands).map((id) => ({ id, name: name(id), warnings: warningsOf(id) })))
    forget()
    show('done')
  }
  const wasSent = (came: Results, stands: { readonly [id: string]: Sent }) => {
    const all = { ...sent, ...stands }
    const isWhole =
      Object.keys(came).length > 0 && Object.values(came).every(({ userErrors }) => userErrors.length === 0)
    const isAll = recordsOf(desk).every(({ id, removed, revision }) => removed || revision !== null || id in all)
    setSent(all)
    setResults(came)
    if (isWhole && isAll) finish(all, came)
  }
  const saveCopy = () => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([keptText(last.current)], { type: 'application/json' }))
    link.download = 'desk.json'
    link.click()
    URL.revokeObjectURL(link.href)
  }
  const take = ({ desk: other, known: names, sent: stands }: Kept) => {
    step([{ do: 'restore', desk: other }])
    setKnown((before) => ({ ...before, ...names }))
    setSent(stands)
    setResults({})
    setView(other.order.length > 0 ? 'desk' : 'text')
  }
  const openCopy = async (file: File | undefined) => {
    if (!file) return
    const copy = keptFrom(await file.text())
    if (copy.desk === EMPTY) setMessage(t.noCopy)
    else take(copy)
  }
  const steps = ['text', 'desk', 'check'] as const
  const hasDraft = desk.order.length > 0 && desk.document !== null
  const source = desk.document === null ? undefined : desk.records[desk.document]
  const number = statements.findIndex(({ id }) => id === selected) + 1
  return (
    <DeskContext value={tools}>
      <title>{`${t.title} · ${site.title}`}</title>
      <div className="desk" ref={page}>
        <h1>{t.title}</h1>
        <p className="capacity">
          {t.lead} {t.kept} <a href="/docs/guides/desk/">{t.guide}</a>
        </p>
        <div className="steps row">
          {steps.map((one) => (
            <button
              key={one}
              type="button"
              aria-current={view === one ? 'step' : undefined}
              disabled={one !== 'text' && !hasDraft}
              onClick={() => {
                show(one)
              }}
            >
              {t.steps[one]}
            </button>
          ))}
          <label className="field key" title={t.keyHint}>
            <span className="label">{t.key}</span>
            <input
              type="password"
              autoComplete="off"
              size={12}
              value={key}
              aria-describedby="key-hint"
              onChange={({ target }) => {
                setKey(target.value)
              }}
            />
          </label>
          <button
            type="button"
            className="quiet"
            disabled={history.past.length === 0}
            onClick={() => {
              undo('undo')
            }}
          >
            {t.undo}
          </button>
          <button
            type="button"
            className="quiet"
            disabled={history.next.length === 0}
            onClick={() => {
              undo('redo')
            }}
          >
            {t.redo}
          </button>
          <button
            type="button"
            className="quiet"
            onClick={() => {
              setHelp(true)
            }}
          >
            {t.showKeys} <kbd>?</kbd>
          </button>
        </div>
        <p id="key-hint" className="capacity">
          {t.keyHint}
        </p>
        {isLost && (
          <div className="notice" role="alert">
            <p>{t.lost}</p>
          </div>
        )}
        {isElsewhere && (
          <div className="notice" role="alert">
            <p>{t.elsewhere}</p>
            <button
              type="button"
              onClick={() => {
                take(readKept(localStorage))
                setElsewhere(false)
              }}
            >
              {t.reload}
            </button>
          </div>
        )}
        <p role="status" className="message">
          {message}
        </p>
        {view === 'text' && (
          <TextStep
            hasDraft={hasDraft}
            hasKey={key.trim() !== ''}
            isStale={desk.source !== desk.text}
            done={(isNew) => {
              if (isNew) {
                setSent({})
                setResults({})
                setSelected(null)
              }
              show('desk')
              focusOn('.reading .tag[tabindex="0"]')
            }}
          />
        )}
        {view === 'desk' && (
          <div className={hasAccount ? 'places three' : 'places'}>
            <div className="reading-place">
              <Legend />
              {statements.length === 0 && <p>{t.statement.noneFound}</p>}
              {source?.revision != null && (
                <p role="note">
                  {t.document.exists} <RecordLink id={source.id}>{name(source.id)}</RecordLink>
                </p>
              )}
              <Reading
                statements={statements}
                selected={selected}
                choose={(id) => {
                  choose(id)
                  if (!WIDE.matches)
                    requestAnimationFrame(() => {
                      document.getElementById('statement-form')?.scrollIntoView()
                    })
                }}
                asked={asked}
                onSelection={setSelection}
              />
              <div className="row">
                <button
                  type="button"
                  onClick={() => {
                    add(selection)
                  }}
                >
                  {t.statement.add} <kbd>a</kbd>
                </button>
                <button
                  type="button"
                  aria-pressed={hasAccount}
                  onClick={() => {
                    setAccount(!hasAccount)
                  }}
                >
                  {hasAccount ? t.account.close : t.account.open}
                </button>
                {openQuestion >= 0 && (
                  <button
                    type="button"
                    onClick={() => {
                      showQuestion(openQuestion)
                      document.getElementById(`question-${openQuestion}`)?.scrollIntoView({ block: 'nearest' })
                    }}
                  >
                    {t.questions.open(desk.questions.filter((one) => isOpen(desk, one)).length)} <kbd>q</kbd>
                  </button>
                )}
              </div>
              {desk.questions.length > 0 && (
                <Questions
                  show={showQuestion}
                  current={question && !question.isAnswered && shownQuestion !== null ? shownQuestion : openQuestion}
                />
              )}
            </div>
            <div className="panels">
              <WholeText isOpen={chosen === null} show={showRecord} />
              {chosen?.type === 'statement' ? (
                <StatementForm
                  key={chosen.id}
                  record={chosen}
                  number={number}
                  count={statements.length}
                  go={go}
                  selection={selection}
                />
              ) : (
                <p>{t.statement.none}</p>
              )}
              <RecordsList />
              <div className="row">
                <button
                  type="button"
                  className="main"
                  onClick={() => {
                    show('check')
                  }}
                >
                  {t.steps.check}
                </button>
              </div>
            </div>
            {hasAccount && <AccountBeside chosen={chosen} choose={goTo} />}
          </div>
        )}
        {view === 'check' && (
          <Check
            sent={sent}
            results={results}
            hasKey={key.trim() !== ''}
            wasSent={wasSent}
            go={(id) => {
              show('desk')
              if (desk.records[id]?.type === 'statement') goTo(id)
              else showRecord(id)
            }}
            back={() => {
              show('desk')
            }}
            finish={() => {
              finish(sent, results)
            }}
          />
        )}
        {view === 'done' && (
          <Done
            records={done}
            again={() => {
              show('text')
            }}
          />
        )}
        {view !== 'done' && (
          <div className="row foot">
            <button type="button" className="quiet" onClick={saveCopy}>
              {t.saveCopy}
            </button>
            <label className="field">
              <span className="label">{t.openCopy}</span>
              <input
                type="file"
                accept=".json,application/json"
                onChange={({ target }) => {
                  void openCopy(target.files?.[0])
                }}
              />
            </label>
            <button
              type="button"
              className="quiet"
              onClick={() => {
                forget()
                setMessage(t.cleared)
                show('text')
              }}
            >
              {t.clear}
            </button>
          </div>
        )}
        <Help
          isOpen={hasHelp}
          close={() => {
            setHelp(false)
          }}
          hasKeys={hasKeys}
          setKeys={(on) => {
            setKeys(on)
            localStorage.setItem(SINGLE_KEYS, on ? 'on' : 'off')
          }}
        />
      </div>
    </DeskContext>
  )
}

export default DeskPage
