// Made by `npm run generate` from schema.graphql.
import type * as types from './types.ts'
import type { RecordOf, Resolved } from '../domain/records.ts'
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AnyRecord, KeptDate, KeptParty, KeptEvidence, KeptRelay, KeptPart, KeptName } from '../domain/records.ts';
import type { Caller } from '../access/caller.ts';
import type { ShownApiKey, KeyEvent } from '../access/stored-keys.ts';
import type { Drafted } from '../drafting/drafting.ts';
import type { DraftedRecord, DraftedQuestion } from '../drafting/proposing.ts';
import type { KeptBulk, PlacedFile } from '../reading/bulk.ts';
import type { KeptProposal } from '../proposals/stored.ts';
import type { Account } from '../resolvers/accounts.ts';
import type { KeptWebhook } from '../webhooks/stored.ts';
import type { ChangeFilter } from './types.ts';
import type { Problem, Warning } from '../domain/checks.ts';
import type { PageSource, CountSource } from '../reading/pages.ts';
import type { KeptRevision } from '../domain/revisions.ts';
import type { CheckedCitation } from '../domain/evidence.ts';
import type { ShownChange } from '../reading/feed.ts';
import type { Context } from '../context.ts';
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };


export type ResolverTypeWrapper<T> = Promise<Resolved<T>> | Promise<Resolved<T> | null> | Resolved<T>;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Dictionary<PropertyKey, never>, TContext = Dictionary<PropertyKey, never>, TArgs = Dictionary<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Dictionary<PropertyKey, never>, TContext = Dictionary<PropertyKey, never>, TArgs = Dictionary<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Dictionary<PropertyKey, never>, TContext = Dictionary<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => types.Maybe<TTypes> | Promise<types.Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Dictionary<PropertyKey, never>, TContext = Dictionary<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Dictionary<PropertyKey, never>, TParent = Dictionary<PropertyKey, never>, TContext = Dictionary<PropertyKey, never>, TArgs = Dictionary<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Date: ResolverTypeWrapper<types.Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<types.Scalars['DateTime']['output']>;
  EDTF: ResolverTypeWrapper<types.Scalars['EDTF']['output']>;
  CountryCode: ResolverTypeWrapper<types.Scalars['CountryCode']['output']>;
  LanguageTag: ResolverTypeWrapper<types.Scalars['LanguageTag']['output']>;
  URL: ResolverTypeWrapper<types.Scalars['URL']['output']>;
  JSON: ResolverTypeWrapper<types.Scalars['JSON']['output']>;
  Node: ResolverTypeWrapper<AnyRecord>;
  ID: ResolverTypeWrapper<types.Scalars['ID']['output']>;
  Record: ResolverTypeWrapper<AnyRecord>;
  RecordStatus: types.RecordStatus;
  Stakeholder: ResolverTypeWrapper<RecordOf['Stakeholder']>;
  StakeholderKind: types.StakeholderKind;
  Name: ResolverTypeWrapper<KeptName>;
  NameKind: types.NameKind;
  Identifier: ResolverTypeWrapper<types.Identifier>;
  Role: ResolverTypeWrapper<RecordOf['Role']>;
  RoleKind: types.RoleKind;
  Topic: ResolverTypeWrapper<RecordOf['Topic']>;
  Document: ResolverTypeWrapper<RecordOf['Document']>;
  DocumentKind: types.DocumentKind;
  Meeting: ResolverTypeWrapper<RecordOf['Meeting']>;
  MeetingKind: types.MeetingKind;
  MeetingState: types.MeetingState;
  Statement: ResolverTypeWrapper<RecordOf['Statement']>;
  StatementRelation: ResolverTypeWrapper<Omit<types.StatementRelation, 'statement'> & { statement: ResolversTypes['Statement'] }>;
  RelationKind: types.RelationKind;
  Act: types.Act;
  Mode: types.Mode;
  Part: ResolverTypeWrapper<KeptPart>;
  WordsOf: types.WordsOf;
  Account: ResolverTypeWrapper<Account>;
  CitationStyle: types.CitationStyle;
  Commitment: ResolverTypeWrapper<RecordOf['Commitment']>;
  CommitmentState: types.CommitmentState;
  Party: ResolverTypeWrapper<KeptParty>;
  Naming: types.Naming;
  PartyFunction: types.PartyFunction;
  Basis: types.Basis;
  PartialDate: ResolverTypeWrapper<KeptDate>;
  Evidence: ResolverTypeWrapper<KeptEvidence>;
  Stance: types.Stance;
  Relay: ResolverTypeWrapper<KeptRelay>;
  Revision: ResolverTypeWrapper<KeptRevision>;
  PageInfo: ResolverTypeWrapper<PageSource>;
  Count: ResolverTypeWrapper<CountSource>;
  StakeholderConnection: ResolverTypeWrapper<Omit<types.StakeholderConnection, 'edges' | 'nodes' | 'pageInfo' | 'totalCount'> & { edges: Array<ResolversTypes['StakeholderEdge']>, nodes: Array<ResolversTypes['Stakeholder']>, pageInfo: ResolversTypes['PageInfo'], totalCount: ResolversTypes['Count'] }>;
  StakeholderEdge: ResolverTypeWrapper<Omit<types.StakeholderEdge, 'node'> & { node: ResolversTypes['Stakeholder'] }>;
  TopicConnection: ResolverTypeWrapper<Omit<types.TopicConnection, 'edges' | 'nodes' | 'pageInfo' | 'totalCount'> & { edges: Array<ResolversTypes['TopicEdge']>, nodes: Array<ResolversTypes['Topic']>, pageInfo: ResolversTypes['PageInfo'], totalCount: ResolversTypes['Count'] }>;
  TopicEdge: ResolverTypeWrapper<Omit<types.TopicEdge, 'node'> & { node: ResolversTypes['Topic'] }>;
  DocumentConnection: ResolverTypeWrapper<Omit<types.DocumentConnection, 'edges' | 'nodes' | 'pageInfo' | 'totalCount'> & { edges: Array<ResolversTypes['DocumentEdge']>, nodes: Array<ResolversTypes['Document']>, pageInfo: ResolversTypes['PageInfo'], totalCount: ResolversTypes['Count'] }>;
  DocumentEdge: ResolverTypeWrapper<Omit<types.DocumentEdge, 'node'> & { node: ResolversTypes['Document'] }>;
  MeetingConnection: ResolverTypeWrapper<Omit<types.MeetingConnection, 'edges' | 'nodes' | 'pageInfo' | 'totalCount'> & { edges: Array<ResolversTypes['MeetingEdge']>, nodes: Array<ResolversTypes['Meeting']>, pageInfo: ResolversTypes['PageInfo'], totalCount: ResolversTypes['Count'] }>;
  MeetingEdge: ResolverTypeWrapper<Omit<types.MeetingEdge, 'node'> & { node: ResolversTypes['Meeting'] }>;
  StatementConnection: ResolverTypeWrapper<Omit<types.StatementConnection, 'edges' | 'nodes' | 'pageInfo' | 'totalCount'> & { edges: Array<ResolversTypes['StatementEdge']>, nodes: Array<ResolversTypes['Statement']>, pageInfo: ResolversTypes['PageInfo'], totalCount: ResolversTypes['Count'] }>;
  StatementEdge: ResolverTypeWrapper<Omit<types.StatementEdge, 'node'> & { node: ResolversTypes['Statement'] }>;
  CommitmentConnection: ResolverTypeWrapper<Omit<types.CommitmentConnection, 'edges' | 'nodes' | 'pageInfo' | 'totalCount'> & { edges: Array<ResolversTypes['CommitmentEdge']>, nodes: Array<ResolversTypes['Commitment']>, pageInfo: ResolversTypes['PageInfo'], totalCount: ResolversTypes['Count'] }>;
  CommitmentEdge: ResolverTypeWrapper<Omit<types.CommitmentEdge, 'node'> & { node: ResolversTypes['Commitment'] }>;
  EvidenceCheckConnection: ResolverTypeWrapper<Omit<types.EvidenceCheckConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: Array<ResolversTypes['EvidenceCheckEdge']>, nodes: Array<ResolversTypes['EvidenceCheck']>, pageInfo: ResolversTypes['PageInfo'] }>;
  EvidenceCheckEdge: ResolverTypeWrapper<Omit<types.EvidenceCheckEdge, 'node'> & { node: ResolversTypes['EvidenceCheck'] }>;
  EvidenceCheck: ResolverTypeWrapper<CheckedCitation>;
  EvidenceState: types.EvidenceState;
  NameSoughtInput: types.NameSoughtInput;
  NameCandidate: ResolverTypeWrapper<Omit<types.NameCandidate, 'stakeholder'> & { stakeholder: ResolversTypes['Stakeholder'] }>;
  Float: ResolverTypeWrapper<types.Scalars['Float']['output']>;
  TimelineFilter: types.TimelineFilter;
  TimelineStep: types.TimelineStep;
  TimelineBucket: ResolverTypeWrapper<types.TimelineBucket>;
  NetworkFilter: types.NetworkFilter;
  Network: ResolverTypeWrapper<Omit<types.Network, 'nodes' | 'links'> & { nodes: Array<ResolversTypes['NetworkNode']>, links: Array<ResolversTypes['NetworkLink']> }>;
  NetworkNode: ResolverTypeWrapper<Omit<types.NetworkNode, 'stakeholder'> & { stakeholder: ResolversTypes['Stakeholder'] }>;
  NetworkLink: ResolverTypeWrapper<Omit<types.NetworkLink, 'source' | 'target'> & { source: ResolversTypes['Stakeholder'], target: ResolversTypes['Stakeholder'] }>;
  SearchType: types.SearchType;
  SearchOrder: types.SearchOrder;
  SearchFilter: types.SearchFilter;
  SearchConnection: ResolverTypeWrapper<Omit<types.SearchConnection, 'edges' | 'nodes' | 'pageInfo' | 'totalCount'> & { edges: Array<ResolversTypes['SearchEdge']>, nodes: Array<ResolversTypes['Record']>, pageInfo: ResolversTypes['PageInfo'], totalCount: ResolversTypes['Count'] }>;
  SearchEdge: ResolverTypeWrapper<Omit<types.SearchEdge, 'node'> & { node: ResolversTypes['Record'] }>;
  Highlight: ResolverTypeWrapper<types.Highlight>;
  Range: ResolverTypeWrapper<types.Range>;
  RevisionConnection: ResolverTypeWrapper<Omit<types.RevisionConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: Array<ResolversTypes['RevisionEdge']>, nodes: Array<ResolversTypes['Revision']>, pageInfo: ResolversTypes['PageInfo'] }>;
  RevisionEdge: ResolverTypeWrapper<Omit<types.RevisionEdge, 'node'> & { node: ResolversTypes['Revision'] }>;
  Query: ResolverTypeWrapper<Dictionary<PropertyKey, never>>;
  SuspectConnection: ResolverTypeWrapper<Omit<types.SuspectConnection, 'nodes' | 'pageInfo'> & { nodes: Array<ResolversTypes['Suspect']>, pageInfo: ResolversTypes['PageInfo'] }>;
  Suspect: ResolverTypeWrapper<Omit<types.Suspect, 'record' | 'other'> & { record: ResolversTypes['Record'], other: ResolversTypes['Record'] }>;
  Viewer: ResolverTypeWrapper<Caller>;
  RateLimit: ResolverTypeWrapper<types.RateLimit>;
  Scope: types.Scope;
  ApiKey: ResolverTypeWrapper<ShownApiKey>;
  ApiKeyEvent: ResolverTypeWrapper<KeyEvent>;
  ApiKeyAction: types.ApiKeyAction;
  ApiKeyConnection: ResolverTypeWrapper<Omit<types.ApiKeyConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: Array<ResolversTypes['ApiKeyEdge']>, nodes: Array<ResolversTypes['ApiKey']>, pageInfo: ResolversTypes['PageInfo'] }>;
  ApiKeyEdge: ResolverTypeWrapper<Omit<types.ApiKeyEdge, 'node'> & { node: ResolversTypes['ApiKey'] }>;
  ChangeConnection: ResolverTypeWrapper<Omit<types.ChangeConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: Array<ResolversTypes['ChangeEdge']>, nodes: Array<ResolversTypes['Change']>, pageInfo: ResolversTypes['PageInfo'] }>;
  ChangeEdge: ResolverTypeWrapper<Omit<types.ChangeEdge, 'node'> & { node: ResolversTypes['Change'] }>;
  Change: ResolverTypeWrapper<ShownChange>;
  Proposal: ResolverTypeWrapper<KeptProposal>;
  ProposedChange: ResolverTypeWrapper<types.ProposedChange>;
  ProposalState: types.ProposalState;
  ProposalDecision: types.ProposalDecision;
  ProposalConnection: ResolverTypeWrapper<Omit<types.ProposalConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: Array<ResolversTypes['ProposalEdge']>, nodes: Array<ResolversTypes['Proposal']>, pageInfo: ResolversTypes['PageInfo'] }>;
  ProposalEdge: ResolverTypeWrapper<Omit<types.ProposalEdge, 'node'> & { node: ResolversTypes['Proposal'] }>;
  Bulk: ResolverTypeWrapper<KeptBulk>;
  BulkFile: ResolverTypeWrapper<PlacedFile>;
  BulkFormat: types.BulkFormat;
  Webhook: ResolverTypeWrapper<KeptWebhook>;
  WebhookFilter: ResolverTypeWrapper<ChangeFilter>;
  WebhookState: types.WebhookState;
  WebhookFailure: ResolverTypeWrapper<types.WebhookFailure>;
  WebhookConnection: ResolverTypeWrapper<Omit<types.WebhookConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: Array<ResolversTypes['WebhookEdge']>, nodes: Array<ResolversTypes['Webhook']>, pageInfo: ResolversTypes['PageInfo'] }>;
  WebhookEdge: ResolverTypeWrapper<Omit<types.WebhookEdge, 'node'> & { node: ResolversTypes['Webhook'] }>;
  Delivery: ResolverTypeWrapper<types.Delivery>;
  DeliveryType: types.DeliveryType;
  DeliveryConnection: ResolverTypeWrapper<Omit<types.DeliveryConnection, 'pageInfo'> & { pageInfo: ResolversTypes['PageInfo'] }>;
  DeliveryEdge: ResolverTypeWrapper<types.DeliveryEdge>;
  ChangeFilter: types.ChangeFilter;
  ChangeAction: types.ChangeAction;
  RecordType: types.RecordType;
  Mutation: ResolverTypeWrapper<Dictionary<PropertyKey, never>>;
  TopicPayload: ResolverTypeWrapper<Omit<types.TopicPayload, 'topic' | 'userErrors' | 'warnings'> & { topic?: types.Maybe<ResolversTypes['Topic']>, userErrors: Array<ResolversTypes['UserError']>, warnings: Array<ResolversTypes['Warning']> }>;
  StakeholderPayload: ResolverTypeWrapper<Omit<types.StakeholderPayload, 'stakeholder' | 'userErrors' | 'warnings'> & { stakeholder?: types.Maybe<ResolversTypes['Stakeholder']>, userErrors: Array<ResolversTypes['UserError']>, warnings: Array<ResolversTypes['Warning']> }>;
  RolePayload: ResolverTypeWrapper<Omit<types.RolePayload, 'role' | 'userErrors' | 'warnings'> & { role?: types.Maybe<ResolversTypes['Role']>, userErrors: Array<ResolversTypes['UserError']>, warnings: Array<ResolversTypes['Warning']> }>;
  DocumentPayload: ResolverTypeWrapper<Omit<types.DocumentPayload, 'document' | 'userErrors' | 'warnings'> & { document?: types.Maybe<ResolversTypes['Document']>, userErrors: Array<ResolversTypes['UserError']>, warnings: Array<ResolversTypes['Warning']> }>;
  MeetingPayload: ResolverTypeWrapper<Omit<types.MeetingPayload, 'meeting' | 'userErrors' | 'warnings'> & { meeting?: types.Maybe<ResolversTypes['Meeting']>, userErrors: Array<ResolversTypes['UserError']>, warnings: Array<ResolversTypes['Warning']> }>;
  StatementPayload: ResolverTypeWrapper<Omit<types.StatementPayload, 'statement' | 'userErrors' | 'warnings'> & { statement?: types.Maybe<ResolversTypes['Statement']>, userErrors: Array<ResolversTypes['UserError']>, warnings: Array<ResolversTypes['Warning']> }>;
  CommitmentPayload: ResolverTypeWrapper<Omit<types.CommitmentPayload, 'commitment' | 'userErrors' | 'warnings'> & { commitment?: types.Maybe<ResolversTypes['Commitment']>, userErrors: Array<ResolversTypes['UserError']>, warnings: Array<ResolversTypes['Warning']> }>;
  StatusPayload: ResolverTypeWrapper<Omit<types.StatusPayload, 'record' | 'userErrors' | 'warnings'> & { record?: types.Maybe<ResolversTypes['Record']>, userErrors: Array<ResolversTypes['UserError']>, warnings: Array<ResolversTypes['Warning']> }>;
  ProposalPayload: ResolverTypeWrapper<Omit<types.ProposalPayload, 'proposal' | 'userErrors'> & { proposal?: types.Maybe<ResolversTypes['Proposal']>, userErrors: Array<ResolversTypes['UserError']> }>;
  IssuedWebhookPayload: ResolverTypeWrapper<Omit<types.IssuedWebhookPayload, 'webhook' | 'userErrors'> & { webhook?: types.Maybe<ResolversTypes['Webhook']>, userErrors: Array<ResolversTypes['UserError']> }>;
  WebhookPayload: ResolverTypeWrapper<Omit<types.WebhookPayload, 'webhook' | 'userErrors'> & { webhook?: types.Maybe<ResolversTypes['Webhook']>, userErrors: Array<ResolversTypes['UserError']> }>;
  DeliveryPayload: ResolverTypeWrapper<Omit<types.DeliveryPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  IssuedApiKeyPayload: ResolverTypeWrapper<Omit<types.IssuedApiKeyPayload, 'apiKey' | 'userErrors'> & { apiKey?: types.Maybe<ResolversTypes['ApiKey']>, userErrors: Array<ResolversTypes['UserError']> }>;
  ApiKeyPayload: ResolverTypeWrapper<Omit<types.ApiKeyPayload, 'apiKey' | 'userErrors'> & { apiKey?: types.Maybe<ResolversTypes['ApiKey']>, userErrors: Array<ResolversTypes['UserError']> }>;
  ImportPayload: ResolverTypeWrapper<Omit<types.ImportPayload, 'results' | 'userErrors'> & { results: Array<ResolversTypes['ImportResult']>, userErrors: Array<ResolversTypes['UserError']> }>;
  ImportResult: ResolverTypeWrapper<Omit<types.ImportResult, 'userErrors' | 'warnings'> & { userErrors: Array<ResolversTypes['UserError']>, warnings: Array<ResolversTypes['Warning']> }>;
  UserError: ResolverTypeWrapper<Problem>;
  UserErrorCode: types.UserErrorCode;
  Warning: ResolverTypeWrapper<Warning>;
  WarningCode: types.WarningCode;
  TimelineOrder: types.TimelineOrder;
  MeetingFilter: types.MeetingFilter;
  StatementFilter: types.StatementFilter;
  StakeholderFilter: types.StakeholderFilter;
  TopicFilter: types.TopicFilter;
  DocumentFilter: types.DocumentFilter;
  CommitmentFilter: types.CommitmentFilter;
  IdentifierInput: types.IdentifierInput;
  RecordInput: types.RecordInput;
  ImportBaseInput: types.ImportBaseInput;
  NameInput: types.NameInput;
  PartialDateInput: types.PartialDateInput;
  PartyInput: types.PartyInput;
  StatementRelationInput: types.StatementRelationInput;
  PartInput: types.PartInput;
  RelayInput: types.RelayInput;
  EvidenceInput: types.EvidenceInput;
  TopicInput: types.TopicInput;
  TopicChanges: types.TopicChanges;
  StakeholderInput: types.StakeholderInput;
  StakeholderChanges: types.StakeholderChanges;
  RoleInput: types.RoleInput;
  RoleChanges: types.RoleChanges;
  DocumentInput: types.DocumentInput;
  DocumentChanges: types.DocumentChanges;
  MeetingInput: types.MeetingInput;
  MeetingChanges: types.MeetingChanges;
  StatementInput: types.StatementInput;
  StatementChanges: types.StatementChanges;
  CommitmentInput: types.CommitmentInput;
  CommitmentChanges: types.CommitmentChanges;
  Draft: ResolverTypeWrapper<Drafted>;
  DraftRecord: ResolverTypeWrapper<DraftedRecord>;
  DraftQuestion: ResolverTypeWrapper<DraftedQuestion>;
  ApiKeyInput: types.ApiKeyInput;
  WebhookInput: types.WebhookInput;
  Boolean: ResolverTypeWrapper<types.Scalars['Boolean']['output']>;
  String: ResolverTypeWrapper<types.Scalars['String']['output']>;
  Int: ResolverTypeWrapper<types.Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Date: types.Scalars['Date']['output'];
  DateTime: types.Scalars['DateTime']['output'];
  EDTF: types.Scalars['EDTF']['output'];
  CountryCode: types.Scalars['CountryCode']['output'];
  LanguageTag: types.Scalars['LanguageTag']['output'];
  URL: types.Scalars['URL']['output'];
  JSON: types.Scalars['JSON']['output'];
  Node: AnyRecord;
  ID: types.Scalars['ID']['output'];
  Record: AnyRecord;
  Stakeholder: RecordOf['Stakeholder'];
  Name: KeptName;
  Identifier: types.Identifier;
  Role: RecordOf['Role'];
  Topic: RecordOf['Topic'];
  Document: RecordOf['Document'];
  Meeting: RecordOf['Meeting'];
  Statement: RecordOf['Statement'];
  StatementRelation: Omit<types.StatementRelation, 'statement'> & { statement: ResolversParentTypes['Statement'] };
  Part: KeptPart;
  Account: Account;
  Commitment: RecordOf['Commitment'];
  Party: KeptParty;
  PartialDate: KeptDate;
  Evidence: KeptEvidence;
  Relay: KeptRelay;
  Revision: KeptRevision;
  PageInfo: PageSource;
  Count: CountSource;
  StakeholderConnection: Omit<types.StakeholderConnection, 'edges' | 'nodes' | 'pageInfo' | 'totalCount'> & { edges: Array<ResolversParentTypes['StakeholderEdge']>, nodes: Array<ResolversParentTypes['Stakeholder']>, pageInfo: ResolversParentTypes['PageInfo'], totalCount: ResolversParentTypes['Count'] };
  StakeholderEdge: Omit<types.StakeholderEdge, 'node'> & { node: ResolversParentTypes['Stakeholder'] };
  TopicConnection: Omit<types.TopicConnection, 'edges' | 'nodes' | 'pageInfo' | 'totalCount'> & { edges: Array<ResolversParentTypes['TopicEdge']>, nodes: Array<ResolversParentTypes['Topic']>, pageInfo: ResolversParentTypes['PageInfo'], totalCount: ResolversParentTypes['Count'] };
  TopicEdge: Omit<types.TopicEdge, 'node'> & { node: ResolversParentTypes['Topic'] };
  DocumentConnection: Omit<types.DocumentConnection, 'edges' | 'nodes' | 'pageInfo' | 'totalCount'> & { edges: Array<ResolversParentTypes['DocumentEdge']>, nodes: Array<ResolversParentTypes['Document']>, pageInfo: ResolversParentTypes['PageInfo'], totalCount: ResolversParentTypes['Count'] };
  DocumentEdge: Omit<types.DocumentEdge, 'node'> & { node: ResolversParentTypes['Document'] };
  MeetingConnection: Omit<types.MeetingConnection, 'edges' | 'nodes' | 'pageInfo' | 'totalCount'> & { edges: Array<ResolversParentTypes['MeetingEdge']>, nodes: Array<ResolversParentTypes['Meeting']>, pageInfo: ResolversParentTypes['PageInfo'], totalCount: ResolversParentTypes['Count'] };
  MeetingEdge: Omit<types.MeetingEdge, 'node'> & { node: ResolversParentTypes['Meeting'] };
  StatementConnection: Omit<types.StatementConnection, 'edges' | 'nodes' | 'pageInfo' | 'totalCount'> & { edges: Array<ResolversParentTypes['StatementEdge']>, nodes: Array<ResolversParentTypes['Statement']>, pageInfo: ResolversParentTypes['PageInfo'], totalCount: ResolversParentTypes['Count'] };
  StatementEdge: Omit<types.StatementEdge, 'node'> & { node: ResolversParentTypes['Statement'] };
  CommitmentConnection: Omit<types.CommitmentConnection, 'edges' | 'nodes' | 'pageInfo' | 'totalCount'> & { edges: Array<ResolversParentTypes['CommitmentEdge']>, nodes: Array<ResolversParentTypes['Commitment']>, pageInfo: ResolversParentTypes['PageInfo'], totalCount: ResolversParentTypes['Count'] };
  CommitmentEdge: Omit<types.CommitmentEdge, 'node'> & { node: ResolversParentTypes['Commitment'] };
  EvidenceCheckConnection: Omit<types.EvidenceCheckConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: Array<ResolversParentTypes['EvidenceCheckEdge']>, nodes: Array<ResolversParentTypes['EvidenceCheck']>, pageInfo: ResolversParentTypes['PageInfo'] };
  EvidenceCheckEdge: Omit<types.EvidenceCheckEdge, 'node'> & { node: ResolversParentTypes['EvidenceCheck'] };
  EvidenceCheck: CheckedCitation;
  NameSoughtInput: types.NameSoughtInput;
  NameCandidate: Omit<types.NameCandidate, 'stakeholder'> & { stakeholder: ResolversParentTypes['Stakeholder'] };
  Float: types.Scalars['Float']['output'];
  TimelineFilter: types.TimelineFilter;
  TimelineBucket: types.TimelineBucket;
  NetworkFilter: types.NetworkFilter;
  Network: Omit<types.Network, 'nodes' | 'links'> & { nodes: Array<ResolversParentTypes['NetworkNode']>, links: Array<ResolversParentTypes['NetworkLink']> };
  NetworkNode: Omit<types.NetworkNode, 'stakeholder'> & { stakeholder: ResolversParentTypes['Stakeholder'] };
  NetworkLink: Omit<types.NetworkLink, 'source' | 'target'> & { source: ResolversParentTypes['Stakeholder'], target: ResolversParentTypes['Stakeholder'] };
  SearchFilter: types.SearchFilter;
  SearchConnection: Omit<types.SearchConnection, 'edges' | 'nodes' | 'pageInfo' | 'totalCount'> & { edges: Array<ResolversParentTypes['SearchEdge']>, nodes: Array<ResolversParentTypes['Record']>, pageInfo: ResolversParentTypes['PageInfo'], totalCount: ResolversParentTypes['Count'] };
  SearchEdge: Omit<types.SearchEdge, 'node'> & { node: ResolversParentTypes['Record'] };
  Highlight: types.Highlight;
  Range: types.Range;
  RevisionConnection: Omit<types.RevisionConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: Array<ResolversParentTypes['RevisionEdge']>, nodes: Array<ResolversParentTypes['Revision']>, pageInfo: ResolversParentTypes['PageInfo'] };
  RevisionEdge: Omit<types.RevisionEdge, 'node'> & { node: ResolversParentTypes['Revision'] };
  Query: Dictionary<PropertyKey, never>;
  SuspectConnection: Omit<types.SuspectConnection, 'nodes' | 'pageInfo'> & { nodes: Array<ResolversParentTypes['Suspect']>, pageInfo: ResolversParentTypes['PageInfo'] };
  Suspect: Omit<types.Suspect, 'record' | 'other'> & { record: ResolversParentTypes['Record'], other: ResolversParentTypes['Record'] };
  Viewer: Caller;
  RateLimit: types.RateLimit;
  ApiKey: ShownApiKey;
  ApiKeyEvent: KeyEvent;
  ApiKeyConnection: Omit<types.ApiKeyConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: Array<ResolversParentTypes['ApiKeyEdge']>, nodes: Array<ResolversParentTypes['ApiKey']>, pageInfo: ResolversParentTypes['PageInfo'] };
  ApiKeyEdge: Omit<types.ApiKeyEdge, 'node'> & { node: ResolversParentTypes['ApiKey'] };
  ChangeConnection: Omit<types.ChangeConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: Array<ResolversParentTypes['ChangeEdge']>, nodes: Array<ResolversParentTypes['Change']>, pageInfo: ResolversParentTypes['PageInfo'] };
  ChangeEdge: Omit<types.ChangeEdge, 'node'> & { node: ResolversParentTypes['Change'] };
  Change: ShownChange;
  Proposal: KeptProposal;
  ProposedChange: types.ProposedChange;
  ProposalConnection: Omit<types.ProposalConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: Array<ResolversParentTypes['ProposalEdge']>, nodes: Array<ResolversParentTypes['Proposal']>, pageInfo: ResolversParentTypes['PageInfo'] };
  ProposalEdge: Omit<types.ProposalEdge, 'node'> & { node: ResolversParentTypes['Proposal'] };
  Bulk: KeptBulk;
  BulkFile: PlacedFile;
  Webhook: KeptWebhook;
  WebhookFilter: ChangeFilter;
  WebhookFailure: types.WebhookFailure;
  WebhookConnection: Omit<types.WebhookConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: Array<ResolversParentTypes['WebhookEdge']>, nodes: Array<ResolversParentTypes['Webhook']>, pageInfo: ResolversParentTypes['PageInfo'] };
  WebhookEdge: Omit<types.WebhookEdge, 'node'> & { node: ResolversParentTypes['Webhook'] };
  Delivery: types.Delivery;
  DeliveryConnection: Omit<types.DeliveryConnection, 'pageInfo'> & { pageInfo: ResolversParentTypes['PageInfo'] };
  DeliveryEdge: types.DeliveryEdge;
  ChangeFilter: types.ChangeFilter;
  Mutation: Dictionary<PropertyKey, never>;
  TopicPayload: Omit<types.TopicPayload, 'topic' | 'userErrors' | 'warnings'> & { topic?: types.Maybe<ResolversParentTypes['Topic']>, userErrors: Array<ResolversParentTypes['UserError']>, warnings: Array<ResolversParentTypes['Warning']> };
  StakeholderPayload: Omit<types.StakeholderPayload, 'stakeholder' | 'userErrors' | 'warnings'> & { stakeholder?: types.Maybe<ResolversParentTypes['Stakeholder']>, userErrors: Array<ResolversParentTypes['UserError']>, warnings: Array<ResolversParentTypes['Warning']> };
  RolePayload: Omit<types.RolePayload, 'role' | 'userErrors' | 'warnings'> & { role?: types.Maybe<ResolversParentTypes['Role']>, userErrors: Array<ResolversParentTypes['UserError']>, warnings: Array<ResolversParentTypes['Warning']> };
  DocumentPayload: Omit<types.DocumentPayload, 'document' | 'userErrors' | 'warnings'> & { document?: types.Maybe<ResolversParentTypes['Document']>, userErrors: Array<ResolversParentTypes['UserError']>, warnings: Array<ResolversParentTypes['Warning']> };
  MeetingPayload: Omit<types.MeetingPayload, 'meeting' | 'userErrors' | 'warnings'> & { meeting?: types.Maybe<ResolversParentTypes['Meeting']>, userErrors: Array<ResolversParentTypes['UserError']>, warnings: Array<ResolversParentTypes['Warning']> };
  StatementPayload: Omit<types.StatementPayload, 'statement' | 'userErrors' | 'warnings'> & { statement?: types.Maybe<ResolversParentTypes['Statement']>, userErrors: Array<ResolversParentTypes['UserError']>, warnings: Array<ResolversParentTypes['Warning']> };
  CommitmentPayload: Omit<types.CommitmentPayload, 'commitment' | 'userErrors' | 'warnings'> & { commitment?: types.Maybe<ResolversParentTypes['Commitment']>, userErrors: Array<ResolversParentTypes['UserError']>, warnings: Array<ResolversParentTypes['Warning']> };
  StatusPayload: Omit<types.StatusPayload, 'record' | 'userErrors' | 'warnings'> & { record?: types.Maybe<ResolversParentTypes['Record']>, userErrors: Array<ResolversParentTypes['UserError']>, warnings: Array<ResolversParentTypes['Warning']> };
  ProposalPayload: Omit<types.ProposalPayload, 'proposal' | 'userErrors'> & { proposal?: types.Maybe<ResolversParentTypes['Proposal']>, userErrors: Array<ResolversParentTypes['UserError']> };
  IssuedWebhookPayload: Omit<types.IssuedWebhookPayload, 'webhook' | 'userErrors'> & { webhook?: types.Maybe<ResolversParentTypes['Webhook']>, userErrors: Array<ResolversParentTypes['UserError']> };
  WebhookPayload: Omit<types.WebhookPayload, 'webhook' | 'userErrors'> & { webhook?: types.Maybe<ResolversParentTypes['Webhook']>, userErrors: Array<ResolversParentTypes['UserError']> };
  DeliveryPayload: Omit<types.DeliveryPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  IssuedApiKeyPayload: Omit<types.IssuedApiKeyPayload, 'apiKey' | 'userErrors'> & { apiKey?: types.Maybe<ResolversParentTypes['ApiKey']>, userErrors: Array<ResolversParentTypes['UserError']> };
  ApiKeyPayload: Omit<types.ApiKeyPayload, 'apiKey' | 'userErrors'> & { apiKey?: types.Maybe<ResolversParentTypes['ApiKey']>, userErrors: Array<ResolversParentTypes['UserError']> };
  ImportPayload: Omit<types.ImportPayload, 'results' | 'userErrors'> & { results: Array<ResolversParentTypes['ImportResult']>, userErrors: Array<ResolversParentTypes['UserError']> };
  ImportResult: Omit<types.ImportResult, 'userErrors' | 'warnings'> & { userErrors: Array<ResolversParentTypes['UserError']>, warnings: Array<ResolversParentTypes['Warning']> };
  UserError: Problem;
  Warning: Warning;
  MeetingFilter: types.MeetingFilter;
  StatementFilter: types.StatementFilter;
  StakeholderFilter: types.StakeholderFilter;
  TopicFilter: types.TopicFilter;
  DocumentFilter: types.DocumentFilter;
  CommitmentFilter: types.CommitmentFilter;
  IdentifierInput: types.IdentifierInput;
  RecordInput: types.RecordInput;
  ImportBaseInput: types.ImportBaseInput;
  NameInput: types.NameInput;
  PartialDateInput: types.PartialDateInput;
  PartyInput: types.PartyInput;
  StatementRelationInput: types.StatementRelationInput;
  PartInput: types.PartInput;
  RelayInput: types.RelayInput;
  EvidenceInput: types.EvidenceInput;
  TopicInput: types.TopicInput;
  TopicChanges: types.TopicChanges;
  StakeholderInput: types.StakeholderInput;
  StakeholderChanges: types.StakeholderChanges;
  RoleInput: types.RoleInput;
  RoleChanges: types.RoleChanges;
  DocumentInput: types.DocumentInput;
  DocumentChanges: types.DocumentChanges;
  MeetingInput: types.MeetingInput;
  MeetingChanges: types.MeetingChanges;
  StatementInput: types.StatementInput;
  StatementChanges: types.StatementChanges;
  CommitmentInput: types.CommitmentInput;
  CommitmentChanges: types.CommitmentChanges;
  Draft: Drafted;
  DraftRecord: DraftedRecord;
  DraftQuestion: DraftedQuestion;
  ApiKeyInput: types.ApiKeyInput;
  WebhookInput: types.WebhookInput;
  Boolean: types.Scalars['Boolean']['output'];
  String: types.Scalars['String']['output'];
  Int: types.Scalars['Int']['output'];
};

