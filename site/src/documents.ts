// Made by `npm run generate` from site/documents.graphql.
import type { TypedDocument } from '../../client/src/asking.ts'
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../lambda/generated/types.ts';

type Head_Stakeholder_Fragment = { __typename: 'Stakeholder', id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, supersededBy:
    | { __typename: 'Stakeholder', id: string }
    | { __typename: 'Role', id: string }
    | { __typename: 'Topic', id: string }
    | { __typename: 'Document', id: string }
    | { __typename: 'Meeting', id: string }
    | { __typename: 'Statement', id: string }
    | { __typename: 'Commitment', id: string }
   | null };

type Head_Role_Fragment = { __typename: 'Role', id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, supersededBy:
    | { __typename: 'Stakeholder', id: string }
    | { __typename: 'Role', id: string }
    | { __typename: 'Topic', id: string }
    | { __typename: 'Document', id: string }
    | { __typename: 'Meeting', id: string }
    | { __typename: 'Statement', id: string }
    | { __typename: 'Commitment', id: string }
   | null };

type Head_Topic_Fragment = { __typename: 'Topic', id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, supersededBy:
    | { __typename: 'Stakeholder', id: string }
    | { __typename: 'Role', id: string }
    | { __typename: 'Topic', id: string }
    | { __typename: 'Document', id: string }
    | { __typename: 'Meeting', id: string }
    | { __typename: 'Statement', id: string }
    | { __typename: 'Commitment', id: string }
   | null };

type Head_Document_Fragment = { __typename: 'Document', id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, supersededBy:
    | { __typename: 'Stakeholder', id: string }
    | { __typename: 'Role', id: string }
    | { __typename: 'Topic', id: string }
    | { __typename: 'Document', id: string }
    | { __typename: 'Meeting', id: string }
    | { __typename: 'Statement', id: string }
    | { __typename: 'Commitment', id: string }
   | null };

type Head_Meeting_Fragment = { __typename: 'Meeting', id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, supersededBy:
    | { __typename: 'Stakeholder', id: string }
    | { __typename: 'Role', id: string }
    | { __typename: 'Topic', id: string }
    | { __typename: 'Document', id: string }
    | { __typename: 'Meeting', id: string }
    | { __typename: 'Statement', id: string }
    | { __typename: 'Commitment', id: string }
   | null };

type Head_Statement_Fragment = { __typename: 'Statement', id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, supersededBy:
    | { __typename: 'Stakeholder', id: string }
    | { __typename: 'Role', id: string }
    | { __typename: 'Topic', id: string }
    | { __typename: 'Document', id: string }
    | { __typename: 'Meeting', id: string }
    | { __typename: 'Statement', id: string }
    | { __typename: 'Commitment', id: string }
   | null };

type Head_Commitment_Fragment = { __typename: 'Commitment', id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, supersededBy:
    | { __typename: 'Stakeholder', id: string }
    | { __typename: 'Role', id: string }
    | { __typename: 'Topic', id: string }
    | { __typename: 'Document', id: string }
    | { __typename: 'Meeting', id: string }
    | { __typename: 'Statement', id: string }
    | { __typename: 'Commitment', id: string }
   | null };

export type HeadFragment =
  | Head_Stakeholder_Fragment
  | Head_Role_Fragment
  | Head_Topic_Fragment
  | Head_Document_Fragment
  | Head_Meeting_Fragment
  | Head_Statement_Fragment
  | Head_Commitment_Fragment
;

type Past_Stakeholder_Fragment = { revisions: { nodes: Array<{ number: number, at: string, by: string, reason: string | null }> } };

type Past_Role_Fragment = { revisions: { nodes: Array<{ number: number, at: string, by: string, reason: string | null }> } };

type Past_Topic_Fragment = { revisions: { nodes: Array<{ number: number, at: string, by: string, reason: string | null }> } };

type Past_Document_Fragment = { revisions: { nodes: Array<{ number: number, at: string, by: string, reason: string | null }> } };

type Past_Meeting_Fragment = { revisions: { nodes: Array<{ number: number, at: string, by: string, reason: string | null }> } };

type Past_Statement_Fragment = { revisions: { nodes: Array<{ number: number, at: string, by: string, reason: string | null }> } };

type Past_Commitment_Fragment = { revisions: { nodes: Array<{ number: number, at: string, by: string, reason: string | null }> } };

export type PastFragment =
  | Past_Stakeholder_Fragment
  | Past_Role_Fragment
  | Past_Topic_Fragment
  | Past_Document_Fragment
  | Past_Meeting_Fragment
  | Past_Statement_Fragment
  | Past_Commitment_Fragment
;

export type SaidFragment = { __typename: 'Statement', act: Types.Act, cue: string | null, mode: Types.Mode, text: string, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, parts: Array<{ text: string, verbatim: boolean, wordsOf: Types.WordsOf | null, lang: string | null, translated: boolean }>, parties: Array<{ function: Types.PartyFunction, naming: Types.Naming, asStated: string | null, stakeholder: { id: string, name: string } | null, roles: Array<{ title: string }>, onBehalfOf: Array<{ id: string, name: string }> }>, saidOn: { edtf: string, asStated: string | null, basis: Types.Basis } | null, topics: Array<{ id: string, label: string }>, evidence: Array<{ exact: string | null, prefix: string | null, suffix: string | null, stance: Types.Stance, link: string | null, document: { id: string, kind: Types.DocumentKind, title: string | null, url: string | null, issued: { edtf: string } | null, publisher: { id: string, name: string } | null }, chain: Array<{ cue: string | null, basis: Types.Basis, by: { id: string, name: string }, document: { id: string, kind: Types.DocumentKind, issued: { edtf: string } | null } | null }> }>, supersededBy:
    | { __typename: 'Stakeholder', id: string }
    | { __typename: 'Role', id: string }
    | { __typename: 'Topic', id: string }
    | { __typename: 'Document', id: string }
    | { __typename: 'Meeting', id: string }
    | { __typename: 'Statement', id: string }
    | { __typename: 'Commitment', id: string }
   | null };

