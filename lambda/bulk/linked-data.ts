import type { AnyRecord, KeptDate, RecordOf, TypeName } from '../domain/records.ts'
import { rangeOf } from '../domain/dates.ts'
import { typeOf } from '../domain/nouns.ts'

// Two vocabularies that others read. Both tell less than the record itself: whose words a statement's are, and through
// whom they came, neither has a place for.

type Json = { [name: string]: unknown }

const isOf = <Type extends TypeName>(record: AnyRecord, type: Type): record is RecordOf[Type] & AnyRecord =>
  typeOf(record) === type

const dayOf = (date: KeptDate | null | undefined) => rangeOf(date?.edtf).start

const namesOf = (names: readonly { text: string; kind?: string | null }[]) => {
  const main = names.find(({ kind }) => kind === 'PREFERRED') ?? names[0]
  return { name: main?.text ?? null, others: names.filter((one) => one !== main).map(({ text }) => text) }
}
const identifiersOf = (record: { identifiers?: readonly { scheme: string; value: string }[] | null }) =>
  (record.identifiers ?? []).map(({ scheme, value }) => ({ scheme, identifier: value }))
const textOf = ({ parts }: RecordOf['Statement']) => parts.map(({ text }) => text).join('')
const speakersOf = ({ parties }: RecordOf['Statement']) =>
  parties.filter((party) => party.function === 'SPEAKER').flatMap(({ stakeholder }) => stakeholder ?? [])
const documentsOf = ({ evidence }: AnyRecord) => [...new Set((evidence ?? []).map(({ document }) => document))]

/** An object without what is null, undefined or an empty list. */
const compact = (value: Json): Json =>
  Object.fromEntries(
    Object.entries(value).filter(
      ([, one]) => one !== null && one !== undefined && !(Array.isArray(one) && one.length === 0),
    ),
  )

/** The classes of Popolo, each a file. */
export type PopoloClass = 'persons' | 'organizations' | 'memberships' | 'events' | 'speeches'

/**
 * A record as Popolo has it, and its class; null for a record of a type that Popolo has none for.
 * https://www.popoloproject.com/specs/
 */
export const popoloOf = (record: AnyRecord): { class: PopoloClass; object: Json } | null => {
  const { id, createdAt, updatedAt } = record
  const stamps = { created_at: createdAt, updated_at: updatedAt }
  if (isOf(record, 'Stakeholder')) {
    const { name, others } = namesOf(record.names)
    const { start, end } = rangeOf(record.existence)
    const common = {
      id,
      name,
      other_names: others.map((other) => ({ name: other })),
      identifiers: identifiersOf(record),
    }
    if (record.kind === 'PERSON')
      return { class: 'persons', object: compact({ ...common, birth_date: start, death_date: end, ...stamps }) }
    const classification = record.kind.toLowerCase().replaceAll('_', ' ')
    const dates = { founding_date: start, dissolution_date: end }
    return {
      class: 'organizations',
      object: compact({ ...common, classification, parent_id: record.parent, ...dates, ...stamps }),
    }
  }
  if (isOf(record, 'Role')) {
    const { start, end } = rangeOf(record.period)
    const object = {
      id,
      label: record.title,
      role: record.title,
      person_id: record.holder,
      organization_id: record.organization,
      on_behalf_of_id: record.onBehalfOf,
      start_date: start,
      end_date: end,
      ...stamps,
    }
    return { class: 'memberships', object: compact(object) }
  }
  if (isOf(record, 'Meeting')) {
    const { start, end } = rangeOf(record.when?.edtf)
    const object = {
      id,
      name: record.title,
      classification: record.kind.toLowerCase(),
      status: record.state.toLowerCase(),
      location: record.place,
      start_date: start,
      end_date: end,
      parent_id: record.partOf,
      attendees: record.parties.flatMap(({ stakeholder }) => (stakeholder ? [{ id: stakeholder }] : [])),
      identifiers: identifiersOf(record),
      ...stamps,
    }
    return { class: 'events', object: compact(object) }
  }
  if (isOf(record, 'Statement')) {
    const object = {
      id,
      type: 'speech',
      text: textOf(record),
      creator_id: speakersOf(record)[0],
      audience:
        record.parties
          .filter((party) => party.function === 'ADDRESSEE')
          .flatMap(({ stakeholder }) => stakeholder ?? [])
          .join(', ') || null,
      date: dayOf(record.saidOn ?? record.inherited?.date),
      event_id: record.meeting,
      sources: documentsOf(record).map((document) => ({ note: document })),
      ...stamps,
    }
    return { class: 'speeches', object: compact(object) }
  }
  return null
}

