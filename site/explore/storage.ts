/** A key of Readout, anywhere in a text: lambda/access/secrets.ts makes them. */
const KEY = /rdo_[0-9A-Za-z]{58}/g

/** The prefix of the names under which GraphiQL stores its history, tabs and settings. */
const PREFIX = 'graphiql:'

/** A text as it may be stored: without the values of `headers` if it is JSON, and without keys. */
const withoutKeys = (text: string): string => {
  let kept = text
  try {
    kept = JSON.stringify(JSON.parse(text, (name, value: unknown) => (name === 'headers' ? null : value)))
  } catch {
    // It is not JSON, but a document or a setting.
  }
  return kept.replace(KEY, 'rdo_…')
}

/**
 * A wrapper of the browser's storage for GraphiQL. GraphiQL's history stores the headers that were sent, including users'
 * keys, regardless of `shouldPersistHeaders`; with this wrapper keys never leave the page that they were typed into. What
 * earlier versions of the page stored is cleaned up when it is opened.
 */
export const keepNoKeys = (storage: Storage) => {
  const setItem = (name: string, text: string) => {
    if (name === `${PREFIX}headers`) storage.removeItem(name)
    else storage.setItem(name, withoutKeys(text))
  }
  for (const [name, text] of Object.entries(storage) as [string, string][])
    if (name.startsWith(PREFIX)) setItem(name, text)
  return {
    setItem,
    getItem: (name: string) => storage.getItem(name),
    removeItem: (name: string) => {
      storage.removeItem(name)
    },
    clear: () => {
      storage.clear()
    },
    get length() {
      return storage.length
    },
  }
}
