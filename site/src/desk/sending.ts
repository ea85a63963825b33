import { isSame, type Json, type JsonObject, isObject, objectsOf, textsWithin, withTexts } from './json.ts'
import { openOffsets, passageAt } from './offsets.ts'
import { passageIndex, type RecordType, spanOf, withEvidence } from './records.ts'
import { type Desk, type DeskRecord, wholeInput } from './state.ts'

/** What the archive has of a record since it was sent from here. */
export interface Sent {
  revision: number
  input: JsonObject
}

/** What becomes of a record. One that nothing refers to is not needed; one that is wrong cannot be sent. */
export type ChangeKind = 'new' | 'changed' | 'same' | 'unneeded'

/** What will be recorded of a record. */
export interface Planned {
  type: RecordType
  id: string
  kind: ChangeKind
  input: JsonObject
  /** The revision that it replaces. Null for a new one. */
  revision: number | null
  /** The fields that differ from what stands. */
  fields: readonly { name: string; before: Json; after: Json }[]
}

/** The fields in which two inputs differ. */
export const differing = (before: JsonObject, after: JsonObject): Planned['fields'] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => name !== 'id' && !isSame(before[name], after[name]))
    .map((name) => ({ name, before: before[name] ?? null, after: after[name] ?? null }))

/** An input without references to records that were taken out. What cannot do without one, the API refuses. */
const pruned = (input: JsonObject, isGone: (id: string) => boolean): JsonObject => {
  const left = withTexts(input, (text) => (isGone(text) ? null : text))
  return isObject(left) ? left : input
}

/** The records that are facts of their own: what others are needed for. */
const isRoot = ({ type, id }: DeskRecord, desk: Desk) =>
  type === 'statement' || type === 'meeting' || type === 'commitment' || id === desk.document

/** The ids of the records that what is recorded refers to, at whatever distance; and the roles of whoever is there. */
const neededOf = (desk: Desk, inputs: ReadonlyMap<string, JsonObject>): Set<string> => {
  const needed = new Set<string>()
  const waiting = [...inputs.keys()].filter((id) => isRoot(desk.records[id]!, desk))
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (needed.has(id)) continue
    needed.add(id)
    waiting.push(...textsWithin(inputs.get(id)).filter((other) => inputs.has(other)))
    for (const [other, input] of inputs)
      if (desk.records[other]?.type === 'role' && input.holder === id) waiting.push(other)
  }
  return needed
}

/**
 * Records in groups, what others refer to first. Those that refer to each other in a circle are one group, because they
 * can only be written together: Tarjan's algorithm, https://en.wikipedia.org/wiki/Tarjan%27s_strongly_connected_components_algorithm.
 */
export const grouped = <Item extends { id: string; input: JsonObject }>(items: readonly Item[]): Item[][] => {
  const known = new Map(items.map((item) => [item.id, item]))
  const [number, low, stack, groups] = [
    new Map<string, number>(),
    new Map<string, number>(),
    [] as Item[],
    [] as Item[][],
  ]
  const visit = (item: Item) => {
    number.set(item.id, number.size)
    let lowest = number.size - 1
    stack.push(item)
    for (const id of textsWithin(item.input)) {
      const other = known.get(id)
      if (!other || id === item.id) continue
      if (!number.has(id)) visit(other)
      if (stack.includes(other)) lowest = Math.min(lowest, low.get(id) ?? number.get(id)!)
    }
    low.set(item.id, lowest)
    if (lowest === number.get(item.id)) groups.push(stack.splice(stack.indexOf(item)))
  }
  for (const item of items) if (!number.has(item.id)) visit(item)
  return groups
}

/** What will be recorded, in an order in which it can be written. */
export const plannedOf = (desk: Desk, sent: { readonly [id: string]: Sent } = {}): Planned[] => {
  const isGone = (id: string) => desk.records[id]?.removed === true
  const kept = desk.order.flatMap((id) => {
    const record = desk.records[id]
    return record && !record.removed ? [record] : []
  })
  const inputs = new Map(kept.map((record) => [record.id, pruned(wholeInput(desk, record), isGone)]))
  const needed = neededOf(desk, inputs)
  const planned = kept.map((record): Planned => {
    const { id, type, before } = record
    const input = inputs.get(id) ?? record.input
    const own = record.revision === null ? null : { revision: record.revision, input: before ?? {} }
    const last = sent[id]
    // Of what was sent from here and what was seen of somebody else's since, the later.
    const stands = last && last.revision >= (own?.revision ?? 0) ? last : own
    if (!stands) return { type, id, input, revision: null, kind: needed.has(id) ? 'new' : 'unneeded', fields: [] }
    const fields = differing(stands.input, input)
    return { type, id, input, revision: stands.revision, kind: fields.length > 0 ? 'changed' : 'same', fields }
  })
  return grouped(planned).flat()
}

/** Whether a planned record is to be sent. */
export const isToSend = ({ kind }: Planned): boolean => kind === 'new' || kind === 'changed'

/** The most records that one import takes. */
const BATCH = 100

/** What is to be sent, in imports: records that refer to each other in a circle are in the same one. */
export const batchesOf = (planned: readonly Planned[], most = BATCH): Planned[][] => {
  const batches: Planned[][] = []
  for (const group of grouped(planned.filter(isToSend))) {
    const last = batches.at(-1)
    if (last && last.length + group.length <= most) last.push(...group)
    else batches.push([...group])
  }
  return batches
}

const hashOf = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** An input whose passage of the text has its hash, by which others can check it. */
export const withHash = async (input: JsonObject, { document, source }: Desk): Promise<JsonObject> => {
  const index = passageIndex(input, document)
  const span = spanOf(input, document)
  // Browsers give no hashes to pages that came over an open line, other than from the machine itself.
  if (!span || typeof objectsOf(input.evidence)[index]?.spanSha256 === 'string' || !isSecureContext) return input
  const { exact } = passageAt(source, openOffsets(source), span.start, span.end)
  return withEvidence(input, index, { spanSha256: await hashOf(exact) })
}

/** What a conflict's editor chose, field by field: the archive's, or ours. */
export const mergedInput = (stands: JsonObject, ours: JsonObject, oursIn: ReadonlySet<string>): JsonObject => {
  const names = new Set([...Object.keys(stands), ...Object.keys(ours)])
  const chosen = [...names].map((name) => [name, oursIn.has(name) ? ours[name] : stands[name]] as const)
  return Object.fromEntries(chosen.filter(([, value]) => value !== undefined && value !== null))
}
