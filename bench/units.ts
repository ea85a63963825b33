import { idOf } from './archive.ts'
import { shown, toTable } from './measure.ts'
import { openPlain } from './plain.ts'
import { meeting, openBench, recording, statement } from './statements.ts'

const CHANGE_STATUS = `mutation ($id: ID!, $status: RecordStatus!, $revision: Int!) {
  changeStatus(id: $id, status: $status, reason: "The source was withdrawn.", expectedRevision: $revision) {
    record { id }
    userErrors { code message }
  }
}`

/** What writes cost: write units by the engine's ConsumedCapacity, actions sent, items in the table afterwards. */
export const benchUnits = async (): Promise<string> => {
  const api = await openBench()
  const rows: (string | number)[][] = []
  const measured = async (what: string, id: string, query: string, variables: object) => {
    const before = { ...api.usage, ...api.sent }
    await api.write(query, variables)
    let items = 0
    for await (const page of openPlain(api.endpoint).scan())
      items += page.filter(({ PK, SK }) => `${PK?.S} ${SK?.S}`.includes(id)).length
    const { writeUnits, readUnits, transactions, actions } = { ...api.usage, ...api.sent }
    rows.push([
      what,
      shown(writeUnits - before.writeUnits),
      shown(readUnits - before.readUnits),
      transactions - before.transactions,
      actions - before.actions,
      items,
    ])
  }
  try {
    const said = statement(0)
    const { id = '' } = said as { id?: string }
    const record = recording('Statement')
    await measured('statement, 3 speakers, 5 topics', id, record, { input: said })
    const amended = { ...said, cue: 'affirmed once more' }
    await measured('its cue amended', id, record, { input: amended, expectedRevision: 1 })
    const topics = [...said.topics!.slice(1), idOf('Topic', 49)]
    await measured('one of its topics exchanged', id, record, { input: { ...amended, topics }, expectedRevision: 2 })
    await measured('it is DISPUTED', id, CHANGE_STATUS, { id, status: 'DISPUTED', revision: 3 })
    await measured('it is RETRACTED', id, CHANGE_STATUS, { id, status: 'RETRACTED', revision: 4 })

    const at = idOf('Meeting', 9_000_000)
    const large = meeting(at, 200, 50)
    const gather = recording('Meeting')
    await measured('meeting, 200 parties with sides, 50 topics', at, gather, { input: large })
    const titled = { ...large, title: 'A meeting of very many parties' }
    await measured('its title amended', at, gather, { input: titled, expectedRevision: 1 })
    const half = { ...titled, parties: titled.parties.slice(0, 100), topics: titled.topics!.slice(0, 25) }
    await measured('half of parties and topics taken out', at, gather, { input: half, expectedRevision: 2 })
  } finally {
    await api.stop()
  }
  return toTable(['write', 'write units', 'read units', 'transactions', 'actions', 'items afterwards'], rows)
}
