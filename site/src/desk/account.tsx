import { useState } from 'react'
import { useAsked, useListed } from '../asking.ts'
import { MeetingStatements } from '../documents.ts'
import { Shown } from '../parts/failure.tsx'
import { Statement } from '../parts/statement.tsx'
import { More } from '../parts/tools.tsx'
import { useDesk } from './context.ts'
import { Names, Standing } from './documents.ts'
import { isObject } from './json.ts'
import { Picker } from './picker.tsx'
import { type DeskRecord, recordsOf, sameAs } from './state.ts'

const Account = ({ id, chosen, choose }: { id: string; chosen: DeskRecord | null; choose: (id: string) => void }) => {
  const { desk, step, ask, t, tag } = useDesk()
  const said = useListed(MeetingStatements, { id, lang: tag }, ({ meeting }) => meeting?.statements)
  const named = useAsked(Names, { ids: [id], lang: tag })
  const title = named.data?.nodes[0]
  const isSame = async (statement: string, record: DeskRecord) => {
    const outcome = await ask(Standing, { id: statement })
    const stands = outcome.kind === 'failed' ? null : outcome.data.node
    if (!stands || !('input' in stands) || !isObject(stands.input)) return
    step(sameAs(desk, record, { id: stands.id, revision: stands.revision, input: stands.input }))
    choose(stands.id)
  }
  return (
    <>
      <h3>{title && 'title' in title ? title.title : id}</h3>
      {desk.settings.meeting !== id && (
        <button
          type="button"
          onClick={() => {
            step({ do: 'set', settings: { meeting: id } })
          }}
        >
          {t.account.use}
        </button>
      )}
      <Shown asked={said}>
        {() => (
          <>
            {said.nodes.length === 0 && <p>{t.account.nothing}</p>}
            {said.nodes.map((statement) => (
              <div key={statement.id}>
                <Statement statement={statement} />
                {chosen && chosen.revision === null && !(statement.id in desk.records) && (
                  <button
                    type="button"
                    className="quiet"
                    title={t.account.sameHint}
                    onClick={() => {
                      void isSame(statement.id, chosen)
                    }}
                  >
                    {t.account.same}
                  </button>
                )}
              </div>
            ))}
            <More more={said.more} />
          </>
        )}
      </Shown>
    </>
  )
}

/** What the archive already has of the meeting, beside what this text says. */
export const AccountBeside = ({ chosen, choose }: { chosen: DeskRecord | null; choose: (id: string) => void }) => {
  const { desk, name, t } = useDesk()
  const [meeting, setMeeting] = useState<string | null>(null)
  const matched = [
    ...recordsOf(desk, 'meeting').flatMap(({ id, revision }) => (revision === null ? [] : [id])),
    ...(desk.settings.meeting !== null && !(desk.settings.meeting in desk.records) ? [desk.settings.meeting] : []),
  ]
  return (
    <section className="account" aria-label={t.account.title}>
      <h2>{t.account.title}</h2>
      {matched.length > 0 && (
        <>
          <p className="capacity">{t.account.matched}</p>
          <div className="row">
            {matched.map((id) => (
              <button
                key={id}
                type="button"
                aria-pressed={id === meeting}
                onClick={() => {
                  setMeeting(id)
                }}
              >
                {name(id)}
              </button>
            ))}
          </div>
        </>
      )}
      <div className="field">
        <span className="label">{t.account.find}</span>
        <Picker
          label={t.account.find}
          type="meeting"
          pick={({ ids: [id] }) => {
            if (id !== undefined) setMeeting(id)
          }}
        />
      </div>
      {meeting !== null && <Account key={meeting} id={meeting} chosen={chosen} choose={choose} />}
    </section>
  )
}