const ORGANIZATIONS: { [kind: string]: string } = {
  PERSON: 'Person',
  GOVERNMENT: 'Country',
  PUBLIC_BODY: 'GovernmentOrganization',
  UNIVERSITY: 'CollegeOrUniversity',
  MEDIA: 'NewsMediaOrganization',
  COMPANY: 'Corporation',
}

/** A record as schema.org has it, in JSON-LD. https://schema.org/docs/full.html */
export const schemaOrgOf = (record: AnyRecord): Json => {
  const iri = (id: string) => ({ '@id': `urn:readout:${id}` })
  const iris = (ids: readonly string[] | null | undefined) => (ids ?? []).map(iri)
  const node = (type: string, object: Json): Json =>
    compact({
      '@context': 'https://schema.org',
      '@type': type,
      ...iri(record.id),
      ...object,
      dateModified: record.updatedAt,
    })
  const identifier = identifiersOf(record as { identifiers?: { scheme: string; value: string }[] }).map(
    ({ scheme, identifier: value }) => ({ '@type': 'PropertyValue', propertyID: scheme, value }),
  )
  if (isOf(record, 'Topic')) {
    const { name, others } = namesOf(record.labels)
    return node('DefinedTerm', { name, alternateName: others, identifier })
  }
  if (isOf(record, 'Stakeholder')) {
    const { name, others } = namesOf(record.names)
    const parent = record.parent ? iri(record.parent) : null
    return node(ORGANIZATIONS[record.kind] ?? 'Organization', {
      name,
      alternateName: others,
      identifier,
      ...(record.kind !== 'PERSON' && record.kind !== 'GOVERNMENT' && { parentOrganization: parent }),
    })
  }
  if (isOf(record, 'Role')) {
    const { start, end } = rangeOf(record.period)
    return node('OrganizationRole', {
      roleName: record.title,
      member: iri(record.holder),
      memberOf: record.organization && iri(record.organization),
      startDate: start,
      endDate: end,
    })
  }
  if (isOf(record, 'Document'))
    return node(record.kind === 'NEWS_ARTICLE' ? 'NewsArticle' : 'CreativeWork', {
      name: record.title,
      url: record.url,
      publisher: record.publisher && iri(record.publisher),
      datePublished: dayOf(record.issued),
      inLanguage: record.language,
      isBasedOn: iris(record.derivedFrom),
      identifier,
    })
  if (isOf(record, 'Meeting')) {
    const { start, end } = rangeOf(record.when?.edtf)
    return node('Event', {
      name: record.title,
      startDate: start,
      endDate: end,
      location: record.place,
      attendee: iris(record.parties.flatMap(({ stakeholder }) => stakeholder ?? [])),
      about: iris(record.topics),
      superEvent: record.partOf && iri(record.partOf),
      identifier,
    })
  }
  if (isOf(record, 'Statement'))
    return node('Quotation', {
      text: textOf(record),
      creator: iris(speakersOf(record)),
      dateCreated: dayOf(record.saidOn ?? record.inherited?.date),
      about: iris([...(record.topics ?? []), ...(record.about ?? [])]),
      citation: iris(documentsOf(record)),
      recordedAt: record.meeting && iri(record.meeting),
    })
  if (isOf(record, 'Commitment'))
    return node('PlanAction', {
      name: record.summary,
      agent: iris(record.by),
      participant: iris(record.toward),
      citation: iris(record.statements),
      scheduledTime: dayOf(record.due),
    })
  throw new Error('The record is of no known type.')
}