export type NeedsDirectiveArgs = {
  scope: types.Scope;
  key?: types.Scalars['Boolean']['input'];
};

export type NeedsDirectiveResolver<Result, Parent, ContextType = Context, Args = NeedsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type CostDirectiveArgs = {
  weight: types.Scalars['String']['input'];
};

export type CostDirectiveResolver<Result, Parent, ContextType = Context, Args = CostDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ListSizeDirectiveArgs = {
  assumedSize?: types.Maybe<types.Scalars['Int']['input']>;
  slicingArguments?: types.Maybe<Array<types.Scalars['String']['input']>>;
  sizedFields?: types.Maybe<Array<types.Scalars['String']['input']>>;
  requireOneSlicingArgument?: types.Maybe<types.Scalars['Boolean']['input']>;
};

export type ListSizeDirectiveResolver<Result, Parent, ContextType = Context, Args = ListSizeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type RefersToDirectiveArgs = {
  type: types.RecordType;
  acyclic?: types.Maybe<types.Scalars['Boolean']['input']>;
  acyclicFor?: types.Maybe<Array<types.Scalars['String']['input']>>;
};

export type RefersToDirectiveResolver<Result, Parent, ContextType = Context, Args = RefersToDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SemanticNonNullDirectiveArgs = {
  levels?: Array<types.Scalars['Int']['input']>;
};

