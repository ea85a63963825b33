import { Session } from 'node:inspector/promises'
import { importLines } from '../lambda/import.ts'
import { event, KEY, openTestDoor } from '../test/support/archive.ts'
import { freshTable } from '../test/support/table.ts'
import { idOf, madeUpArchive } from './archive.ts'
const { table, stop } = await freshTable()
await importLines(table, Array.from(madeUpArchive(1000), (r) => JSON.stringify(r)), { by: 'import' })
const door = await openTestDoor(table)
const headers = { 'content-type': 'application/json', 'x-api-key': KEY }
const Q: Record<string,string> = {
 rec: `{ stakeholder(id: "${idOf('Stakeholder', 5)}") { name kind } }`,
 page: '{ statements(first: 50) { nodes { act text speakers { name } } pageInfo { hasNextPage endCursor } } }',
 meet: '{ meetings(first: 20) { nodes { title parties { function stakeholder { name } } } } }',
}
for (const [name, query] of Object.entries(Q)) {
  const N = name === 'rec' ? 3000 : 600
  const ask = async () => { const a = await door(event('POST', { headers, body: JSON.stringify({ query }) })); if (a.body?.includes('"errors"')) throw new Error(a.body) }
  const client = async (n: number) => { for (let i = 0; i < n; i++) await ask() }
  await Promise.all(Array.from({length: 8}, () => client(N/8)))
  const s = new Session(); s.connect(); await s.post('Profiler.enable'); await s.post('Profiler.setSamplingInterval', { interval: 100 }); await s.post('Profiler.start')
  const c0 = process.cpuUsage()
  await Promise.all(Array.from({length: 8}, () => client(N/8)))
  const c = process.cpuUsage(c0)
  const { profile } = await s.post('Profiler.stop'); s.disconnect()
  const nodes = new Map(profile.nodes.map(n => [n.id, n])); const parent = new Map<number, number>()
  for (const n of profile.nodes) for (const k of n.children ?? []) parent.set(k, n.id)
  const by = new Map<string, number>(); let total = 0
  profile.samples!.forEach((id, i) => {
    const t = profile.timeDeltas![i]!
    const n = nodes.get(id)!
    if (n.callFrame.functionName === '(idle)') return
    total += t
    let url = ''
    for (let at: number | undefined = id; at !== undefined; at = parent.get(at)) { const f = nodes.get(at)!.callFrame; if (f.url && !f.url.startsWith('node:')) { url = f.url; break } }
    const key = (url.replace(/.*node_modules\//, '').replace(/^file:.*\/work\/main\//, '') || 'node ' + n.callFrame.functionName)
    by.set(key, (by.get(key) ?? 0) + t)
  })
  console.log('\n##', name, 'cpu/request', ((c.user + c.system) / N).toFixed(0), 'us; profiled', (total / N).toFixed(0))
  for (const [k, v] of [...by].sort((a, b) => b[1] - a[1]).slice(0, 30)) console.log((v / N).toFixed(1).padStart(8), k)
}
await stop()
