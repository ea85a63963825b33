import { useEffect, useRef } from 'react'
import { useDesk } from './context.ts'

/** The keys of the desk, and whether single ones work: who speaks to a computer turns them off. */
export const Help = ({
  isOpen,
  close,
  hasKeys,
  setKeys,
}: {
  isOpen: boolean
  close: () => void
  hasKeys: boolean
  setKeys: (on: boolean) => void
}) => {
  const { t } = useDesk()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (isOpen) dialog.current?.showModal()
    else dialog.current?.close()
  }, [isOpen])
  return (
    <dialog ref={dialog} aria-labelledby="keys-title" onClose={close} className="keys">
      <h2 id="keys-title">{t.keys.title}</h2>
      <dl>
        {Object.entries(t.keys.list).map(([keys, what]) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label className="check">
        <input
          type="checkbox"
          checked={hasKeys}
          onChange={({ target }) => {
            setKeys(target.checked)
          }}
        />{' '}
        {t.keys.on}
      </label>{' '}
      <button type="button" onClick={close}>
        {t.keys.close}
      </button>
    </dialog>
  )
}