export type SemanticNonNullDirectiveResolver<Result, Parent, ContextType = Context, Args = SemanticNonNullDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type CacheControlDirectiveArgs = {
  maxAge: types.Scalars['Int']['input'];
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface EdtfScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EDTF'], any> {
  name: 'EDTF';
}

export interface CountryCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CountryCode'], any> {
  name: 'CountryCode';
}

export interface LanguageTagScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LanguageTag'], any> {
  name: 'LanguageTag';
}

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Stakeholder' | 'Role' | 'Topic' | 'Document' | 'Meeting' | 'Statement' | 'Commitment', ParentType, ContextType>;
};

export type RecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Record'] = ResolversParentTypes['Record']> = {
  __resolveType: TypeResolveFn<'Stakeholder' | 'Role' | 'Topic' | 'Document' | 'Meeting' | 'Statement' | 'Commitment', ParentType, ContextType>;
};

export type StakeholderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Stakeholder'] = ResolversParentTypes['Stakeholder']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RecordStatus'], ParentType, ContextType>;
  statusReason?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  supersededBy?: Resolver<types.Maybe<ResolversTypes['Record']>, ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['Evidence']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isFrozen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  current?: Resolver<ResolversTypes['Stakeholder'], ParentType, ContextType>;
  input?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  revisions?: Resolver<ResolversTypes['RevisionConnection'], ParentType, ContextType, Partial<types.StakeholderRevisionsArgs>>;
  kind?: Resolver<ResolversTypes['StakeholderKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<types.StakeholderNameArgs>>;
  names?: Resolver<Array<ResolversTypes['Name']>, ParentType, ContextType>;
  country?: Resolver<types.Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  parent?: Resolver<types.Maybe<ResolversTypes['Stakeholder']>, ParentType, ContextType>;
  existence?: Resolver<types.Maybe<ResolversTypes['EDTF']>, ParentType, ContextType>;
  predecessors?: Resolver<Array<ResolversTypes['Stakeholder']>, ParentType, ContextType>;
  successors?: Resolver<Array<ResolversTypes['Stakeholder']>, ParentType, ContextType>;
  identifiers?: Resolver<Array<ResolversTypes['Identifier']>, ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType, Partial<types.StakeholderRolesArgs>>;
  holders?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType, Partial<types.StakeholderHoldersArgs>>;
  meetings?: Resolver<ResolversTypes['MeetingConnection'], ParentType, ContextType, RequireFields<types.StakeholderMeetingsArgs, 'order'>>;
  statements?: Resolver<ResolversTypes['StatementConnection'], ParentType, ContextType, RequireFields<types.StakeholderStatementsArgs, 'order'>>;
  mentions?: Resolver<ResolversTypes['StatementConnection'], ParentType, ContextType, RequireFields<types.StakeholderMentionsArgs, 'order'>>;
  commitments?: Resolver<ResolversTypes['CommitmentConnection'], ParentType, ContextType, Partial<types.StakeholderCommitmentsArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NameResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Name'] = ResolversParentTypes['Name']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lang?: Resolver<types.Maybe<ResolversTypes['LanguageTag']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NameKind'], ParentType, ContextType>;
  period?: Resolver<types.Maybe<ResolversTypes['EDTF']>, ParentType, ContextType>;
};

