// Made by `npm run generate` from site/desk.graphql.
import type { TypedDocument } from '../../../client/src/asking.ts'
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../lambda/generated/types.ts';

type Named_Stakeholder_Fragment = { __typename: 'Stakeholder', kind: Types.StakeholderKind, name: string, id: string, revision: number };

type Named_Role_Fragment = { __typename: 'Role', id: string, revision: number, roleTitle: string };

type Named_Topic_Fragment = { __typename: 'Topic', label: string, id: string, revision: number };

type Named_Document_Fragment = { __typename: 'Document', id: string, revision: number, heading: string | null };

type Named_Meeting_Fragment = { __typename: 'Meeting', title: string, id: string, revision: number, when: { edtf: string } | null };

type Named_Statement_Fragment = { __typename: 'Statement', text: string, id: string, revision: number };

type Named_Commitment_Fragment = { __typename: 'Commitment', summary: string, id: string, revision: number };

export type NamedFragment =
  | Named_Stakeholder_Fragment
  | Named_Role_Fragment
  | Named_Topic_Fragment
  | Named_Document_Fragment
  | Named_Meeting_Fragment
  | Named_Statement_Fragment
  | Named_Commitment_Fragment
;

export type DraftQueryVariables = Exact<{
  text: string;
  document: Types.DocumentInput;
  lang?: string | null | undefined;
}>;


export type DraftQuery = { draft: { records: Array<{ input: unknown, confidence: number, reasons: Array<string>, existing:
        | { __typename: 'Stakeholder', kind: Types.StakeholderKind, name: string, id: string, revision: number }
        | { __typename: 'Role', id: string, revision: number, roleTitle: string }
        | { __typename: 'Topic', label: string, id: string, revision: number }
        | { __typename: 'Document', id: string, revision: number, heading: string | null }
        | { __typename: 'Meeting', title: string, id: string, revision: number, when: { edtf: string } | null }
        | { __typename: 'Statement', text: string, id: string, revision: number }
        | { __typename: 'Commitment', summary: string, id: string, revision: number }
       | null }>, questions: Array<{ message: string, start: number | null, end: number | null, record: string | null, field: string | null, choices: Array<
        | { __typename: 'Stakeholder', kind: Types.StakeholderKind, name: string, id: string, revision: number }
        | { __typename: 'Role', id: string, revision: number, roleTitle: string }
        | { __typename: 'Topic', label: string, id: string, revision: number }
        | { __typename: 'Document', id: string, revision: number, heading: string | null }
        | { __typename: 'Meeting', title: string, id: string, revision: number, when: { edtf: string } | null }
        | { __typename: 'Statement', text: string, id: string, revision: number }
        | { __typename: 'Commitment', summary: string, id: string, revision: number }
      > }> } | null };

export type CandidatesQueryVariables = Exact<{
  name: string;
  lang?: string | null | undefined;
}>;


export type CandidatesQuery = { candidates: Array<Array<{ name: string, score: number, stakeholder: { id: string, kind: Types.StakeholderKind, country: string | null, name: string } }>> | null };

export type FoundQueryVariables = Exact<{
  text: string;
  types?: Array<Types.SearchType> | Types.SearchType | null | undefined;
  lang?: string | null | undefined;
}>;


export type FoundQuery = { search: { nodes: Array<
      | { __typename: 'Stakeholder', kind: Types.StakeholderKind, name: string, id: string, revision: number }
      | { __typename: 'Role', id: string, revision: number, roleTitle: string }
      | { __typename: 'Topic', label: string, id: string, revision: number }
      | { __typename: 'Document', id: string, revision: number, heading: string | null }
      | { __typename: 'Meeting', title: string, id: string, revision: number, when: { edtf: string } | null }
      | { __typename: 'Statement', text: string, id: string, revision: number }
      | { __typename: 'Commitment', summary: string, id: string, revision: number }
    > } | null };

export type MembersQueryVariables = Exact<{
  id: string;
  lang?: string | null | undefined;
}>;


export type MembersQuery = { stakeholder: { name: string, holders: Array<{ kind: Types.RoleKind, holder: { id: string, kind: Types.StakeholderKind, name: string } }> } | null };

export type NamesQueryVariables = Exact<{
  ids: Array<string> | string;
  lang?: string | null | undefined;
}>;


export type NamesQuery = { nodes: Array<
    | { __typename: 'Stakeholder', kind: Types.StakeholderKind, name: string, id: string, revision: number }
    | { __typename: 'Role', id: string, revision: number, roleTitle: string }
    | { __typename: 'Topic', label: string, id: string, revision: number }
    | { __typename: 'Document', id: string, revision: number, heading: string | null }
    | { __typename: 'Meeting', title: string, id: string, revision: number, when: { edtf: string } | null }
    | { __typename: 'Statement', text: string, id: string, revision: number }
    | { __typename: 'Commitment', summary: string, id: string, revision: number }
   | null> };

