import { useState } from 'react'
import { useLocation } from 'wouter'
import { useLanguage } from '../language.tsx'

/** Where a reader types what they look for. */
export const SearchBox = ({ text: before = '' }: { text?: string }) => {
  const { t } = useLanguage()
  const [, go] = useLocation()
  const [text, setText] = useState(before)
  return (
    <form
      className="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim()) go(`/search?q=${encodeURIComponent(text.trim())}`)
      }}
    >
      <input
        type="search"
        aria-label={t.search.label}
        placeholder={t.search.placeholder}
        value={text}
        maxLength={500}
        onChange={({ target }) => {
          setText(target.value)
        }}
      />
      <button type="submit">{t.search.button}</button>
    </form>
  )
}