export type IdentifierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Identifier'] = ResolversParentTypes['Identifier']> = {
  scheme?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RoleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Role'] = ResolversParentTypes['Role']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RecordStatus'], ParentType, ContextType>;
  statusReason?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  supersededBy?: Resolver<types.Maybe<ResolversTypes['Record']>, ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['Evidence']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isFrozen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  current?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  input?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  revisions?: Resolver<ResolversTypes['RevisionConnection'], ParentType, ContextType, Partial<types.RoleRevisionsArgs>>;
  holder?: Resolver<ResolversTypes['Stakeholder'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RoleKind'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organization?: Resolver<types.Maybe<ResolversTypes['Stakeholder']>, ParentType, ContextType>;
  onBehalfOf?: Resolver<types.Maybe<ResolversTypes['Stakeholder']>, ParentType, ContextType>;
  period?: Resolver<types.Maybe<ResolversTypes['EDTF']>, ParentType, ContextType>;
  attestedOn?: Resolver<Array<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TopicResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Topic'] = ResolversParentTypes['Topic']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RecordStatus'], ParentType, ContextType>;
  statusReason?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  supersededBy?: Resolver<types.Maybe<ResolversTypes['Record']>, ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['Evidence']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isFrozen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  current?: Resolver<ResolversTypes['Topic'], ParentType, ContextType>;
  input?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  revisions?: Resolver<ResolversTypes['RevisionConnection'], ParentType, ContextType, Partial<types.TopicRevisionsArgs>>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<types.TopicLabelArgs>>;
  labels?: Resolver<Array<ResolversTypes['Name']>, ParentType, ContextType>;
  broader?: Resolver<types.Maybe<ResolversTypes['Topic']>, ParentType, ContextType>;
  narrower?: Resolver<Array<ResolversTypes['Topic']>, ParentType, ContextType>;
  instrument?: Resolver<types.Maybe<ResolversTypes['Document']>, ParentType, ContextType>;
  identifiers?: Resolver<Array<ResolversTypes['Identifier']>, ParentType, ContextType>;
  meetings?: Resolver<ResolversTypes['MeetingConnection'], ParentType, ContextType, RequireFields<types.TopicMeetingsArgs, 'order'>>;
  statements?: Resolver<ResolversTypes['StatementConnection'], ParentType, ContextType, RequireFields<types.TopicStatementsArgs, 'order'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DocumentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Document'] = ResolversParentTypes['Document']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RecordStatus'], ParentType, ContextType>;
  statusReason?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  supersededBy?: Resolver<types.Maybe<ResolversTypes['Record']>, ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['Evidence']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isFrozen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  current?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
  input?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  revisions?: Resolver<ResolversTypes['RevisionConnection'], ParentType, ContextType, Partial<types.DocumentRevisionsArgs>>;
  kind?: Resolver<ResolversTypes['DocumentKind'], ParentType, ContextType>;
  title?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  publisher?: Resolver<types.Maybe<ResolversTypes['Stakeholder']>, ParentType, ContextType>;
  issued?: Resolver<types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  url?: Resolver<types.Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  language?: Resolver<types.Maybe<ResolversTypes['LanguageTag']>, ParentType, ContextType>;
  textSha256?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  held?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  derivedFrom?: Resolver<Array<ResolversTypes['Document']>, ParentType, ContextType>;
  replaces?: Resolver<types.Maybe<ResolversTypes['Document']>, ParentType, ContextType>;
  replacedBy?: Resolver<Array<ResolversTypes['Document']>, ParentType, ContextType>;
  translationOf?: Resolver<types.Maybe<ResolversTypes['Document']>, ParentType, ContextType>;
  retrievedAt?: Resolver<types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  archivedUrl?: Resolver<types.Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  identifiers?: Resolver<Array<ResolversTypes['Identifier']>, ParentType, ContextType>;
  statements?: Resolver<ResolversTypes['StatementConnection'], ParentType, ContextType, Partial<types.DocumentStatementsArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MeetingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Meeting'] = ResolversParentTypes['Meeting']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RecordStatus'], ParentType, ContextType>;
  statusReason?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  supersededBy?: Resolver<types.Maybe<ResolversTypes['Record']>, ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['Evidence']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isFrozen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  current?: Resolver<ResolversTypes['Meeting'], ParentType, ContextType>;
  input?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  revisions?: Resolver<ResolversTypes['RevisionConnection'], ParentType, ContextType, Partial<types.MeetingRevisionsArgs>>;
  kind?: Resolver<ResolversTypes['MeetingKind'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['MeetingState'], ParentType, ContextType>;
  when?: Resolver<types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  place?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<types.Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  parties?: Resolver<Array<ResolversTypes['Party']>, ParentType, ContextType>;
  participants?: Resolver<Array<ResolversTypes['Stakeholder']>, ParentType, ContextType>;
  topics?: Resolver<Array<ResolversTypes['Topic']>, ParentType, ContextType>;
  partOf?: Resolver<types.Maybe<ResolversTypes['Meeting']>, ParentType, ContextType>;
  parts?: Resolver<Array<ResolversTypes['Meeting']>, ParentType, ContextType>;
  onSidelinesOf?: Resolver<types.Maybe<ResolversTypes['Meeting']>, ParentType, ContextType>;
  sidelines?: Resolver<Array<ResolversTypes['Meeting']>, ParentType, ContextType>;
  outcomes?: Resolver<Array<ResolversTypes['Document']>, ParentType, ContextType>;
  identifiers?: Resolver<Array<ResolversTypes['Identifier']>, ParentType, ContextType>;
  accounts?: Resolver<Array<ResolversTypes['Account']>, ParentType, ContextType>;
  statements?: Resolver<ResolversTypes['StatementConnection'], ParentType, ContextType, Partial<types.MeetingStatementsArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StatementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Statement'] = ResolversParentTypes['Statement']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RecordStatus'], ParentType, ContextType>;
  statusReason?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  supersededBy?: Resolver<types.Maybe<ResolversTypes['Record']>, ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['Evidence']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isFrozen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  current?: Resolver<ResolversTypes['Statement'], ParentType, ContextType>;
  input?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  revisions?: Resolver<ResolversTypes['RevisionConnection'], ParentType, ContextType, Partial<types.StatementRevisionsArgs>>;
  citation?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<types.StatementCitationArgs, 'style'>>;
  act?: Resolver<ResolversTypes['Act'], ParentType, ContextType>;
  cue?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['Mode'], ParentType, ContextType>;
  parts?: Resolver<Array<ResolversTypes['Part']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quotes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  parties?: Resolver<Array<ResolversTypes['Party']>, ParentType, ContextType>;
  speakers?: Resolver<Array<ResolversTypes['Stakeholder']>, ParentType, ContextType>;
  addressees?: Resolver<Array<ResolversTypes['Stakeholder']>, ParentType, ContextType>;
  about?: Resolver<Array<ResolversTypes['Stakeholder']>, ParentType, ContextType>;
  saidOn?: Resolver<types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  meeting?: Resolver<types.Maybe<ResolversTypes['Meeting']>, ParentType, ContextType>;
  anticipates?: Resolver<Array<ResolversTypes['Meeting']>, ParentType, ContextType>;
  topics?: Resolver<Array<ResolversTypes['Topic']>, ParentType, ContextType>;
  documents?: Resolver<Array<ResolversTypes['Document']>, ParentType, ContextType>;
  reports?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  origins?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  commitments?: Resolver<Array<ResolversTypes['Commitment']>, ParentType, ContextType>;
  relations?: Resolver<Array<ResolversTypes['StatementRelation']>, ParentType, ContextType>;
  relatedFrom?: Resolver<ResolversTypes['StatementConnection'], ParentType, ContextType, Partial<types.StatementRelatedFromArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StatementRelationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StatementRelation'] = ResolversParentTypes['StatementRelation']> = {
  kind?: Resolver<ResolversTypes['RelationKind'], ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['Statement'], ParentType, ContextType>;
};

