import { useDesk } from './context.ts'
import { ChainFields, DateFields, MeetingField, PartiesField, useShown } from './fields.tsx'
import { chainOf, idFor, partiesOf } from './records.ts'
import { type Change, newMeeting, type Settings } from './state.ts'

/** What is said once for the text. */
export const WholeText = ({ isOpen, show }: { isOpen: boolean; show: (id: string) => void }) => {
  const { desk, step, t } = useDesk()
  const shown = useShown()
  const { settings } = desk
  const set = (changed: Partial<Settings>, before: readonly Change[] = []) => {
    if (before.length === 0) step({ do: 'set', settings: changed })
    else step([...before, { do: 'set', settings: changed }])
  }
  const addMeeting = () => {
    const id = idFor('meeting', `${desk.document?.slice(4) ?? 'text'}-meeting`, (one) => one in desk.records)
    const record = newMeeting(desk, id, t.whole.newMeeting)
    step([
      { do: 'add', record },
      { do: 'set', settings: { meeting: id } },
    ])
    show(id)
  }
  return (
    <details className="panel" open={isOpen}>
      <summary>
        {t.whole.title}{' '}
        <span className="capacity">
          {[
            shown.date(settings.saidOn),
            shown.record(settings.meeting),
            shown.parties(settings.addressees),
            shown.chain(settings.chain),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </summary>
      <p className="capacity">{t.whole.hint}</p>
      <fieldset>
        <legend>{t.whole.saidOn}</legend>
        <DateFields
          value={settings.saidOn}
          change={(saidOn) => {
            set({ saidOn })
          }}
        />
      </fieldset>
      <fieldset>
        <legend>{t.whole.meeting}</legend>
        <MeetingField
          label={t.whole.meeting}
          value={settings.meeting}
          change={(meeting) => {
            set({ meeting })
          }}
        />
        <button type="button" className="quiet" onClick={addMeeting}>
          {t.whole.newMeeting}
        </button>
      </fieldset>
      <fieldset>
        <legend>{t.whole.addressees}</legend>
        <PartiesField
          label={t.whole.addressees}
          as="ADDRESSEE"
          parties={partiesOf(settings.addressees)}
          change={(addressees, before) => {
            set({ addressees }, before)
          }}
        />
      </fieldset>
      <fieldset>
        <legend>{t.whole.chain}</legend>
        <ChainFields
          chain={chainOf(settings.chain)}
          change={(chain, before) => {
            set({ chain }, before)
          }}
        />
      </fieldset>
    </details>
  )
}