export type MetFragment = { __typename: 'Meeting', kind: Types.MeetingKind, title: string, state: Types.MeetingState, place: string | null, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, when: { edtf: string, asStated: string | null, basis: Types.Basis } | null, supersededBy:
    | { __typename: 'Stakeholder', id: string }
    | { __typename: 'Role', id: string }
    | { __typename: 'Topic', id: string }
    | { __typename: 'Document', id: string }
    | { __typename: 'Meeting', id: string }
    | { __typename: 'Statement', id: string }
    | { __typename: 'Commitment', id: string }
   | null };

export type StartQueryVariables = Exact<{
  lang?: string | null | undefined;
}>;


export type StartQuery = { meetings: { nodes: Array<{ __typename: 'Meeting', kind: Types.MeetingKind, title: string, state: Types.MeetingState, place: string | null, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, participants: Array<{ id: string, name: string }>, when: { edtf: string, asStated: string | null, basis: Types.Basis } | null, supersededBy:
        | { __typename: 'Stakeholder', id: string }
        | { __typename: 'Role', id: string }
        | { __typename: 'Topic', id: string }
        | { __typename: 'Document', id: string }
        | { __typename: 'Meeting', id: string }
        | { __typename: 'Statement', id: string }
        | { __typename: 'Commitment', id: string }
       | null }>, totalCount: { value: number, isExact: boolean } } | null, statements: { nodes: Array<{ __typename: 'Statement', act: Types.Act, cue: string | null, mode: Types.Mode, text: string, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, meeting: { id: string, title: string } | null, parts: Array<{ text: string, verbatim: boolean, wordsOf: Types.WordsOf | null, lang: string | null, translated: boolean }>, parties: Array<{ function: Types.PartyFunction, naming: Types.Naming, asStated: string | null, stakeholder: { id: string, name: string } | null, roles: Array<{ title: string }>, onBehalfOf: Array<{ id: string, name: string }> }>, saidOn: { edtf: string, asStated: string | null, basis: Types.Basis } | null, topics: Array<{ id: string, label: string }>, evidence: Array<{ exact: string | null, prefix: string | null, suffix: string | null, stance: Types.Stance, link: string | null, document: { id: string, kind: Types.DocumentKind, title: string | null, url: string | null, issued: { edtf: string } | null, publisher: { id: string, name: string } | null }, chain: Array<{ cue: string | null, basis: Types.Basis, by: { id: string, name: string }, document: { id: string, kind: Types.DocumentKind, issued: { edtf: string } | null } | null }> }>, supersededBy:
        | { __typename: 'Stakeholder', id: string }
        | { __typename: 'Role', id: string }
        | { __typename: 'Topic', id: string }
        | { __typename: 'Document', id: string }
        | { __typename: 'Meeting', id: string }
        | { __typename: 'Statement', id: string }
        | { __typename: 'Commitment', id: string }
       | null }>, totalCount: { value: number, isExact: boolean } } | null, stakeholders: { totalCount: { value: number, isExact: boolean } } | null, topics: { nodes: Array<{ id: string, label: string }>, totalCount: { value: number, isExact: boolean } } | null, documents: { totalCount: { value: number, isExact: boolean } } | null };

export type MeetingPageQueryVariables = Exact<{
  id: string;
  lang?: string | null | undefined;
}>;


export type MeetingPageQuery = { meeting: { __typename: 'Meeting', country: string | null, kind: Types.MeetingKind, title: string, state: Types.MeetingState, place: string | null, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, parties: Array<{ function: Types.PartyFunction, naming: Types.Naming, asStated: string | null, stakeholder: { id: string, kind: Types.StakeholderKind, name: string } | null, roles: Array<{ id: string, title: string }>, onBehalfOf: Array<{ id: string, name: string }> }>, topics: Array<{ id: string, label: string }>, partOf: { id: string, title: string } | null, onSidelinesOf: { id: string, title: string } | null, parts: Array<{ id: string, title: string }>, outcomes: Array<{ id: string, title: string | null, kind: Types.DocumentKind, url: string | null }>, evidence: Array<{ exact: string | null, link: string | null, document: { id: string, title: string | null, kind: Types.DocumentKind, url: string | null, publisher: { name: string } | null } }>, accounts: Array<{ side: { id: string, name: string } | null, documents: Array<{ id: string, title: string | null, kind: Types.DocumentKind, url: string | null, publisher: { name: string } | null }>, statements: Array<{ id: string }>, onlyHere: Array<{ id: string }> }>, when: { edtf: string, asStated: string | null, basis: Types.Basis } | null, revisions: { nodes: Array<{ number: number, at: string, by: string, reason: string | null }> }, supersededBy:
      | { __typename: 'Stakeholder', id: string }
      | { __typename: 'Role', id: string }
      | { __typename: 'Topic', id: string }
      | { __typename: 'Document', id: string }
      | { __typename: 'Meeting', id: string }
      | { __typename: 'Statement', id: string }
      | { __typename: 'Commitment', id: string }
     | null } | null };

