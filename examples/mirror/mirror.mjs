// Keeps a copy of an archive in SQLite: node mirror.mjs COPY.sqlite API [MANIFEST]. Example:
//   node mirror.mjs copy.sqlite https://readout.example/graphql https://readout.example/bulk/manifest.json
// A new copy begins with the bulk files, if the address or path of their manifest is given; after that the feed of changes
// says what is new. It needs Node.js 22.5 or later. Run it as often as the copy is to be fresh. It may be killed at any moment: the next run goes on.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'

const [file, api, manifest] = process.argv.slice(2)
if (!file || !api) throw new Error('node mirror.mjs COPY.sqlite API [MANIFEST]')

const copy = new DatabaseSync(file)
copy.exec(`PRAGMA journal_mode = WAL;
  CREATE TABLE IF NOT EXISTS record (id TEXT PRIMARY KEY, revision INTEGER, status TEXT, input TEXT) STRICT;
  CREATE TABLE IF NOT EXISTS place (only INTEGER PRIMARY KEY CHECK (only = 0), cursor TEXT) STRICT`)
const put = copy.prepare('INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)')
const remove = copy.prepare('DELETE FROM record WHERE id = ?')
const move = copy.prepare('INSERT OR REPLACE INTO place VALUES (0, ?)')

/** Makes changes and the move of the cursor together, or none of them. */
const together = (change) => {
  copy.exec('BEGIN')
  try {
    change()
    copy.exec('COMMIT')
  } catch (error) {
    copy.exec('ROLLBACK')
    throw error
  }
}

const load = async (name) => {
  const place = URL.canParse(name, manifest) ? new URL(name, manifest) : null
  if (place && place.protocol !== 'file:') return Buffer.from(await (await fetch(place)).arrayBuffer())
  return readFile(place ?? manifest.replace(/[^/]*$/, name))
}

/** The whole archive as of an instant, in one transaction with the cursor at which the feed goes on. */
const begin = async () => {
  const { full, cursor } = JSON.parse((await load(manifest.split('/').at(-1))).toString())
  const files = []
  for (const { name, sha256 } of full.filter(({ format }) => format === 'RECORDS')) {
    const bytes = await load(name)
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw new Error(`${name} is not what the manifest says.`)
    files.push(gunzipSync(bytes).toString())
  }
  together(() => {
    for (const line of files.flatMap((text) => text.split('\n').filter(Boolean))) {
      const { revision, status = 'CURRENT', statusReason, supersededBy, ...input } = JSON.parse(line)
      const [content] = Object.values(input)
      put.run(content.id, revision, status, JSON.stringify(content))
    }
    move.run(cursor)
  })
}

const CHANGES = `query ($after: String) { changes(after: $after, first: 100) {
  nodes { recordId record { id revision status input } }
  pageInfo { hasNextPage endCursor }
} }`

const ask = async (variables) => {
  for (;;) {
    const response = await fetch(api, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(process.env.READOUT_KEY && { 'x-api-key': process.env.READOUT_KEY }),
      },
      body: JSON.stringify({ query: CHANGES, variables }),
    })
    const { data, errors } = await response.json()
    if (response.status !== 429) {
      if (errors) throw new Error(errors[0].message)
      return data.changes
    }
    await new Promise((resolve) => setTimeout(resolve, 1000 * Number(response.headers.get('retry-after') ?? 1)))
  }
}

const cursorNow = () => copy.prepare('SELECT cursor FROM place').get()?.cursor ?? null
if (manifest && cursorNow() === null) await begin()
for (let more = true; more;) {
  const { nodes, pageInfo } = await ask({ after: cursorNow() })
  together(() => {
    for (const { recordId, record } of nodes)
      if (record) put.run(record.id, record.revision, record.status, JSON.stringify(record.input))
      else remove.run(recordId) // it was erased: copies have to follow
    if (pageInfo.endCursor !== null) move.run(pageInfo.endCursor)
  })
  more = pageInfo.hasNextPage
}
console.log(`${copy.prepare('SELECT count(*) AS count FROM record').get().count} records in ${file}`)