export type PartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Part'] = ResolversParentTypes['Part']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verbatim?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  wordsOf?: Resolver<types.Maybe<ResolversTypes['WordsOf']>, ParentType, ContextType>;
  lang?: Resolver<types.Maybe<ResolversTypes['LanguageTag']>, ParentType, ContextType>;
  translated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  side?: Resolver<types.Maybe<ResolversTypes['Stakeholder']>, ParentType, ContextType>;
  documents?: Resolver<Array<ResolversTypes['Document']>, ParentType, ContextType>;
  statements?: Resolver<Array<ResolversTypes['Statement']>, ParentType, ContextType>;
  onlyHere?: Resolver<Array<ResolversTypes['Statement']>, ParentType, ContextType>;
};

export type CommitmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Commitment'] = ResolversParentTypes['Commitment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RecordStatus'], ParentType, ContextType>;
  statusReason?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  supersededBy?: Resolver<types.Maybe<ResolversTypes['Record']>, ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['Evidence']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isFrozen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  current?: Resolver<ResolversTypes['Commitment'], ParentType, ContextType>;
  input?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  revisions?: Resolver<ResolversTypes['RevisionConnection'], ParentType, ContextType, Partial<types.CommitmentRevisionsArgs>>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  by?: Resolver<Array<ResolversTypes['Stakeholder']>, ParentType, ContextType>;
  toward?: Resolver<Array<ResolversTypes['Stakeholder']>, ParentType, ContextType>;
  statements?: Resolver<Array<ResolversTypes['Statement']>, ParentType, ContextType>;
  due?: Resolver<types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  condition?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CommitmentState'], ParentType, ContextType>;
  realizedBy?: Resolver<Array<ResolversTypes['Meeting']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PartyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Party'] = ResolversParentTypes['Party']> = {
  stakeholder?: Resolver<types.Maybe<ResolversTypes['Stakeholder']>, ParentType, ContextType>;
  naming?: Resolver<ResolversTypes['Naming'], ParentType, ContextType>;
  function?: Resolver<ResolversTypes['PartyFunction'], ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType>;
  onBehalfOf?: Resolver<Array<ResolversTypes['Stakeholder']>, ParentType, ContextType>;
  asStated?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['Basis'], ParentType, ContextType>;
};

export type PartialDateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PartialDate'] = ResolversParentTypes['PartialDate']> = {
  edtf?: Resolver<ResolversTypes['EDTF'], ParentType, ContextType>;
  earliest?: Resolver<types.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  latest?: Resolver<types.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  asStated?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['Basis'], ParentType, ContextType>;
};

export type EvidenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Evidence'] = ResolversParentTypes['Evidence']> = {
  document?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
  start?: Resolver<types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  end?: Resolver<types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  exact?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  prefix?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  suffix?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  spanSha256?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  stance?: Resolver<ResolversTypes['Stance'], ParentType, ContextType>;
  supports?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  chain?: Resolver<Array<ResolversTypes['Relay']>, ParentType, ContextType>;
  link?: Resolver<types.Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
};

export type RelayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Relay'] = ResolversParentTypes['Relay']> = {
  by?: Resolver<ResolversTypes['Stakeholder'], ParentType, ContextType>;
  document?: Resolver<types.Maybe<ResolversTypes['Document']>, ParentType, ContextType>;
  cue?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['Basis'], ParentType, ContextType>;
};

export type RevisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Revision'] = ResolversParentTypes['Revision']> = {
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  changed?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  snapshot?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  stoppedEarly?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Count'] = ResolversParentTypes['Count']> = {
  value?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type StakeholderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StakeholderConnection'] = ResolversParentTypes['StakeholderConnection']> = {
  edges?: Resolver<Array<ResolversTypes['StakeholderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Stakeholder']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
};

