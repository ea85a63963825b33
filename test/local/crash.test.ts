import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from '@jest/globals'
import { build } from 'esbuild'
import { openTable } from '../../lambda/table/dynamodb.ts'
import { openArchive } from '../../lambda/archive.ts'
import { audit, type Finding } from '../../lambda/tools/verify.ts'
import { listChanges, SETTLED_AFTER } from '../../lambda/reading/feed.ts'
import { finishAllPending } from '../../lambda/writing/erasing.ts'
import type { KeptRevision } from '../../lambda/domain/revisions.ts'
import { changeKey, revisionKey } from '../../lambda/table/keys.ts'
import { pendingMarkers } from '../../lambda/writing/pending.ts'
import { type Table } from '../../lambda/table/table.ts'
import type { RecordInput } from '../../lambda/generated/types.ts'
import { type Engine, startEngine } from '../../local/engine.ts'
import { randomOf } from '../support/random.ts'
import '../support/table.ts'
import { everyItem, wholeOf } from '../support/whole.ts'

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const KILLS = Number(process.env.KILLS ?? 102)
/** After so many kills the engine is killed too, and the archive is looked at as a whole. */
const ROUND = 34
const WRITERS = ['a', 'b', 'c', 'd']
/** A writer says at most so many lines before it is killed: two or three for each write. */
const LONGEST_SPEECH = 16
const MEANWHILE = 20 // milliseconds

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const { next, below } = randomOf(SEED)

/** What the writers said, all of them together. */
const told = {
  tried: new Set<string>(),
  /** The revisions that were acknowledged, by author and id. */
  done: new Map<string, { by: string; id: string; revision: number }>(),
  unwritten: new Set<string>(),
  erasing: new Set<string>(),
  erased: new Set<string>(),
  broken: [] as string[],
}

const hear = (line: string) => {
  const [what = '', by = '', id = '', revision] = line.split(' ')
  if (what === 'try') told.tried.add(by)
  else if (what === 'done') told.done.set(`${by} ${id}`, { by, id, revision: Number(revision) })
  else if (what === 'unwritten') told.unwritten.add(`${by} ${id}`)
  else if (what === 'erasing') told.erasing.add(by)
  else if (what === 'erased') told.erased.add(by)
  else if (what !== 'ready') told.broken.push(line)
}

interface Writer {
  child: ChildProcess
  /** The revisions of its own that were acknowledged. */
  done: { id: string; revision: number }[]
  /** Settles when it has said so many lines, or has ended. */
  said: (lines: number) => Promise<void>
  /** When it has ended, and everything that it said was heard. */
  ended: Promise<unknown>
}

/** Kills up to the next of the engine. */
interface Round {
  left: number
  checks: Promise<void>[]
  engineGone: Promise<void>
  killEngine: () => void
}

const startWriter = (endpoint: string, name: string, folder: string, option?: string): Writer => {
  const args = [join(folder, 'writer.js'), endpoint, name, String(below(2 ** 31)), ...(option ? [option] : [])]
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: folder },
  })
  const lines = createInterface(child.stdout)
  const done: Writer['done'] = []
  let heard = 0
  let waiting: { lines: number; go: () => void } | undefined
  lines.on('line', (line) => {
    heard += 1
    const [what, , id = '', revision] = line.split(' ')
    if (what === 'done') done.push({ id, revision: Number(revision) })
    hear(line)
    if (waiting && heard >= waiting.lines) waiting.go()
  })
  const closed = once(lines, 'close').then(() => waiting?.go())
  const said = (lines: number) =>
    new Promise<void>((go) => {
      waiting = { lines, go }
      if (heard >= lines) go()
    })
  return { child, done, said, ended: Promise.all([closed, once(child, 'exit')]) }
}

const base = (): RecordInput[] => [
  ...Array.from({ length: 160 }, (_, index): RecordInput => ({
    stakeholder: { id: `stk_base-${index}`, kind: 'PERSON', names: [{ text: `Person ${index}`, kind: 'PREFERRED' }] },
  })),
  ...Array.from({ length: 10 }, (_, index): RecordInput => ({
    topic: { id: `top_base-${index}`, labels: [{ text: `Topic ${index}`, kind: 'PREFERRED' }] },
  })),
]

const findingsOf = async (table: Table): Promise<Finding[]> => {
  const found: Finding[] = []
  for await (const { findings } of audit(table, { repair: false })) found.push(...findings)
  return found
}

/** Reads the feed of changes on and on, as a consumer would, whatever happens to the engine. */
const follow = (current: () => Table) => {
  const seen: string[] = []
  let after: string | null = null
  const ended = new AbortController()
  const readOn = async () => {
    const { nodes, pageInfo } = await listChanges(current(), { first: 100, after })
    for (const { at, recordId, revision } of nodes) seen.push(changeKey(at, recordId, revision).SK)
    after = pageInfo.endCursor() ?? after
    return pageInfo.hasNextPage()
  }
  const reading = (async () => {
    while (!ended.signal.aborted) if (!(await readOn().catch(() => false))) await wait(200) // the engine was killed, or there is nothing new
  })()
  const stop = () => {
    ended.abort()
    return reading
  }
  return {
    stop,
    async finish() {
      await stop()
      while (await readOn());
      return seen
    },
  }
}

