import type { Archive } from '../archive.ts'
import { documents } from '../domain/documents.ts'
import { isOf } from '../domain/nouns.ts'
import { meetings } from '../domain/meetings.ts'
import { queryOf } from '../domain/queries.ts'
import type { RecordOf } from '../domain/records.ts'
import { topics } from '../domain/topics.ts'
import type { StakeholderKind } from '../generated/types.ts'
import type { Candidate } from '../reading/candidates.ts'

/** What a draft looks up in the archive. */
export interface Lookup {
  /** Who may be meant by a name, the best first. */
  candidates: (name: string, kind: StakeholderKind | null, country: string | null) => Promise<Candidate[]>
  stakeholder: (id: string) => Promise<RecordOf['Stakeholder'] | null>
  roles: (holder: string) => Promise<RecordOf['Role'][]>
  /** Topics of the archive, at most 3,000. */
  topics: () => Promise<RecordOf['Topic'][]>
  /** Meetings in which all of some stakeholders took part on a day. */
  meetings: (participants: readonly string[], day: string) => Promise<RecordOf['Meeting'][]>
  /** Documents with the same address or the same text. */
  documents: (known: { url?: string | null; textSha256: string }) => Promise<RecordOf['Document'][]>
  /** Whether an id is taken. */
  isTaken: (id: string) => Promise<boolean>
}

/** How many candidates a question offers. */
const CHOICES = 5

/** Opens the look-ups of a draft in an archive. */
export const openLookup = (archive: Archive): Lookup => {
  const page = { first: 10 }
  return {
    candidates: (name, kind, country) => archive.candidates({ name, kind, country, first: CHOICES }),
    stakeholder: async (id) => {
      const record = await archive.find(id)
      return record && isOf(record, 'Stakeholder') ? record : null
    },
    roles: async (holder) =>
      archive.whole<RecordOf['Role']>({
        name: `draft roles ${holder}`,
        groups: [[{ name: 'HELD_ROLES', of: holder }]],
        order: 'OLDEST_FIRST',
      }),
    topics: async () =>
      (
        await archive.sample({
          ...queryOf(topics, {}),
          name: 'draft topics',
          groups: [[{ name: 'TOPICS' }]],
          order: 'BY_SORT',
        })
      ).records,
    meetings: async (participants, day) => {
      const query = queryOf(meetings, { participantsAllOf: [...participants], from: day, to: day })
      return (
        await archive.page(
          { ...query, name: `draft meetings ${participants.join()} ${day}`, order: 'OLDEST_FIRST' },
          page,
        )
      ).nodes
    },
    documents: async ({ url, textSha256 }) => {
      const sought = [{ textSha256 }, ...(url ? [{ url }] : [])]
      const pages = await Promise.all(
        sought.map((filter) =>
          archive.page(
            { ...queryOf(documents, filter), name: `draft documents ${JSON.stringify(filter)}`, order: 'NEWEST_FIRST' },
            page,
          ),
        ),
      )
      return pages.flatMap(({ nodes }) => nodes)
    },
    isTaken: async (id) => (await archive.find(id)) !== null,
  }
}
