import { expect } from '@jest/globals'
import { exportLines } from '../../lambda/tools/export.ts'
import type { TypeName } from '../../lambda/domain/records.ts'
import type { Change, ImportResult, Revision, UserError } from '../../lambda/generated/types.ts'
import type { Answered, Api } from './archive.ts'

export type Noun = Lowercase<TypeName>

/** A problem, reduced to what programs read. */
export type Wrong = Pick<UserError, 'code' | 'message' | 'field'>

/** The result of a write. */
export interface Written {
  record: Answered['data']
  userErrors: Wrong[]
}

const WRONG = 'userErrors { code message field }'
const typeOf = (noun: Noun) => noun.replace(/^./, (letter) => letter.toUpperCase())

/** The code and path of every problem. */
export const told = ({ userErrors }: { userErrors: Wrong[] }) =>
  userErrors.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`.trim())

/** The editor's tools: each mutation with the administrator's key, and frequent reads. */
export const openDesk = (api: Api) => {
  const done = async (answer: Promise<Answered>) => {
    const { data, errors } = await answer
    expect(errors).toBeUndefined()
    return data
  }
  const ask = (query: string, variables?: object) => done(api.ask(query, variables))
  return {
    ask,
    /** Records one; the response may contain errors. */
    tryRecord: (noun: Noun, input: object, how: object = {}, fields = 'id revision') =>
      api.write(
        `mutation ($input: ${typeOf(noun)}Input!, $expectedRevision: Int, $reason: String) {
          came: record${typeOf(noun)}(input: $input, expectedRevision: $expectedRevision, reason: $reason) {
            record: ${noun} { ${fields} } ${WRONG}
          }
        }`,
        { input, ...how },
      ),
    async record(
      noun: Noun,
      input: object,
      how: { expectedRevision?: number; reason?: string } = {},
      fields = 'id revision',
    ): Promise<Written> {
      return (await done(this.tryRecord(noun, input, how, fields))).came
    },
    async changeStatus(change: object, fields = 'id revision status'): Promise<Written> {
      const query = `mutation ($id: ID!, $status: RecordStatus!, $reason: String!, $supersededBy: ID, $expectedRevision: Int!) {
        came: changeStatus(id: $id, status: $status, reason: $reason, supersededBy: $supersededBy, expectedRevision: $expectedRevision) {
          record { ${fields} } ${WRONG}
        }
      }`
      return (await done(api.write(query, { reason: 'As the sources say', ...change }))).came
    },
    async erase(id: string, reason = 'By order of a court'): Promise<Written> {
      const query = `mutation ($id: ID!, $reason: String!) {
        came: eraseRecord(id: $id, reason: $reason) { record { id } ${WRONG} }
      }`
      return (await done(api.write(query, { id, reason }))).came
    },
    async importAll(records: object[]): Promise<{ results: ImportResult[]; userErrors: Wrong[] }> {
      const query = `mutation ($records: [RecordInput!]!) {
        came: importRecords(records: $records) { results { id action ${WRONG} } ${WRONG} }
      }`
      return (await done(api.write(query, { records }))).came
    },
    /** Imports records that must be accepted. */
    async lay(records: object[]) {
      for (let start = 0; start < records.length; start += 100) {
        const { results } = await this.importAll(records.slice(start, start + 100))
        expect(results.flatMap(told)).toEqual([])
      }
    },
    async revisionsOf(id: string): Promise<Revision[]> {
      const query = `query ($id: ID!) { node(id: $id) { ... on Record {
        revisions(first: 100) { nodes { number at by reason changed snapshot } }
      } } }`
      return (await ask(query, { id })).node?.revisions.nodes ?? []
    },
    /** The feed of changes, up to its end. */
    async changes(after: string | null = null): Promise<Change[]> {
      const query = `query ($after: String) { changes(after: $after) {
        nodes { cursor at type recordId revision action record { id } } pageInfo { hasNextPage endCursor }
      } }`
      const { nodes, pageInfo } = (await ask(query, { after })).changes
      return pageInfo.hasNextPage ? [...nodes, ...(await this.changes(pageInfo.endCursor))] : nodes
    },
    /** The whole archive as text. */
    async exported(): Promise<string> {
      const lines: string[] = []
      for await (const line of exportLines(api.table)) lines.push(line)
      return lines.join('\n')
    },
  }
}

export type Desk = ReturnType<typeof openDesk>

const named = (text: string) => [{ text }]

/** A minimal record of each type, as a RecordInput, with additional fields if given. */
export const topic = (id: string, more: object = {}) => ({ topic: { id, labels: named(id), ...more } })
export const stakeholder = (id: string, more: object = {}) => ({
  stakeholder: { id, kind: 'OTHER', names: named(id), ...more },
})
export const role = (id: string, holder: string, more: object = {}) => ({
  role: { id, holder, title: 'Minister', ...more },
})
export const document = (id: string, more: object = {}) => ({ document: { id, kind: 'OTHER', ...more } })
export const meeting = (id: string, more: object = {}) => ({
  meeting: { id, kind: 'MEETING', title: id, state: 'HELD', parties: [], ...more },
})
export const statement = (id: string, speaker: string, more: object = {}) => ({
  statement: {
    id,
    act: 'NOTED',
    mode: 'INDIRECT',
    parts: [{ text: id }],
    parties: [{ stakeholder: speaker, function: 'SPEAKER' }],
    ...more,
  },
})
export const commitment = (id: string, by: string, statement: string, more: object = {}) => ({
  commitment: { id, summary: id, by: [by], statements: [statement], ...more },
})

export const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
