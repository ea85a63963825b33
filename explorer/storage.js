/** A key of Readout as it may stand in any text: lambda/access/secrets.ts makes them. */
const KEY = /rdo_[0-9A-Za-z]{58}/g

/** GraphiQL keeps under these names: its history, its tabs, its settings. */
const PREFIX = 'graphiql:'

/** What may be kept of a text: of JSON everything but what stands as `headers` in it, and a key nowhere. */
const withoutKeys = (text) => {
  let kept = text
  try {
    kept = JSON.stringify(JSON.parse(text, (name, value) => (name === 'headers' ? null : value)))
  } catch {
    // It is no JSON, but a document or a setting.
  }
  return kept.replace(KEY, 'rdo_…')
}

/**
 * A browser's storage as GraphiQL may use it. GraphiQL's history keeps the headers that were sent, with people's keys,
 * whatever `shouldPersistHeaders` says; here they go no further than the page that they were typed into. What earlier
 * versions of the page left is put right when it is opened.
 */
export const keepNoKeys = (storage) => {
  const setItem = (name, text) => {
    if (name === `${PREFIX}headers`) storage.removeItem(name)
    else storage.setItem(name, withoutKeys(text))
  }
  for (const [name, text] of Object.entries(storage)) if (name.startsWith(PREFIX)) setItem(name, text)
  return {
    setItem,
    getItem: (name) => storage.getItem(name),
    removeItem: (name) => storage.removeItem(name),
    clear: () => storage.clear(),
    get length() {
      return storage.length
    },
  }
}