export type MeetingStatementsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
  lang?: string | null | undefined;
}>;


export type MeetingStatementsQuery = { meeting: { statements: { nodes: Array<{ __typename: 'Statement', act: Types.Act, cue: string | null, mode: Types.Mode, text: string, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, parts: Array<{ text: string, verbatim: boolean, wordsOf: Types.WordsOf | null, lang: string | null, translated: boolean }>, parties: Array<{ function: Types.PartyFunction, naming: Types.Naming, asStated: string | null, stakeholder: { id: string, name: string } | null, roles: Array<{ title: string }>, onBehalfOf: Array<{ id: string, name: string }> }>, saidOn: { edtf: string, asStated: string | null, basis: Types.Basis } | null, topics: Array<{ id: string, label: string }>, evidence: Array<{ exact: string | null, prefix: string | null, suffix: string | null, stance: Types.Stance, link: string | null, document: { id: string, kind: Types.DocumentKind, title: string | null, url: string | null, issued: { edtf: string } | null, publisher: { id: string, name: string } | null }, chain: Array<{ cue: string | null, basis: Types.Basis, by: { id: string, name: string }, document: { id: string, kind: Types.DocumentKind, issued: { edtf: string } | null } | null }> }>, supersededBy:
          | { __typename: 'Stakeholder', id: string }
          | { __typename: 'Role', id: string }
          | { __typename: 'Topic', id: string }
          | { __typename: 'Document', id: string }
          | { __typename: 'Meeting', id: string }
          | { __typename: 'Statement', id: string }
          | { __typename: 'Commitment', id: string }
         | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type StatementPageQueryVariables = Exact<{
  id: string;
  lang?: string | null | undefined;
}>;


export type StatementPageQuery = { statement: { __typename: 'Statement', reports: number, origins: number, act: Types.Act, cue: string | null, mode: Types.Mode, text: string, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, meeting: { id: string, title: string } | null, about: Array<{ id: string, name: string }>, relations: Array<{ kind: Types.RelationKind, statement: { id: string, text: string } }>, relatedFrom: { nodes: Array<{ id: string, text: string, relations: Array<{ kind: Types.RelationKind, statement: { id: string } }> }> }, commitments: Array<{ id: string, summary: string, state: Types.CommitmentState }>, parts: Array<{ text: string, verbatim: boolean, wordsOf: Types.WordsOf | null, lang: string | null, translated: boolean }>, parties: Array<{ function: Types.PartyFunction, naming: Types.Naming, asStated: string | null, stakeholder: { id: string, name: string } | null, roles: Array<{ title: string }>, onBehalfOf: Array<{ id: string, name: string }> }>, saidOn: { edtf: string, asStated: string | null, basis: Types.Basis } | null, topics: Array<{ id: string, label: string }>, evidence: Array<{ exact: string | null, prefix: string | null, suffix: string | null, stance: Types.Stance, link: string | null, document: { id: string, kind: Types.DocumentKind, title: string | null, url: string | null, issued: { edtf: string } | null, publisher: { id: string, name: string } | null }, chain: Array<{ cue: string | null, basis: Types.Basis, by: { id: string, name: string }, document: { id: string, kind: Types.DocumentKind, issued: { edtf: string } | null } | null }> }>, revisions: { nodes: Array<{ number: number, at: string, by: string, reason: string | null }> }, supersededBy:
      | { __typename: 'Stakeholder', id: string }
      | { __typename: 'Role', id: string }
      | { __typename: 'Topic', id: string }
      | { __typename: 'Document', id: string }
      | { __typename: 'Meeting', id: string }
      | { __typename: 'Statement', id: string }
      | { __typename: 'Commitment', id: string }
     | null } | null };

export type CiteQueryVariables = Exact<{
  id: string;
  lang?: string | null | undefined;
}>;


export type CiteQuery = { statement: { plain: string, markdown: string, html: string, bibtex: string, ris: string, csl: string } | null };

export type StakeholderPageQueryVariables = Exact<{
  id: string;
  lang?: string | null | undefined;
}>;


export type StakeholderPageQuery = { stakeholder: { __typename: 'Stakeholder', kind: Types.StakeholderKind, name: string, country: string | null, existence: string | null, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, names: Array<{ text: string, lang: string | null, kind: Types.NameKind, period: string | null }>, parent: { id: string, name: string } | null, identifiers: Array<{ scheme: string, value: string }>, roles: Array<{ id: string, title: string, kind: Types.RoleKind, period: string | null, attestedOn: Array<{ edtf: string }>, organization: { id: string, name: string } | null, onBehalfOf: { id: string, name: string } | null }>, holders: Array<{ id: string, title: string, period: string | null, holder: { id: string, name: string } }>, meetings: { nodes: Array<{ __typename: 'Meeting', kind: Types.MeetingKind, title: string, state: Types.MeetingState, place: string | null, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, when: { edtf: string, asStated: string | null, basis: Types.Basis } | null, supersededBy:
          | { __typename: 'Stakeholder', id: string }
          | { __typename: 'Role', id: string }
          | { __typename: 'Topic', id: string }
          | { __typename: 'Document', id: string }
          | { __typename: 'Meeting', id: string }
          | { __typename: 'Statement', id: string }
          | { __typename: 'Commitment', id: string }
         | null }>, totalCount: { value: number, isExact: boolean } }, commitments: { nodes: Array<{ id: string, summary: string, state: Types.CommitmentState, due: { edtf: string } | null, toward: Array<{ id: string, name: string }>, realizedBy: Array<{ id: string, title: string }> }> }, supersededBy:
      | { __typename: 'Stakeholder', id: string }
      | { __typename: 'Role', id: string }
      | { __typename: 'Topic', id: string }
      | { __typename: 'Document', id: string }
      | { __typename: 'Meeting', id: string }
      | { __typename: 'Statement', id: string }
      | { __typename: 'Commitment', id: string }
     | null, revisions: { nodes: Array<{ number: number, at: string, by: string, reason: string | null }> } } | null };

export type SaidByQueryVariables = Exact<{
  id: string;
  filter?: Types.StatementFilter | null | undefined;
  after?: string | null | undefined;
  lang?: string | null | undefined;
}>;


export type SaidByQuery = { stakeholder: { statements: { nodes: Array<{ __typename: 'Statement', act: Types.Act, cue: string | null, mode: Types.Mode, text: string, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, meeting: { id: string, title: string } | null, parts: Array<{ text: string, verbatim: boolean, wordsOf: Types.WordsOf | null, lang: string | null, translated: boolean }>, parties: Array<{ function: Types.PartyFunction, naming: Types.Naming, asStated: string | null, stakeholder: { id: string, name: string } | null, roles: Array<{ title: string }>, onBehalfOf: Array<{ id: string, name: string }> }>, saidOn: { edtf: string, asStated: string | null, basis: Types.Basis } | null, topics: Array<{ id: string, label: string }>, evidence: Array<{ exact: string | null, prefix: string | null, suffix: string | null, stance: Types.Stance, link: string | null, document: { id: string, kind: Types.DocumentKind, title: string | null, url: string | null, issued: { edtf: string } | null, publisher: { id: string, name: string } | null }, chain: Array<{ cue: string | null, basis: Types.Basis, by: { id: string, name: string }, document: { id: string, kind: Types.DocumentKind, issued: { edtf: string } | null } | null }> }>, supersededBy:
          | { __typename: 'Stakeholder', id: string }
          | { __typename: 'Role', id: string }
          | { __typename: 'Topic', id: string }
          | { __typename: 'Document', id: string }
          | { __typename: 'Meeting', id: string }
          | { __typename: 'Statement', id: string }
          | { __typename: 'Commitment', id: string }
         | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type PicturesQueryVariables = Exact<{
  id: string;
  lang?: string | null | undefined;
}>;


export type PicturesQuery = { timeline: Array<{ start: string | null, meetings: number, statements: number, isExact: boolean }> | null, network: { isExact: boolean, nodes: Array<{ meetings: number, statements: number, stakeholder: { id: string, name: string } }>, links: Array<{ meetings: number, fromSource: number, fromTarget: number, source: { id: string }, target: { id: string } }> } | null };

export type TopicPageQueryVariables = Exact<{
  id: string;
  lang?: string | null | undefined;
}>;


export type TopicPageQuery = { topic: { __typename: 'Topic', label: string, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, labels: Array<{ text: string, lang: string | null, kind: Types.NameKind, period: string | null }>, broader: { id: string, label: string } | null, meetings: { nodes: Array<{ __typename: 'Meeting', kind: Types.MeetingKind, title: string, state: Types.MeetingState, place: string | null, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, when: { edtf: string, asStated: string | null, basis: Types.Basis } | null, supersededBy:
          | { __typename: 'Stakeholder', id: string }
          | { __typename: 'Role', id: string }
          | { __typename: 'Topic', id: string }
          | { __typename: 'Document', id: string }
          | { __typename: 'Meeting', id: string }
          | { __typename: 'Statement', id: string }
          | { __typename: 'Commitment', id: string }
         | null }> }, supersededBy:
      | { __typename: 'Stakeholder', id: string }
      | { __typename: 'Role', id: string }
      | { __typename: 'Topic', id: string }
      | { __typename: 'Document', id: string }
      | { __typename: 'Meeting', id: string }
      | { __typename: 'Statement', id: string }
      | { __typename: 'Commitment', id: string }
     | null, revisions: { nodes: Array<{ number: number, at: string, by: string, reason: string | null }> } } | null };

export type SaidOnQueryVariables = Exact<{
  id: string;
  filter?: Types.StatementFilter | null | undefined;
  after?: string | null | undefined;
  lang?: string | null | undefined;
}>;


export type SaidOnQuery = { topic: { statements: { nodes: Array<{ __typename: 'Statement', act: Types.Act, cue: string | null, mode: Types.Mode, text: string, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, meeting: { id: string, title: string } | null, parts: Array<{ text: string, verbatim: boolean, wordsOf: Types.WordsOf | null, lang: string | null, translated: boolean }>, parties: Array<{ function: Types.PartyFunction, naming: Types.Naming, asStated: string | null, stakeholder: { id: string, name: string } | null, roles: Array<{ title: string }>, onBehalfOf: Array<{ id: string, name: string }> }>, saidOn: { edtf: string, asStated: string | null, basis: Types.Basis } | null, topics: Array<{ id: string, label: string }>, evidence: Array<{ exact: string | null, prefix: string | null, suffix: string | null, stance: Types.Stance, link: string | null, document: { id: string, kind: Types.DocumentKind, title: string | null, url: string | null, issued: { edtf: string } | null, publisher: { id: string, name: string } | null }, chain: Array<{ cue: string | null, basis: Types.Basis, by: { id: string, name: string }, document: { id: string, kind: Types.DocumentKind, issued: { edtf: string } | null } | null }> }>, supersededBy:
          | { __typename: 'Stakeholder', id: string }
          | { __typename: 'Role', id: string }
          | { __typename: 'Topic', id: string }
          | { __typename: 'Document', id: string }
          | { __typename: 'Meeting', id: string }
          | { __typename: 'Statement', id: string }
          | { __typename: 'Commitment', id: string }
         | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type SearchPageQueryVariables = Exact<{
  text: string;
  types?: Array<Types.SearchType> | Types.SearchType | null | undefined;
  after?: string | null | undefined;
  lang?: string | null | undefined;
}>;


export type SearchPageQuery = { search: { edges: Array<{ node:
        | { __typename: 'Stakeholder', kind: Types.StakeholderKind, name: string, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, supersededBy:
            | { __typename: 'Stakeholder', id: string }
            | { __typename: 'Role', id: string }
            | { __typename: 'Topic', id: string }
            | { __typename: 'Document', id: string }
            | { __typename: 'Meeting', id: string }
            | { __typename: 'Statement', id: string }
            | { __typename: 'Commitment', id: string }
           | null }
        | { __typename: 'Role', id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, supersededBy:
            | { __typename: 'Stakeholder', id: string }
            | { __typename: 'Role', id: string }
            | { __typename: 'Topic', id: string }
            | { __typename: 'Document', id: string }
            | { __typename: 'Meeting', id: string }
            | { __typename: 'Statement', id: string }
            | { __typename: 'Commitment', id: string }
           | null }
        | { __typename: 'Topic', label: string, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, supersededBy:
            | { __typename: 'Stakeholder', id: string }
            | { __typename: 'Role', id: string }
            | { __typename: 'Topic', id: string }
            | { __typename: 'Document', id: string }
            | { __typename: 'Meeting', id: string }
            | { __typename: 'Statement', id: string }
            | { __typename: 'Commitment', id: string }
           | null }
        | { __typename: 'Document', id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, heading: string | null, publisher: { name: string } | null, supersededBy:
            | { __typename: 'Stakeholder', id: string }
            | { __typename: 'Role', id: string }
            | { __typename: 'Topic', id: string }
            | { __typename: 'Document', id: string }
            | { __typename: 'Meeting', id: string }
            | { __typename: 'Statement', id: string }
            | { __typename: 'Commitment', id: string }
           | null }
        | { __typename: 'Meeting', title: string, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, when: { edtf: string } | null, supersededBy:
            | { __typename: 'Stakeholder', id: string }
            | { __typename: 'Role', id: string }
            | { __typename: 'Topic', id: string }
            | { __typename: 'Document', id: string }
            | { __typename: 'Meeting', id: string }
            | { __typename: 'Statement', id: string }
            | { __typename: 'Commitment', id: string }
           | null }
        | { __typename: 'Statement', text: string, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, saidOn: { edtf: string } | null, speakers: Array<{ id: string, name: string }>, supersededBy:
            | { __typename: 'Stakeholder', id: string }
            | { __typename: 'Role', id: string }
            | { __typename: 'Topic', id: string }
            | { __typename: 'Document', id: string }
            | { __typename: 'Meeting', id: string }
            | { __typename: 'Statement', id: string }
            | { __typename: 'Commitment', id: string }
           | null }
        | { __typename: 'Commitment', id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, supersededBy:
            | { __typename: 'Stakeholder', id: string }
            | { __typename: 'Role', id: string }
            | { __typename: 'Topic', id: string }
            | { __typename: 'Document', id: string }
            | { __typename: 'Meeting', id: string }
            | { __typename: 'Statement', id: string }
            | { __typename: 'Commitment', id: string }
           | null }
      , highlights: Array<{ field: string, text: string, ranges: Array<{ start: number, end: number }> }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type DocumentPageQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
  lang?: string | null | undefined;
}>;


export type DocumentPageQuery = { document: { __typename: 'Document', kind: Types.DocumentKind, url: string | null, archivedUrl: string | null, retrievedAt: string | null, language: string | null, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, heading: string | null, issued: { edtf: string, asStated: string | null, basis: Types.Basis } | null, publisher: { id: string, name: string } | null, derivedFrom: Array<{ id: string, kind: Types.DocumentKind, title: string | null }>, replaces: { id: string, title: string | null } | null, translationOf: { id: string, title: string | null } | null, replacedBy: Array<{ id: string, title: string | null }>, statements: { nodes: Array<{ __typename: 'Statement', act: Types.Act, cue: string | null, mode: Types.Mode, text: string, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, meeting: { id: string, title: string } | null, parts: Array<{ text: string, verbatim: boolean, wordsOf: Types.WordsOf | null, lang: string | null, translated: boolean }>, parties: Array<{ function: Types.PartyFunction, naming: Types.Naming, asStated: string | null, stakeholder: { id: string, name: string } | null, roles: Array<{ title: string }>, onBehalfOf: Array<{ id: string, name: string }> }>, saidOn: { edtf: string, asStated: string | null, basis: Types.Basis } | null, topics: Array<{ id: string, label: string }>, evidence: Array<{ exact: string | null, prefix: string | null, suffix: string | null, stance: Types.Stance, link: string | null, document: { id: string, kind: Types.DocumentKind, title: string | null, url: string | null, issued: { edtf: string } | null, publisher: { id: string, name: string } | null }, chain: Array<{ cue: string | null, basis: Types.Basis, by: { id: string, name: string }, document: { id: string, kind: Types.DocumentKind, issued: { edtf: string } | null } | null }> }>, supersededBy:
          | { __typename: 'Stakeholder', id: string }
          | { __typename: 'Role', id: string }
          | { __typename: 'Topic', id: string }
          | { __typename: 'Document', id: string }
          | { __typename: 'Meeting', id: string }
          | { __typename: 'Statement', id: string }
          | { __typename: 'Commitment', id: string }
         | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, supersededBy:
      | { __typename: 'Stakeholder', id: string }
      | { __typename: 'Role', id: string }
      | { __typename: 'Topic', id: string }
      | { __typename: 'Document', id: string }
      | { __typename: 'Meeting', id: string }
      | { __typename: 'Statement', id: string }
      | { __typename: 'Commitment', id: string }
     | null, revisions: { nodes: Array<{ number: number, at: string, by: string, reason: string | null }> } } | null };

export type RecordPageQueryVariables = Exact<{
  id: string;
}>;


export type RecordPageQuery = { node:
    | { __typename: 'Stakeholder', input: unknown, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, supersededBy:
        | { __typename: 'Stakeholder', id: string }
        | { __typename: 'Role', id: string }
        | { __typename: 'Topic', id: string }
        | { __typename: 'Document', id: string }
        | { __typename: 'Meeting', id: string }
        | { __typename: 'Statement', id: string }
        | { __typename: 'Commitment', id: string }
       | null, revisions: { nodes: Array<{ number: number, at: string, by: string, reason: string | null }> } }
    | { __typename: 'Role', input: unknown, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, supersededBy:
        | { __typename: 'Stakeholder', id: string }
        | { __typename: 'Role', id: string }
        | { __typename: 'Topic', id: string }
        | { __typename: 'Document', id: string }
        | { __typename: 'Meeting', id: string }
        | { __typename: 'Statement', id: string }
        | { __typename: 'Commitment', id: string }
       | null, revisions: { nodes: Array<{ number: number, at: string, by: string, reason: string | null }> } }
    | { __typename: 'Topic', input: unknown, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, supersededBy:
        | { __typename: 'Stakeholder', id: string }
        | { __typename: 'Role', id: string }
        | { __typename: 'Topic', id: string }
        | { __typename: 'Document', id: string }
        | { __typename: 'Meeting', id: string }
        | { __typename: 'Statement', id: string }
        | { __typename: 'Commitment', id: string }
       | null, revisions: { nodes: Array<{ number: number, at: string, by: string, reason: string | null }> } }
    | { __typename: 'Document', input: unknown, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, supersededBy:
        | { __typename: 'Stakeholder', id: string }
        | { __typename: 'Role', id: string }
        | { __typename: 'Topic', id: string }
        | { __typename: 'Document', id: string }
        | { __typename: 'Meeting', id: string }
        | { __typename: 'Statement', id: string }
        | { __typename: 'Commitment', id: string }
       | null, revisions: { nodes: Array<{ number: number, at: string, by: string, reason: string | null }> } }
    | { __typename: 'Meeting', input: unknown, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, supersededBy:
        | { __typename: 'Stakeholder', id: string }
        | { __typename: 'Role', id: string }
        | { __typename: 'Topic', id: string }
        | { __typename: 'Document', id: string }
        | { __typename: 'Meeting', id: string }
        | { __typename: 'Statement', id: string }
        | { __typename: 'Commitment', id: string }
       | null, revisions: { nodes: Array<{ number: number, at: string, by: string, reason: string | null }> } }
    | { __typename: 'Statement', input: unknown, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, supersededBy:
        | { __typename: 'Stakeholder', id: string }
        | { __typename: 'Role', id: string }
        | { __typename: 'Topic', id: string }
        | { __typename: 'Document', id: string }
        | { __typename: 'Meeting', id: string }
        | { __typename: 'Statement', id: string }
        | { __typename: 'Commitment', id: string }
       | null, revisions: { nodes: Array<{ number: number, at: string, by: string, reason: string | null }> } }
    | { __typename: 'Commitment', input: unknown, id: string, revision: number, status: Types.RecordStatus, statusReason: string | null, isFrozen: boolean, createdAt: string, updatedAt: string, supersededBy:
        | { __typename: 'Stakeholder', id: string }
        | { __typename: 'Role', id: string }
        | { __typename: 'Topic', id: string }
        | { __typename: 'Document', id: string }
        | { __typename: 'Meeting', id: string }
        | { __typename: 'Statement', id: string }
        | { __typename: 'Commitment', id: string }
       | null, revisions: { nodes: Array<{ number: number, at: string, by: string, reason: string | null }> } }
   | null };

/** The start page: the latest meetings and statements, and how much there is. */
export const Start: TypedDocument<StartQuery, StartQueryVariables> = "fragment Head on Record{__typename id revision status statusReason supersededBy{__typename id}isFrozen createdAt updatedAt}fragment Said on Statement{...Head act cue mode text parts{text verbatim wordsOf lang translated}parties{function naming asStated stakeholder{id name(lang:$lang)}roles{title}onBehalfOf{id name(lang:$lang)}}saidOn{edtf asStated basis}topics{id label(lang:$lang)}evidence{exact prefix suffix stance link document{id kind title url issued{edtf}publisher{id name(lang:$lang)}}chain{cue basis by{id name(lang:$lang)}document{id kind issued{edtf}}}}}fragment Met on Meeting{...Head kind title state place when{edtf asStated basis}}query Start($lang:LanguageTag){meetings(first:6){nodes{...Met participants{id name(lang:$lang)}}totalCount{value isExact}}statements(first:6){nodes{...Said meeting{id title}}totalCount{value isExact}}stakeholders(first:1){totalCount{value isExact}}topics(first:100){nodes{id label(lang:$lang)}totalCount{value isExact}}documents(first:1){totalCount{value isExact}}}"
/** A meeting with who took part and what came of it. */
export const MeetingPage: TypedDocument<MeetingPageQuery, MeetingPageQueryVariables> = "fragment Head on Record{__typename id revision status statusReason supersededBy{__typename id}isFrozen createdAt updatedAt}fragment Past on Record{revisions(first:20){nodes{number at by reason}}}fragment Met on Meeting{...Head kind title state place when{edtf asStated basis}}query MeetingPage($id:ID!$lang:LanguageTag){meeting(id:$id){...Met country parties{function naming asStated stakeholder{id kind name(lang:$lang)}roles{id title}onBehalfOf{id name(lang:$lang)}}topics{id label(lang:$lang)}partOf{id title}onSidelinesOf{id title}parts{id title}outcomes{id title kind url}evidence{exact link document{id title kind url publisher{name(lang:$lang)}}}accounts{side{id name(lang:$lang)}documents{id kind title url publisher{name(lang:$lang)}}statements{id}onlyHere{id}}...Past}}"
/** The statements made at a meeting, a page. */
export const MeetingStatements: TypedDocument<MeetingStatementsQuery, MeetingStatementsQueryVariables> = "fragment Head on Record{__typename id revision status statusReason supersededBy{__typename id}isFrozen createdAt updatedAt}fragment Said on Statement{...Head act cue mode text parts{text verbatim wordsOf lang translated}parties{function naming asStated stakeholder{id name(lang:$lang)}roles{title}onBehalfOf{id name(lang:$lang)}}saidOn{edtf asStated basis}topics{id label(lang:$lang)}evidence{exact prefix suffix stance link document{id kind title url issued{edtf}publisher{id name(lang:$lang)}}chain{cue basis by{id name(lang:$lang)}document{id kind issued{edtf}}}}}query MeetingStatements($id:ID!$after:String$lang:LanguageTag){meeting(id:$id){statements(first:50 after:$after){nodes{...Said}pageInfo{hasNextPage endCursor}}}}"
/** A statement with everything it rests on. */
export const StatementPage: TypedDocument<StatementPageQuery, StatementPageQueryVariables> = "fragment Head on Record{__typename id revision status statusReason supersededBy{__typename id}isFrozen createdAt updatedAt}fragment Past on Record{revisions(first:20){nodes{number at by reason}}}fragment Said on Statement{...Head act cue mode text parts{text verbatim wordsOf lang translated}parties{function naming asStated stakeholder{id name(lang:$lang)}roles{title}onBehalfOf{id name(lang:$lang)}}saidOn{edtf asStated basis}topics{id label(lang:$lang)}evidence{exact prefix suffix stance link document{id kind title url issued{edtf}publisher{id name(lang:$lang)}}chain{cue basis by{id name(lang:$lang)}document{id kind issued{edtf}}}}}query StatementPage($id:ID!$lang:LanguageTag){statement(id:$id){...Said reports origins meeting{id title}about{id name(lang:$lang)}relations{kind statement{id text}}relatedFrom(first:20){nodes{id text relations{kind statement{id}}}}commitments{id summary state}...Past}}"
/** A citation in every style. */
export const Cite: TypedDocument<CiteQuery, CiteQueryVariables> = "query Cite($id:ID!$lang:LanguageTag){statement(id:$id){plain:citation(style:PLAIN lang:$lang)markdown:citation(style:MARKDOWN lang:$lang)html:citation(style:HTML lang:$lang)bibtex:citation(style:BIBTEX lang:$lang)ris:citation(style:RIS lang:$lang)csl:citation(style:CSL_JSON lang:$lang)}}"
/** A person, government or organization: names, roles, latest meetings, promises. */
export const StakeholderPage: TypedDocument<StakeholderPageQuery, StakeholderPageQueryVariables> = "fragment Head on Record{__typename id revision status statusReason supersededBy{__typename id}isFrozen createdAt updatedAt}fragment Past on Record{revisions(first:20){nodes{number at by reason}}}fragment Met on Meeting{...Head kind title state place when{edtf asStated basis}}query StakeholderPage($id:ID!$lang:LanguageTag){stakeholder(id:$id){...Head kind name(lang:$lang)country existence names{text lang kind period}parent{id name(lang:$lang)}identifiers{scheme value}roles{id title kind period attestedOn{edtf}organization{id name(lang:$lang)}onBehalfOf{id name(lang:$lang)}}holders{id title period holder{id name(lang:$lang)}}meetings(first:20){nodes{...Met}totalCount{value isExact}}commitments(first:50){nodes{id summary state due{edtf}toward{id name(lang:$lang)}realizedBy{id title}}}...Past}}"
/** What somebody said, a page. */
export const SaidBy: TypedDocument<SaidByQuery, SaidByQueryVariables> = "fragment Head on Record{__typename id revision status statusReason supersededBy{__typename id}isFrozen createdAt updatedAt}fragment Said on Statement{...Head act cue mode text parts{text verbatim wordsOf lang translated}parties{function naming asStated stakeholder{id name(lang:$lang)}roles{title}onBehalfOf{id name(lang:$lang)}}saidOn{edtf asStated basis}topics{id label(lang:$lang)}evidence{exact prefix suffix stance link document{id kind title url issued{edtf}publisher{id name(lang:$lang)}}chain{cue basis by{id name(lang:$lang)}document{id kind issued{edtf}}}}}query SaidBy($id:ID!$filter:StatementFilter$after:String$lang:LanguageTag){stakeholder(id:$id){statements(first:25 after:$after filter:$filter){nodes{...Said meeting{id title}}pageInfo{hasNextPage endCursor}}}}"
/** How much somebody met and said by year, and whom they met. */
export const Pictures: TypedDocument<PicturesQuery, PicturesQueryVariables> = "query Pictures($id:ID!$lang:LanguageTag){timeline(filter:{stakeholder:$id}by:YEAR){start meetings statements isExact}network(filter:{stakeholder:$id}first:60){isExact nodes{meetings statements stakeholder{id name(lang:$lang)}}links{meetings fromSource fromTarget source{id}target{id}}}}"
/** A topic, and the topics above it. */
export const TopicPage: TypedDocument<TopicPageQuery, TopicPageQueryVariables> = "fragment Head on Record{__typename id revision status statusReason supersededBy{__typename id}isFrozen createdAt updatedAt}fragment Past on Record{revisions(first:20){nodes{number at by reason}}}fragment Met on Meeting{...Head kind title state place when{edtf asStated basis}}query TopicPage($id:ID!$lang:LanguageTag){topic(id:$id){...Head label(lang:$lang)labels{text lang kind period}broader{id label(lang:$lang)}meetings(first:20){nodes{...Met}}...Past}}"
/** What was said on a topic, the earliest first, a page. */
export const SaidOn: TypedDocument<SaidOnQuery, SaidOnQueryVariables> = "fragment Head on Record{__typename id revision status statusReason supersededBy{__typename id}isFrozen createdAt updatedAt}fragment Said on Statement{...Head act cue mode text parts{text verbatim wordsOf lang translated}parties{function naming asStated stakeholder{id name(lang:$lang)}roles{title}onBehalfOf{id name(lang:$lang)}}saidOn{edtf asStated basis}topics{id label(lang:$lang)}evidence{exact prefix suffix stance link document{id kind title url issued{edtf}publisher{id name(lang:$lang)}}chain{cue basis by{id name(lang:$lang)}document{id kind issued{edtf}}}}}query SaidOn($id:ID!$filter:StatementFilter$after:String$lang:LanguageTag){topic(id:$id){statements(first:40 after:$after filter:$filter order:OLDEST_FIRST){nodes{...Said meeting{id title}}pageInfo{hasNextPage endCursor}}}}"
/** The records that have the words of a text. */
export const SearchPage: TypedDocument<SearchPageQuery, SearchPageQueryVariables> = "fragment Head on Record{__typename id revision status statusReason supersededBy{__typename id}isFrozen createdAt updatedAt}query SearchPage($text:String!$types:[SearchType!]$after:String$lang:LanguageTag){search(text:$text types:$types first:20 after:$after){edges{node{...Head ...on Meeting{title when{edtf}}...on Statement{text saidOn{edtf}speakers{id name(lang:$lang)}}...on Stakeholder{kind name(lang:$lang)}...on Topic{label(lang:$lang)}...on Document{heading:title publisher{name(lang:$lang)}}}highlights{field text ranges{start end}}}pageInfo{hasNextPage endCursor}}}"
/** A document: who issued it and when, what it was taken from, and what it carries. */
export const DocumentPage: TypedDocument<DocumentPageQuery, DocumentPageQueryVariables> = "fragment Head on Record{__typename id revision status statusReason supersededBy{__typename id}isFrozen createdAt updatedAt}fragment Past on Record{revisions(first:20){nodes{number at by reason}}}fragment Said on Statement{...Head act cue mode text parts{text verbatim wordsOf lang translated}parties{function naming asStated stakeholder{id name(lang:$lang)}roles{title}onBehalfOf{id name(lang:$lang)}}saidOn{edtf asStated basis}topics{id label(lang:$lang)}evidence{exact prefix suffix stance link document{id kind title url issued{edtf}publisher{id name(lang:$lang)}}chain{cue basis by{id name(lang:$lang)}document{id kind issued{edtf}}}}}query DocumentPage($id:ID!$after:String$lang:LanguageTag){document(id:$id){...Head ...Past kind heading:title url archivedUrl retrievedAt language issued{edtf asStated basis}publisher{id name(lang:$lang)}derivedFrom{id kind title}replaces{id title}translationOf{id title}replacedBy{id title}statements(first:50 after:$after){nodes{...Said meeting{id title}}pageInfo{hasNextPage endCursor}}}}"
/** A record of any type, as it is recorded. */
export const RecordPage: TypedDocument<RecordPageQuery, RecordPageQueryVariables> = "fragment Head on Record{__typename id revision status statusReason supersededBy{__typename id}isFrozen createdAt updatedAt}fragment Past on Record{revisions(first:20){nodes{number at by reason}}}query RecordPage($id:ID!){node(id:$id){...on Record{...Head input ...Past}}}"
