import { initial } from '../domain/names.ts'
import { likeness, nameWords } from '../domain/likeness.ts'
import { isOf } from '../domain/nouns.ts'
import type { RecordOf } from '../domain/records.ts'
import type { StakeholderKind } from '../generated/types.ts'
import { copyOf, type Damaged, findWhole } from '../table/bodies.ts'
import { idOf } from '../table/keys.ts'
import { ranges } from '../table/ranges.ts'
import type { Reads } from './batches.ts'
import { readingUnlessDamaged } from './damage.ts'
import { isShown } from './walk.ts'

/** How many words of a name are looked up, and how many names that begin with each. */
const MOST_WORDS = 6
const NAMES_EACH = 50

/** What somebody of another country scores, as a share. */
const ELSEWHERE = 0.7

/** The least that a candidate scores; below, the names have little in common. */
const LEAST = 30

/** A match scores at least so much, and so much more than the next one. */
const MATCH = 95
const AHEAD = 5

/** A name, and what else is known of whom it means. */
export interface NameSought {
  name: string
  kind?: StakeholderKind | null
  country?: string | null
  first: number
}

/** A stakeholder who may be meant by a name. */
export interface Candidate {
  stakeholder: RecordOf['Stakeholder']
  name: string
  score: number
  isMatch: boolean
}

/**
 * Opens the look-up of names of one request.
 * @param leaveOut receives every record that is left out because it cannot be read
 */
export const openCandidates = (reads: Reads, leaveOut: (error: Damaged) => void) => {
  const unlessDamaged = readingUnlessDamaged(leaveOut)
  const readable = async (id: string): Promise<RecordOf['Stakeholder'] | null> => {
    const record = await unlessDamaged(() => findWhole(id, (key) => reads.get(key)))
    return record && isOf(record, 'Stakeholder') ? record : null
  }
  /** What a stakeholder became; null if they are no longer shown. */
  const became = async (record: RecordOf['Stakeholder']): Promise<RecordOf['Stakeholder'] | null> => {
    const into = record.status === 'MERGED' && record.supersededBy ? await readable(record.supersededBy) : record
    return into && isShown(into) ? into : null
  }

  /** Who may be meant by a name, the best first. */
  const candidates = async ({ name, kind, country, first }: NameSought): Promise<Candidate[]> => {
    const words = nameWords(name)
    const found = await Promise.all(
      words.slice(0, MOST_WORDS).map(async (word) => {
        const [range] = ranges({ name: 'NAME', of: initial(word) }, { prefix: word })
        return (await reads.query(range!, { backward: false, limit: NAMES_EACH })).items
      }),
    )
    const items = new Map(found.flat().map((item) => [idOf(item.SK), item]))
    const scored = await Promise.all(
      [...items].map(async ([id, item]): Promise<Omit<Candidate, 'isMatch'> | null> => {
        const copy = copyOf(item)
        const record = copy && isOf(copy, 'Stakeholder') ? copy : await readable(id)
        const stakeholder = record && (await became(record))
        if (!record || !stakeholder || (kind != null && stakeholder.kind !== kind)) return null
        const best = record.names
          .map(({ text }) => ({ text, alike: likeness(words, nameWords(text)) }))
          .reduce((a, b) => (b.alike > a.alike ? b : a))
        const isElsewhere = country != null && stakeholder.country != null && stakeholder.country !== country
        return { stakeholder, name: best.text, score: Math.round(best.alike * (isElsewhere ? ELSEWHERE : 1) * 10) / 10 }
      }),
    )
    const sorted = scored
      .filter((one) => one !== null)
      .filter(({ score }) => score >= LEAST)
      .sort((a, b) => b.score - a.score || (a.stakeholder.id < b.stakeholder.id ? -1 : 1))
    const once = sorted.filter(
      ({ stakeholder: { id } }, index) => sorted.findIndex((other) => other.stakeholder.id === id) === index,
    )
    const next = once[1]?.score ?? 0
    return once
      .slice(0, first)
      .map((one, index) => ({ ...one, isMatch: index === 0 && one.score >= MATCH && one.score - next >= AHEAD }))
  }
  return { candidates }
}

export type Candidates = ReturnType<typeof openCandidates>
