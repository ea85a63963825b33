import type { Cited, CitedDocument } from '../citing/citation.ts'
import { format } from '../citing/formatting.ts'
import type { Context } from '../context.ts'
import { supports } from '../domain/evidence.ts'
import { preferredName } from '../domain/names.ts'
import { isOf } from '../domain/nouns.ts'
import { type RecordOf, shownId } from '../domain/records.ts'
import { saidWhen } from '../domain/statements.ts'
import type { CitationStyle } from '../generated/types.ts'
import { readable } from './records.ts'

/** What a citation names, read with everything that it refers to; what cannot be read is left out. */
const citedOf = async (statement: RecordOf['Statement'], lang: string, context: Context): Promise<Cited> => {
  const read = (id: string) => readable(context, () => context.data.find(id))
  const nameOf = async (id: string | null | undefined): Promise<string | null> => {
    const record = id ? await read(id) : null
    return record && isOf(record, 'Stakeholder') ? preferredName(record.names, lang) : null
  }
  const namesOf = async (ids: readonly string[] | null | undefined) =>
    (await Promise.all((ids ?? []).map(nameOf))).flatMap((name) => name ?? [])
  const documentOf = async (id: string | null | undefined): Promise<CitedDocument | null> => {
    const record = id ? await read(id) : null
    if (!record || !isOf(record, 'Document')) return null
    const { kind, title = null, issued, url = null, retrievedAt = null } = record
    return { kind, title, publisher: await nameOf(record.publisher), issued: issued?.edtf ?? null, url, retrievedAt }
  }
  const rolesOf = async (ids: readonly string[] | null | undefined) =>
    (await Promise.all((ids ?? []).map(read))).flatMap((record) =>
      record && isOf(record, 'Role') ? [record.title] : [],
    )

  const speaking = statement.parties.filter((party) => party.function === 'SPEAKER')
  const evidence = (statement.evidence ?? []).find(supports)
  const [speakers, meeting, document, relays] = await Promise.all([
    Promise.all(
      speaking.map(async (party) => {
        const [name, roles, onBehalfOf] = await Promise.all([
          nameOf(party.stakeholder),
          rolesOf(party.roles),
          namesOf(party.onBehalfOf),
        ])
        return { name: name ?? party.asStated ?? '', roles, onBehalfOf }
      }),
    ),
    statement.meeting ? read(statement.meeting) : null,
    documentOf(evidence?.document),
    Promise.all(
      (evidence?.chain ?? []).map(async (link) => {
        const [by, carrier] = await Promise.all([nameOf(link.by), documentOf(link.document)])
        return { by: by ?? '', document: carrier }
      }),
    ),
  ])
  const revision = { ...statement, frozen: true }
  return {
    id: shownId(revision),
    text: statement.parts.map(({ text }) => text).join(''),
    language: statement.parts.find((part) => part.lang)?.lang ?? null,
    speakers: speakers.filter(({ name }) => name !== ''),
    saidOn: saidWhen(statement)?.edtf ?? null,
    meeting: meeting && isOf(meeting, 'Meeting') ? { title: meeting.title, place: meeting.place ?? null } : null,
    document,
    relays: relays.filter(({ by }) => by !== ''),
    address: context.address,
  }
}

/** A citation of a statement, as it is at the revision that is shown. */
export const citationOf = async (
  statement: RecordOf['Statement'],
  { style, lang }: { style: CitationStyle; lang?: string | null },
  context: Context,
): Promise<string> => {
  const language = lang ?? 'en'
  return format(await citedOf(statement, language, context), style, language)
}