test(
  `writers are killed ${KILLS} times, and the engine some times: what was acknowledged is there, all else whole or absent (seed ${SEED})`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'readout-'))
    const counts = { kills: 0, atStart: 0, engineKills: 0, cutOff: 0 }
    let engine: Engine | undefined
    const writers: Writer[] = []
    let feed: ReturnType<typeof follow> | undefined
    let round: Round | undefined
    try {
      const open = async () => {
        engine = await startEngine(join(folder, 'archive.db'))
        return openTable('readout', engine.endpoint)
      }
      let table = await open()
      await table.create()
      await openArchive(table).import(base(), { by: 'import' })
      // Bundled as for Lambda, they start in half the time.
      await build({
        entryPoints: ['test/support/crash-writer.ts'],
        outfile: join(folder, 'writer.js'),
        bundle: true,
        platform: 'node',
        format: 'esm',
        mainFields: ['module', 'main'],
        banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)" },
      })
      await writeFile(join(folder, 'package.json'), '{"type":"module"}')
      // One that ends by itself leaves its compiled code to those that are killed.
      await startWriter(engine!.endpoint, 'z', folder, 'once').ended
      feed = follow(() => table)

      /** What a killed writer was told is there. */
      const expectDone = async ({ done }: Writer, name: string) => {
        for await (const { SK } of pendingMarkers(table)) if (SK.includes(`_${name}-`)) counts.cutOff += 1
        const kept = done.filter(({ id }) => !told.erasing.has(id))
        const items = await table.get(
          kept.map(({ id, revision }) => revisionKey(id, revision)),
          { consistent: true },
        )
        expect(kept.filter((_, index) => !items[index])).toEqual([])
      }

      /** One writer after another under a name, until so many were killed; with the last one goes the engine. */
      const keepKilling = async (name: string, round: Round) => {
        for (let erases = counts.kills === 0 && name === 'a'; round.left > 0; erases = false) {
          round.left -= 1
          const last = round.left === 0
          const writer = startWriter(engine!.endpoint, name, folder, erases ? 'erasing' : undefined)
          writers.push(writer)
          const atStart = next() < 0.15
          await Promise.race([atStart ? wait(next() * 800) : writer.said(1 + below(LONGEST_SPEECH)), round.engineGone])
          await wait(next() * MEANWHILE)
          if (last) {
            await Promise.all(round.checks)
            round.killEngine()
          }
          writer.child.kill('SIGKILL')
          await writer.ended
          counts.kills += 1
          counts.atStart += atStart ? 1 : 0
          if (round.left === 0) continue
          const check = expectDone(writer, name)
          round.checks.push(check)
          await check
        }
      }

      const expectWhole = async () => {
        expect(told.broken).toEqual([])
        for await (const { SK } of pendingMarkers(table)) if (SK) counts.cutOff += 1
        await finishAllPending(table)
        const items = await everyItem(table)
        const { revisions, wrong } = wholeOf(items)
        expect(wrong).toEqual([])
        const found = new Map<string, KeptRevision>()
        for (const revision of revisions) {
          const name = `${revision.by} ${revision.record.id}`
          expect([name, found.has(name) && revision.by !== 'import']).toEqual([name, false])
          found.set(name, revision)
        }
        for (const [name, { id, revision }] of told.done)
          if (!told.erasing.has(id)) expect([name, found.get(name)?.number]).toEqual([name, revision])
        for (const name of told.unwritten) expect([name, found.has(name)]).toEqual([name, false])
        for (const id of told.erased) expect(items.get(`${id} RECORD`)).toMatchObject({ closed: true, body: undefined })
        return { items, found }
      }

      while (counts.kills < KILLS) {
        let gone: () => void = () => undefined
        const engineGone = new Promise<void>((resolve) => (gone = resolve))
        const killEngine = () => {
          process.kill(engine!.pid, 'SIGKILL')
          counts.engineKills += 1
          gone()
        }
        round = { checks: [], left: Math.min(ROUND, KILLS - counts.kills), engineGone, killEngine }
        await Promise.all(WRITERS.map((name) => keepKilling(name, round!)))
        table = await open()
        await expectWhole()
      }

      await wait(SETTLED_AFTER + 100)
      const { items, found } = await expectWhole()
      expect(await findingsOf(table)).toEqual([])
      const changes = [...items.values()].filter(({ PK }) => PK === changeKey('', '', 0).PK).map(({ SK }) => SK)
      expect(await feed.finish()).toEqual(changes.sort())
      const cutOff = [...told.tried].filter(
        (by) => ![...told.done.keys(), ...told.unwritten].some((name) => name.startsWith(`${by} `)),
      )
      const landed = new Set([...found.values()].map(({ by }) => by))
      const line = {
        ...counts,
        acknowledged: told.done.size,
        erased: told.erased.size,
        foundUnacknowledged: cutOff.filter((by) => landed.has(by)).length,
        absent: cutOff.filter((by) => !landed.has(by)).length,
        unwritten: told.unwritten.size,
        items: items.size,
        seed: SEED,
      }
      process.stderr.write(`${JSON.stringify(line)}\n`)
      expect(counts.kills).toBe(KILLS)
      expect(told.done.size).toBeGreaterThan(KILLS)
    } finally {
      if (round) round.left = 0 // where something was wrong, the others stop too
      await feed?.stop()
      for (const { child } of writers) child.kill('SIGKILL')
      if (engine) process.kill(engine.pid, 'SIGKILL')
      await rm(folder, { recursive: true, force: true })
    }
  },
  120_000 + KILLS * 4000,
)
