// Made by `npm run generate` from client/documents.graphql.
import type { TypedDocument } from './asking.ts'
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../lambda/generated/types.ts';

export type StatementPartsFragment = { id: string, act: Types.Act, cue: string | null, mode: Types.Mode, text: string, status: Types.RecordStatus, reports: number, origins: number, parts: Array<{ text: string, verbatim: boolean, wordsOf: Types.WordsOf | null, lang: string | null, translated: boolean }>, saidOn: { edtf: string, earliest: string | null, latest: string | null, asStated: string | null, basis: Types.Basis } | null, parties: Array<{ naming: Types.Naming, function: Types.PartyFunction, asStated: string | null, basis: Types.Basis, stakeholder: { id: string, name: string } | null, roles: Array<{ id: string, title: string }>, onBehalfOf: Array<{ id: string, name: string }> }>, topics: Array<{ id: string, label: string }> };

export type MeetingsQueryVariables = Exact<{
  filter?: Types.MeetingFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MeetingsQuery = { meetings: { nodes: Array<{ id: string, title: string, kind: Types.MeetingKind, state: Types.MeetingState, place: string | null, country: string | null, when: { edtf: string, earliest: string | null, latest: string | null } | null, participants: Array<{ id: string, name: string }>, topics: Array<{ id: string, label: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null, stoppedEarly: boolean } } | null };

export type MeetingQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MeetingQuery = { meeting: { id: string, title: string, kind: Types.MeetingKind, state: Types.MeetingState, place: string | null, country: string | null, status: Types.RecordStatus, statusReason: string | null, when: { edtf: string, earliest: string | null, latest: string | null, asStated: string | null, basis: Types.Basis } | null, parties: Array<{ naming: Types.Naming, function: Types.PartyFunction, asStated: string | null, basis: Types.Basis, stakeholder: { id: string, name: string } | null, roles: Array<{ id: string, title: string }>, onBehalfOf: Array<{ id: string, name: string }> }>, topics: Array<{ id: string, label: string }>, outcomes: Array<{ id: string, kind: Types.DocumentKind, title: string | null, url: string | null }>, statements: { nodes: Array<{ id: string, act: Types.Act, cue: string | null, mode: Types.Mode, text: string, status: Types.RecordStatus, reports: number, origins: number, parts: Array<{ text: string, verbatim: boolean, wordsOf: Types.WordsOf | null, lang: string | null, translated: boolean }>, saidOn: { edtf: string, earliest: string | null, latest: string | null, asStated: string | null, basis: Types.Basis } | null, parties: Array<{ naming: Types.Naming, function: Types.PartyFunction, asStated: string | null, basis: Types.Basis, stakeholder: { id: string, name: string } | null, roles: Array<{ id: string, title: string }>, onBehalfOf: Array<{ id: string, name: string }> }>, topics: Array<{ id: string, label: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null, stoppedEarly: boolean } } } | null };

export type StatementsQueryVariables = Exact<{
  filter?: Types.StatementFilter | null | undefined;
  order?: Types.TimelineOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type StatementsQuery = { statements: { nodes: Array<{ id: string, act: Types.Act, cue: string | null, mode: Types.Mode, text: string, status: Types.RecordStatus, reports: number, origins: number, parts: Array<{ text: string, verbatim: boolean, wordsOf: Types.WordsOf | null, lang: string | null, translated: boolean }>, saidOn: { edtf: string, earliest: string | null, latest: string | null, asStated: string | null, basis: Types.Basis } | null, parties: Array<{ naming: Types.Naming, function: Types.PartyFunction, asStated: string | null, basis: Types.Basis, stakeholder: { id: string, name: string } | null, roles: Array<{ id: string, title: string }>, onBehalfOf: Array<{ id: string, name: string }> }>, topics: Array<{ id: string, label: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null, stoppedEarly: boolean } } | null };

export type StatementQueryVariables = Exact<{
  id: string;
}>;


export type StatementQuery = { statement: { revision: number, statusReason: string | null, isFrozen: boolean, id: string, act: Types.Act, cue: string | null, mode: Types.Mode, text: string, status: Types.RecordStatus, reports: number, origins: number, meeting: { id: string, title: string } | null, evidence: Array<{ start: number | null, end: number | null, exact: string | null, stance: Types.Stance, link: string | null, document: { id: string, kind: Types.DocumentKind, title: string | null, url: string | null, publisher: { id: string, name: string } | null, issued: { edtf: string } | null }, chain: Array<{ cue: string | null, basis: Types.Basis, by: { id: string, name: string }, document: { id: string, kind: Types.DocumentKind, title: string | null } | null }> }>, commitments: Array<{ id: string, summary: string, state: Types.CommitmentState }>, relations: Array<{ kind: Types.RelationKind, statement: { id: string, text: string } }>, revisions: { nodes: Array<{ number: number, at: string, by: string, reason: string | null, changed: Array<string> }> }, parts: Array<{ text: string, verbatim: boolean, wordsOf: Types.WordsOf | null, lang: string | null, translated: boolean }>, saidOn: { edtf: string, earliest: string | null, latest: string | null, asStated: string | null, basis: Types.Basis } | null, parties: Array<{ naming: Types.Naming, function: Types.PartyFunction, asStated: string | null, basis: Types.Basis, stakeholder: { id: string, name: string } | null, roles: Array<{ id: string, title: string }>, onBehalfOf: Array<{ id: string, name: string }> }>, topics: Array<{ id: string, label: string }> } | null };

export type StakeholderQueryVariables = Exact<{
  id: string;
  at?: string | null | undefined;
}>;


export type StakeholderQuery = { stakeholder: { id: string, name: string, kind: Types.StakeholderKind, country: string | null, existence: string | null, status: Types.RecordStatus, names: Array<{ text: string, lang: string | null, kind: Types.NameKind, period: string | null }>, parent: { id: string, name: string } | null, roles: Array<{ id: string, kind: Types.RoleKind, title: string, period: string | null, organization: { id: string, name: string } | null, onBehalfOf: { id: string, name: string } | null }> } | null };

export type StakeholdersNamedQueryVariables = Exact<{
  name: string;
  first?: number | null | undefined;
}>;


export type StakeholdersNamedQuery = { stakeholders: { nodes: Array<{ id: string, name: string, kind: Types.StakeholderKind, country: string | null }> } | null };

export type CommitmentsQueryVariables = Exact<{
  filter?: Types.CommitmentFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CommitmentsQuery = { commitments: { nodes: Array<{ id: string, summary: string, state: Types.CommitmentState, condition: string | null, due: { edtf: string, latest: string | null } | null, by: Array<{ id: string, name: string }>, toward: Array<{ id: string, name: string }>, statements: Array<{ id: string, text: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null, stoppedEarly: boolean } } | null };

export type ChangesQueryVariables = Exact<{
  after?: string | null | undefined;
  first?: number | null | undefined;
  filter?: Types.ChangeFilter | null | undefined;
}>;


export type ChangesQuery = { changes: { nodes: Array<{ cursor: string, at: string, type: Types.RecordType, recordId: string, revision: number, action: Types.ChangeAction, record:
        | { id: string, revision: number, status: Types.RecordStatus, input: unknown }
        | { id: string, revision: number, status: Types.RecordStatus, input: unknown }
        | { id: string, revision: number, status: Types.RecordStatus, input: unknown }
        | { id: string, revision: number, status: Types.RecordStatus, input: unknown }
        | { id: string, revision: number, status: Types.RecordStatus, input: unknown }
        | { id: string, revision: number, status: Types.RecordStatus, input: unknown }
        | { id: string, revision: number, status: Types.RecordStatus, input: unknown }
       | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

/** The latest meetings of the archive, or those of a filter. */
export const Meetings: TypedDocument<MeetingsQuery, MeetingsQueryVariables> = "query Meetings($filter:MeetingFilter$first:Int=20$after:String){meetings(filter:$filter first:$first after:$after){nodes{id title kind state when{edtf earliest latest}place country participants{id name}topics{id label}}pageInfo{hasNextPage endCursor stoppedEarly}}}"
/** A meeting, with who took part, in which capacity and for whom, and a page of what was said. */
export const Meeting: TypedDocument<MeetingQuery, MeetingQueryVariables> = "fragment StatementParts on Statement{id act cue mode text parts{text verbatim wordsOf lang translated}saidOn{edtf earliest latest asStated basis}parties{stakeholder{id name}naming function roles{id title}onBehalfOf{id name}asStated basis}topics{id label}status reports origins}query Meeting($id:ID!$first:Int=20$after:String){meeting(id:$id){id title kind state when{edtf earliest latest asStated basis}place country status statusReason parties{stakeholder{id name}naming function roles{id title}onBehalfOf{id name}asStated basis}topics{id label}outcomes{id kind title url}statements(first:$first after:$after){nodes{...StatementParts}pageInfo{hasNextPage endCursor stoppedEarly}}}}"
/** A page of statements: what somebody said, what was said on a topic, or through whom it reached us, by the filter. */
export const Statements: TypedDocument<StatementsQuery, StatementsQueryVariables> = "fragment StatementParts on Statement{id act cue mode text parts{text verbatim wordsOf lang translated}saidOn{edtf earliest latest asStated basis}parties{stakeholder{id name}naming function roles{id title}onBehalfOf{id name}asStated basis}topics{id label}status reports origins}query Statements($filter:StatementFilter$order:TimelineOrder=NEWEST_FIRST$first:Int=20$after:String){statements(filter:$filter order:$order first:$first after:$after){nodes{...StatementParts}pageInfo{hasNextPage endCursor stoppedEarly}}}"
/** A statement, with how we know: the passages, the chains through which it reached us, and its history. */
export const Statement: TypedDocument<StatementQuery, StatementQueryVariables> = "fragment StatementParts on Statement{id act cue mode text parts{text verbatim wordsOf lang translated}saidOn{edtf earliest latest asStated basis}parties{stakeholder{id name}naming function roles{id title}onBehalfOf{id name}asStated basis}topics{id label}status reports origins}query Statement($id:ID!){statement(id:$id){...StatementParts revision statusReason isFrozen meeting{id title}evidence{document{id kind title url publisher{id name}issued{edtf}}start end exact stance link chain{by{id name}document{id kind title}cue basis}}commitments{id summary state}relations{kind statement{id text}}revisions(first:10){nodes{number at by reason changed}}}}"
/** A person, government or organization, with its roles on a day. */
export const Stakeholder: TypedDocument<StakeholderQuery, StakeholderQueryVariables> = "query Stakeholder($id:ID!$at:Date){stakeholder(id:$id){id name names{text lang kind period}kind country parent{id name}existence status roles(at:$at){id kind title organization{id name}onBehalfOf{id name}period}}}"
/** The stakeholders whose name begins so, in any script and without accents: for a field that completes what is typed. */
export const StakeholdersNamed: TypedDocument<StakeholdersNamedQuery, StakeholdersNamedQueryVariables> = "query StakeholdersNamed($name:String!$first:Int=10){stakeholders(filter:{name:$name}first:$first){nodes{id name kind country}}}"
/** What was promised, starting with what is due next. */
export const Commitments: TypedDocument<CommitmentsQuery, CommitmentsQueryVariables> = "query Commitments($filter:CommitmentFilter$first:Int=20$after:String){commitments(filter:$filter first:$first after:$after){nodes{id summary state condition due{edtf latest}by{id name}toward{id name}statements{id text}}pageInfo{hasNextPage endCursor stoppedEarly}}}"
/** What has changed since a cursor. Begin with null, and keep `endCursor` for the next time. */
export const Changes: TypedDocument<ChangesQuery, ChangesQueryVariables> = "query Changes($after:String$first:Int=100$filter:ChangeFilter){changes(after:$after first:$first filter:$filter){nodes{cursor at type recordId revision action record{id revision status input}}pageInfo{hasNextPage endCursor}}}"