export type StandingQueryVariables = Exact<{
  id: string;
}>;


export type StandingQuery = { node:
    | { id: string, revision: number, input: unknown }
    | { id: string, revision: number, input: unknown }
    | { id: string, revision: number, input: unknown }
    | { id: string, revision: number, input: unknown }
    | { id: string, revision: number, input: unknown }
    | { id: string, revision: number, input: unknown }
    | { id: string, revision: number, input: unknown }
   | null };

export type SendMutationVariables = Exact<{
  records: Array<Types.RecordInput> | Types.RecordInput;
  bases?: Array<Types.ImportBaseInput | null | undefined> | Types.ImportBaseInput | null | undefined;
}>;


export type SendMutation = { importRecords: { results: Array<{ id: string | null, revision: number | null, action: Types.ChangeAction | null, userErrors: Array<{ code: Types.UserErrorCode, help: string, message: string, field: Array<string> | null, differs: Array<string> | null, current:
          | { id: string, revision: number, input: unknown }
          | { id: string, revision: number, input: unknown }
          | { id: string, revision: number, input: unknown }
          | { id: string, revision: number, input: unknown }
          | { id: string, revision: number, input: unknown }
          | { id: string, revision: number, input: unknown }
          | { id: string, revision: number, input: unknown }
         | null }>, warnings: Array<{ code: Types.WarningCode, message: string, field: Array<string> | null }> }>, userErrors: Array<{ code: Types.UserErrorCode, help: string, message: string, field: Array<string> | null }> } };

/** Proposes the records of a text. */
export const Draft: TypedDocument<DraftQuery, DraftQueryVariables> = "fragment Named on Record{__typename id revision ...on Stakeholder{kind name(lang:$lang)}...on Topic{label(lang:$lang)}...on Document{heading:title}...on Meeting{title when{edtf}}...on Role{roleTitle:title}...on Statement{text}...on Commitment{summary}}query Draft($text:String!$document:DocumentInput!$lang:LanguageTag){draft(text:$text document:$document){records{input existing{...Named}confidence reasons}questions{message start end choices{...Named}record field}}}"
/** Who may be meant by a name as it is typed. */
export const Candidates: TypedDocument<CandidatesQuery, CandidatesQueryVariables> = "query Candidates($name:String!$lang:LanguageTag){candidates(names:[{name:$name first:6}]){stakeholder{id kind country name(lang:$lang)}name score}}"
/** Topics or meetings by their words, as they are typed. */
export const Found: TypedDocument<FoundQuery, FoundQueryVariables> = "fragment Named on Record{__typename id revision ...on Stakeholder{kind name(lang:$lang)}...on Topic{label(lang:$lang)}...on Document{heading:title}...on Meeting{title when{edtf}}...on Role{roleTitle:title}...on Statement{text}...on Commitment{summary}}query Found($text:String!$types:[SearchType!]$lang:LanguageTag){search(text:$text types:$types first:6){nodes{...Named}}}"
/** The members of a group. */
export const Members: TypedDocument<MembersQuery, MembersQueryVariables> = "query Members($id:ID!$lang:LanguageTag){stakeholder(id:$id){name(lang:$lang)holders{kind holder{id kind name(lang:$lang)}}}}"
/** The names of records that a draft refers to. */
export const Names: TypedDocument<NamesQuery, NamesQueryVariables> = "fragment Named on Record{__typename id revision ...on Stakeholder{kind name(lang:$lang)}...on Topic{label(lang:$lang)}...on Document{heading:title}...on Meeting{title when{edtf}}...on Role{roleTitle:title}...on Statement{text}...on Commitment{summary}}query Names($ids:[ID!]!$lang:LanguageTag){nodes(ids:$ids){...on Record{...Named}}}"
/** A record as it stands, to be amended. */
export const Standing: TypedDocument<StandingQuery, StandingQueryVariables> = "query Standing($id:ID!){node(id:$id){...on Record{id revision input}}}"
/** Writes what is on the desk. */
export const Send: TypedDocument<SendMutation, SendMutationVariables> = "mutation Send($records:[RecordInput!]!$bases:[ImportBaseInput]){importRecords(records:$records bases:$bases overwrite:false){results{id revision action userErrors{code help message field differs current{id revision input}}warnings{code message field}}userErrors{code help message field}}}"
