import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { openTable } from '../../lambda/table/dynamodb.ts'
import { openArchive } from '../../lambda/archive.ts'
import { listChanges, SETTLED_AFTER } from '../../lambda/reading/feed.ts'
import { type Clock, openClock } from '../../lambda/table/clock.ts'
import { finishErasing } from '../../lambda/writing/erasing.ts'
import { pendingKey, recordKey, shownKey } from '../../lambda/table/keys.ts'
import { type Table } from '../../lambda/table/table.ts'
import { type FaultyEngine, openFaults } from '../support/faults.ts'
import { randomOf } from '../support/random.ts'
import { freshTable } from '../support/table.ts'

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const HOUR = 3_600_000

describe('a clock', () => {
  /** A machine whose time and ticks a test moves. */
  const open = (wall = HOUR) => {
    const machine = { wall, ticks: 0 }
    const clock = openClock(
      () => machine.wall,
      () => machine.ticks,
    )
    const live = (milliseconds: number) => {
      machine.wall += milliseconds
      machine.ticks += milliseconds
    }
    return { clock, machine, live }
  }
  test('shows the time of its machine', () => {
    const { clock, live } = open()
    expect(clock.now()).toBe(HOUR)
    live(1234)
    expect(clock.now()).toBe(HOUR + 1234)
  })
  test('never goes back, whatever happens to its machine, and keeps running', () => {
    const step = fc.record({ jump: fc.integer({ min: -HOUR, max: HOUR }), live: fc.integer({ min: 2, max: 5000 }) })
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const { clock, machine, live } = open()
        for (const { jump, live: time } of steps) {
          const before = clock.now()
          machine.wall += jump
          expect(clock.now()).toBeGreaterThanOrEqual(before)
          live(time)
          expect(clock.now()).toBeGreaterThan(before)
        }
      }),
    )
  })
  test('is correct again when time has caught up with it', () => {
    const { clock, machine, live } = open()
    clock.now()
    machine.wall -= HOUR
    live(HOUR)
    expect(clock.now()).toBe(HOUR + HOUR / 2)
    live(2 * HOUR)
    expect(clock.now()).toBe(machine.wall)
  })
  test('follows the time of the table, within the second to which that is reported', () => {
    const [late, right, early] = [open(0), open(HOUR + 700), open(2 * HOUR)]
    for (const { clock } of [late, right, early]) clock.hear(HOUR, 20)
    expect([late, right, early].map(({ clock }) => clock.now())).toEqual([HOUR, HOUR + 700, HOUR + 1020])
  })
})

/** A machine that writes and reads through a table of its own, on a clock that is told no other time. */
interface Machine {
  table: Table
  /** How far its time is from the right one, in milliseconds. */
  off: number
  /** From here on its process is a new one. */
  restart: () => void
}

let engine: Awaited<ReturnType<typeof freshTable>>
let faults: FaultyEngine
const open: FaultyEngine[] = []
/** How much time has gone by beyond what has: the tests need not wait. */
let skipped = 0

const machine = (off: number, endpoint = engine.endpoint): Machine => {
  const started = () => {
    const clock: Clock = {
      ...openClock(
        () => Date.now() + skipped + one.off,
        () => performance.now() + skipped,
      ),
      hear: () => undefined,
    }
    one.table = openTable('readout', endpoint, clock)
  }
  const one = { table: engine.table, off, restart: started }
  started()
  return one
}

/** Somebody who keeps a copy, and goes on by cursor, at whichever machine it asks. */
const consumer = () => {
  const seen: { at: string; name: string }[] = []
  let after: string | null = null
  return {
    seen,
    async read({ table }: Machine) {
      for (let more = true; more;) {
        const { nodes, pageInfo } = await listChanges(table, { first: 3, after })
        for (const { at, recordId, revision } of nodes) seen.push({ at, name: `${recordId} ${revision}` })
        after = pageInfo.endCursor()
        more = await pageInfo.hasNextPage()
      }
    },
  }
}
const expectInOrder = ({ seen }: ReturnType<typeof consumer>) => {
  const instants = seen.map(({ at }) => at)
  expect(instants).toEqual(instants.toSorted())
}
const write = async ({ table }: Machine, id: string, text = id) => {
  const input = { topic: { id, labels: [{ text, kind: 'PREFERRED' as const }] } }
  const { action, record, problems } = await openArchive(table).record(input, { mode: 'CREATE' }, { by: 'editor' })
  expect([action, problems]).toEqual(['RECORDED', []])
  return `${id} ${record!.revision}`
}
const settle = (time = 2 * SETTLED_AFTER + 10) => {
  skipped += time
}

beforeAll(async () => {
  engine = await freshTable()
})
afterAll(async () => {
  for (const faults of open) await faults.stop()
  await engine.stop()
})
let files = 0
/** Every test has an archive of its own. */
const emptied = async () => {
  if (files++) {
    await engine.stop()
    engine = await freshTable()
  }
}

