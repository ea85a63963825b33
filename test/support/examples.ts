import { execFile } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { environment } from './running.ts'

const run = promisify(execFile)
const root = new URL('../../', import.meta.url)

/** A page, as its path from the root of the project. */
export const read = (page: string): Promise<string> => readFile(new URL(page, root), 'utf8')

/** Every Markdown file of the docs, and the client's. */
export const pages = async (): Promise<string[]> => {
  const files = await readdir(new URL('docs', root), { recursive: true })
  const docs = files.filter((name) => name.endsWith('.md') && !name.startsWith('dist/'))
  return ['README.md', 'client/README.md', ...docs.map((name) => `docs/${name}`).sort()]
}

/** A fenced block of a page. */
export interface Block {
  language: string
  text: string
}

export const blocksOf = (page: string): Block[] =>
  [...page.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language = '', text = '']) => ({ language, text }))

/** Where the commands of a page are run: the address of a server, its data folder, and a folder to work in. */
export interface Place {
  root: string
  data: string
  work: string
}

const here = (text: string, { root: address, data, work }: Place) =>
  text
    .replaceAll('http://127.0.0.1:4000', address)
    .replaceAll('.readout/admin-key', join(data, 'admin-key'))
    .replaceAll('> archive.ndjson', `> ${join(work, 'archive.ndjson')}`)
    .replaceAll(/\b(reader-key)\b/g, join(work, '$1'))

/** What an answer is without what differs from one run to the next: what it cost, and what is left of a minute's points. */
export const lasting = (answer: object): object =>
  Object.fromEntries(Object.entries(answer).filter(([name]) => name !== 'extensions'))

const ask = async (query: string, { root: address, data }: Place) => {
  const writes = /^\s*mutation\b/m.test(query)
  const key = writes ? (await readFile(join(data, 'admin-key'), 'utf8')).trim() : null
  const answer = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key && { 'x-api-key': key }) },
    body: JSON.stringify({ query }),
  })
  return lasting((await answer.json()) as object)
}

/** Runs a script with the client in its reach. */
const script = async (name: string, text: string, command: string, place: Place) => {
  const file = join(place.work, name)
  await writeFile(file, here(text, place))
  return (await run(command, [file], { cwd: place.work, env: environment(place.data) })).stdout
}

export const inShell = async (text: string, place: Place): Promise<string> =>
  (await run('sh', ['-ec', here(text, place)], { env: environment(place.data) })).stdout

/** Runs an example, and gives what a page should show below it: a JSON answer without its costs, or what was printed. */
export const answerOf = async ({ language, text }: Block, shown: string, place: Place): Promise<object | string> => {
  if (language === 'graphql') return ask(text, place)
  if (language === 'js') return script('example.mjs', text, process.execPath, place)
  const printed = await inShell(text, place)
  return shown === 'json' ? lasting(JSON.parse(printed) as object) : printed
}
