/**
 * `npm run bench`: measures everything and writes it into docs/performance.md, section by section, between the marks
 * that name them. `npm run bench -- questions peers` measures only these sections; options are passed on to the script:
 * `npm run bench -- growth --sizes 10000,100000`.
 */
import { spawn } from 'node:child_process'
import { loadavg } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { QUIET } from './measure.ts'

const DOCUMENT = fileURLToPath(new URL('../docs/performance.md', import.meta.url))

/** The scripts that measure the sections, each in a process of its own. */
const SECTIONS = ['questions', 'profile', 'tricks', 'peers', 'memory', 'growth', 'search', 'delivery', 'bulk']

/** Waits until the machine is quiet, for five minutes at most; whoever measures then says that it was not. */
const quiet = async () => {
  for (let waited = 0; waited < 300 && (loadavg()[0] ?? 0) >= QUIET; waited += 5) await wait(5000)
}

const measured = async (section: string, options: string[]): Promise<string> => {
  const script = fileURLToPath(new URL(`${section}.ts`, import.meta.url))
  const child = spawn(process.execPath, [script, ...options], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')])
  if (child.exitCode !== 0) throw new Error(`${section} failed: its measurements are left out.`)
  return output.trim()
}

const given = process.argv.slice(2)
const first = given.findIndex((one) => one.startsWith('-'))
const asked = first < 0 ? given : given.slice(0, first)
const options = first < 0 ? [] : given.slice(first)
const unknown = asked.filter((section) => !SECTIONS.includes(section))
if (unknown.length) {
  console.error(`There is no section ${unknown.join(', ')}. There are ${SECTIONS.join(', ')}.`)
  process.exit(1)
}
if (options.length && asked.length !== 1) {
  console.error('Options apply to one section: name it before them.')
  process.exit(1)
}
for (const section of asked.length ? asked : SECTIONS) {
  console.error(`${section} ...`)
  await quiet()
  const output = await measured(section, options)
  const document = await readFile(DOCUMENT, 'utf8')
  const [begin, end] = [`<!-- ${section} -->`, `<!-- /${section} -->`]
  const [from, to] = [document.indexOf(begin), document.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`docs/performance.md has no marks for ${section}.`)
  const next = `${document.slice(0, from + begin.length)}\n\n${output}\n\n${document.slice(to)}`
  await writeFile(DOCUMENT, await format(next, { ...(await resolveConfig(DOCUMENT)), filepath: DOCUMENT }))
}