test('a clock that goes back: everything written then is delivered, in order, even by a process that starts then', async () => {
  await emptied()
  const one = machine(0)
  const copy = consumer()
  const made = [await write(one, 'top_before')]
  settle()
  await copy.read(one)
  expect(copy.seen).toHaveLength(1)
  made.push(await write(one, 'top_not-shown-yet'))
  one.off = -HOUR
  made.push(await write(one, 'top_back'))
  one.restart()
  made.push(await write(one, 'top_restarted'))
  for (let again = 0; again < 3; again += 1) {
    await copy.read(one)
    settle()
  }
  one.off = 0
  one.restart()
  made.push(await write(one, 'top_right-again'))
  settle()
  await copy.read(one)
  expect(copy.seen.map(({ name }) => name).toSorted()).toEqual(made.toSorted())
  expectInOrder(copy)
})

test('an erasure that began before the clock went back takes 5 seconds and not an hour, and is delivered', async () => {
  await emptied()
  const one = machine(0)
  const copy = consumer()
  await write(one, 'top_kept')
  await write(one, 'top_gone')
  settle()
  await copy.read(one)
  const closedAt = new Date(one.table.clock.now()).toISOString()
  await one.table.transact([
    { update: recordKey('top_gone'), set: { closed: true }, when: { revision: 1 } },
    { put: { ...pendingKey('top_gone'), body: JSON.stringify({ by: 'editor', reason: null, closedAt }) } },
  ])
  one.off = -HOUR
  one.restart()
  expect(await finishErasing(one.table, 'top_gone')).toEqual([])
  settle()
  await copy.read(one)
  settle()
  await copy.read(one)
  expect(copy.seen.map(({ name }) => name)).toEqual(['top_kept 1', 'top_gone 1', 'top_gone 2'])
}, 20_000)

test(`machines an hour apart, of which some go back and restart: every change is delivered once and in order, whichever machine is queried (seed ${SEED})`, async () => {
  await emptied()
  const { below, next, pick } = randomOf(SEED)
  const machines = [machine(0), machine(HOUR), machine(-HOUR)]
  const [often, seldom] = [consumer(), consumer()]
  const made: string[] = []
  for (let step = 0; step < 60; step += 1) {
    const names = Array.from({ length: 1 + below(4) }, (_, n) => write(pick(machines), `top_${step}-${n}`))
    made.push(...(await Promise.all(names)))
    if (next() < 0.5) settle(below(3 * SETTLED_AFTER))
    const one = pick(machines)
    if (next() < 0.1) one.off += pick([-HOUR, HOUR])
    if (next() < 0.1) one.restart()
    await often.read(pick(machines))
    if (next() < 0.1) await seldom.read(pick(machines))
  }
  for (let again = 0; again < 3; again += 1)
    for (const one of machines) {
      settle(2 * HOUR)
      await often.read(one)
      await seldom.read(one)
    }
  for (const one of [often, seldom]) {
    expect(one.seen.map(({ name }) => name).toSorted()).toEqual(made.toSorted())
    expectInOrder(one)
  }
}, 30_000)

test('what a late clock writes sorts after what is shown at that moment, or is delivered along with it', async () => {
  await emptied()
  faults = await openFaults(engine.endpoint)
  open.push(faults)
  const [right, late] = [machine(0), machine(-HOUR)]
  const through = machine(0, faults.endpoint)
  const copy = consumer()
  await write(right, 'top_first')
  settle()
  await copy.read(right)
  await write(right, 'top_second')
  settle()
  // The late one writes when the page has been read and is about to be shown, before that is noted.
  let once = true
  faults.plan(async ({ command }) => {
    if (command === 'UpdateItem' && once) {
      once = false
      await write(late, 'top_between')
    }
    return null
  })
  await copy.read(through)
  faults.plan(() => null)
  settle()
  await copy.read(right)
  expect(once).toBe(false)
  expect(copy.seen.map(({ name }) => name).toSorted()).toEqual(['top_between 1', 'top_first 1', 'top_second 1'])
  expectInOrder(copy)
})

test('a writer with a late clock takes another instant if its own is shown meanwhile', async () => {
  await emptied()
  faults = await openFaults(engine.endpoint)
  open.push(faults)
  const right = machine(0)
  const late = machine(-HOUR, faults.endpoint)
  const copy = consumer()
  await write(right, 'top_first')
  settle()
  await copy.read(right)
  await write(right, 'top_second')
  settle()
  let once = true
  faults.plan(async ({ command }) => {
    if (command === 'TransactWriteItems' && once) {
      once = false
      await copy.read(right)
    }
    return null
  })
  await write(late, 'top_late')
  settle()
  await copy.read(right)
  expect(copy.seen.map(({ name }) => name)).toEqual(['top_first 1', 'top_second 1', 'top_late 1'])
  expectInOrder(copy)
})

test('reading the feed writes once for a new end, and nothing if that was shown before', async () => {
  await emptied()
  const one = machine(0)
  for (let n = 0; n < 8; n += 1) await write(one, `top_${n}`)
  settle()
  const cost = async (run: () => Promise<unknown>) => {
    const { writeUnits, readUnits, roundTrips } = { ...one.table.usage }
    await run()
    const { usage } = one.table
    return [usage.writeUnits - writeUnits, usage.readUnits - readUnits, usage.roundTrips - roundTrips]
  }
  const page = () => listChanges(one.table, { first: 100 })
  expect(await cost(page)).toEqual([1, 2, 2])
  expect(await cost(page)).toEqual([0, 2, 1])
  expect((await cost(() => consumer().read(one)))[0]).toBe(0)
  const [mark] = await one.table.get([shownKey])
  expect(mark?.lifted).toBeUndefined()
})