export type StakeholderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StakeholderEdge'] = ResolversParentTypes['StakeholderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Stakeholder'], ParentType, ContextType>;
};

export type TopicConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TopicConnection'] = ResolversParentTypes['TopicConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TopicEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Topic']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
};

export type TopicEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TopicEdge'] = ResolversParentTypes['TopicEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Topic'], ParentType, ContextType>;
};

export type DocumentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentConnection'] = ResolversParentTypes['DocumentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DocumentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Document']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
};

export type DocumentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentEdge'] = ResolversParentTypes['DocumentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
};

export type MeetingConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MeetingConnection'] = ResolversParentTypes['MeetingConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MeetingEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Meeting']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
};

export type MeetingEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MeetingEdge'] = ResolversParentTypes['MeetingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Meeting'], ParentType, ContextType>;
};

export type StatementConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StatementConnection'] = ResolversParentTypes['StatementConnection']> = {
  edges?: Resolver<Array<ResolversTypes['StatementEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Statement']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
};

export type StatementEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StatementEdge'] = ResolversParentTypes['StatementEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Statement'], ParentType, ContextType>;
};

export type CommitmentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommitmentConnection'] = ResolversParentTypes['CommitmentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CommitmentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Commitment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
};

export type CommitmentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommitmentEdge'] = ResolversParentTypes['CommitmentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Commitment'], ParentType, ContextType>;
};

export type EvidenceCheckConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EvidenceCheckConnection'] = ResolversParentTypes['EvidenceCheckConnection']> = {
  edges?: Resolver<Array<ResolversTypes['EvidenceCheckEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['EvidenceCheck']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  isSameText?: Resolver<types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type EvidenceCheckEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EvidenceCheckEdge'] = ResolversParentTypes['EvidenceCheckEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['EvidenceCheck'], ParentType, ContextType>;
};

export type EvidenceCheckResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EvidenceCheck'] = ResolversParentTypes['EvidenceCheck']> = {
  record?: Resolver<ResolversTypes['Record'], ParentType, ContextType>;
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['EvidenceState'], ParentType, ContextType>;
  start?: Resolver<types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  end?: Resolver<types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  countedInUtf16?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type NameCandidateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NameCandidate'] = ResolversParentTypes['NameCandidate']> = {
  stakeholder?: Resolver<ResolversTypes['Stakeholder'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  isMatch?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type TimelineBucketResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimelineBucket'] = ResolversParentTypes['TimelineBucket']> = {
  start?: Resolver<types.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  meetings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  statements?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type NetworkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Network'] = ResolversParentTypes['Network']> = {
  nodes?: Resolver<Array<ResolversTypes['NetworkNode']>, ParentType, ContextType>;
  links?: Resolver<Array<ResolversTypes['NetworkLink']>, ParentType, ContextType>;
  isExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type NetworkNodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NetworkNode'] = ResolversParentTypes['NetworkNode']> = {
  stakeholder?: Resolver<ResolversTypes['Stakeholder'], ParentType, ContextType>;
  meetings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  statements?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NetworkLinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NetworkLink'] = ResolversParentTypes['NetworkLink']> = {
  source?: Resolver<ResolversTypes['Stakeholder'], ParentType, ContextType>;
  target?: Resolver<ResolversTypes['Stakeholder'], ParentType, ContextType>;
  meetings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fromSource?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fromTarget?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SearchConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchConnection'] = ResolversParentTypes['SearchConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SearchEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Record']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
};

export type SearchEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchEdge'] = ResolversParentTypes['SearchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Record'], ParentType, ContextType>;
  highlights?: Resolver<Array<ResolversTypes['Highlight']>, ParentType, ContextType>;
};

export type HighlightResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Highlight'] = ResolversParentTypes['Highlight']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ranges?: Resolver<Array<ResolversTypes['Range']>, ParentType, ContextType>;
};

export type RangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Range'] = ResolversParentTypes['Range']> = {
  start?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  end?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RevisionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevisionConnection'] = ResolversParentTypes['RevisionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RevisionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Revision']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RevisionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevisionEdge'] = ResolversParentTypes['RevisionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Revision'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  node?: Resolver<types.Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<types.QueryNodeArgs, 'id'>>;
  nodes?: Resolver<Array<types.Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<types.QueryNodesArgs, 'ids'>>;
  meeting?: Resolver<types.Maybe<ResolversTypes['Meeting']>, ParentType, ContextType, RequireFields<types.QueryMeetingArgs, 'id'>>;
  statement?: Resolver<types.Maybe<ResolversTypes['Statement']>, ParentType, ContextType, RequireFields<types.QueryStatementArgs, 'id'>>;
  stakeholder?: Resolver<types.Maybe<ResolversTypes['Stakeholder']>, ParentType, ContextType, RequireFields<types.QueryStakeholderArgs, 'id'>>;
  role?: Resolver<types.Maybe<ResolversTypes['Role']>, ParentType, ContextType, RequireFields<types.QueryRoleArgs, 'id'>>;
  topic?: Resolver<types.Maybe<ResolversTypes['Topic']>, ParentType, ContextType, RequireFields<types.QueryTopicArgs, 'id'>>;
  document?: Resolver<types.Maybe<ResolversTypes['Document']>, ParentType, ContextType, RequireFields<types.QueryDocumentArgs, 'id'>>;
  commitment?: Resolver<types.Maybe<ResolversTypes['Commitment']>, ParentType, ContextType, RequireFields<types.QueryCommitmentArgs, 'id'>>;
  recordsByIdentifier?: Resolver<Array<Array<ResolversTypes['Record']>>, ParentType, ContextType, RequireFields<types.QueryRecordsByIdentifierArgs, 'identifiers'>>;
  checkEvidence?: Resolver<types.Maybe<ResolversTypes['EvidenceCheckConnection']>, ParentType, ContextType, RequireFields<types.QueryCheckEvidenceArgs, 'document' | 'text' | 'first'>>;
  meetings?: Resolver<types.Maybe<ResolversTypes['MeetingConnection']>, ParentType, ContextType, RequireFields<types.QueryMeetingsArgs, 'order'>>;
  statements?: Resolver<types.Maybe<ResolversTypes['StatementConnection']>, ParentType, ContextType, RequireFields<types.QueryStatementsArgs, 'order'>>;
  stakeholders?: Resolver<types.Maybe<ResolversTypes['StakeholderConnection']>, ParentType, ContextType, Partial<types.QueryStakeholdersArgs>>;
  topics?: Resolver<types.Maybe<ResolversTypes['TopicConnection']>, ParentType, ContextType, Partial<types.QueryTopicsArgs>>;
  documents?: Resolver<types.Maybe<ResolversTypes['DocumentConnection']>, ParentType, ContextType, Partial<types.QueryDocumentsArgs>>;
  commitments?: Resolver<types.Maybe<ResolversTypes['CommitmentConnection']>, ParentType, ContextType, Partial<types.QueryCommitmentsArgs>>;
  changes?: Resolver<types.Maybe<ResolversTypes['ChangeConnection']>, ParentType, ContextType, RequireFields<types.QueryChangesArgs, 'first'>>;
  search?: Resolver<types.Maybe<ResolversTypes['SearchConnection']>, ParentType, ContextType, RequireFields<types.QuerySearchArgs, 'text' | 'order' | 'first'>>;
  candidates?: Resolver<types.Maybe<Array<Array<ResolversTypes['NameCandidate']>>>, ParentType, ContextType, RequireFields<types.QueryCandidatesArgs, 'names'>>;
  timeline?: Resolver<types.Maybe<Array<ResolversTypes['TimelineBucket']>>, ParentType, ContextType, RequireFields<types.QueryTimelineArgs, 'filter' | 'by'>>;
  network?: Resolver<types.Maybe<ResolversTypes['Network']>, ParentType, ContextType, RequireFields<types.QueryNetworkArgs, 'filter' | 'first'>>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
  apiKeys?: Resolver<types.Maybe<ResolversTypes['ApiKeyConnection']>, ParentType, ContextType, RequireFields<types.QueryApiKeysArgs, 'first'>>;
  proposals?: Resolver<types.Maybe<ResolversTypes['ProposalConnection']>, ParentType, ContextType, RequireFields<types.QueryProposalsArgs, 'open' | 'first'>>;
  proposal?: Resolver<types.Maybe<ResolversTypes['Proposal']>, ParentType, ContextType, RequireFields<types.QueryProposalArgs, 'id'>>;
  bulk?: Resolver<types.Maybe<ResolversTypes['Bulk']>, ParentType, ContextType>;
  draft?: Resolver<types.Maybe<ResolversTypes['Draft']>, ParentType, ContextType, RequireFields<types.QueryDraftArgs, 'text' | 'document'>>;
  webhooks?: Resolver<types.Maybe<ResolversTypes['WebhookConnection']>, ParentType, ContextType, RequireFields<types.QueryWebhooksArgs, 'first'>>;
  webhook?: Resolver<types.Maybe<ResolversTypes['Webhook']>, ParentType, ContextType, RequireFields<types.QueryWebhookArgs, 'id'>>;
  suspects?: Resolver<types.Maybe<ResolversTypes['SuspectConnection']>, ParentType, ContextType, RequireFields<types.QuerySuspectsArgs, 'type' | 'first'>>;
};

export type SuspectConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SuspectConnection'] = ResolversParentTypes['SuspectConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Suspect']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SuspectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Suspect'] = ResolversParentTypes['Suspect']> = {
  record?: Resolver<ResolversTypes['Record'], ParentType, ContextType>;
  other?: Resolver<ResolversTypes['Record'], ParentType, ContextType>;
  field?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  what?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scopes?: Resolver<Array<ResolversTypes['Scope']>, ParentType, ContextType>;
  key?: Resolver<types.Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  rateLimit?: Resolver<ResolversTypes['RateLimit'], ParentType, ContextType>;
};

export type RateLimitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RateLimit'] = ResolversParentTypes['RateLimit']> = {
  limit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  remaining?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  restoreRate?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  resetAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ApiKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKey'] = ResolversParentTypes['ApiKey']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organization?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  prefix?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scopes?: Resolver<Array<ResolversTypes['Scope']>, ParentType, ContextType>;
  types?: Resolver<types.Maybe<Array<ResolversTypes['RecordType']>>, ParentType, ContextType>;
  idPrefixes?: Resolver<types.Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  ownRecordsOnly?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  events?: Resolver<Array<ResolversTypes['ApiKeyEvent']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastUsedAt?: Resolver<types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  overlapUntil?: Resolver<types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revokedAt?: Resolver<types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ApiKeyEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyEvent'] = ResolversParentTypes['ApiKeyEvent']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  action?: Resolver<ResolversTypes['ApiKeyAction'], ParentType, ContextType>;
  by?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ApiKeyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyConnection'] = ResolversParentTypes['ApiKeyConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ApiKeyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ApiKeyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyEdge'] = ResolversParentTypes['ApiKeyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
};

