import { freshTable } from '../test/support/table.ts'
import { idOf } from './archive.ts'
import { median, secondsOf, shown, sideBySide, toTable } from './measure.ts'
import { openPlain, type PlainItem } from './plain.ts'
import { openBench, recording, statement } from './statements.ts'

/** Statements that a writer records in one round; the first rounds warm up and are not counted. */
const EACH = { 1: 100, 16: 25 }
const WARM_UP = 1

const idIn = ({ PK, SK }: PlainItem): string | undefined => /stm_\d+/.exec(`${PK?.S} ${SK?.S}`)?.[0]

/** Records statements, then puts the same items with plain commands. @returns the seconds of each, and the items of a statement */
const round = async (writers: number, places: number[]) => {
  const api = await openBench()
  const plain = await freshTable()
  try {
    const record = (place: number) => api.write(recording('Statement'), { input: statement(place) })
    const ours = await secondsOf(() => sideBySide(writers, places, record))
    const items = new Map<string, PlainItem[]>(places.map((place) => [idOf('Statement', place), []]))
    for await (const page of openPlain(api.endpoint).scan())
      for (const item of page) items.get(idIn(item) ?? '')?.push(item)
    const table = openPlain(plain.endpoint)
    await table.transact([...items.values()][0]!) // opens the connection, as for the others
    const bare = await secondsOf(() => sideBySide(writers, items.values(), (of) => table.transact(of)))
    return { ours, bare, items: [...items.values()].reduce((sum, of) => sum + of.length, 0) / places.length }
  } finally {
    await api.stop()
    await plain.stop()
  }
}

/** Writes per second of recordStatement through the Lambda handler, compared with plain transactions of the same items. */
export const benchRecording = async (rounds: number): Promise<string> => {
  const rows: (string | number)[][] = []
  for (const writers of [1, 16] as const) {
    const places = Array.from({ length: EACH[writers] * writers }, (_, place) => place)
    const found = []
    for (let count = -WARM_UP; count < rounds; count += 1) {
      const one = await round(writers, places)
      if (count >= 0) found.push(one)
    }
    const perSecond = (seconds: number[]) => shown(places.length / median(seconds))
    rows.push([
      writers,
      perSecond(found.map(({ ours }) => ours)),
      perSecond(found.map(({ bare }) => bare)),
      shown(median(found.map(({ ours, bare }) => ours / bare))),
      shown(median(found.map(({ items }) => items))),
    ])
  }
  return toTable(
    ['writers', 'recordStatement, a second', 'plain TransactWriteItems, a second', 'ratio', 'items each'],
    rows,
  )
}