export type ChangeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeConnection'] = ResolversParentTypes['ChangeConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ChangeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Change']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ChangeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeEdge'] = ResolversParentTypes['ChangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Change'], ParentType, ContextType>;
};

export type ChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Change'] = ResolversParentTypes['Change']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  recordId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  action?: Resolver<ResolversTypes['ChangeAction'], ParentType, ContextType>;
  record?: Resolver<types.Maybe<ResolversTypes['Record']>, ParentType, ContextType>;
};

export type ProposalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Proposal'] = ResolversParentTypes['Proposal']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  record?: Resolver<types.Maybe<ResolversTypes['Record']>, ParentType, ContextType>;
  baseRevision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  proposed?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  changes?: Resolver<Array<ResolversTypes['ProposedChange']>, ParentType, ContextType>;
  isOutdated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ProposalState'], ParentType, ContextType>;
  decidedAt?: Resolver<types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  decidedBy?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  decisionReason?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  takenAs?: Resolver<types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ProposedChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProposedChange'] = ResolversParentTypes['ProposedChange']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  before?: Resolver<types.Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  proposed?: Resolver<types.Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  current?: Resolver<types.Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type ProposalConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProposalConnection'] = ResolversParentTypes['ProposalConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ProposalEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Proposal']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ProposalEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProposalEdge'] = ResolversParentTypes['ProposalEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Proposal'], ParentType, ContextType>;
};

export type BulkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Bulk'] = ResolversParentTypes['Bulk']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  records?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  manifestUrl?: Resolver<types.Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  files?: Resolver<Array<ResolversTypes['BulkFile']>, ParentType, ContextType>;
  days?: Resolver<Array<ResolversTypes['BulkFile']>, ParentType, ContextType>;
};

export type BulkFileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkFile'] = ResolversParentTypes['BulkFile']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  format?: Resolver<ResolversTypes['BulkFormat'], ParentType, ContextType>;
  url?: Resolver<types.Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  mediaType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  bytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  records?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  day?: Resolver<types.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type WebhookResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Webhook'] = ResolversParentTypes['Webhook']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  filter?: Resolver<types.Maybe<ResolversTypes['WebhookFilter']>, ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WebhookState'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lag?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastSuccessAt?: Resolver<types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastFailure?: Resolver<types.Maybe<ResolversTypes['WebhookFailure']>, ParentType, ContextType>;
  nextAttemptAt?: Resolver<types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  overlapUntil?: Resolver<types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deliveries?: Resolver<ResolversTypes['DeliveryConnection'], ParentType, ContextType, RequireFields<types.WebhookDeliveriesArgs, 'first'>>;
};

export type WebhookFilterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookFilter'] = ResolversParentTypes['WebhookFilter']> = {
  types?: Resolver<types.Maybe<Array<ResolversTypes['RecordType']>>, ParentType, ContextType>;
  stakeholders?: Resolver<types.Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
  topics?: Resolver<types.Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
};

export type WebhookFailureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookFailure'] = ResolversParentTypes['WebhookFailure']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WebhookConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookConnection'] = ResolversParentTypes['WebhookConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WebhookEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Webhook']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WebhookEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookEdge'] = ResolversParentTypes['WebhookEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Webhook'], ParentType, ContextType>;
};

export type DeliveryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Delivery'] = ResolversParentTypes['Delivery']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['DeliveryType'], ParentType, ContextType>;
  changes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  milliseconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failure?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DeliveryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeliveryConnection'] = ResolversParentTypes['DeliveryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DeliveryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Delivery']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DeliveryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeliveryEdge'] = ResolversParentTypes['DeliveryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Delivery'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  recordTopic?: Resolver<ResolversTypes['TopicPayload'], ParentType, ContextType, RequireFields<types.MutationRecordTopicArgs, 'input'>>;
  recordStakeholder?: Resolver<ResolversTypes['StakeholderPayload'], ParentType, ContextType, RequireFields<types.MutationRecordStakeholderArgs, 'input'>>;
  recordRole?: Resolver<ResolversTypes['RolePayload'], ParentType, ContextType, RequireFields<types.MutationRecordRoleArgs, 'input'>>;
  recordDocument?: Resolver<ResolversTypes['DocumentPayload'], ParentType, ContextType, RequireFields<types.MutationRecordDocumentArgs, 'input'>>;
  recordMeeting?: Resolver<ResolversTypes['MeetingPayload'], ParentType, ContextType, RequireFields<types.MutationRecordMeetingArgs, 'input'>>;
  recordStatement?: Resolver<ResolversTypes['StatementPayload'], ParentType, ContextType, RequireFields<types.MutationRecordStatementArgs, 'input'>>;
  recordCommitment?: Resolver<ResolversTypes['CommitmentPayload'], ParentType, ContextType, RequireFields<types.MutationRecordCommitmentArgs, 'input'>>;
  amendTopic?: Resolver<ResolversTypes['TopicPayload'], ParentType, ContextType, RequireFields<types.MutationAmendTopicArgs, 'id' | 'set' | 'expectedRevision'>>;
  amendStakeholder?: Resolver<ResolversTypes['StakeholderPayload'], ParentType, ContextType, RequireFields<types.MutationAmendStakeholderArgs, 'id' | 'set' | 'expectedRevision'>>;
  amendRole?: Resolver<ResolversTypes['RolePayload'], ParentType, ContextType, RequireFields<types.MutationAmendRoleArgs, 'id' | 'set' | 'expectedRevision'>>;
  amendDocument?: Resolver<ResolversTypes['DocumentPayload'], ParentType, ContextType, RequireFields<types.MutationAmendDocumentArgs, 'id' | 'set' | 'expectedRevision'>>;
  amendMeeting?: Resolver<ResolversTypes['MeetingPayload'], ParentType, ContextType, RequireFields<types.MutationAmendMeetingArgs, 'id' | 'set' | 'expectedRevision'>>;
  amendStatement?: Resolver<ResolversTypes['StatementPayload'], ParentType, ContextType, RequireFields<types.MutationAmendStatementArgs, 'id' | 'set' | 'expectedRevision'>>;
  amendCommitment?: Resolver<ResolversTypes['CommitmentPayload'], ParentType, ContextType, RequireFields<types.MutationAmendCommitmentArgs, 'id' | 'set' | 'expectedRevision'>>;
  changeStatus?: Resolver<ResolversTypes['StatusPayload'], ParentType, ContextType, RequireFields<types.MutationChangeStatusArgs, 'id' | 'status' | 'reason' | 'expectedRevision'>>;
  eraseRecord?: Resolver<ResolversTypes['StatusPayload'], ParentType, ContextType, RequireFields<types.MutationEraseRecordArgs, 'id' | 'reason'>>;
  importRecords?: Resolver<ResolversTypes['ImportPayload'], ParentType, ContextType, RequireFields<types.MutationImportRecordsArgs, 'records' | 'overwrite'>>;
  proposeRevision?: Resolver<ResolversTypes['ProposalPayload'], ParentType, ContextType, RequireFields<types.MutationProposeRevisionArgs, 'record' | 'expectedRevision' | 'reason'>>;
  decideProposal?: Resolver<ResolversTypes['ProposalPayload'], ParentType, ContextType, RequireFields<types.MutationDecideProposalArgs, 'id' | 'decision' | 'reason'>>;
  withdrawProposal?: Resolver<ResolversTypes['ProposalPayload'], ParentType, ContextType, RequireFields<types.MutationWithdrawProposalArgs, 'id'>>;
  issueApiKey?: Resolver<ResolversTypes['IssuedApiKeyPayload'], ParentType, ContextType, RequireFields<types.MutationIssueApiKeyArgs, 'input'>>;
  rotateApiKey?: Resolver<ResolversTypes['IssuedApiKeyPayload'], ParentType, ContextType, RequireFields<types.MutationRotateApiKeyArgs, 'id' | 'overlapHours'>>;
  revokeApiKey?: Resolver<ResolversTypes['ApiKeyPayload'], ParentType, ContextType, RequireFields<types.MutationRevokeApiKeyArgs, 'id'>>;
  createWebhook?: Resolver<ResolversTypes['IssuedWebhookPayload'], ParentType, ContextType, RequireFields<types.MutationCreateWebhookArgs, 'input'>>;
  updateWebhook?: Resolver<ResolversTypes['WebhookPayload'], ParentType, ContextType, RequireFields<types.MutationUpdateWebhookArgs, 'id' | 'input'>>;
  rotateWebhookSecret?: Resolver<ResolversTypes['IssuedWebhookPayload'], ParentType, ContextType, RequireFields<types.MutationRotateWebhookSecretArgs, 'id' | 'overlapHours'>>;
  replayWebhook?: Resolver<ResolversTypes['WebhookPayload'], ParentType, ContextType, RequireFields<types.MutationReplayWebhookArgs, 'id'>>;
  pauseWebhook?: Resolver<ResolversTypes['WebhookPayload'], ParentType, ContextType, RequireFields<types.MutationPauseWebhookArgs, 'id' | 'paused'>>;
  testWebhook?: Resolver<ResolversTypes['DeliveryPayload'], ParentType, ContextType, RequireFields<types.MutationTestWebhookArgs, 'id'>>;
  deleteWebhook?: Resolver<ResolversTypes['WebhookPayload'], ParentType, ContextType, RequireFields<types.MutationDeleteWebhookArgs, 'id'>>;
};

export type TopicPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TopicPayload'] = ResolversParentTypes['TopicPayload']> = {
  topic?: Resolver<types.Maybe<ResolversTypes['Topic']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  warnings?: Resolver<Array<ResolversTypes['Warning']>, ParentType, ContextType>;
};

export type StakeholderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StakeholderPayload'] = ResolversParentTypes['StakeholderPayload']> = {
  stakeholder?: Resolver<types.Maybe<ResolversTypes['Stakeholder']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  warnings?: Resolver<Array<ResolversTypes['Warning']>, ParentType, ContextType>;
};

export type RolePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RolePayload'] = ResolversParentTypes['RolePayload']> = {
  role?: Resolver<types.Maybe<ResolversTypes['Role']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  warnings?: Resolver<Array<ResolversTypes['Warning']>, ParentType, ContextType>;
};

export type DocumentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentPayload'] = ResolversParentTypes['DocumentPayload']> = {
  document?: Resolver<types.Maybe<ResolversTypes['Document']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  warnings?: Resolver<Array<ResolversTypes['Warning']>, ParentType, ContextType>;
};

export type MeetingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MeetingPayload'] = ResolversParentTypes['MeetingPayload']> = {
  meeting?: Resolver<types.Maybe<ResolversTypes['Meeting']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  warnings?: Resolver<Array<ResolversTypes['Warning']>, ParentType, ContextType>;
};

export type StatementPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StatementPayload'] = ResolversParentTypes['StatementPayload']> = {
  statement?: Resolver<types.Maybe<ResolversTypes['Statement']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  warnings?: Resolver<Array<ResolversTypes['Warning']>, ParentType, ContextType>;
};

export type CommitmentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommitmentPayload'] = ResolversParentTypes['CommitmentPayload']> = {
  commitment?: Resolver<types.Maybe<ResolversTypes['Commitment']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  warnings?: Resolver<Array<ResolversTypes['Warning']>, ParentType, ContextType>;
};

export type StatusPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StatusPayload'] = ResolversParentTypes['StatusPayload']> = {
  record?: Resolver<types.Maybe<ResolversTypes['Record']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  warnings?: Resolver<Array<ResolversTypes['Warning']>, ParentType, ContextType>;
};

export type ProposalPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProposalPayload'] = ResolversParentTypes['ProposalPayload']> = {
  proposal?: Resolver<types.Maybe<ResolversTypes['Proposal']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type IssuedWebhookPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IssuedWebhookPayload'] = ResolversParentTypes['IssuedWebhookPayload']> = {
  webhook?: Resolver<types.Maybe<ResolversTypes['Webhook']>, ParentType, ContextType>;
  secret?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type WebhookPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookPayload'] = ResolversParentTypes['WebhookPayload']> = {
  webhook?: Resolver<types.Maybe<ResolversTypes['Webhook']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeliveryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeliveryPayload'] = ResolversParentTypes['DeliveryPayload']> = {
  delivery?: Resolver<types.Maybe<ResolversTypes['Delivery']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type IssuedApiKeyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IssuedApiKeyPayload'] = ResolversParentTypes['IssuedApiKeyPayload']> = {
  apiKey?: Resolver<types.Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  secret?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ApiKeyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyPayload'] = ResolversParentTypes['ApiKeyPayload']> = {
  apiKey?: Resolver<types.Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ImportPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportPayload'] = ResolversParentTypes['ImportPayload']> = {
  results?: Resolver<Array<ResolversTypes['ImportResult']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ImportResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportResult'] = ResolversParentTypes['ImportResult']> = {
  id?: Resolver<types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  revision?: Resolver<types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  action?: Resolver<types.Maybe<ResolversTypes['ChangeAction']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  warnings?: Resolver<Array<ResolversTypes['Warning']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  help?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<types.Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  current?: Resolver<types.Maybe<ResolversTypes['Record']>, ParentType, ContextType>;
  differs?: Resolver<types.Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type WarningResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Warning'] = ResolversParentTypes['Warning']> = {
  code?: Resolver<ResolversTypes['WarningCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<types.Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type DraftResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Draft'] = ResolversParentTypes['Draft']> = {
  records?: Resolver<Array<ResolversTypes['DraftRecord']>, ParentType, ContextType>;
  questions?: Resolver<Array<ResolversTypes['DraftQuestion']>, ParentType, ContextType>;
};

export type DraftRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DraftRecord'] = ResolversParentTypes['DraftRecord']> = {
  input?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  existing?: Resolver<types.Maybe<ResolversTypes['Record']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DraftQuestionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DraftQuestion'] = ResolversParentTypes['DraftQuestion']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  start?: Resolver<types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  end?: Resolver<types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  choices?: Resolver<Array<ResolversTypes['Record']>, ParentType, ContextType>;
  record?: Resolver<types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  field?: Resolver<types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  EDTF?: GraphQLScalarType;
  CountryCode?: GraphQLScalarType;
  LanguageTag?: GraphQLScalarType;
  URL?: GraphQLScalarType;
  JSON?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  Record?: RecordResolvers<ContextType>;
  Stakeholder?: StakeholderResolvers<ContextType>;
  Name?: NameResolvers<ContextType>;
  Identifier?: IdentifierResolvers<ContextType>;
  Role?: RoleResolvers<ContextType>;
  Topic?: TopicResolvers<ContextType>;
  Document?: DocumentResolvers<ContextType>;
  Meeting?: MeetingResolvers<ContextType>;
  Statement?: StatementResolvers<ContextType>;
  StatementRelation?: StatementRelationResolvers<ContextType>;
  Part?: PartResolvers<ContextType>;
  Account?: AccountResolvers<ContextType>;
  Commitment?: CommitmentResolvers<ContextType>;
  Party?: PartyResolvers<ContextType>;
  PartialDate?: PartialDateResolvers<ContextType>;
  Evidence?: EvidenceResolvers<ContextType>;
  Relay?: RelayResolvers<ContextType>;
  Revision?: RevisionResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Count?: CountResolvers<ContextType>;
  StakeholderConnection?: StakeholderConnectionResolvers<ContextType>;
  StakeholderEdge?: StakeholderEdgeResolvers<ContextType>;
  TopicConnection?: TopicConnectionResolvers<ContextType>;
  TopicEdge?: TopicEdgeResolvers<ContextType>;
  DocumentConnection?: DocumentConnectionResolvers<ContextType>;
  DocumentEdge?: DocumentEdgeResolvers<ContextType>;
  MeetingConnection?: MeetingConnectionResolvers<ContextType>;
  MeetingEdge?: MeetingEdgeResolvers<ContextType>;
  StatementConnection?: StatementConnectionResolvers<ContextType>;
  StatementEdge?: StatementEdgeResolvers<ContextType>;
  CommitmentConnection?: CommitmentConnectionResolvers<ContextType>;
  CommitmentEdge?: CommitmentEdgeResolvers<ContextType>;
  EvidenceCheckConnection?: EvidenceCheckConnectionResolvers<ContextType>;
  EvidenceCheckEdge?: EvidenceCheckEdgeResolvers<ContextType>;
  EvidenceCheck?: EvidenceCheckResolvers<ContextType>;
  NameCandidate?: NameCandidateResolvers<ContextType>;
  TimelineBucket?: TimelineBucketResolvers<ContextType>;
  Network?: NetworkResolvers<ContextType>;
  NetworkNode?: NetworkNodeResolvers<ContextType>;
  NetworkLink?: NetworkLinkResolvers<ContextType>;
  SearchConnection?: SearchConnectionResolvers<ContextType>;
  SearchEdge?: SearchEdgeResolvers<ContextType>;
  Highlight?: HighlightResolvers<ContextType>;
  Range?: RangeResolvers<ContextType>;
  RevisionConnection?: RevisionConnectionResolvers<ContextType>;
  RevisionEdge?: RevisionEdgeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  SuspectConnection?: SuspectConnectionResolvers<ContextType>;
  Suspect?: SuspectResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  RateLimit?: RateLimitResolvers<ContextType>;
  ApiKey?: ApiKeyResolvers<ContextType>;
  ApiKeyEvent?: ApiKeyEventResolvers<ContextType>;
  ApiKeyConnection?: ApiKeyConnectionResolvers<ContextType>;
  ApiKeyEdge?: ApiKeyEdgeResolvers<ContextType>;
  ChangeConnection?: ChangeConnectionResolvers<ContextType>;
  ChangeEdge?: ChangeEdgeResolvers<ContextType>;
  Change?: ChangeResolvers<ContextType>;
  Proposal?: ProposalResolvers<ContextType>;
  ProposedChange?: ProposedChangeResolvers<ContextType>;
  ProposalConnection?: ProposalConnectionResolvers<ContextType>;
  ProposalEdge?: ProposalEdgeResolvers<ContextType>;
  Bulk?: BulkResolvers<ContextType>;
  BulkFile?: BulkFileResolvers<ContextType>;
  Webhook?: WebhookResolvers<ContextType>;
  WebhookFilter?: WebhookFilterResolvers<ContextType>;
  WebhookFailure?: WebhookFailureResolvers<ContextType>;
  WebhookConnection?: WebhookConnectionResolvers<ContextType>;
  WebhookEdge?: WebhookEdgeResolvers<ContextType>;
  Delivery?: DeliveryResolvers<ContextType>;
  DeliveryConnection?: DeliveryConnectionResolvers<ContextType>;
  DeliveryEdge?: DeliveryEdgeResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  TopicPayload?: TopicPayloadResolvers<ContextType>;
  StakeholderPayload?: StakeholderPayloadResolvers<ContextType>;
  RolePayload?: RolePayloadResolvers<ContextType>;
  DocumentPayload?: DocumentPayloadResolvers<ContextType>;
  MeetingPayload?: MeetingPayloadResolvers<ContextType>;
  StatementPayload?: StatementPayloadResolvers<ContextType>;
  CommitmentPayload?: CommitmentPayloadResolvers<ContextType>;
  StatusPayload?: StatusPayloadResolvers<ContextType>;
  ProposalPayload?: ProposalPayloadResolvers<ContextType>;
  IssuedWebhookPayload?: IssuedWebhookPayloadResolvers<ContextType>;
  WebhookPayload?: WebhookPayloadResolvers<ContextType>;
  DeliveryPayload?: DeliveryPayloadResolvers<ContextType>;
  IssuedApiKeyPayload?: IssuedApiKeyPayloadResolvers<ContextType>;
  ApiKeyPayload?: ApiKeyPayloadResolvers<ContextType>;
  ImportPayload?: ImportPayloadResolvers<ContextType>;
  ImportResult?: ImportResultResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Warning?: WarningResolvers<ContextType>;
  Draft?: DraftResolvers<ContextType>;
  DraftRecord?: DraftRecordResolvers<ContextType>;
  DraftQuestion?: DraftQuestionResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  needs?: NeedsDirectiveResolver<any, any, ContextType>;
  cost?: CostDirectiveResolver<any, any, ContextType>;
  listSize?: ListSizeDirectiveResolver<any, any, ContextType>;
  refersTo?: RefersToDirectiveResolver<any, any, ContextType>;
  semanticNonNull?: SemanticNonNullDirectiveResolver<any, any, ContextType>;
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};

type Dictionary<Key extends PropertyKey, Value> = { [key in Key]: Value }
