// Made by `npm run generate` from schema.graphql.
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar day of the Gregorian calendar, `YYYY-MM-DD`. Example: `2022-03-04`. */
  Date: { input: string; output: string; }
  /** An instant in UTC as RFC 3339 writes it, in the years 0001 to 9999. Example: `2022-03-04T09:30:00.000Z`. Another offset is accepted as input and answered in UTC. */
  DateTime: { input: string; output: string; }
  /**
   * A date as exactly as it is known: the Extended Date/Time Format of ISO 8601-2, levels 0 and 1.
   * Examples: `2022-03-04`, the month `2022-03`, about `2022-03-04~`, uncertain `2022?`, from March 2022 with an open end `2022-03/..`, with an unknown end `2022-03/`.
   */
  EDTF: { input: string; output: string; }
  /** A country or territory by its ISO 3166-1 alpha-2 code, in capitals. Example: `KH`. */
  CountryCode: { input: string; output: string; }
  /** A language by its BCP 47 tag, at most 35 characters. Examples: `en`, `km`, `zh-Hant`. */
  LanguageTag: { input: string; output: string; }
  /**
   * An address on the web, `http` or `https` alone, at most 2,000 characters, kept as it is given. A host in letters beyond ASCII is taken as well as its `xn--` form, and the two are different addresses here.
   * Refused are a user or password before the host, spaces, `"`, `<`, `>`, `\`, `` ` ``, `%00`, and every character that no text may hold or that nobody sees: write those percent-encoded.
   */
  URL: { input: string; output: string; }
  /** A JSON value whose shape is described where it is used. */
  JSON: { input: unknown; output: unknown; }
};

/** Anything that has an id and can be fetched by it. */
export type Node = {
  /** The id: the prefix of the type and a slug or a ULID. Example: `stk_prak-sokhonn`. */
  id: Scalars['ID']['output'];
};

/**
 * What every record of the archive has in common. A record's id begins with the prefix of its type:
 * `top_` Topic, `stk_` Stakeholder, `rol_` Role, `doc_` Document, `mtg_` Meeting, `stm_` Statement, `com_` Commitment.
 */
export type Record = {
  /** The id: the prefix of the type and a slug or a ULID. Example: `mtg_sokhonn-yang-2022-03-04`. That of a frozen revision ends in `@` and its number: `mtg_sokhonn-yang-2022-03-04@2`. */
  id: Scalars['ID']['output'];
  /** The number of this revision. It is 1 when the record is created and grows by one with every change. */
  revision: Scalars['Int']['output'];
  /** Whether the archive vouches for the record. */
  status: RecordStatus;
  /** Why the record has its status. Null if no reason was given. */
  statusReason: Maybe<Scalars['String']['output']>;
  /** The record that this one became. Null unless the status is `MERGED`. */
  supersededBy: Maybe<Record>;
  /** The passages that bear on the record, in the order the editor gave. */
  evidence: Array<Evidence>;
  /** When the record was created. */
  createdAt: Scalars['DateTime']['output'];
  /** When the latest revision was created. */
  updatedAt: Scalars['DateTime']['output'];
  /** Whether this is one revision, frozen: what was asked for as of an instant or by a frozen id. Its id ends in `@` and the number of the revision, so that no cache takes it for what stands, and a citation can name exactly what was read. */
  isFrozen: Scalars['Boolean']['output'];
  /** The record as it stands now, under its own id: this one, unless it is frozen. */
  current: Record;
  /** The record in the shape of its type's input: what `record…` and `importRecords` take, and what an export has. */
  input: Scalars['JSON']['output'];
  /** All revisions of the record, newest first. */
  revisions: RevisionConnection;
};


/**
 * What every record of the archive has in common. A record's id begins with the prefix of its type:
 * `top_` Topic, `stk_` Stakeholder, `rol_` Role, `doc_` Document, `mtg_` Meeting, `stm_` Statement, `com_` Commitment.
 */
export type RecordRevisionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** Whether the archive vouches for a record. */
export type RecordStatus =
  /** The archive vouches for it. */
  | 'CURRENT'
  /** The archive keeps it, and it is contested. */
  | 'DISPUTED'
  /** Withdrawn: it is still found by its id, but no longer listed. */
  | 'RETRACTED'
  /** It turned out to be the same as another record: see `supersededBy`. */
  | 'MERGED';

/** Someone who takes part in diplomacy: a person, a government, an organization. */
export type Stakeholder = Node & Record & {
  __typename?: 'Stakeholder';
  /** The id, beginning with `stk_`. Example: `stk_prak-sokhonn`. */
  id: Scalars['ID']['output'];
  /** The number of this revision. It is 1 when the record is created and grows by one with every change. */
  revision: Scalars['Int']['output'];
  /** Whether the archive vouches for the record. */
  status: RecordStatus;
  /** Why the record has its status. Null if no reason was given. */
  statusReason: Maybe<Scalars['String']['output']>;
  /** The record that this one became. Null unless the status is `MERGED`. */
  supersededBy: Maybe<Record>;
  /** The passages that bear on the record, in the order the editor gave. */
  evidence: Array<Evidence>;
  /** When the record was created. */
  createdAt: Scalars['DateTime']['output'];
  /** When the latest revision was created. */
  updatedAt: Scalars['DateTime']['output'];
  /** Whether this is one revision, frozen: what was asked for as of an instant or by a frozen id. Its id ends in `@` and the number of the revision, so that no cache takes it for what stands, and a citation can name exactly what was read. */
  isFrozen: Scalars['Boolean']['output'];
  /** The record as it stands now, under its own id: this one, unless it is frozen. */
  current: Stakeholder;
  /** The record in the shape of its type's input: what `record…` and `importRecords` take, and what an export has. */
  input: Scalars['JSON']['output'];
  /** All revisions of the record, newest first. */
  revisions: RevisionConnection;
  /** What kind of actor it is. */
  kind: StakeholderKind;
  /** The preferred name. Example: `Prak Sokhonn`. */
  name: Scalars['String']['output'];
  /** All names it is known by, in the order the editor gave. */
  names: Array<Name>;
  /** The country it belongs to. Null if none is known or it belongs to none. */
  country: Maybe<Scalars['CountryCode']['output']>;
  /** The body that it is a part of: a ministry's government. Null if there is none. */
  parent: Maybe<Stakeholder>;
  /** From its founding to its end, or a life. Null if unknown. A role in a body that has ended is held no longer than the body existed. Example: `1922/1991`. */
  existence: Maybe<Scalars['EDTF']['output']>;
  /** The actors that it succeeds: the Soviet Union for the Russian Federation. */
  predecessors: Array<Stakeholder>;
  /** The actors that succeed it, by name. More than 1,000 is an error. */
  successors: Array<Stakeholder>;
  /** Its identifiers in other data sets. */
  identifiers: Array<Identifier>;
  /** The roles that it holds, earliest first, records without a date last. More than 1,000 is an error. */
  roles: Array<Role>;
  /** The roles that others hold in it, earliest first, records without a date last. More than 1,000 is an error. */
  holders: Array<Role>;
  /** The meetings it took part in, itself or through someone who took part on its behalf. */
  meetings: MeetingConnection;
  /** The statements in which it speaks itself. */
  statements: StatementConnection;
  /** The statements about it, or addressed to it. */
  mentions: StatementConnection;
  /** The commitments that it made, alone or with others, next due first, records without a date last. */
  commitments: CommitmentConnection;
};


/** Someone who takes part in diplomacy: a person, a government, an organization. */
export type StakeholderRevisionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** Someone who takes part in diplomacy: a person, a government, an organization. */
export type StakeholderNameArgs = {
  lang?: InputMaybe<Scalars['LanguageTag']['input']>;
  at?: InputMaybe<Scalars['Date']['input']>;
};


/** Someone who takes part in diplomacy: a person, a government, an organization. */
export type StakeholderRolesArgs = {
  at?: InputMaybe<Scalars['Date']['input']>;
};


/** Someone who takes part in diplomacy: a person, a government, an organization. */
export type StakeholderHoldersArgs = {
  at?: InputMaybe<Scalars['Date']['input']>;
};


/** Someone who takes part in diplomacy: a person, a government, an organization. */
export type StakeholderMeetingsArgs = {
  filter?: InputMaybe<MeetingFilter>;
  order?: InputMaybe<TimelineOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** Someone who takes part in diplomacy: a person, a government, an organization. */
export type StakeholderStatementsArgs = {
  filter?: InputMaybe<StatementFilter>;
  order?: InputMaybe<TimelineOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** Someone who takes part in diplomacy: a person, a government, an organization. */
export type StakeholderMentionsArgs = {
  filter?: InputMaybe<StatementFilter>;
  order?: InputMaybe<TimelineOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** Someone who takes part in diplomacy: a person, a government, an organization. */
export type StakeholderCommitmentsArgs = {
  filter?: InputMaybe<CommitmentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** What kind of actor a stakeholder is. */
export type StakeholderKind =
  /** A human being. */
  | 'PERSON'
  /** A state as an actor, by its government. */
  | 'GOVERNMENT'
  /** A ministry, agency, parliament, court or other body of a state. */
  | 'PUBLIC_BODY'
  /** An organization of states: the United Nations, ASEAN. */
  | 'INTERNATIONAL_ORGANIZATION'
  /** An institute for policy research. */
  | 'THINK_TANK'
  /** A university or a part of one. */
  | 'UNIVERSITY'
  /** A newspaper, broadcaster, agency or site of news. */
  | 'MEDIA'
  /** A business. */
  | 'COMPANY'
  /** A group sent for one occasion, whose members are not all named. */
  | 'DELEGATION'
  /** Several actors who speak or meet as one without being an organization: the G7, a troika, a contact group. Its members hold roles of kind `MEMBER` in it. */
  | 'GROUP'
  /** Anything else. */
  | 'OTHER';

/** A name or label of something, with its language and kind. */
export type Name = {
  __typename?: 'Name';
  /** The name. Example: `the Kingdom`. */
  text: Scalars['String']['output'];
  /** Its language. Null if it belongs to none or is unknown. */
  lang: Maybe<Scalars['LanguageTag']['output']>;
  /** What kind of name it is. */
  kind: NameKind;
  /** When it was in use. Null if unknown, or at all times. */
  period: Maybe<Scalars['EDTF']['output']>;
};

/** What kind of name a name is. */
export type NameKind =
  /** The name to show, at most one in a language. */
  | 'PREFERRED'
  /** Another name in use. */
  | 'ALIAS'
  /** A name that is no longer used. */
  | 'FORMER'
  /** A place or thing that stands for the actor: Beijing for China. */
  | 'METONYM'
  /** The name written in another script. */
  | 'TRANSLITERATION';

/** An identifier in another data set. */
export type Identifier = {
  __typename?: 'Identifier';
  /** The data set, in lower case. Examples: `wikidata`, `iso3166`, `ror`, `isni`. */
  scheme: Scalars['String']['output'];
  /** The identifier there. Examples: `Q424`, `KH`. */
  value: Scalars['String']['output'];
};

/** A capacity in which a stakeholder acts: an office, a membership, a mandate. */
export type Role = Node & Record & {
  __typename?: 'Role';
  /** The id, beginning with `rol_`. Example: `rol_sokhonn-minister`. */
  id: Scalars['ID']['output'];
  /** The number of this revision. It is 1 when the record is created and grows by one with every change. */
  revision: Scalars['Int']['output'];
  /** Whether the archive vouches for the record. */
  status: RecordStatus;
  /** Why the record has its status. Null if no reason was given. */
  statusReason: Maybe<Scalars['String']['output']>;
  /** The record that this one became. Null unless the status is `MERGED`. */
  supersededBy: Maybe<Record>;
  /** The passages that bear on the record, in the order the editor gave. */
  evidence: Array<Evidence>;
  /** When the record was created. */
  createdAt: Scalars['DateTime']['output'];
  /** When the latest revision was created. */
  updatedAt: Scalars['DateTime']['output'];
  /** Whether this is one revision, frozen: what was asked for as of an instant or by a frozen id. Its id ends in `@` and the number of the revision, so that no cache takes it for what stands, and a citation can name exactly what was read. */
  isFrozen: Scalars['Boolean']['output'];
  /** The record as it stands now, under its own id: this one, unless it is frozen. */
  current: Role;
  /** The record in the shape of its type's input: what `record…` and `importRecords` take, and what an export has. */
  input: Scalars['JSON']['output'];
  /** All revisions of the record, newest first. */
  revisions: RevisionConnection;
  /** Who holds it. */
  holder: Stakeholder;
  /** What kind of capacity it is. */
  kind: RoleKind;
  /** What it is called. Example: `Minister of Foreign Affairs and International Cooperation`. */
  title: Scalars['String']['output'];
  /** The organization that it is held in. Null if none is known. */
  organization: Maybe<Stakeholder>;
  /** For whom its holder acts in it. Null if nobody is named. */
  onBehalfOf: Maybe<Stakeholder>;
  /** From when to when it was held. Null if unknown. */
  period: Maybe<Scalars['EDTF']['output']>;
  /** The days on which a source shows it being held: news attests a role on a day, seldom its span. */
  attestedOn: Array<PartialDate>;
};


/** A capacity in which a stakeholder acts: an office, a membership, a mandate. */
export type RoleRevisionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** What kind of capacity a role is. */
export type RoleKind =
  /** An office or position: a minister, an ambassador, a spokesperson. */
  | 'OFFICE'
  /** Membership of a group or organization: France in the G7. What the group says and attends during the period of the role is found for its member with `throughGroups`. */
  | 'MEMBER'
  /** A task given for a purpose: a special envoy, a mediator. */
  | 'MANDATE';

/** A subject that is met and spoken about. */
export type Topic = Node & Record & {
  __typename?: 'Topic';
  /** The id, beginning with `top_`. Example: `top_myanmar-crisis`. */
  id: Scalars['ID']['output'];
  /** The number of this revision. It is 1 when the record is created and grows by one with every change. */
  revision: Scalars['Int']['output'];
  /** Whether the archive vouches for the record. */
  status: RecordStatus;
  /** Why the record has its status. Null if no reason was given. */
  statusReason: Maybe<Scalars['String']['output']>;
  /** The record that this one became. Null unless the status is `MERGED`. */
  supersededBy: Maybe<Record>;
  /** The passages that bear on the record, in the order the editor gave. */
  evidence: Array<Evidence>;
  /** When the record was created. */
  createdAt: Scalars['DateTime']['output'];
  /** When the latest revision was created. */
  updatedAt: Scalars['DateTime']['output'];
  /** Whether this is one revision, frozen: what was asked for as of an instant or by a frozen id. Its id ends in `@` and the number of the revision, so that no cache takes it for what stands, and a citation can name exactly what was read. */
  isFrozen: Scalars['Boolean']['output'];
  /** The record as it stands now, under its own id: this one, unless it is frozen. */
  current: Topic;
  /** The record in the shape of its type's input: what `record…` and `importRecords` take, and what an export has. */
  input: Scalars['JSON']['output'];
  /** All revisions of the record, newest first. */
  revisions: RevisionConnection;
  /** The preferred label. Example: `Crisis in Myanmar`. */
  label: Scalars['String']['output'];
  /** All its labels, in the order the editor gave. */
  labels: Array<Name>;
  /** The next wider topic (SKOS broader). Null for a topic at the top. */
  broader: Maybe<Topic>;
  /** The topics directly under it (SKOS narrower), by label. More than 1,000 is an error. */
  narrower: Array<Topic>;
  /** The treaty, resolution or plan that it is about. Null if it is about none. */
  instrument: Maybe<Document>;
  /** Its identifiers in other data sets. */
  identifiers: Array<Identifier>;
  /** The meetings on it. */
  meetings: MeetingConnection;
  /** The statements on it. */
  statements: StatementConnection;
};


/** A subject that is met and spoken about. */
export type TopicRevisionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A subject that is met and spoken about. */
export type TopicLabelArgs = {
  lang?: InputMaybe<Scalars['LanguageTag']['input']>;
};


/** A subject that is met and spoken about. */
export type TopicMeetingsArgs = {
  filter?: InputMaybe<MeetingFilter>;
  order?: InputMaybe<TimelineOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A subject that is met and spoken about. */
export type TopicStatementsArgs = {
  filter?: InputMaybe<StatementFilter>;
  order?: InputMaybe<TimelineOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** A text that carries statements or that is spoken about. */
export type Document = Node & Record & {
  __typename?: 'Document';
  /** The id, beginning with `doc_`. Example: `doc_phnom-penh-post-2022-03`. */
  id: Scalars['ID']['output'];
  /** The number of this revision. It is 1 when the record is created and grows by one with every change. */
  revision: Scalars['Int']['output'];
  /** Whether the archive vouches for the record. */
  status: RecordStatus;
  /** Why the record has its status. Null if no reason was given. */
  statusReason: Maybe<Scalars['String']['output']>;
  /** The record that this one became. Null unless the status is `MERGED`. */
  supersededBy: Maybe<Record>;
  /** The passages that bear on the record, in the order the editor gave. */
  evidence: Array<Evidence>;
  /** When the record was created. */
  createdAt: Scalars['DateTime']['output'];
  /** When the latest revision was created. */
  updatedAt: Scalars['DateTime']['output'];
  /** Whether this is one revision, frozen: what was asked for as of an instant or by a frozen id. Its id ends in `@` and the number of the revision, so that no cache takes it for what stands, and a citation can name exactly what was read. */
  isFrozen: Scalars['Boolean']['output'];
  /** The record as it stands now, under its own id: this one, unless it is frozen. */
  current: Document;
  /** The record in the shape of its type's input: what `record…` and `importRecords` take, and what an export has. */
  input: Scalars['JSON']['output'];
  /** All revisions of the record, newest first. */
  revisions: RevisionConnection;
  /** What kind of text it is. */
  kind: DocumentKind;
  /** Its title. Null if it has none or none is known. */
  title: Maybe<Scalars['String']['output']>;
  /** Who published it. Null if unknown. */
  publisher: Maybe<Stakeholder>;
  /** When it was published. Null if unknown. */
  issued: Maybe<PartialDate>;
  /** Its address on the web. Null if unknown. */
  url: Maybe<Scalars['URL']['output']>;
  /** The language it is written in. Null if unknown. */
  language: Maybe<Scalars['LanguageTag']['output']>;
  /** The SHA-256 of the text that evidence offsets point into, as 64 lower-case hexadecimal digits. Null if the text was not held. */
  textSha256: Maybe<Scalars['String']['output']>;
  /** Whether the archive's editors have seen the text itself. */
  held: Scalars['Boolean']['output'];
  /** The documents that its text was taken from: a report's press release. */
  derivedFrom: Array<Document>;
  /** The earlier version of the same document that this one replaces. Null if there is none. Versions of one document are one origin. */
  replaces: Maybe<Document>;
  /** The later versions of it, earliest first, records without a date last. More than 1,000 is an error. */
  replacedBy: Array<Document>;
  /** The document that it is a translation of. Null if it is none. A document and its translations are one origin. */
  translationOf: Maybe<Document>;
  /** When the editors retrieved the text from `url`. Null if unknown. */
  retrievedAt: Maybe<Scalars['DateTime']['output']>;
  /** The address of a copy kept by an archive of the web, for when `url` goes dark. Null if none is known. */
  archivedUrl: Maybe<Scalars['URL']['output']>;
  /** The numbers that others know it by: a document symbol such as `S/RES/2758`, or an identifier in another data set. */
  identifiers: Array<Identifier>;
  /** The statements that it carries, in text order: by where the first supporting passage of each starts; those without offsets last. A document that contradicts or omits a statement does not carry it. */
  statements: StatementConnection;
};


/** A text that carries statements or that is spoken about. */
export type DocumentRevisionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A text that carries statements or that is spoken about. */
export type DocumentStatementsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** What kind of text a document is. */
export type DocumentKind =
  /** A report in the news. */
  | 'NEWS_ARTICLE'
  /** A release to the press by one of those concerned. */
  | 'PRESS_RELEASE'
  /** What was said, written down word by word. */
  | 'TRANSCRIPT'
  /** A speech as it was published. */
  | 'SPEECH'
  /** A text agreed by several parties on what they say together. */
  | 'JOINT_STATEMENT'
  /** A decision of an organ, such as the UN General Assembly. */
  | 'RESOLUTION'
  /** A treaty, plan or other understanding between parties. */
  | 'AGREEMENT'
  /** A post on a social network. */
  | 'SOCIAL_POST'
  /** One side's own account of a meeting or call, published by it. */
  | 'READOUT'
  /** A briefing to the press, given by a spokesperson or on background. */
  | 'BRIEFING'
  /** An interview, as it was published. */
  | 'INTERVIEW'
  /** A broadcast on radio, television or video. */
  | 'BROADCAST'
  /** A letter or diplomatic note. */
  | 'LETTER'
  /** A decision of a court or tribunal. */
  | 'COURT_DECISION'
  /** Anything else. */
  | 'OTHER';

/** An occasion on which stakeholders meet or were to meet. */
export type Meeting = Node & Record & {
  __typename?: 'Meeting';
  /** The id, beginning with `mtg_`. Example: `mtg_sokhonn-yang-2022-03-04`. */
  id: Scalars['ID']['output'];
  /** The number of this revision. It is 1 when the record is created and grows by one with every change. */
  revision: Scalars['Int']['output'];
  /** Whether the archive vouches for the record. */
  status: RecordStatus;
  /** Why the record has its status. Null if no reason was given. */
  statusReason: Maybe<Scalars['String']['output']>;
  /** The record that this one became. Null unless the status is `MERGED`. */
  supersededBy: Maybe<Record>;
  /** The passages that bear on the record, in the order the editor gave. */
  evidence: Array<Evidence>;
  /** When the record was created. */
  createdAt: Scalars['DateTime']['output'];
  /** When the latest revision was created. */
  updatedAt: Scalars['DateTime']['output'];
  /** Whether this is one revision, frozen: what was asked for as of an instant or by a frozen id. Its id ends in `@` and the number of the revision, so that no cache takes it for what stands, and a citation can name exactly what was read. */
  isFrozen: Scalars['Boolean']['output'];
  /** The record as it stands now, under its own id: this one, unless it is frozen. */
  current: Meeting;
  /** The record in the shape of its type's input: what `record…` and `importRecords` take, and what an export has. */
  input: Scalars['JSON']['output'];
  /** All revisions of the record, newest first. */
  revisions: RevisionConnection;
  /** What kind of occasion it is. */
  kind: MeetingKind;
  /** Its title, or the editor's description if the sources give none. */
  title: Scalars['String']['output'];
  /** Whether it took place. */
  state: MeetingState;
  /** When it takes or took place. Null if no date is known. */
  when: Maybe<PartialDate>;
  /** Where it takes or took place, as text. Null if unknown. */
  place: Maybe<Scalars['String']['output']>;
  /** The country in which it takes or took place. Null if unknown. */
  country: Maybe<Scalars['CountryCode']['output']>;
  /** Who takes part, in which function and capacity, in the order the editor gave. */
  parties: Array<Party>;
  /** The stakeholders of `parties`, each once, in the order given. One that was merged is shown as what it became. */
  participants: Array<Stakeholder>;
  /** What it is about. */
  topics: Array<Topic>;
  /** The larger occasion that it is a part of. Null if there is none. */
  partOf: Maybe<Meeting>;
  /** The occasions that are part of it, earliest first, records without a date last. More than 1,000 is an error. */
  parts: Array<Meeting>;
  /** The occasion beside which it takes place without being a part of it: a bilateral meeting on the sidelines of a summit. Null if there is none. */
  onSidelinesOf: Maybe<Meeting>;
  /** The occasions on its sidelines, earliest first, records without a date last. More than 1,000 is an error. */
  sidelines: Array<Meeting>;
  /** The documents that it produced: an agreement that was signed, a communiqué. In the order that the editor gave. */
  outcomes: Array<Document>;
  /** The numbers that others know it by: a session number, an identifier in another data set. */
  identifiers: Array<Identifier>;
  /**
   * Each side's own account of it, the sides in the order in which they took part, then that of others: what was said, by where it was first written down.
   * An account is a side's own if that was published by the side or a body of it, such as its ministry. More than 1,000 statements are an error.
   */
  accounts: Array<Account>;
  /** What was said at it: by when it was said, then by when the first document of each statement was issued, then by where in that document its passage starts. Unknown dates and offsets come last. */
  statements: StatementConnection;
};


/** An occasion on which stakeholders meet or were to meet. */
export type MeetingRevisionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** An occasion on which stakeholders meet or were to meet. */
export type MeetingStatementsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** What kind of occasion a meeting is. */
export type MeetingKind =
  /** People meet to talk. */
  | 'MEETING'
  /** One side travels to another. */
  | 'VISIT'
  /** A talk by telephone or video. */
  | 'CALL'
  /** Many parties meet on a subject. */
  | 'CONFERENCE'
  /** A sitting of a standing organ. */
  | 'SESSION'
  /** A text is signed. */
  | 'SIGNING'
  /** Anything else. */
  | 'OTHER';

/** Whether a meeting took place. */
export type MeetingState =
  /** Somebody suggested it. */
  | 'PROPOSED'
  /** It is intended, with or without a date. */
  | 'PLANNED'
  /** It took place. */
  | 'HELD'
  /** It was put off. */
  | 'POSTPONED'
  /** It was called off. */
  | 'CANCELLED';

/** One thing that was said: an act of speech by one or several stakeholders, in their words or in somebody else's. */
export type Statement = Node & Record & {
  __typename?: 'Statement';
  /** The id, beginning with `stm_`. Example: `stm_joint-reaffirmed-cooperation`. */
  id: Scalars['ID']['output'];
  /** The number of this revision. It is 1 when the record is created and grows by one with every change. */
  revision: Scalars['Int']['output'];
  /** Whether the archive vouches for the record. */
  status: RecordStatus;
  /** Why the record has its status. Null if no reason was given. */
  statusReason: Maybe<Scalars['String']['output']>;
  /** The record that this one became. Null unless the status is `MERGED`. */
  supersededBy: Maybe<Record>;
  /** The passages that bear on the record, in the order the editor gave; the first is where the statement stands in source order. */
  evidence: Array<Evidence>;
  /** When the record was created. */
  createdAt: Scalars['DateTime']['output'];
  /** When the latest revision was created. */
  updatedAt: Scalars['DateTime']['output'];
  /** Whether this is one revision, frozen: what was asked for as of an instant or by a frozen id. Its id ends in `@` and the number of the revision, so that no cache takes it for what stands, and a citation can name exactly what was read. */
  isFrozen: Scalars['Boolean']['output'];
  /** The record as it stands now, under its own id: this one, unless it is frozen. */
  current: Statement;
  /** The record in the shape of its type's input: what `record…` and `importRecords` take, and what an export has. */
  input: Scalars['JSON']['output'];
  /** All revisions of the record, newest first. */
  revisions: RevisionConnection;
  /**
   * A citation of this revision, with the chain in words: "Yang Yanyi, special representative of China, as relayed by Ministry of Foreign Affairs and International Cooperation (press release, 4 March 2022), in The Phnom Penh Post".
   * A text of more than 300 characters is shortened.
   */
  citation: Scalars['String']['output'];
  /** What was done by saying it. */
  act: Act;
  /** The reporting words of the source. Examples: `reaffirmed`, `voiced gratitude`. Null if it has none. */
  cue: Maybe<Scalars['String']['output']>;
  /** How the words are given. */
  mode: Mode;
  /** Its text in parts: verbatim spans, and the editor's words between them. */
  parts: Array<Part>;
  /** The texts of `parts`, joined. */
  text: Scalars['String']['output'];
  /** The texts of the verbatim parts alone. */
  quotes: Array<Scalars['String']['output']>;
  /** Who speaks and who is addressed, in which capacity and for whom, in the order the editor gave. */
  parties: Array<Party>;
  /** The stakeholders of the parties that speak, each once, in the order given. One that was merged is shown as what it became. */
  speakers: Array<Stakeholder>;
  /** The stakeholders of the parties that are addressed, each once, in the order given. One that was merged is shown as what it became. */
  addressees: Array<Stakeholder>;
  /** Whom it is about. */
  about: Array<Stakeholder>;
  /** When it was said. If that is unknown, the date of its meeting, with the basis `INFERRED`. Null if neither is known. */
  saidOn: Maybe<PartialDate>;
  /** The occasion on which it was said. Null if it was said on none that the archive knows. */
  meeting: Maybe<Meeting>;
  /** The occasions to come that it speaks of. */
  anticipates: Array<Meeting>;
  /** What it is about. */
  topics: Array<Topic>;
  /** The documents of its evidence, each once, in the order given. */
  documents: Array<Document>;
  /** The number of documents that carry it: those of its supporting evidence, each once, without retracted ones. */
  reports: Scalars['Int']['output'];
  /**
   * From how many independent origins it comes: twelve reports of one release are one origin.
   * Each passage is followed to the last link of its chain and on through `derivedFrom`; what it ends at is counted once.
   */
  origins: Scalars['Int']['output'];
  /** The commitments made by it, next due first, records without a date last. More than 1,000 is an error. */
  commitments: Array<Commitment>;
  /** What this statement says of other statements: a denial refers to what it denies, an answer to its question. In the order that the editor gave. */
  relations: Array<StatementRelation>;
  /** The statements that refer to this one in their `relations`, earliest first, records without a date last. Includes those that refer to a statement merged into this one. */
  relatedFrom: StatementConnection;
};


/** One thing that was said: an act of speech by one or several stakeholders, in their words or in somebody else's. */
export type StatementRevisionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** One thing that was said: an act of speech by one or several stakeholders, in their words or in somebody else's. */
export type StatementCitationArgs = {
  style?: CitationStyle;
  lang?: InputMaybe<Scalars['LanguageTag']['input']>;
};


/** One thing that was said: an act of speech by one or several stakeholders, in their words or in somebody else's. */
export type StatementRelatedFromArgs = {
  kinds?: InputMaybe<Array<RelationKind>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** What one statement says of another. */
export type StatementRelation = {
  __typename?: 'StatementRelation';
  /** How it relates to the other statement. */
  kind: RelationKind;
  /** The other statement. */
  statement: Statement;
};

/**
 * How a statement relates to another one.
 * Example: a spokesperson says on 5 March that a sentence in a release of 4 March "was never said". The denial is a statement of its own, whose relation of kind `DENIES` refers to the statement of 4 March; both stay CURRENT.
 */
export type RelationKind =
  /** Says that the other statement is untrue, or was never made. */
  | 'DENIES'
  /** Replaces the other statement or a part of it with what should have been said: a correction, a walk-back. Usually by the same speaker. */
  | 'CORRECTS'
  /** Answers the question that the other statement asks. The question has the act `ASKED`. */
  | 'ANSWERS'
  /** Repeats words of the other statement and attributes them to its speaker. */
  | 'QUOTES'
  /** Says the same again, as a later statement of its own. Relations of this kind must not form a cycle. */
  | 'REPEATS'
  /** Cannot be true together with the other statement, and does not mention it. Noted by the editor. */
  | 'CONTRADICTS';

/** What is done by saying something. */
export type Act =
  /** Confirmed what was held before. */
  | 'REAFFIRMED'
  /** Said again. */
  | 'REITERATED'
  /** Took note, remarked. */
  | 'NOTED'
  /** Gave thanks. */
  | 'THANKED'
  /** Informed somebody of a matter. */
  | 'BRIEFED'
  /** Made known. */
  | 'ANNOUNCED'
  /** Gave reasons or aims. */
  | 'EXPLAINED'
  /** Spoke well of. */
  | 'PRAISED'
  /** Backed somebody or something. */
  | 'SUPPORTED'
  /** Promised. */
  | 'PLEDGED'
  /** Judged a situation. */
  | 'ASSESSED'
  /** Warned. */
  | 'CAUTIONED'
  /** Asked for something. */
  | 'REQUESTED'
  /** Found fault. */
  | 'CRITICIZED'
  /** Refused. */
  | 'REJECTED'
  /** Said that it is not so. */
  | 'DENIED'
  /** Said it, without anything that the other acts name. For a plain "said". */
  | 'STATED'
  /** Gave it weight: "emphasized", "stressed", "underlined". */
  | 'EMPHASIZED'
  /** Pressed somebody to act: "urged", "called on". */
  | 'URGED'
  /** Required it of somebody: "demanded", "insisted". */
  | 'DEMANDED'
  /** Put forward a step or a text for others to decide. */
  | 'PROPOSED'
  /** Asked somebody to come or to take part. */
  | 'INVITED'
  /** Settled it with others: "agreed", "decided". */
  | 'AGREED'
  /** Received a step or a person gladly. */
  | 'WELCOMED'
  /** Voiced worry. */
  | 'EXPRESSED_CONCERN'
  /** Censured in the strongest terms. */
  | 'CONDEMNED'
  /** Blamed somebody for a wrong. */
  | 'ACCUSED'
  /** Announced harm or a measure if something is or is not done. */
  | 'THREATENED'
  /** Wished somebody joy of an event. */
  | 'CONGRATULATED'
  /** Offered sympathy for a loss. */
  | 'CONDOLED'
  /** Asked pardon for an act of its own. */
  | 'APOLOGIZED'
  /** Put a question. */
  | 'ASKED'
  /** Refused to answer a question. */
  | 'DECLINED_TO_COMMENT'
  /** Set an earlier statement right. See `relations` for which one. */
  | 'CORRECTED'
  /** Anything else. */
  | 'OTHER';

/** How a source gives what was said. */
export type Mode =
  /** In quotation marks. Has a verbatim part. */
  | 'DIRECT'
  /** Partly in quotation marks, partly retold. Has a verbatim part. */
  | 'MIXED'
  /** Retold with a reporting verb. Has no verbatim part. */
  | 'INDIRECT'
  /** Retold without a reporting verb. Has no verbatim part. */
  | 'FREE_INDIRECT';

/** A part of a statement's text. */
export type Part = {
  __typename?: 'Part';
  /** The text of the part, including the spaces that join it to the next. The parts together must contain a visible character. */
  text: Scalars['String']['output'];
  /** Whether the source puts it in quotation marks. */
  verbatim: Scalars['Boolean']['output'];
  /** Whose words they are. Null if the part is not verbatim. */
  wordsOf: Maybe<WordsOf>;
  /** Its language. Null if it is the language of the document. */
  lang: Maybe<Scalars['LanguageTag']['output']>;
  /** Whether the words are a translation of what was said, by an interpreter or by the source. */
  translated: Scalars['Boolean']['output'];
};

/** Whose words a quoted span is: a release's quote is often the release's own wording. */
export type WordsOf =
  /** The speaker's own. */
  | 'SPEAKER'
  /** Those of whoever relayed it. */
  | 'REPORTER'
  /** It is unclear. */
  | 'UNCLEAR';

/** What one side tells of a meeting, or what all others do. */
export type Account = {
  __typename?: 'Account';
  /** The side: for whom its participants spoke, or they themselves. Null for the account of others, such as the press. */
  side: Maybe<Stakeholder>;
  /** The documents in which it was first written down. */
  documents: Array<Document>;
  /** What it tells, in the order of `Meeting.statements`. */
  statements: Array<Statement>;
  /** What it alone tells: no other account has it, nor a statement that repeats it. */
  onlyHere: Array<Statement>;
};

/** How a citation is written. */
export type CitationStyle =
  /** Plain text: the chain, the words, the occasion, the source and the revision in the archive. */
  | 'PLAIN'
  /** The same in Markdown. */
  | 'MARKDOWN'
  /** The same in HTML, without an element around it. */
  | 'HTML'
  /** An entry of BibTeX. */
  | 'BIBTEX'
  /** An item of CSL-JSON, for Zotero and others. */
  | 'CSL_JSON'
  /** A record of RIS, for EndNote and others. */
  | 'RIS';

/** Something that a stakeholder undertook to do. */
export type Commitment = Node & Record & {
  __typename?: 'Commitment';
  /** The id, beginning with `com_`. Example: `com_visit-myanmar`. */
  id: Scalars['ID']['output'];
  /** The number of this revision. It is 1 when the record is created and grows by one with every change. */
  revision: Scalars['Int']['output'];
  /** Whether the archive vouches for the record. */
  status: RecordStatus;
  /** Why the record has its status. Null if no reason was given. */
  statusReason: Maybe<Scalars['String']['output']>;
  /** The record that this one became. Null unless the status is `MERGED`. */
  supersededBy: Maybe<Record>;
  /** The passages that bear on the record, in the order the editor gave. */
  evidence: Array<Evidence>;
  /** When the record was created. */
  createdAt: Scalars['DateTime']['output'];
  /** When the latest revision was created. */
  updatedAt: Scalars['DateTime']['output'];
  /** Whether this is one revision, frozen: what was asked for as of an instant or by a frozen id. Its id ends in `@` and the number of the revision, so that no cache takes it for what stands, and a citation can name exactly what was read. */
  isFrozen: Scalars['Boolean']['output'];
  /** The record as it stands now, under its own id: this one, unless it is frozen. */
  current: Commitment;
  /** The record in the shape of its type's input: what `record…` and `importRecords` take, and what an export has. */
  input: Scalars['JSON']['output'];
  /** All revisions of the record, newest first. */
  revisions: RevisionConnection;
  /** What is to be done, in the editor's words. */
  summary: Scalars['String']['output'];
  /** Who undertook it. */
  by: Array<Stakeholder>;
  /** Toward whom. */
  toward: Array<Stakeholder>;
  /** The statements by which it was made. */
  statements: Array<Statement>;
  /** When it is due. Null if no date was given. */
  due: Maybe<PartialDate>;
  /** What has to happen first, in the editor's words. Example: `once Israel includes Jerusalem`. Null if it is unconditional. */
  condition: Maybe<Scalars['String']['output']>;
  /** What became of it. */
  state: CommitmentState;
  /** The meetings by which it was kept. */
  realizedBy: Array<Meeting>;
};


/** Something that a stakeholder undertook to do. */
export type CommitmentRevisionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a commitment. */
export type CommitmentState =
  /** Not yet kept. */
  | 'OPEN'
  /** Kept in part. */
  | 'PARTIAL'
  /** Kept. */
  | 'FULFILLED'
  /** The due date passed and it was not kept. */
  | 'LAPSED'
  /** Taken back. */
  | 'WITHDRAWN';

/** A stakeholder in a meeting or a statement, with the capacity it is there in. */
export type Party = {
  __typename?: 'Party';
  /** Who it is. Null if the source does not name it: see `naming` and `asStated`, and `onBehalfOf` for whom it speaks. */
  stakeholder: Maybe<Stakeholder>;
  /** Whether the source names it. */
  naming: Naming;
  /** What it does there. */
  function: PartyFunction;
  /** The capacities in which it took part. Empty if none is known. */
  roles: Array<Role>;
  /** For whom it is there. Empty if it is there for itself. */
  onBehalfOf: Array<Stakeholder>;
  /** How the source names it. Example: `Both sides`. Null if the editor did not note it. */
  asStated: Maybe<Scalars['String']['output']>;
  /** Whether the source says that it took part, or the editor inferred it. */
  basis: Basis;
};

/**
 * Whether a source names a party. Do not invent a stakeholder for an unnamed one.
 * Example: "a senior State Department official said" is a party with `naming: ON_BACKGROUND`, `asStated: "a senior State Department official"` and the State Department in `onBehalfOf`; "it was noted that" is a party with `naming: UNNAMED` and these words in `asStated`.
 */
export type Naming =
  /** The source names it: `stakeholder` is given. */
  | 'NAMED'
  /** The source knows who it is and agreed not to say. */
  | 'ON_BACKGROUND'
  /** The source does not say who it is: "sources", "it was noted that". */
  | 'UNNAMED';

/** What a party does in a meeting or a statement. */
export type PartyFunction =
  /** Says the statement. */
  | 'SPEAKER'
  /** Is spoken to. */
  | 'ADDRESSEE'
  /** Takes part. */
  | 'PARTICIPANT'
  /** Receives the others. */
  | 'HOST'
  /** Comes to the others. */
  | 'VISITOR'
  /** Arranges the occasion. */
  | 'ORGANIZER'
  /** Interprets what is said. */
  | 'INTERPRETER'
  /** Signs the text that is agreed. */
  | 'SIGNATORY'
  /** Mediates between the others. Only in meetings. */
  | 'MEDIATOR';

/** Where a piece of the record comes from. */
export type Basis =
  /** The source says so. */
  | 'EXPLICIT'
  /** The editor inferred it. */
  | 'INFERRED';

/** A date as exactly as it is known. It sorts by its earliest day and matches a range that it overlaps. */
export type PartialDate = {
  __typename?: 'PartialDate';
  /** The date in the Extended Date/Time Format. Example: `2022-03`. */
  edtf: Scalars['EDTF']['output'];
  /** The earliest day that it may mean. Null if the start is open or unknown. */
  earliest: Maybe<Scalars['Date']['output']>;
  /** The latest day that it may mean. Null if the end is open or unknown. */
  latest: Maybe<Scalars['Date']['output']>;
  /** The words of the source. Example: `later in the month`. Null if the editor did not note them. */
  asStated: Maybe<Scalars['String']['output']>;
  /** Whether the source says so, or the editor inferred it (a year that the source leaves out is inferred). */
  basis: Basis;
};

/** A passage of a document that bears on a record (an annotation, in the terms of the W3C Web Annotation model). */
export type Evidence = {
  __typename?: 'Evidence';
  /** The document that the reader can open. */
  document: Document;
  /** Where the passage starts in the document's text, counted in Unicode code points from 0. Null if it is not located. */
  start: Maybe<Scalars['Int']['output']>;
  /** Where it ends, exclusive. Null if it is not located. */
  end: Maybe<Scalars['Int']['output']>;
  /** The passage itself. Null if it was not copied. */
  exact: Maybe<Scalars['String']['output']>;
  /** The text just before the passage, to find it again. Null if it was not copied. */
  prefix: Maybe<Scalars['String']['output']>;
  /** The text just after the passage, to find it again. Null if it was not copied. */
  suffix: Maybe<Scalars['String']['output']>;
  /** The SHA-256 of the passage in UTF-8, as 64 lower-case hexadecimal digits. Null if the text was not held. */
  spanSha256: Maybe<Scalars['String']['output']>;
  /** Whether it speaks for the record or against it. */
  stance: Stance;
  /** The names of the fields that it bears on. Empty for the whole record. */
  supports: Array<Scalars['String']['output']>;
  /** How the words reached the document, nearest the reader first. */
  chain: Array<Relay>;
  /** The document's address with a text fragment that opens at the passage. Null if the document has no address or the passage was not copied. */
  link: Maybe<Scalars['URL']['output']>;
};

/** Whether a passage speaks for a record. */
export type Stance =
  /** It bears the record out. */
  | 'SUPPORTS'
  /** It says otherwise. */
  | 'CONTRADICTS'
  /** The document reports the occasion and leaves this out. The evidence then gives the document and no passage. */
  | 'OMITS';

/** A link of the chain through which words reached a document. */
export type Relay = {
  __typename?: 'Relay';
  /** Who passed the words on. */
  by: Stakeholder;
  /** In which document. Null if none is known. */
  document: Maybe<Document>;
  /** The words that say so. Example: `the release said`. Null if there are none. */
  cue: Maybe<Scalars['String']['output']>;
  /** Whether the source says so, or the editor inferred it. */
  basis: Basis;
};

/** A record as it stood after one change. */
export type Revision = {
  __typename?: 'Revision';
  /** Its number, from 1. */
  number: Scalars['Int']['output'];
  /** When it was made. */
  at: Scalars['DateTime']['output'];
  /** Who made it: the label of the key, if it has one, and its prefix, such as `Phnom Penh desk (rdo_4fGh2Kq9LmXz)`; `import` for an operator's import. */
  by: Scalars['String']['output'];
  /** Why, in the words of who made it. Null if nobody said so. */
  reason: Maybe<Scalars['String']['output']>;
  /** The names of the fields that differ from the revision before; all that are set, in the first. */
  changed: Array<Scalars['String']['output']>;
  /** The record as it then stood, in the shape of the type's input, with `status`, `statusReason` and `supersededBy` beside it. */
  snapshot: Scalars['JSON']['output'];
};

/**
 * Where a page stands in its listing (Relay cursor specification).
 * A cursor belongs to the same field with the same filter and order, for good: it marks a place and needs no secret. One of another listing is BAD_USER_INPUT, and so is one that was made up, unless it names a place that the listing could have.
 */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Whether there are items after this page. Also true if reading stopped early, when there may be some: see `stoppedEarly`. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether reading stopped at its bound before the page was full: a thousand records were looked at, of which few match the filter, or the records are large. Go on from `endCursor`, or from `startCursor` backwards. */
  stoppedEarly: Scalars['Boolean']['output'];
  /** Whether there are items before this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first item, for `before`. Null on an empty page. */
  startCursor: Maybe<Scalars['String']['output']>;
  /** The cursor of the last item, for `after`. Null if the listing is empty. */
  endCursor: Maybe<Scalars['String']['output']>;
};

/** How many items a listing has. */
export type Count = {
  __typename?: 'Count';
  /** The number; at least so many if it is not exact. */
  value: Scalars['Int']['output'];
  /** Whether there are no more. False if counting stopped at its bound. */
  isExact: Scalars['Boolean']['output'];
};

/** A page of a listing of stakeholders (Relay cursor specification). */
export type StakeholderConnection = {
  __typename?: 'StakeholderConnection';
  /** The stakeholders with their cursors, in the order of the listing. */
  edges: Array<StakeholderEdge>;
  /** The stakeholders without cursors, in the same order. */
  nodes: Array<Stakeholder>;
  /** Where this page is in the listing. */
  pageInfo: PageInfo;
  /** How many there are in all, whatever the page. Counted by reading up to a thousand entries of the listing, unless this page is all of it. */
  totalCount: Count;
};

/** A stakeholder in a listing. */
export type StakeholderEdge = {
  __typename?: 'StakeholderEdge';
  /** The opaque cursor of this item, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The stakeholder. */
  node: Stakeholder;
};

/** A page of a listing of topics (Relay cursor specification). */
export type TopicConnection = {
  __typename?: 'TopicConnection';
  /** The topics with their cursors, in the order of the listing. */
  edges: Array<TopicEdge>;
  /** The topics without cursors, in the same order. */
  nodes: Array<Topic>;
  /** Where this page is in the listing. */
  pageInfo: PageInfo;
  /** How many there are in all, whatever the page. Counted by reading up to a thousand entries of the listing, unless this page is all of it. */
  totalCount: Count;
};

/** A topic in a listing. */
export type TopicEdge = {
  __typename?: 'TopicEdge';
  /** The opaque cursor of this item, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The topic. */
  node: Topic;
};

/** A page of a listing of documents (Relay cursor specification). */
export type DocumentConnection = {
  __typename?: 'DocumentConnection';
  /** The documents with their cursors, in the order of the listing. */
  edges: Array<DocumentEdge>;
  /** The documents without cursors, in the same order. */
  nodes: Array<Document>;
  /** Where this page is in the listing. */
  pageInfo: PageInfo;
  /** How many there are in all, whatever the page. Counted by reading up to a thousand entries of the listing, unless this page is all of it. */
  totalCount: Count;
};

/** A document in a listing. */
export type DocumentEdge = {
  __typename?: 'DocumentEdge';
  /** The opaque cursor of this item, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The document. */
  node: Document;
};

/** A page of a listing of meetings (Relay cursor specification). */
export type MeetingConnection = {
  __typename?: 'MeetingConnection';
  /** The meetings with their cursors, in the order of the listing. */
  edges: Array<MeetingEdge>;
  /** The meetings without cursors, in the same order. */
  nodes: Array<Meeting>;
  /** Where this page is in the listing. */
  pageInfo: PageInfo;
  /** How many there are in all, whatever the page. Counted by reading up to a thousand entries of the listing, unless this page is all of it. */
  totalCount: Count;
};

/** A meeting in a listing. */
export type MeetingEdge = {
  __typename?: 'MeetingEdge';
  /** The opaque cursor of this item, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The meeting. */
  node: Meeting;
};

/** A page of a listing of statements (Relay cursor specification). */
export type StatementConnection = {
  __typename?: 'StatementConnection';
  /** The statements with their cursors, in the order of the listing. */
  edges: Array<StatementEdge>;
  /** The statements without cursors, in the same order. */
  nodes: Array<Statement>;
  /** Where this page is in the listing. */
  pageInfo: PageInfo;
  /** How many there are in all, whatever the page. Counted by reading up to a thousand entries of the listing, unless this page is all of it. */
  totalCount: Count;
};

/** A statement in a listing. */
export type StatementEdge = {
  __typename?: 'StatementEdge';
  /** The opaque cursor of this item, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The statement. */
  node: Statement;
};

/** A page of a listing of commitments (Relay cursor specification). */
export type CommitmentConnection = {
  __typename?: 'CommitmentConnection';
  /** The commitments with their cursors, in the order of the listing. */
  edges: Array<CommitmentEdge>;
  /** The commitments without cursors, in the same order. */
  nodes: Array<Commitment>;
  /** Where this page is in the listing. */
  pageInfo: PageInfo;
  /** How many there are in all, whatever the page. Counted by reading up to a thousand entries of the listing, unless this page is all of it. */
  totalCount: Count;
};

/** A commitment in a listing. */
export type CommitmentEdge = {
  __typename?: 'CommitmentEdge';
  /** The opaque cursor of this item, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The commitment. */
  node: Commitment;
};

/** A page of the passages of a document, checked (Relay cursor specification). */
export type EvidenceCheckConnection = {
  __typename?: 'EvidenceCheckConnection';
  /** The checks with their cursors, in text order of the statements, then other records. */
  edges: Array<EvidenceCheckEdge>;
  /** The checks without cursors, in the same order. */
  nodes: Array<EvidenceCheck>;
  /** Where this page is in the listing. */
  pageInfo: PageInfo;
  /** Whether the text that was sent is the one whose SHA-256 the document has. Null if it has none. If it is false, the text was edited since, or is that of another document. */
  isSameText: Maybe<Scalars['Boolean']['output']>;
};

/** A check in a listing. */
export type EvidenceCheckEdge = {
  __typename?: 'EvidenceCheckEdge';
  /** The opaque cursor of this item, for `after`. */
  cursor: Scalars['String']['output'];
  /** The check. */
  node: EvidenceCheck;
};

/** What became of one passage that a record cites. */
export type EvidenceCheck = {
  __typename?: 'EvidenceCheck';
  /** The record that cites the passage. */
  record: Record;
  /** Which of the record's `evidence` it is, counted from 0. */
  index: Scalars['Int']['output'];
  /** Whether the passage is where the record says it is. */
  state: EvidenceState;
  /** Where the passage starts in the text that was sent, in Unicode code points from 0. Null unless it was found. */
  start: Maybe<Scalars['Int']['output']>;
  /** Where it ends, exclusive. Null unless it was found. */
  end: Maybe<Scalars['Int']['output']>;
  /** Whether the record's offsets are those of UTF-16 code units, as JavaScript and Java count, instead of code points. True only for `MOVED`. */
  countedInUtf16: Scalars['Boolean']['output'];
};

/** Whether a passage is where a record says it is. */
export type EvidenceState =
  /** It is where the record says. */
  | 'INTACT'
  /** It is in the text at another place. `start` and `end` say where. */
  | 'MOVED'
  /** At its place, between the same prefix and suffix, the text reads otherwise. */
  | 'CHANGED'
  /** It is not in the text. */
  | 'ORPHANED'
  /** The record gives neither a passage nor a hash of one: nothing can be checked. */
  | 'NOT_LOCATED';

/** A name, and what else is known of whom it means. */
export type NameSoughtInput = {
  /** The name, at most 500 characters. Order, case, accents and initials count little: `Sokhonn, P.` finds Prak Sokhonn. */
  name: Scalars['String']['input'];
  /** The kind of actor: others are left out. */
  kind?: InputMaybe<StakeholderKind>;
  /** The country: whoever belongs to another one scores less. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** The number of candidates, 1 to 20. */
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A stakeholder who may be meant by a name. */
export type NameCandidate = {
  __typename?: 'NameCandidate';
  /** Who it is. A record that was merged is shown as what it became. */
  stakeholder: Stakeholder;
  /** The name that is most alike. */
  name: Scalars['String']['output'];
  /** How much it is alike, from 0 to 100. The same name is 100. */
  score: Scalars['Float']['output'];
  /** Whether nobody else comes close, so that no human needs to look. */
  isMatch: Scalars['Boolean']['output'];
};

/** What a timeline counts. */
export type TimelineFilter = {
  /** The id of who spoke, or took part, themselves or through others. */
  stakeholder?: InputMaybe<Scalars['ID']['input']>;
  /** The id of a topic. */
  topic?: InputMaybe<Scalars['ID']['input']>;
  /** Whether what is on a topic under `topic` counts too; more than 50 such topics are TOO_MUCH. */
  narrower?: InputMaybe<Scalars['Boolean']['input']>;
  /** The first day on which it can have been. */
  from?: InputMaybe<Scalars['Date']['input']>;
  /** The last such day. */
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** How long a step of a timeline is. */
export type TimelineStep =
  /** A calendar month. */
  | 'MONTH'
  /** A calendar year. */
  | 'YEAR';

/** A step of a timeline, and how much there was in it. */
export type TimelineBucket = {
  __typename?: 'TimelineBucket';
  /** The first day of the month or year. What has a date of several months counts in the first of them. Null for what has no date. */
  start: Maybe<Scalars['Date']['output']>;
  /** How many meetings. */
  meetings: Scalars['Int']['output'];
  /** How many statements. */
  statements: Scalars['Int']['output'];
  /** Whether these are all. False for the steps at which counting stopped; earlier ones are left out. */
  isExact: Scalars['Boolean']['output'];
};

/** What a network counts. */
export type NetworkFilter = {
  /** The id of somebody: only their links, and those between whom they met or addressed. */
  stakeholder?: InputMaybe<Scalars['ID']['input']>;
  /** The id of a topic. */
  topic?: InputMaybe<Scalars['ID']['input']>;
  /** Whether what is on a topic under `topic` counts too; more than 50 such topics are TOO_MUCH. */
  narrower?: InputMaybe<Scalars['Boolean']['input']>;
  /** The first day on which it can have been. */
  from?: InputMaybe<Scalars['Date']['input']>;
  /** The last such day. */
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** Who met or addressed whom. */
export type Network = {
  __typename?: 'Network';
  /** Everybody at an end of a link, each once, those with most first. */
  nodes: Array<NetworkNode>;
  /** The links, those with most first. */
  links: Array<NetworkLink>;
  /** Whether all meetings and statements were counted, and all links are shown. */
  isExact: Scalars['Boolean']['output'];
};

/** Somebody in a network. */
export type NetworkNode = {
  __typename?: 'NetworkNode';
  /** Who it is. A record that was merged counts as what it became. */
  stakeholder: Stakeholder;
  /** How many of the meetings that were counted they took part in. */
  meetings: Scalars['Int']['output'];
  /** How many of the statements that were counted they made or were addressed by. */
  statements: Scalars['Int']['output'];
};

/** What there was between two. Meetings of more than 20 are not counted: to sit in one hall is not to meet. */
export type NetworkLink = {
  __typename?: 'NetworkLink';
  /** The one whose id sorts first. */
  source: Stakeholder;
  /** The other one. */
  target: Stakeholder;
  /** How many meetings both took part in. */
  meetings: Scalars['Int']['output'];
  /** How many statements `source` addressed to `target`. */
  fromSource: Scalars['Int']['output'];
  /** How many statements `target` addressed to `source`. */
  fromTarget: Scalars['Int']['output'];
};

/** The types of records that are searched. */
export type SearchType =
  /** Meetings, by title and place. */
  | 'MEETING'
  /** Statements, by their text. */
  | 'STATEMENT'
  /** Stakeholders, by all of their names. */
  | 'STAKEHOLDER'
  /** Topics, by all of their labels. */
  | 'TOPIC'
  /** Documents, by title. */
  | 'DOCUMENT';

/** The order of what a search finds. */
export type SearchOrder =
  /** What matches best first: by how rare its words are, how often and how close together they stand, and in which field. */
  | 'RELEVANCE'
  /** The latest first, what has no date last. */
  | 'NEWEST_FIRST'
  /** The earliest first, what has no date last. With `from`, what began more than a year before that day is left out. */
  | 'OLDEST_FIRST';

/** Conditions that what a search finds must meet, all of them. Types of records that a condition says nothing of are not searched. */
export type SearchFilter = {
  /** The first day on which it can have been said, held or issued. Finds statements, meetings and documents. Example: `2022-03-01`. */
  from?: InputMaybe<Scalars['Date']['input']>;
  /** The last such day. */
  to?: InputMaybe<Scalars['Date']['input']>;
  /** The id of who speaks. Finds statements. */
  speaker?: InputMaybe<Scalars['ID']['input']>;
  /** The id of whom somebody speaks for. Finds statements. */
  onBehalfOf?: InputMaybe<Scalars['ID']['input']>;
  /** The id of a topic that it is on. Finds statements and meetings. */
  topic?: InputMaybe<Scalars['ID']['input']>;
  /** Whether what is on a topic under `topic` is found too; more than 50 such topics are TOO_MUCH. */
  narrower?: InputMaybe<Scalars['Boolean']['input']>;
  /** The country where a meeting was, or that a stakeholder belongs to. Finds those. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** The language of a document, or of the document that carries a statement; regions and scripts do not count: `zh` finds `zh-Hant`. Finds those. */
  language?: InputMaybe<Scalars['LanguageTag']['input']>;
};

/** A page of what a search finds (Relay cursor specification). */
export type SearchConnection = {
  __typename?: 'SearchConnection';
  /** What was found, with cursors and with what matches in it, in the order of the search. */
  edges: Array<SearchEdge>;
  /** The records without cursors, in the same order. */
  nodes: Array<Record>;
  /** Where this page is in what was found. `stoppedEarly` says that more may match than was compared. */
  pageInfo: PageInfo;
  /** How many records match; at least so many if not all could be compared. */
  totalCount: Count;
};

/** A record that a search found. */
export type SearchEdge = {
  __typename?: 'SearchEdge';
  /** The opaque cursor of this item, for `after`. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: Record;
  /** What matches in it. Empty if it matches by whom it is about. */
  highlights: Array<Highlight>;
};

/** A text of a record, and what matches in it. It is plain text: escape it before it becomes HTML. */
export type Highlight = {
  __typename?: 'Highlight';
  /** The field: `text`, `title`, `place`, `names` or `labels`. */
  field: Scalars['String']['output'];
  /** The whole text. */
  text: Scalars['String']['output'];
  /** What matches in it, in order. */
  ranges: Array<Range>;
};

/** A part of a text, in Unicode code points. */
export type Range = {
  __typename?: 'Range';
  /** The position of its first character, from 0. */
  start: Scalars['Int']['output'];
  /** The position after its last character. */
  end: Scalars['Int']['output'];
};

/** A page of a listing of revisions (Relay cursor specification). */
export type RevisionConnection = {
  __typename?: 'RevisionConnection';
  /** The revisions with their cursors, in the order of the listing. */
  edges: Array<RevisionEdge>;
  /** The revisions without cursors, in the same order. */
  nodes: Array<Revision>;
  /** Where this page is in the listing. */
  pageInfo: PageInfo;
};

/** A revision in a listing. */
export type RevisionEdge = {
  __typename?: 'RevisionEdge';
  /** The opaque cursor of this item, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The revision. */
  node: Revision;
};

/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type Query = {
  __typename?: 'Query';
  /** A record of any type by its id, or one of its revisions by a frozen id such as `mtg_sokhonn-yang-2022-03-04@2`. Null if there is none. */
  node: Maybe<Node>;
  /** Up to 100 records of any type by their ids, in the order given, with null for an id that has no record. Ids of frozen revisions are taken too. */
  nodes: Array<Maybe<Node>>;
  /** A meeting by its id. Null if there is none. */
  meeting: Maybe<Meeting>;
  /** A statement by its id. Null if there is none. */
  statement: Maybe<Statement>;
  /** A stakeholder by its id. Null if there is none. */
  stakeholder: Maybe<Stakeholder>;
  /** A role by its id. Null if there is none. */
  role: Maybe<Role>;
  /** A topic by its id. Null if there is none. */
  topic: Maybe<Topic>;
  /** A document by its id. Null if there is none. */
  document: Maybe<Document>;
  /** A commitment by its id. Null if there is none. */
  commitment: Maybe<Commitment>;
  /**
   * The records that have these identifiers, of any type, in the order given: a list for each identifier, empty if no record has it.
   * Includes a record that another one was merged into, once. At most 100 identifiers; the same one may be given twice.
   */
  recordsByIdentifier: Array<Array<Record>>;
  /**
   * Checks every passage of a document against its text: whether what the archive cites is there.
   * The text is compared and not kept. It must have the document's `textSha256`, if that is known, or an edited text: then passages are looked for where they moved to.
   */
  checkEvidence: Maybe<EvidenceCheckConnection>;
  /** All meetings, or those that match a filter. */
  meetings: Maybe<MeetingConnection>;
  /** All statements, or those that match a filter. */
  statements: Maybe<StatementConnection>;
  /** All stakeholders, or those that match a filter, by name; with `filter.name` and no `filter.identifier`, by the words that match. */
  stakeholders: Maybe<StakeholderConnection>;
  /** All topics, or those that match a filter, by label; with `filter.label` and neither `filter.broader` nor `filter.identifier`, by the words that match. */
  topics: Maybe<TopicConnection>;
  /** All documents, or those that match a filter, newest first, records without a date last. */
  documents: Maybe<DocumentConnection>;
  /** All commitments, or those that match a filter, next due first, records without a date last. */
  commitments: Maybe<CommitmentConnection>;
  /**
   * The feed of changes, earliest first: every revision of every record once, for those who keep a copy.
   * Read until `hasNextPage` is false, keep `endCursor`, and go on from it later: nothing is missed and nothing comes twice.
   * A change is shown 5 seconds after it was made, when no other can come to stand before it; also where the clocks of machines differ or go back, nothing is added before what was shown.
   */
  changes: Maybe<ChangeConnection>;
  /**
   * The records that have the words of a text: of statements the text, of meetings the title and place, of documents the title, of stakeholders and topics the names.
   *
   * All words must be there, in any form of their language: `allies` finds "ally". By relevance the last word may be the beginning of one, for a search while typing; a space behind it ends it. `"an exact phrase"` must stand so, and what follows `-` must not be there. Accents and case do not count. A stakeholder who is named is also found under other names, in other scripts, and by what they said or attended.
   *
   * Example: `search(text: "ukraine \"no-fly zone\" -nato", types: [STATEMENT])`. Of a long text the first 20,000 characters are searched.
   */
  search: Maybe<SearchConnection>;
  /**
   * Who may be meant by names, for each the best first: to match a list of names with the records of the archive. Whose name begins with one of the words is compared, word by word.
   *
   * The same is served at `/reconcile` by the protocol of the W3C Entity Reconciliation Community Group, which OpenRefine speaks.
   */
  candidates: Maybe<Array<Array<NameCandidate>>>;
  /** How many meetings were held and statements made by month or year, latest first, what has no date last; months without any are left out. Of each, the latest 3,000 are counted. */
  timeline: Maybe<Array<TimelineBucket>>;
  /** Who met or addressed whom, and how often. The latest 3,000 meetings and 3,000 statements are counted. */
  network: Maybe<Network>;
  /** Who the API takes the caller for. */
  viewer: Viewer;
  /** All API keys, newest first. Needs the scope `ADMIN`. */
  apiKeys: Maybe<ApiKeyConnection>;
  /** The proposals to revise records that were made with the caller's API key; with the scope `WRITE`, those of all. The last made or decided first, so that whoever proposed hears of decisions. */
  proposals: Maybe<ProposalConnection>;
  /** A proposal by its id. Null if there is none, or another key made it and the caller's does not have the scope `WRITE`. */
  proposal: Maybe<Proposal>;
  /** The whole archive as files, and the changes of each day, as they were made last. Null if the operator has made none. */
  bulk: Maybe<Bulk>;
  /**
   * Proposes the records of a text: who met, who said what, whose words they are, through whom they reached it. Nothing is written, and the text is not kept: an editor looks at the draft, corrects it and records it.
   *
   * It is made by rules, without a network: the same text and archive give the same draft. The languages are English (`en`) and Chinese (`zh`).
   */
  draft: Maybe<Draft>;
  /** The webhooks of the caller's API key; with the scope `ADMIN`, of all. In the order of their ids. */
  webhooks: Maybe<WebhookConnection>;
  /** A webhook by its id. Null if there is none, or it belongs to another key and the caller's does not have the scope `ADMIN`. */
  webhook: Maybe<Webhook>;
  /**
   * Pairs of records that may be one, for an editor to compare and merge: stakeholders with the same name who are not of different countries, meetings of the same participants on the same day, documents with the same address or text, and records with the same identifier.
   *
   * Needs the scope `ADMIN`. A page looks through `first` records of the type, in the order of their listing; a pair comes with the one whose id sorts first. So a page may be empty, and others follow.
   */
  suspects: Maybe<SuspectConnection>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryMeetingArgs = {
  id: Scalars['ID']['input'];
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryStatementArgs = {
  id: Scalars['ID']['input'];
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryStakeholderArgs = {
  id: Scalars['ID']['input'];
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryRoleArgs = {
  id: Scalars['ID']['input'];
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryTopicArgs = {
  id: Scalars['ID']['input'];
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryDocumentArgs = {
  id: Scalars['ID']['input'];
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryCommitmentArgs = {
  id: Scalars['ID']['input'];
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryRecordsByIdentifierArgs = {
  identifiers: Array<IdentifierInput>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryCheckEvidenceArgs = {
  document: Scalars['ID']['input'];
  text: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryMeetingsArgs = {
  filter?: InputMaybe<MeetingFilter>;
  order?: InputMaybe<TimelineOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryStatementsArgs = {
  filter?: InputMaybe<StatementFilter>;
  order?: InputMaybe<TimelineOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryStakeholdersArgs = {
  filter?: InputMaybe<StakeholderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryTopicsArgs = {
  filter?: InputMaybe<TopicFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryDocumentsArgs = {
  filter?: InputMaybe<DocumentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryCommitmentsArgs = {
  filter?: InputMaybe<CommitmentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  since?: InputMaybe<Scalars['DateTime']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  types?: InputMaybe<Array<RecordType>>;
  filter?: InputMaybe<ChangeFilter>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QuerySearchArgs = {
  text: Scalars['String']['input'];
  types?: InputMaybe<Array<SearchType>>;
  filter?: InputMaybe<SearchFilter>;
  order?: InputMaybe<SearchOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryCandidatesArgs = {
  names: Array<NameSoughtInput>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryTimelineArgs = {
  filter: TimelineFilter;
  by?: InputMaybe<TimelineStep>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryNetworkArgs = {
  filter: NetworkFilter;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryApiKeysArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryProposalsArgs = {
  record?: InputMaybe<Scalars['ID']['input']>;
  open?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryProposalArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryDraftArgs = {
  text: Scalars['String']['input'];
  document: DocumentInput;
  lang?: InputMaybe<Scalars['LanguageTag']['input']>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryWebhooksArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QueryWebhookArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked of the archive. Listings give 20 at a time unless asked otherwise, and 100 at the most. */
export type QuerySuspectsArgs = {
  type: RecordType;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Pairs of records that may be one. */
export type SuspectConnection = {
  __typename?: 'SuspectConnection';
  /** The pairs that were found. */
  nodes: Array<Suspect>;
  /** Where the records that were looked through are in their listing. */
  pageInfo: PageInfo;
};

/** Two records that may be one. */
export type Suspect = {
  __typename?: 'Suspect';
  /** The one whose id sorts first. */
  record: Record;
  /** The other one. */
  other: Record;
  /** The field in which they agree, as in UserError. */
  field: Array<Scalars['String']['output']>;
  /** What they have in common. Example: `the identifier iso3166 KH`. */
  what: Scalars['String']['output'];
};

/** Who the API takes a caller for. */
export type Viewer = {
  __typename?: 'Viewer';
  /** The name of the caller's key, or `anonymous`. */
  name: Scalars['String']['output'];
  /** What the caller may do. */
  scopes: Array<Scope>;
  /** The caller's key. Null without one. */
  key: Maybe<ApiKey>;
  /** How much the caller may still ask for. */
  rateLimit: RateLimit;
};

/** How much a caller may ask for, in cost points. Every operation is charged, before it runs, what its selection can cost; it is given back what it did not use, and charged what it used beyond that. `extensions.cost` of every answer says both: `requested` and `actual`. */
export type RateLimit = {
  __typename?: 'RateLimit';
  /** The size of the token bucket, in points: one minute's worth. */
  limit: Scalars['Int']['output'];
  /** The points left, this operation's already taken off. */
  remaining: Scalars['Int']['output'];
  /** How many points come back in a second. */
  restoreRate: Scalars['Float']['output'];
  /** When the bucket is full again, if nothing more is asked. */
  resetAt: Scalars['DateTime']['output'];
};

/** What a key lets its bearer do. */
export type Scope =
  /** Read, at the key's own rate. Everyone may read; a key reads more. */
  | 'READ'
  /** Write records, dispute, retract, merge and restore them. */
  | 'WRITE'
  /** Erase records; issue, rotate and revoke keys. */
  | 'ADMIN';

/**
 * A key that a partner organization sends with its requests, as `x-api-key` or `Authorization: Bearer`.
 * Its secret text begins with `rdo_` and has 58 letters and digits after it; it is shown once, when it is issued, and only its hash is kept.
 */
export type ApiKey = {
  __typename?: 'ApiKey';
  /** The key's id: 12 letters and digits, the first ones behind `rdo_` in the secret text. */
  id: Scalars['ID']['output'];
  /** What it is for, or whose. Visible to administrators and its holder only. */
  name: Scalars['String']['output'];
  /** The name that readers see, with its prefix, in the history of what was written with it. Null if they see only the prefix. */
  label: Maybe<Scalars['String']['output']>;
  /** The organization that it was issued to. Null if none was named. */
  organization: Maybe<Scalars['String']['output']>;
  /** How the secret text begins, to tell keys apart: `rdo_` and the id. */
  prefix: Scalars['String']['output'];
  /** What it lets its bearer do. */
  scopes: Array<Scope>;
  /** The types of records that it may write. Null for all. */
  types: Maybe<Array<RecordType>>;
  /** How the ids of the records begin that it may write. Null for all. */
  idPrefixes: Maybe<Array<Scalars['String']['output']>>;
  /** Whether it may amend, and change the status of, only those records that it made itself. */
  ownRecordsOnly: Scalars['Boolean']['output'];
  /** What was done to the key, the latest first: 100 at the most. */
  events: Array<ApiKeyEvent>;
  /** When it was issued. */
  createdAt: Scalars['DateTime']['output'];
  /** When it stops working. Null for a key that does not expire. */
  expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** When it was last used, to within 10 minutes. Null if it never was. */
  lastUsedAt: Maybe<Scalars['DateTime']['output']>;
  /** Until when a secret from before the last rotation keeps working beside the newest. Null if none does. */
  overlapUntil: Maybe<Scalars['DateTime']['output']>;
  /** When it was revoked. Null if it was not. */
  revokedAt: Maybe<Scalars['DateTime']['output']>;
};

/** Something that was done to an API key. */
export type ApiKeyEvent = {
  __typename?: 'ApiKeyEvent';
  /** When. */
  at: Scalars['DateTime']['output'];
  /** What was done. */
  action: ApiKeyAction;
  /** The prefix of the key by which it was done, such as `rdo_4fGh2Kq9LmXz`. Null for the operator's command. */
  by: Maybe<Scalars['String']['output']>;
};

/** What is done to an API key. */
export type ApiKeyAction =
  /** It was issued. */
  | 'ISSUED'
  /** It was given a new secret. */
  | 'ROTATED'
  /** It was revoked. */
  | 'REVOKED';

/** A page of the listing of API keys (Relay cursor specification). */
export type ApiKeyConnection = {
  __typename?: 'ApiKeyConnection';
  /** The keys with their cursors, newest first. */
  edges: Array<ApiKeyEdge>;
  /** The keys without cursors, in the same order. */
  nodes: Array<ApiKey>;
  /** Where this page is in the listing. */
  pageInfo: PageInfo;
};

/** An API key in a listing. */
export type ApiKeyEdge = {
  __typename?: 'ApiKeyEdge';
  /** The opaque cursor of this item, for `after`. */
  cursor: Scalars['String']['output'];
  /** The key. */
  node: ApiKey;
};

/** A page of the feed of changes (Relay cursor specification). */
export type ChangeConnection = {
  __typename?: 'ChangeConnection';
  /** The changes with their cursors, earliest first. */
  edges: Array<ChangeEdge>;
  /** The changes without cursors, in the same order. */
  nodes: Array<Change>;
  /** Where this page is in the feed. `endCursor` is also set on an empty page, unless nothing was ever written: keep it to continue later. */
  pageInfo: PageInfo;
};

/** A change in the feed. */
export type ChangeEdge = {
  __typename?: 'ChangeEdge';
  /** The opaque cursor of this change, for `after`. */
  cursor: Scalars['String']['output'];
  /** The change. */
  node: Change;
};

/** One change of one record: the making of a revision, or the record's erasure. */
export type Change = {
  __typename?: 'Change';
  /** The opaque cursor of this change, for `after`. It is valid with any filter. */
  cursor: Scalars['String']['output'];
  /** When it was made. */
  at: Scalars['DateTime']['output'];
  /** Of which type the record is. */
  type: RecordType;
  /** The record's id. */
  recordId: Scalars['ID']['output'];
  /** Which revision it made. A record and a revision are together in the feed once. */
  revision: Scalars['Int']['output'];
  /** What was done. */
  action: ChangeAction;
  /** The record as it is now, which may be later than this change. Null if it was erased. */
  record: Maybe<Record>;
};

/** A revision of a record that somebody proposes who may not make it. It waits outside of the record, its history and all listings until an editor takes or declines it. */
export type Proposal = {
  __typename?: 'Proposal';
  /** The id, beginning with `prp_`. */
  id: Scalars['ID']['output'];
  /** The id of the record. */
  recordId: Scalars['ID']['output'];
  /** The record as it is now. */
  record: Maybe<Record>;
  /** The revision of the record that it is based on. */
  baseRevision: Scalars['Int']['output'];
  /** The whole record as proposed, in the shape of its type's input. */
  proposed: Scalars['JSON']['output'];
  /** The fields in which it differs from the revision that it is based on, with what stands now. */
  changes: Array<ProposedChange>;
  /** Whether the record was changed since, while it waits: an editor then has to say which revision to apply it to. False once it is decided. */
  isOutdated: Scalars['Boolean']['output'];
  /** Why it is proposed. */
  reason: Scalars['String']['output'];
  /** The public name of the API key that proposed it, as in the history of records. */
  by: Scalars['String']['output'];
  /** When it was proposed. */
  createdAt: Scalars['DateTime']['output'];
  /** How it stands. */
  state: ProposalState;
  /** When it was taken or declined. Null if it was not. */
  decidedAt: Maybe<Scalars['DateTime']['output']>;
  /** The public name of the API key that took or declined it. Null if none did. */
  decidedBy: Maybe<Scalars['String']['output']>;
  /** Why it was taken or declined. Null if it was not. */
  decisionReason: Maybe<Scalars['String']['output']>;
  /** The revision of the record that it became. Null if it was not taken. */
  takenAs: Maybe<Scalars['Int']['output']>;
};

/** A field that a proposal changes. Values are as in the input of the record's type; null for none. */
export type ProposedChange = {
  __typename?: 'ProposedChange';
  /** The name of the field. */
  field: Scalars['String']['output'];
  /** What it was at the revision that the proposal is based on. */
  before: Maybe<Scalars['JSON']['output']>;
  /** What is proposed. */
  proposed: Maybe<Scalars['JSON']['output']>;
  /** What it is now: if that is not `before`, somebody changed it meanwhile. */
  current: Maybe<Scalars['JSON']['output']>;
};

/** How a proposal stands. */
export type ProposalState =
  /** It waits for a decision. */
  | 'OPEN'
  /** An editor took it: it became a revision. */
  | 'TAKEN'
  /** An editor declined it. */
  | 'DECLINED'
  /** Whoever proposed it took it back. */
  | 'WITHDRAWN';

/** What an editor does with a proposal. */
export type ProposalDecision =
  /** Make it a revision of the record. */
  | 'TAKE'
  /** Leave the record as it is. */
  | 'DECLINE';

/** A page of a listing of proposals (Relay cursor specification). */
export type ProposalConnection = {
  __typename?: 'ProposalConnection';
  /** The proposals with their cursors, the last changed first. With conditions that narrow each other a page may come short, or empty, and go on. */
  edges: Array<ProposalEdge>;
  /** The proposals without cursors, in the same order. */
  nodes: Array<Proposal>;
  /** Where this page is in the listing. */
  pageInfo: PageInfo;
};

/** A proposal in a listing. */
export type ProposalEdge = {
  __typename?: 'ProposalEdge';
  /** The opaque cursor of this item, for `after`. */
  cursor: Scalars['String']['output'];
  /** The proposal. */
  node: Proposal;
};

/** The whole archive as files, as of an instant, and the changes of each day up to it. Whoever has loaded the full files goes on with `changes(after: cursor)`, or with the files of the days that follow: nothing is missing in between. */
export type Bulk = {
  __typename?: 'Bulk';
  /** The instant as of which the files are. */
  at: Scalars['DateTime']['output'];
  /** The cursor of the feed after which the changes come that are not in the full files. */
  cursor: Scalars['String']['output'];
  /** The number of records in the full files. */
  records: Scalars['Int']['output'];
  /** The address of the manifest, which names all files with their hashes. Null if the operator publishes no addresses. */
  manifestUrl: Maybe<Scalars['URL']['output']>;
  /** The full files. */
  files: Array<BulkFile>;
  /** The files of the latest 31 days on which something changed, the earliest first. The manifest has all. The last one may be of a day that is not over. */
  days: Array<BulkFile>;
};

/** A bulk file. */
export type BulkFile = {
  __typename?: 'BulkFile';
  /** Its path beside the manifest. */
  name: Scalars['String']['output'];
  /** What is in it. */
  format: BulkFormat;
  /** Its address. Null if the operator publishes none. */
  url: Maybe<Scalars['URL']['output']>;
  /** Its media type. A file whose name ends in `.gz` is compressed by gzip. */
  mediaType: Scalars['String']['output'];
  /** Its size in bytes. */
  bytes: Scalars['Float']['output'];
  /** Its SHA-256, in hexadecimal. */
  sha256: Scalars['String']['output'];
  /** How many records are in it; of a table, how many rows; of a day, how many records were changed; of the data dictionary 0. */
  records: Scalars['Int']['output'];
  /** The day whose changes are in it, in UTC. Null for a full file. */
  day: Maybe<Scalars['Date']['output']>;
};

/** What is in a bulk file. */
export type BulkFormat =
  /** The records of a type, one a line, as `npm run import` takes them, with their revision and status. */
  | 'RECORDS'
  /** A table of CSV: of a type of record, or of a list in it. */
  | 'TABLE'
  /** The data dictionary of the tables: a Frictionless data package. */
  | 'DICTIONARY'
  /** The persons, organizations, memberships, events or speeches, as Popolo has them. */
  | 'POPOLO'
  /** The records of a type in the vocabulary of schema.org, one JSON-LD object a line. */
  | 'SCHEMA_ORG'
  /** What was changed on a day: each record as it stood at the day's end, one a line, or its tombstone if it was erased. */
  | 'DAY';

/**
 * A receiver of the feed of changes: whatever `changes` returns is posted to its address, in order, page by page.
 * The archive keeps its cursor, and moves it when the receiver answers with a status from 200 to 299; until then it sends the same page again. So every change comes once or more, and none is left out. /docs/webhooks/ says how messages look and how to verify them.
 */
export type Webhook = {
  __typename?: 'Webhook';
  /** The id, beginning with `whk_`. */
  id: Scalars['ID']['output'];
  /** Where messages are posted to. */
  url: Scalars['URL']['output'];
  /** Which changes it is told. Null for all. */
  filter: Maybe<WebhookFilter>;
  /** The prefix of the API key that made it, such as `rdo_4fGh2Kq9LmXz`. */
  owner: Scalars['String']['output'];
  /** When it was made. It is told the changes made since, and earlier ones if it is replayed. */
  createdAt: Scalars['DateTime']['output'];
  /** Whether it is being told. */
  state: WebhookState;
  /** The cursor of the feed up to which it was told. */
  cursor: Scalars['String']['output'];
  /** How long the first change that it was not told has been waiting, in seconds; 0 if it was told all. A change waits 5 seconds at least. */
  lag: Scalars['Int']['output'];
  /** When a message was last taken. Null if none was. */
  lastSuccessAt: Maybe<Scalars['DateTime']['output']>;
  /** Why a message was last not taken. Null if all were. */
  lastFailure: Maybe<WebhookFailure>;
  /** When a message that was not taken is sent again. Null if none waits. */
  nextAttemptAt: Maybe<Scalars['DateTime']['output']>;
  /** Until when messages are also signed with a secret from before the last rotation. Null if they are not. */
  overlapUntil: Maybe<Scalars['DateTime']['output']>;
  /** The attempts to deliver of the last three days, the latest first. */
  deliveries: DeliveryConnection;
};


/**
 * A receiver of the feed of changes: whatever `changes` returns is posted to its address, in order, page by page.
 * The archive keeps its cursor, and moves it when the receiver answers with a status from 200 to 299; until then it sends the same page again. So every change comes once or more, and none is left out. /docs/webhooks/ says how messages look and how to verify them.
 */
export type WebhookDeliveriesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Which changes a webhook is told, as ChangeFilter says it. */
export type WebhookFilter = {
  __typename?: 'WebhookFilter';
  /** Of records of these types. Null for all. */
  types: Maybe<Array<RecordType>>;
  /** The ids of the stakeholders whom the changes concern. Null for all. */
  stakeholders: Maybe<Array<Scalars['ID']['output']>>;
  /** The ids of the topics that the changes concern. Null for all. */
  topics: Maybe<Array<Scalars['ID']['output']>>;
};

/** Whether a webhook is being told. */
export type WebhookState =
  /** It is told. After a failure it is tried again, first after seconds, later after hours. */
  | 'ACTIVE'
  /** For 3 days no message was taken, and it is tried no more. Its cursor stays: `pauseWebhook(paused: false)` goes on from there. */
  | 'FAILING'
  /** It was paused, or its receiver answered 410 Gone, or its API key ended. Its cursor stays. */
  | 'PAUSED';

/** A message that a receiver did not take. */
export type WebhookFailure = {
  __typename?: 'WebhookFailure';
  /** When it was sent. */
  at: Scalars['DateTime']['output'];
  /** The HTTP status of the answer. Null if there was none. */
  status: Maybe<Scalars['Int']['output']>;
  /** What went wrong, for people. Example: `The receiver answered 500.` */
  message: Scalars['String']['output'];
};

/** A page of a listing of webhooks (Relay cursor specification). */
export type WebhookConnection = {
  __typename?: 'WebhookConnection';
  /** The webhooks with their cursors, in the order of their ids. */
  edges: Array<WebhookEdge>;
  /** The webhooks without cursors, in the same order. */
  nodes: Array<Webhook>;
  /** Where this page is in the listing. */
  pageInfo: PageInfo;
};

/** A webhook in a listing. */
export type WebhookEdge = {
  __typename?: 'WebhookEdge';
  /** The opaque cursor of this item, for `after`. */
  cursor: Scalars['String']['output'];
  /** The webhook. */
  node: Webhook;
};

/** One attempt to deliver a message. */
export type Delivery = {
  __typename?: 'Delivery';
  /** When it was sent. */
  at: Scalars['DateTime']['output'];
  /** The `webhook-id` of the message: the same page has the same one when it is sent again. */
  messageId: Scalars['String']['output'];
  /** What the message is. */
  type: DeliveryType;
  /** How many changes are in it. */
  changes: Scalars['Int']['output'];
  /** The HTTP status of the answer. Null if there was none. */
  status: Maybe<Scalars['Int']['output']>;
  /** How long the receiver took, in milliseconds; 10,000 at most. */
  milliseconds: Scalars['Int']['output'];
  /** Why it was not taken, for people. Null if it was. */
  failure: Maybe<Scalars['String']['output']>;
};

/** What a message to a webhook is. */
export type DeliveryType =
  /** A page of the feed of changes. */
  | 'CHANGES'
  /** A message without changes, which `testWebhook` sends. */
  | 'TEST';

/** A page of the attempts to deliver (Relay cursor specification). */
export type DeliveryConnection = {
  __typename?: 'DeliveryConnection';
  /** The attempts with their cursors, latest first. */
  edges: Array<DeliveryEdge>;
  /** The attempts without cursors, in the same order. */
  nodes: Array<Delivery>;
  /** Where this page is in the listing. */
  pageInfo: PageInfo;
};

/** An attempt to deliver, in a listing. */
export type DeliveryEdge = {
  __typename?: 'DeliveryEdge';
  /** The opaque cursor of this item, for `after`. */
  cursor: Scalars['String']['output'];
  /** The attempt. */
  node: Delivery;
};

/** Which changes to tell. Erasures of records of the `types` are always told, whatever else is asked for: what an erased record said is known no more, and whoever keeps a copy has to delete it. */
export type ChangeFilter = {
  /** Of records of these types. All types if omitted; an empty list finds none. */
  types?: InputMaybe<Array<RecordType>>;
  /** Of these stakeholders, and of records that name one of them, or did until this change. Stakeholders merged into them count as them. */
  stakeholders?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Of these topics, and of records that name one of them, or did until this change. Topics under them do not count. */
  topics?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** What was done to a record. */
export type ChangeAction =
  /** It was written for the first time. */
  | 'RECORDED'
  /** Its content was replaced. */
  | 'AMENDED'
  /** It was withdrawn. */
  | 'RETRACTED'
  /** It became another record. */
  | 'MERGED'
  /** It was marked as contested. */
  | 'DISPUTED'
  /** The archive vouches for it again. */
  | 'RESTORED'
  /** It was erased, with all its revisions: delete your copy. */
  | 'ERASED';

/** The type of a record. */
export type RecordType =
  /** A topic, `top_`. */
  | 'TOPIC'
  /** A stakeholder, `stk_`. */
  | 'STAKEHOLDER'
  /** A role, `rol_`. */
  | 'ROLE'
  /** A document, `doc_`. */
  | 'DOCUMENT'
  /** A meeting, `mtg_`. */
  | 'MEETING'
  /** A statement, `stm_`. */
  | 'STATEMENT'
  /** A commitment, `com_`. */
  | 'COMMITMENT';

/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Records a topic. Without `expectedRevision` the record is created. Sending the same input again returns the existing record; a different input with the same id is a CONFLICT.
   * With `expectedRevision` the input replaces that revision in full, or is a CONFLICT. Sending the same again returns the record, as long as nothing has changed since.
   */
  recordTopic: TopicPayload;
  /**
   * Records a stakeholder. Without `expectedRevision` the record is created. Sending the same input again returns the existing record; a different input with the same id is a CONFLICT.
   * With `expectedRevision` the input replaces that revision in full, or is a CONFLICT. Sending the same again returns the record, as long as nothing has changed since.
   */
  recordStakeholder: StakeholderPayload;
  /**
   * Records a role. Without `expectedRevision` the record is created. Sending the same input again returns the existing record; a different input with the same id is a CONFLICT.
   * With `expectedRevision` the input replaces that revision in full, or is a CONFLICT. Sending the same again returns the record, as long as nothing has changed since.
   */
  recordRole: RolePayload;
  /**
   * Records a document. Without `expectedRevision` the record is created. Sending the same input again returns the existing record; a different input with the same id is a CONFLICT.
   * With `expectedRevision` the input replaces that revision in full, or is a CONFLICT. Sending the same again returns the record, as long as nothing has changed since.
   */
  recordDocument: DocumentPayload;
  /**
   * Records a meeting. Without `expectedRevision` the record is created. Sending the same input again returns the existing record; a different input with the same id is a CONFLICT.
   * With `expectedRevision` the input replaces that revision in full, or is a CONFLICT. Sending the same again returns the record, as long as nothing has changed since.
   */
  recordMeeting: MeetingPayload;
  /**
   * Records a statement. Without `expectedRevision` the record is created. Sending the same input again returns the existing record; a different input with the same id is a CONFLICT.
   * With `expectedRevision` the input replaces that revision in full, or is a CONFLICT. Sending the same again returns the record, as long as nothing has changed since.
   */
  recordStatement: StatementPayload;
  /**
   * Records a commitment. Without `expectedRevision` the record is created. Sending the same input again returns the existing record; a different input with the same id is a CONFLICT.
   * With `expectedRevision` the input replaces that revision in full, or is a CONFLICT. Sending the same again returns the record, as long as nothing has changed since.
   */
  recordCommitment: CommitmentPayload;
  /**
   * Changes some fields of a topic and leaves the others as they are at the `expectedRevision`.
   * Sending the same again returns the record, as long as nothing has changed since. A revision that is no longer the current one is a CONFLICT, which says what stands.
   */
  amendTopic: TopicPayload;
  /**
   * Changes some fields of a stakeholder and leaves the others as they are at the `expectedRevision`.
   * Sending the same again returns the record, as long as nothing has changed since. A revision that is no longer the current one is a CONFLICT, which says what stands.
   */
  amendStakeholder: StakeholderPayload;
  /**
   * Changes some fields of a role and leaves the others as they are at the `expectedRevision`.
   * Sending the same again returns the record, as long as nothing has changed since. A revision that is no longer the current one is a CONFLICT, which says what stands.
   */
  amendRole: RolePayload;
  /**
   * Changes some fields of a document and leaves the others as they are at the `expectedRevision`.
   * Sending the same again returns the record, as long as nothing has changed since. A revision that is no longer the current one is a CONFLICT, which says what stands.
   */
  amendDocument: DocumentPayload;
  /**
   * Changes some fields of a meeting and leaves the others as they are at the `expectedRevision`.
   * Sending the same again returns the record, as long as nothing has changed since. A revision that is no longer the current one is a CONFLICT, which says what stands.
   */
  amendMeeting: MeetingPayload;
  /**
   * Changes some fields of a statement and leaves the others as they are at the `expectedRevision`.
   * Sending the same again returns the record, as long as nothing has changed since. A revision that is no longer the current one is a CONFLICT, which says what stands.
   */
  amendStatement: StatementPayload;
  /**
   * Changes some fields of a commitment and leaves the others as they are at the `expectedRevision`.
   * Sending the same again returns the record, as long as nothing has changed since. A revision that is no longer the current one is a CONFLICT, which says what stands.
   */
  amendCommitment: CommitmentPayload;
  /**
   * Sets the status of a record: `DISPUTED`, `RETRACTED`, `MERGED` into another one, or `CURRENT` to restore it.
   * The record still resolves by its id. Retracted and merged records are no longer listed; what refers to a merged record is found under the record that it became.
   */
  changeStatus: StatusPayload;
  /**
   * Erases a record for good, for a legal takedown: every copy and every revision. In the feed of changes a tombstone stays, and its id is never used again.
   * A record that others refer to is a CONFLICT: amend or erase those first. It takes some 5 seconds, in which writes that began before are waited for.
   */
  eraseRecord: StatusPayload;
  /**
   * Writes up to 100 records at once, in any order: they may refer to each other. Each is written in full or not at all, whatever becomes of the others, except that those which refer to each other in a cycle are written together.
   * A record that stands already with the same content is left as it is. One that stands with other content is amended if it is at the `expectedRevision` of its basis, else it is a CONFLICT; without a basis it is amended, whoever has changed it, unless `overwrite` is false.
   * A value in a variable that its type does not allow, such as a date that does not exist, refuses its record, not the import.
   */
  importRecords: ImportPayload;
  /**
   * Proposes a revision of a record, for those who may not make it: any API key may, and have 100 that wait. Nothing is changed until an editor decides.
   * If this key has proposed the same already, and it waits, that is returned.
   */
  proposeRevision: ProposalPayload;
  /**
   * Takes or declines a proposal. To take it the caller's key must be allowed to amend the record: the fields that it changes are set, and the revision is signed by the editor and names who proposed it.
   * If the record was changed since, that is a CONFLICT, which says what stands, unless `expectedRevision` is the revision that stands: then the proposed fields are set in that one.
   */
  decideProposal: ProposalPayload;
  /** Takes a proposal back that was made with the caller's key and waits. */
  withdrawProposal: ProposalPayload;
  /** Issues an API key. Its secret is in the answer, and nowhere else ever. */
  issueApiKey: IssuedApiKeyPayload;
  /**
   * Gives a key a new secret. Those before keep working until the overlap ends, or their own does, so that they can be replaced wherever they are used; with an overlap of 0 they stop at once.
   * A key may rotate itself; for other keys it needs the scope `ADMIN`.
   */
  rotateApiKey: IssuedApiKeyPayload;
  /** Revokes a key permanently. It stops working everywhere within 30 seconds, and at once if it has the scope `ADMIN`. */
  revokeApiKey: ApiKeyPayload;
  /** Makes a webhook, which is told the changes made from now on. It belongs to the caller's API key, which may have 20. Its secret is in the answer, and nowhere else ever. */
  createWebhook: IssuedWebhookPayload;
  /** Gives a webhook another address and filter. Its cursor and its secret stay. One that is FAILING is tried again. */
  updateWebhook: WebhookPayload;
  /** Gives a webhook a new secret. Messages are also signed with the one before until the overlap ends, so that it can be replaced. */
  rotateWebhookSecret: IssuedWebhookPayload;
  /** Moves a webhook's cursor, back or forth: it is told all changes from there again. Give either `since` or `after`. One that is FAILING is tried again. */
  replayWebhook: WebhookPayload;
  /** Pauses a webhook, or lets it go on from its cursor; one that is FAILING is tried again. */
  pauseWebhook: WebhookPayload;
  /** Sends a message of the type `test` to a webhook, whatever its state, and waits for the answer: 10 seconds at most. */
  testWebhook: DeliveryPayload;
  /** Deletes a webhook. */
  deleteWebhook: WebhookPayload;
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationRecordTopicArgs = {
  input: TopicInput;
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationRecordStakeholderArgs = {
  input: StakeholderInput;
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationRecordRoleArgs = {
  input: RoleInput;
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationRecordDocumentArgs = {
  input: DocumentInput;
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationRecordMeetingArgs = {
  input: MeetingInput;
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationRecordStatementArgs = {
  input: StatementInput;
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationRecordCommitmentArgs = {
  input: CommitmentInput;
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationAmendTopicArgs = {
  id: Scalars['ID']['input'];
  set: TopicChanges;
  expectedRevision: Scalars['Int']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationAmendStakeholderArgs = {
  id: Scalars['ID']['input'];
  set: StakeholderChanges;
  expectedRevision: Scalars['Int']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationAmendRoleArgs = {
  id: Scalars['ID']['input'];
  set: RoleChanges;
  expectedRevision: Scalars['Int']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationAmendDocumentArgs = {
  id: Scalars['ID']['input'];
  set: DocumentChanges;
  expectedRevision: Scalars['Int']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationAmendMeetingArgs = {
  id: Scalars['ID']['input'];
  set: MeetingChanges;
  expectedRevision: Scalars['Int']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationAmendStatementArgs = {
  id: Scalars['ID']['input'];
  set: StatementChanges;
  expectedRevision: Scalars['Int']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationAmendCommitmentArgs = {
  id: Scalars['ID']['input'];
  set: CommitmentChanges;
  expectedRevision: Scalars['Int']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationChangeStatusArgs = {
  id: Scalars['ID']['input'];
  status: RecordStatus;
  reason: Scalars['String']['input'];
  supersededBy?: InputMaybe<Scalars['ID']['input']>;
  expectedRevision: Scalars['Int']['input'];
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationEraseRecordArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationImportRecordsArgs = {
  records: Array<RecordInput>;
  bases?: InputMaybe<Array<InputMaybe<ImportBaseInput>>>;
  overwrite?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationProposeRevisionArgs = {
  record: RecordInput;
  expectedRevision: Scalars['Int']['input'];
  reason: Scalars['String']['input'];
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationDecideProposalArgs = {
  id: Scalars['ID']['input'];
  decision: ProposalDecision;
  reason: Scalars['String']['input'];
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationWithdrawProposalArgs = {
  id: Scalars['ID']['input'];
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationIssueApiKeyArgs = {
  input: ApiKeyInput;
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationRotateApiKeyArgs = {
  id: Scalars['ID']['input'];
  overlapHours?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationRevokeApiKeyArgs = {
  id: Scalars['ID']['input'];
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationCreateWebhookArgs = {
  input: WebhookInput;
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationUpdateWebhookArgs = {
  id: Scalars['ID']['input'];
  input: WebhookInput;
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationRotateWebhookSecretArgs = {
  id: Scalars['ID']['input'];
  overlapHours?: Scalars['Int']['input'];
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationReplayWebhookArgs = {
  id: Scalars['ID']['input'];
  since?: InputMaybe<Scalars['DateTime']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationPauseWebhookArgs = {
  id: Scalars['ID']['input'];
  paused: Scalars['Boolean']['input'];
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationTestWebhookArgs = {
  id: Scalars['ID']['input'];
};


/**
 * How the archive is written. Every change needs a key with the scope `WRITE`, some the scope `ADMIN`, in `x-api-key` or `Authorization: Bearer`.
 *
 * What is wrong with a record comes as `userErrors`, all of it at once, and nothing is changed. What is wrong with the request itself (a value that is not of its type, such as a country code that is none) comes as an error, and then nothing of the whole operation is carried out.
 *
 * Every text that is kept is Unicode text with something in it to see, counted in code points. Refused, with the code point and its place, are control characters, controls of the direction of writing (U+202A to U+202E, U+2066 to U+2069), noncharacters, private use, tag characters outside the three emoji flags that are written with them, and a variation selector after another one. Joiners, soft hyphens, zero-width spaces and the marks U+200E, U+200F and U+061C are kept. `exact`, `prefix`, `suffix`, `cue`, `asStated`, `summary`, the text of a part and a reason may hold line breaks and tabs; every other text is one line.
 *
 * A write whose answer did not come may have landed. Send it again: with the header `Idempotency-Key`, 1 to 255 visible ASCII characters of your choice and others for every write, what has landed is answered as it was, for 24 hours, and what others have changed since stays as it is. Another write with the same key is BAD_USER_INPUT. What was refused is tried anew.
 */
export type MutationDeleteWebhookArgs = {
  id: Scalars['ID']['input'];
};

/** The result of recording a topic. */
export type TopicPayload = {
  __typename?: 'TopicPayload';
  /** The topic as it is now. Null if it was not written. */
  topic: Maybe<Topic>;
  /** What is wrong. Empty if it was written. */
  userErrors: Array<UserError>;
  /** What is possible but unusual. The record was written. */
  warnings: Array<Warning>;
};

/** The result of recording a stakeholder. */
export type StakeholderPayload = {
  __typename?: 'StakeholderPayload';
  /** The stakeholder as it is now. Null if it was not written. */
  stakeholder: Maybe<Stakeholder>;
  /** What is wrong. Empty if it was written. */
  userErrors: Array<UserError>;
  /** What is possible but unusual. The record was written. */
  warnings: Array<Warning>;
};

/** The result of recording a role. */
export type RolePayload = {
  __typename?: 'RolePayload';
  /** The role as it is now. Null if it was not written. */
  role: Maybe<Role>;
  /** What is wrong. Empty if it was written. */
  userErrors: Array<UserError>;
  /** What is possible but unusual. The record was written. */
  warnings: Array<Warning>;
};

/** The result of recording a document. */
export type DocumentPayload = {
  __typename?: 'DocumentPayload';
  /** The document as it is now. Null if it was not written. */
  document: Maybe<Document>;
  /** What is wrong. Empty if it was written. */
  userErrors: Array<UserError>;
  /** What is possible but unusual. The record was written. */
  warnings: Array<Warning>;
};

/** The result of recording a meeting. */
export type MeetingPayload = {
  __typename?: 'MeetingPayload';
  /** The meeting as it is now. Null if it was not written. */
  meeting: Maybe<Meeting>;
  /** What is wrong. Empty if it was written. */
  userErrors: Array<UserError>;
  /** What is possible but unusual. The record was written. */
  warnings: Array<Warning>;
};

/** The result of recording a statement. */
export type StatementPayload = {
  __typename?: 'StatementPayload';
  /** The statement as it is now. Null if it was not written. */
  statement: Maybe<Statement>;
  /** What is wrong. Empty if it was written. */
  userErrors: Array<UserError>;
  /** What is possible but unusual. The record was written. */
  warnings: Array<Warning>;
};

/** The result of recording a commitment. */
export type CommitmentPayload = {
  __typename?: 'CommitmentPayload';
  /** The commitment as it is now. Null if it was not written. */
  commitment: Maybe<Commitment>;
  /** What is wrong. Empty if it was written. */
  userErrors: Array<UserError>;
  /** What is possible but unusual. The record was written. */
  warnings: Array<Warning>;
};

/** The result of changing a record's status, or of erasing it. */
export type StatusPayload = {
  __typename?: 'StatusPayload';
  /** The record as it is now. Null if nothing was changed, and where it was erased. */
  record: Maybe<Record>;
  /** What is wrong. Empty if it was done. */
  userErrors: Array<UserError>;
  /** What is possible but unusual. The record was written. */
  warnings: Array<Warning>;
};

/** The result of proposing a revision, or of deciding on it. */
export type ProposalPayload = {
  __typename?: 'ProposalPayload';
  /** The proposal as it is now. Null if nothing was done. */
  proposal: Maybe<Proposal>;
  /** What is wrong. Empty if it was done. */
  userErrors: Array<UserError>;
};

/** The result of making a webhook, or of giving it a new secret. */
export type IssuedWebhookPayload = {
  __typename?: 'IssuedWebhookPayload';
  /** The webhook. Null if nothing was done. */
  webhook: Maybe<Webhook>;
  /** The secret that messages are signed with, beginning with `whsec_`: keep it now, it cannot be shown again. Null if nothing was done. */
  secret: Maybe<Scalars['String']['output']>;
  /** What is wrong. Empty if it was done. */
  userErrors: Array<UserError>;
};

/** The result of changing a webhook. */
export type WebhookPayload = {
  __typename?: 'WebhookPayload';
  /** The webhook as it is now; one that was deleted as it was. Null if nothing was done. */
  webhook: Maybe<Webhook>;
  /** What is wrong. Empty if it was done. */
  userErrors: Array<UserError>;
};

/** The result of trying a webhook out. */
export type DeliveryPayload = {
  __typename?: 'DeliveryPayload';
  /** What came of the message. Null if none was sent. */
  delivery: Maybe<Delivery>;
  /** What is wrong. Empty if a message was sent, whether it was taken or not. */
  userErrors: Array<UserError>;
};

/** The result of issuing or rotating a key. */
export type IssuedApiKeyPayload = {
  __typename?: 'IssuedApiKeyPayload';
  /** The key. Null if nothing was done. */
  apiKey: Maybe<ApiKey>;
  /** The secret text to send with requests: keep it now, it cannot be shown again. Null if nothing was done. */
  secret: Maybe<Scalars['String']['output']>;
  /** What is wrong. Empty if it was done. */
  userErrors: Array<UserError>;
};

/** The result of revoking a key. */
export type ApiKeyPayload = {
  __typename?: 'ApiKeyPayload';
  /** The key as it is now. Null if there is none with that id. */
  apiKey: Maybe<ApiKey>;
  /** What is wrong. Empty if it was done. */
  userErrors: Array<UserError>;
};

/** The result of an import. */
export type ImportPayload = {
  __typename?: 'ImportPayload';
  /** What came of each record, in the order given. */
  results: Array<ImportResult>;
  /** What is wrong with the import as a whole. Then nothing was written. */
  userErrors: Array<UserError>;
};

/** The result of one record of an import. */
export type ImportResult = {
  __typename?: 'ImportResult';
  /** The record's id. Null if it was refused before it had one. */
  id: Maybe<Scalars['ID']['output']>;
  /** The revision at which the record stands now. Null if it was refused. */
  revision: Maybe<Scalars['Int']['output']>;
  /** What was done. Null if the record existed unchanged or was refused. */
  action: Maybe<ChangeAction>;
  /** What is wrong with it. Empty if it was written or existed unchanged. */
  userErrors: Array<UserError>;
  /** What is possible but unusual. The record was written. */
  warnings: Array<Warning>;
};

/** Something that is wrong with what was to be written. */
export type UserError = {
  __typename?: 'UserError';
  /** The kind of mistake, for programs. */
  code: UserErrorCode;
  /** The path of the page that explains the code, at the address of this archive. Example: `/docs/errors/CONFLICT/`. */
  help: Scalars['String']['output'];
  /** What is wrong and what to do, for people. */
  message: Scalars['String']['output'];
  /** The path of the field, starting with the record's type; list positions count from 0. Example: `["statement", "evidence", "0", "end"]`. Null if it is not about a field. */
  field: Maybe<Array<Scalars['String']['output']>>;
  /** Of a CONFLICT: the record that stands, so that it need not be read again. Null otherwise, and if what stands is no record that was to be written. */
  current: Maybe<Record>;
  /** Of a CONFLICT: the names of the fields in which `current` differs from what was to be written. Null if `current` is. */
  differs: Maybe<Array<Scalars['String']['output']>>;
};

/** What kind of mistake a UserError is. */
export type UserErrorCode =
  /** A value breaks a rule of its field. */
  | 'INVALID'
  /** A record that is named does not exist. */
  | 'NOT_FOUND'
  /** The archive holds something other than the caller expects. Read the current record, then decide. */
  | 'CONFLICT'
  /** The same id is given twice in one import, with different content. */
  | 'DUPLICATE'
  /** It is larger than a record can be: 400 KB, or 1,000 members in a list. */
  | 'TOO_LARGE'
  /** The caller's key is held to other types, other ids, or to records of its own. */
  | 'FORBIDDEN'
  /** The stored record is damaged. It cannot be changed until the operator has repaired it. */
  | 'DAMAGED';

/** Something about a record that is possible but unusual. Nothing is refused for it. */
export type Warning = {
  __typename?: 'Warning';
  /** What kind of oddity it is, for programs. */
  code: WarningCode;
  /** What looks wrong and what to check, for people. */
  message: Scalars['String']['output'];
  /** The path of the field, as in UserError. Null if it concerns the record as a whole. */
  field: Maybe<Array<Scalars['String']['output']>>;
};

/** What a Warning is about. */
export type WarningCode =
  /** A verbatim part does not occur in the passages of its evidence, white space aside. */
  | 'NOT_IN_PASSAGE'
  /** It was said, held or issued after a document that reports it was issued. */
  | 'AFTER_ITS_REPORT'
  /** It is said to be past, and its date is still to come. */
  | 'IN_THE_FUTURE'
  /** Two dates do not go together: said on another day than its meeting, due before it was made, anticipating a meeting that is past. */
  | 'DATES_DISAGREE'
  /** The links of a chain lead back to where they were. */
  | 'RELAYS_IN_A_CIRCLE'
  /** The chain or a link does not fit its documents: it starts with another document than the evidence, or a link's document has another publisher. */
  | 'CHAIN_DOES_NOT_FIT'
  /** A party acts in a role that somebody else holds. */
  | 'ROLE_OF_ANOTHER'
  /** A party speaks to itself, speaks for itself, or is given twice. */
  | 'PARTY_TWICE'
  /** A commitment is made by somebody who does not speak in its statements. */
  | 'NOT_A_SPEAKER'
  /** The mode does not fit the parts: `DIRECT` with a part that is not verbatim, or `MIXED` without one. */
  | 'MODE_DOES_NOT_FIT'
  /** Another record of the type has the same identifier, address, text, or day and participants: they may be one. */
  | 'POSSIBLE_DUPLICATE';

/** The order of a listing by date. Partial dates sort by their earliest day. */
export type TimelineOrder =
  /** Latest date first, records without a date last. */
  | 'NEWEST_FIRST'
  /** Earliest date first, records without a date last. */
  | 'OLDEST_FIRST';

/** Conditions that meetings must meet. All conditions must be met. For a list of values, one match is enough; an empty list finds nothing. */
export type MeetingFilter = {
  /** All of these stakeholders took part, themselves or through someone who took part on their behalf. At most 10; an empty list finds nothing. */
  participantsAllOf?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** One of these stakeholders took part, or more, themselves or through someone who took part on their behalf. At most 10; an empty list finds nothing. */
  participantsAnyOf?: InputMaybe<Array<Scalars['ID']['input']>>;
  /**
   * The same as `participantsAllOf`.
   * @deprecated Use participantsAllOf, whose name says what it means.
   */
  participants?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** It takes place in this country. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** It is about this topic. */
  topic?: InputMaybe<Scalars['ID']['input']>;
  /** With `topic`, or at a topic: also what is on one of the topics under it, directly and indirectly. At most 50 of them; more are TOO_MUCH. */
  narrower?: InputMaybe<Scalars['Boolean']['input']>;
  /** It has this identifier. The case of the scheme does not matter; what cannot be an identifier is BAD_USER_INPUT. */
  identifier?: InputMaybe<IdentifierInput>;
  /** It takes place on the sidelines of this meeting. */
  onSidelinesOf?: InputMaybe<Scalars['ID']['input']>;
  /** It is of one of these kinds. */
  kinds?: InputMaybe<Array<MeetingKind>>;
  /** It is in one of these states. */
  states?: InputMaybe<Array<MeetingState>>;
  /** It may have been on this day or later. */
  from?: InputMaybe<Scalars['Date']['input']>;
  /** It may have been on this day or earlier. */
  to?: InputMaybe<Scalars['Date']['input']>;
  /** Whether to include what a group attended while the stakeholder was its member, by the periods of its roles of kind `MEMBER`. Applies to `participantsAllOf` and `participantsAnyOf`. Defaults to `false`. Takes at most one more round trip; a stakeholder counts in its first 100 groups. */
  throughGroups?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether retracted and merged records are listed too. */
  includeRetracted?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions that statements must meet. All conditions must be met. For a list of values, one match is enough; an empty list finds nothing. */
export type StatementFilter = {
  /** This stakeholder speaks in person. */
  speaker?: InputMaybe<Scalars['ID']['input']>;
  /** A speaker spoke for this stakeholder. */
  onBehalfOf?: InputMaybe<Scalars['ID']['input']>;
  /** It is addressed to this stakeholder in person. */
  addressee?: InputMaybe<Scalars['ID']['input']>;
  /** It is about this stakeholder. */
  about?: InputMaybe<Scalars['ID']['input']>;
  /** It is on this topic. */
  topic?: InputMaybe<Scalars['ID']['input']>;
  /** With `topic`, or at a topic: also what is on one of the topics under it, directly and indirectly. At most 50 of them; more are TOO_MUCH. */
  narrower?: InputMaybe<Scalars['Boolean']['input']>;
  /** It was said at this meeting. */
  meeting?: InputMaybe<Scalars['ID']['input']>;
  /** This document carries it; with `stances`, its evidence in this document has one of them. */
  document?: InputMaybe<Scalars['ID']['input']>;
  /** A document of this stakeholder carries it. With `stances`, its evidence in a document of this stakeholder has one of them. */
  publisher?: InputMaybe<Scalars['ID']['input']>;
  /** Its evidence has one of these stances; with `document` or `publisher`, the evidence in that document. Example: what a document contradicts or omits. */
  stances?: InputMaybe<Array<Stance>>;
  /** It says something of this statement in its `relations`. */
  relatedTo?: InputMaybe<Scalars['ID']['input']>;
  /** It relates to another statement in one of these ways; with `relatedTo`, to that statement. */
  relation?: InputMaybe<Array<RelationKind>>;
  /** A link of an evidence chain is this stakeholder. */
  relayedBy?: InputMaybe<Scalars['ID']['input']>;
  /** No link of an evidence chain is this stakeholder. */
  notRelayedBy?: InputMaybe<Scalars['ID']['input']>;
  /** It is one of these acts. */
  acts?: InputMaybe<Array<Act>>;
  /** It is given in one of these modes. */
  modes?: InputMaybe<Array<Mode>>;
  /** A quoted span is in the words of one of these. */
  wordsOf?: InputMaybe<Array<WordsOf>>;
  /** It may have been said on this day or later. */
  from?: InputMaybe<Scalars['Date']['input']>;
  /** It may have been said on this day or earlier. */
  to?: InputMaybe<Scalars['Date']['input']>;
  /** Whether to include what a group said while the stakeholder was its member, by the periods of its roles of kind `MEMBER`. Applies to `speaker` and `onBehalfOf`. Defaults to `false`. Takes at most one more round trip; a stakeholder counts in its first 100 groups. */
  throughGroups?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether retracted and merged records are listed too. */
  includeRetracted?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions that stakeholders must meet. All conditions must be met. For a list of values, one match is enough; an empty list finds nothing. */
export type StakeholderFilter = {
  /** A prefix of a name, or of the rest of a name from any of its words on, in any script; case, accents and apostrophes do not matter. The first 20 words of a name and 100 characters from each are compared. At most 500 characters; text without a letter or digit finds nothing. Examples: `sok` and `prak s` find Prak Sokhonn. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** It is of one of these kinds. */
  kinds?: InputMaybe<Array<StakeholderKind>>;
  /** It belongs to this country. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** It has this identifier. The case of the scheme does not matter; what cannot be an identifier is BAD_USER_INPUT. */
  identifier?: InputMaybe<IdentifierInput>;
};

/** Conditions that topics must meet. All conditions must be met. */
export type TopicFilter = {
  /** A prefix of a label, or of the rest of a label from any of its words on, in any script; case, accents and apostrophes do not matter. At most 500 characters; text without a letter or digit finds nothing. */
  label?: InputMaybe<Scalars['String']['input']>;
  /** It is directly under this topic. */
  broader?: InputMaybe<Scalars['ID']['input']>;
  /** It has this identifier. The case of the scheme does not matter; what cannot be an identifier is BAD_USER_INPUT. */
  identifier?: InputMaybe<IdentifierInput>;
};

/** Conditions that documents must meet. All conditions must be met. For a list of values, one match is enough; an empty list finds nothing. */
export type DocumentFilter = {
  /** This stakeholder published it. */
  publisher?: InputMaybe<Scalars['ID']['input']>;
  /** It has this address, also if it is spelled differently. */
  url?: InputMaybe<Scalars['URL']['input']>;
  /** Its text has this SHA-256: 64 lower-case hexadecimal digits, anything else is BAD_USER_INPUT. */
  textSha256?: InputMaybe<Scalars['String']['input']>;
  /** It has this identifier. The case of the scheme does not matter; what cannot be an identifier is BAD_USER_INPUT. */
  identifier?: InputMaybe<IdentifierInput>;
  /** It is of one of these kinds. */
  kinds?: InputMaybe<Array<DocumentKind>>;
  /** It may have been issued on this day or later. */
  from?: InputMaybe<Scalars['Date']['input']>;
  /** It may have been issued on this day or earlier. */
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions that commitments must meet. All conditions must be met. For a list of values, one match is enough; an empty list finds nothing. */
export type CommitmentFilter = {
  /** This stakeholder made it, alone or with others. */
  by?: InputMaybe<Scalars['ID']['input']>;
  /** It was made toward this stakeholder. */
  toward?: InputMaybe<Scalars['ID']['input']>;
  /** It is in one of these states. */
  states?: InputMaybe<Array<CommitmentState>>;
  /** Its due date may be before this day. */
  dueBefore?: InputMaybe<Scalars['Date']['input']>;
};

/** An identifier in another data set. */
export type IdentifierInput = {
  /** The data set, in lower case: letters, digits, `-` and `_`, at most 40. Example: `wikidata`. */
  scheme: Scalars['String']['input'];
  /** The identifier there, 1 to 200 characters, none of them a space or invisible. Example: `Q424`. */
  value: Scalars['String']['input'];
};

/** One record to write, under the name of its type: a line of an import file. */
export type RecordInput =
  /** A topic. */
  { topic: TopicInput; stakeholder?: never; role?: never; document?: never; meeting?: never; statement?: never; commitment?: never; }
  |  /** A stakeholder. */
  { topic?: never; stakeholder: StakeholderInput; role?: never; document?: never; meeting?: never; statement?: never; commitment?: never; }
  |  /** A role. */
  { topic?: never; stakeholder?: never; role: RoleInput; document?: never; meeting?: never; statement?: never; commitment?: never; }
  |  /** A document. */
  { topic?: never; stakeholder?: never; role?: never; document: DocumentInput; meeting?: never; statement?: never; commitment?: never; }
  |  /** A meeting. */
  { topic?: never; stakeholder?: never; role?: never; document?: never; meeting: MeetingInput; statement?: never; commitment?: never; }
  |  /** A statement. */
  { topic?: never; stakeholder?: never; role?: never; document?: never; meeting?: never; statement: StatementInput; commitment?: never; }
  |  /** A commitment. */
  { topic?: never; stakeholder?: never; role?: never; document?: never; meeting?: never; statement?: never; commitment: CommitmentInput; };

/** What a record of an import is based on. */
export type ImportBaseInput = {
  /** The revision that the record replaces: another one standing is a CONFLICT, unless it is what the same record made when it was sent before. Null: see `overwrite`. */
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** Why it is written so, for the record's history. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** A name or label. */
export type NameInput = {
  /** The name, 1 to 500 characters. */
  text: Scalars['String']['input'];
  /** Its language. Omit if it belongs to none or is unknown. */
  lang?: InputMaybe<Scalars['LanguageTag']['input']>;
  /** What kind of name it is. At most one is `PREFERRED` in a language, and at least one in all. */
  kind?: NameKind;
  /** When it was in use. */
  period?: InputMaybe<Scalars['EDTF']['input']>;
};

/** A date as exactly as it is known. */
export type PartialDateInput = {
  /** The date, with years from 0001 to 9999. */
  edtf: Scalars['EDTF']['input'];
  /** The words of the source. */
  asStated?: InputMaybe<Scalars['String']['input']>;
  /** Whether the source says so, or the editor inferred it. */
  basis?: Basis;
};

/** A stakeholder in a meeting or a statement. */
export type PartyInput = {
  /** Who it is. Required if `naming` is `NAMED`. */
  stakeholder?: InputMaybe<Scalars['ID']['input']>;
  /** Whether the source names it. Defaults to `NAMED`; otherwise `asStated` is required. */
  naming?: InputMaybe<Naming>;
  /** What it does there. In a statement: `SPEAKER`, `ADDRESSEE`, `INTERPRETER` or `SIGNATORY`. In a meeting: anything but `SPEAKER` and `ADDRESSEE`. */
  function: PartyFunction;
  /** The capacities in which it took part. */
  roles?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** For whom it is there. */
  onBehalfOf?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** How the source names it. */
  asStated?: InputMaybe<Scalars['String']['input']>;
  /** Whether the source says that it took part, or the editor inferred it. */
  basis?: Basis;
};

/** What a statement says of another one. */
export type StatementRelationInput = {
  /** How it relates to the other statement. */
  kind: RelationKind;
  /** The other statement, not the statement itself. Relations of kind `REPEATS` must not form a cycle. */
  statement: Scalars['ID']['input'];
};

/** A part of a statement's text. */
export type PartInput = {
  /** The text of the part, including the spaces that join it to the next. The parts together must contain a visible character. */
  text: Scalars['String']['input'];
  /** Whether the source puts it in quotation marks. */
  verbatim?: Scalars['Boolean']['input'];
  /** Whose words they are. Required for verbatim parts, and only allowed for them. */
  wordsOf?: InputMaybe<WordsOf>;
  /** Its language, if that is not the language of the document. */
  lang?: InputMaybe<Scalars['LanguageTag']['input']>;
  /** Whether the words are a translation of what was said, by an interpreter or by the source. Defaults to `false`. */
  translated?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A link of the chain through which words reached a document. */
export type RelayInput = {
  /** Who passed the words on. */
  by: Scalars['ID']['input'];
  /** In which document. */
  document?: InputMaybe<Scalars['ID']['input']>;
  /** The words that say so. */
  cue?: InputMaybe<Scalars['String']['input']>;
  /** Whether the source says so, or the editor inferred it. */
  basis?: Basis;
};

/** A passage of a document that bears on the record. */
export type EvidenceInput = {
  /** The document that the reader can open. */
  document: Scalars['ID']['input'];
  /** Where the passage starts, in Unicode code points from 0. Given together with `end`. */
  start?: InputMaybe<Scalars['Int']['input']>;
  /** Where it ends, exclusive; after `start`. */
  end?: InputMaybe<Scalars['Int']['input']>;
  /** The passage itself. */
  exact?: InputMaybe<Scalars['String']['input']>;
  /** The text just before it. */
  prefix?: InputMaybe<Scalars['String']['input']>;
  /** The text just after it. */
  suffix?: InputMaybe<Scalars['String']['input']>;
  /** The SHA-256 of the passage in UTF-8, as 64 lower-case hexadecimal digits. */
  spanSha256?: InputMaybe<Scalars['String']['input']>;
  /** Whether it speaks for the record or against it. */
  stance?: Stance;
  /** The names of the fields that it bears on; left out for the whole record. */
  supports?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How the words reached the document, nearest the reader first. */
  chain?: InputMaybe<Array<RelayInput>>;
};

/** A topic to write. */
export type TopicInput = {
  /** The id, beginning with `top_`. If omitted, it is derived from the content, so that the same input creates the same record. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Its labels, at least one, with at most 500 words in all; of each label the first 20 count. */
  labels: Array<NameInput>;
  /** The next wider topic. */
  broader?: InputMaybe<Scalars['ID']['input']>;
  /** The document that it is about. */
  instrument?: InputMaybe<Scalars['ID']['input']>;
  /** Identifiers in other data sets. */
  identifiers?: InputMaybe<Array<IdentifierInput>>;
  /** The passages that bear on it. */
  evidence?: InputMaybe<Array<EvidenceInput>>;
};

/** What to change of a topic: a field that is left out stays as it is, null removes it, and a list is given in full. */
export type TopicChanges = {
  /** Its labels, at least one, with at most 500 words in all; of each label the first 20 count. It cannot be removed. */
  labels?: InputMaybe<Array<NameInput>>;
  /** The next wider topic. */
  broader?: InputMaybe<Scalars['ID']['input']>;
  /** The document that it is about. */
  instrument?: InputMaybe<Scalars['ID']['input']>;
  /** Identifiers in other data sets. */
  identifiers?: InputMaybe<Array<IdentifierInput>>;
  /** The passages that bear on it. */
  evidence?: InputMaybe<Array<EvidenceInput>>;
};

/** A stakeholder to write. */
export type StakeholderInput = {
  /** The id, beginning with `stk_`. If omitted, it is derived from the content, so that the same input creates the same record. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** What kind of actor it is. */
  kind: StakeholderKind;
  /** Its names, at least one, with at most 500 words in all; of each name the first 20 count. */
  names: Array<NameInput>;
  /** The country it belongs to. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** The body that it is a part of. */
  parent?: InputMaybe<Scalars['ID']['input']>;
  /** From its founding to its end, or a life. */
  existence?: InputMaybe<Scalars['EDTF']['input']>;
  /** The actors that it succeeds. */
  predecessors?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Identifiers in other data sets. */
  identifiers?: InputMaybe<Array<IdentifierInput>>;
  /** The passages that bear on it. */
  evidence?: InputMaybe<Array<EvidenceInput>>;
};

/** What to change of a stakeholder: a field that is left out stays as it is, null removes it, and a list is given in full. */
export type StakeholderChanges = {
  /** What kind of actor it is. It cannot be removed. */
  kind?: InputMaybe<StakeholderKind>;
  /** Its names, at least one, with at most 500 words in all; of each name the first 20 count. It cannot be removed. */
  names?: InputMaybe<Array<NameInput>>;
  /** The country it belongs to. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** The body that it is a part of. */
  parent?: InputMaybe<Scalars['ID']['input']>;
  /** From its founding to its end, or a life. */
  existence?: InputMaybe<Scalars['EDTF']['input']>;
  /** The actors that it succeeds. */
  predecessors?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Identifiers in other data sets. */
  identifiers?: InputMaybe<Array<IdentifierInput>>;
  /** The passages that bear on it. */
  evidence?: InputMaybe<Array<EvidenceInput>>;
};

/** A role to write. */
export type RoleInput = {
  /** The id, beginning with `rol_`. If omitted, it is derived from the content, so that the same input creates the same record. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Who holds it. */
  holder: Scalars['ID']['input'];
  /** What kind of capacity it is. Defaults to `OFFICE`. The holder of a `MEMBER` role must not be its organization. */
  kind?: InputMaybe<RoleKind>;
  /** What it is called. */
  title: Scalars['String']['input'];
  /** The organization that it is held in. */
  organization?: InputMaybe<Scalars['ID']['input']>;
  /** For whom its holder acts in it. */
  onBehalfOf?: InputMaybe<Scalars['ID']['input']>;
  /** From when to when it was held. */
  period?: InputMaybe<Scalars['EDTF']['input']>;
  /** The days on which a source shows it being held. */
  attestedOn?: InputMaybe<Array<PartialDateInput>>;
  /** The passages that bear on it. */
  evidence?: InputMaybe<Array<EvidenceInput>>;
};

/** What to change of a role: a field that is left out stays as it is, null removes it, and a list is given in full. */
export type RoleChanges = {
  /** Who holds it. It cannot be removed. */
  holder?: InputMaybe<Scalars['ID']['input']>;
  /** What kind of capacity it is. Defaults to `OFFICE`. The holder of a `MEMBER` role must not be its organization. */
  kind?: InputMaybe<RoleKind>;
  /** What it is called. It cannot be removed. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** The organization that it is held in. */
  organization?: InputMaybe<Scalars['ID']['input']>;
  /** For whom its holder acts in it. */
  onBehalfOf?: InputMaybe<Scalars['ID']['input']>;
  /** From when to when it was held. */
  period?: InputMaybe<Scalars['EDTF']['input']>;
  /** The days on which a source shows it being held. */
  attestedOn?: InputMaybe<Array<PartialDateInput>>;
  /** The passages that bear on it. */
  evidence?: InputMaybe<Array<EvidenceInput>>;
};

/** A document to write. */
export type DocumentInput = {
  /** The id, beginning with `doc_`. If omitted, it is derived from the content, so that the same input creates the same record. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** What kind of text it is. */
  kind: DocumentKind;
  /** Its title. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** Who published it. */
  publisher?: InputMaybe<Scalars['ID']['input']>;
  /** When it was published. */
  issued?: InputMaybe<PartialDateInput>;
  /** Its address on the web. */
  url?: InputMaybe<Scalars['URL']['input']>;
  /** The language it is written in. */
  language?: InputMaybe<Scalars['LanguageTag']['input']>;
  /** The SHA-256 of its text in UTF-8, as 64 lower-case hexadecimal digits. */
  textSha256?: InputMaybe<Scalars['String']['input']>;
  /** Whether the editors have seen the text itself. */
  held?: Scalars['Boolean']['input'];
  /** The documents that its text was taken from. */
  derivedFrom?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The earlier version of the same document that this one replaces. It must not have been issued later. */
  replaces?: InputMaybe<Scalars['ID']['input']>;
  /** The document that it is a translation of. */
  translationOf?: InputMaybe<Scalars['ID']['input']>;
  /** When the editors retrieved the text. */
  retrievedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The address of a copy kept by an archive of the web. */
  archivedUrl?: InputMaybe<Scalars['URL']['input']>;
  /** The numbers that others know it by. */
  identifiers?: InputMaybe<Array<IdentifierInput>>;
  /** The passages that bear on it. */
  evidence?: InputMaybe<Array<EvidenceInput>>;
};

/** What to change of a document: a field that is left out stays as it is, null removes it, and a list is given in full. */
export type DocumentChanges = {
  /** What kind of text it is. It cannot be removed. */
  kind?: InputMaybe<DocumentKind>;
  /** Its title. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** Who published it. */
  publisher?: InputMaybe<Scalars['ID']['input']>;
  /** When it was published. */
  issued?: InputMaybe<PartialDateInput>;
  /** Its address on the web. */
  url?: InputMaybe<Scalars['URL']['input']>;
  /** The language it is written in. */
  language?: InputMaybe<Scalars['LanguageTag']['input']>;
  /** The SHA-256 of its text in UTF-8, as 64 lower-case hexadecimal digits. */
  textSha256?: InputMaybe<Scalars['String']['input']>;
  /** Whether the editors have seen the text itself. */
  held?: InputMaybe<Scalars['Boolean']['input']>;
  /** The documents that its text was taken from. */
  derivedFrom?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The earlier version of the same document that this one replaces. It must not have been issued later. */
  replaces?: InputMaybe<Scalars['ID']['input']>;
  /** The document that it is a translation of. */
  translationOf?: InputMaybe<Scalars['ID']['input']>;
  /** When the editors retrieved the text. */
  retrievedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The address of a copy kept by an archive of the web. */
  archivedUrl?: InputMaybe<Scalars['URL']['input']>;
  /** The numbers that others know it by. */
  identifiers?: InputMaybe<Array<IdentifierInput>>;
  /** The passages that bear on it. */
  evidence?: InputMaybe<Array<EvidenceInput>>;
};

/** A meeting to write. */
export type MeetingInput = {
  /** The id, beginning with `mtg_`. If omitted, it is derived from the content, so that the same input creates the same record. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** What kind of occasion it is. */
  kind: MeetingKind;
  /** What it is called. */
  title: Scalars['String']['input'];
  /** Whether it took place. */
  state: MeetingState;
  /** When it takes or took place. */
  when?: InputMaybe<PartialDateInput>;
  /** Where it takes or took place, as text. */
  place?: InputMaybe<Scalars['String']['input']>;
  /** The country in which it takes or took place. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** Who takes part. May be empty. */
  parties: Array<PartyInput>;
  /** What it is about. */
  topics?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The larger occasion that it is a part of. */
  partOf?: InputMaybe<Scalars['ID']['input']>;
  /** The occasion beside which it takes place without being a part of it. */
  onSidelinesOf?: InputMaybe<Scalars['ID']['input']>;
  /** The documents that it produced. */
  outcomes?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The numbers that others know it by. */
  identifiers?: InputMaybe<Array<IdentifierInput>>;
  /** The passages that bear on it. */
  evidence?: InputMaybe<Array<EvidenceInput>>;
};

/** What to change of a meeting: a field that is left out stays as it is, null removes it, and a list is given in full. */
export type MeetingChanges = {
  /** What kind of occasion it is. It cannot be removed. */
  kind?: InputMaybe<MeetingKind>;
  /** What it is called. It cannot be removed. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** Whether it took place. It cannot be removed. */
  state?: InputMaybe<MeetingState>;
  /** When it takes or took place. */
  when?: InputMaybe<PartialDateInput>;
  /** Where it takes or took place, as text. */
  place?: InputMaybe<Scalars['String']['input']>;
  /** The country in which it takes or took place. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** Who takes part. May be empty. It cannot be removed. */
  parties?: InputMaybe<Array<PartyInput>>;
  /** What it is about. */
  topics?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The larger occasion that it is a part of. */
  partOf?: InputMaybe<Scalars['ID']['input']>;
  /** The occasion beside which it takes place without being a part of it. */
  onSidelinesOf?: InputMaybe<Scalars['ID']['input']>;
  /** The documents that it produced. */
  outcomes?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The numbers that others know it by. */
  identifiers?: InputMaybe<Array<IdentifierInput>>;
  /** The passages that bear on it. */
  evidence?: InputMaybe<Array<EvidenceInput>>;
};

/** A statement to write. */
export type StatementInput = {
  /** The id, beginning with `stm_`. If omitted, it is derived from the content, so that the same input creates the same record. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** What was done by saying it. */
  act: Act;
  /** The reporting words of the source. */
  cue?: InputMaybe<Scalars['String']['input']>;
  /** How the words are given. `DIRECT` and `MIXED` take a verbatim part, `INDIRECT` and `FREE_INDIRECT` none. */
  mode: Mode;
  /** Its text in parts, at least one. */
  parts: Array<PartInput>;
  /** Who speaks, at least one, and who is addressed. */
  parties: Array<PartyInput>;
  /** Whom it is about. */
  about?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** When it was said. */
  saidOn?: InputMaybe<PartialDateInput>;
  /** The occasion on which it was said. */
  meeting?: InputMaybe<Scalars['ID']['input']>;
  /** The occasions to come that it speaks of. */
  anticipates?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What it is about. */
  topics?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What it says of other statements. */
  relations?: InputMaybe<Array<StatementRelationInput>>;
  /** The passages that bear on it; the first is where it stands in source order. */
  evidence?: InputMaybe<Array<EvidenceInput>>;
};

/** What to change of a statement: a field that is left out stays as it is, null removes it, and a list is given in full. */
export type StatementChanges = {
  /** What was done by saying it. It cannot be removed. */
  act?: InputMaybe<Act>;
  /** The reporting words of the source. */
  cue?: InputMaybe<Scalars['String']['input']>;
  /** How the words are given. `DIRECT` and `MIXED` take a verbatim part, `INDIRECT` and `FREE_INDIRECT` none. It cannot be removed. */
  mode?: InputMaybe<Mode>;
  /** Its text in parts, at least one. It cannot be removed. */
  parts?: InputMaybe<Array<PartInput>>;
  /** Who speaks, at least one, and who is addressed. It cannot be removed. */
  parties?: InputMaybe<Array<PartyInput>>;
  /** Whom it is about. */
  about?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** When it was said. */
  saidOn?: InputMaybe<PartialDateInput>;
  /** The occasion on which it was said. */
  meeting?: InputMaybe<Scalars['ID']['input']>;
  /** The occasions to come that it speaks of. */
  anticipates?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What it is about. */
  topics?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What it says of other statements. */
  relations?: InputMaybe<Array<StatementRelationInput>>;
  /** The passages that bear on it; the first is where it stands in source order. */
  evidence?: InputMaybe<Array<EvidenceInput>>;
};

/** A commitment to write. */
export type CommitmentInput = {
  /** The id, beginning with `com_`. If omitted, it is derived from the content, so that the same input creates the same record. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** What is to be done. */
  summary: Scalars['String']['input'];
  /** Who undertook it, at least one. */
  by: Array<Scalars['ID']['input']>;
  /** Toward whom. */
  toward?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The statements by which it was made, at least one. */
  statements: Array<Scalars['ID']['input']>;
  /** When it is due. */
  due?: InputMaybe<PartialDateInput>;
  /** What became of it. */
  state?: CommitmentState;
  /** The meetings by which it was kept. */
  realizedBy?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What has to happen first. */
  condition?: InputMaybe<Scalars['String']['input']>;
  /** The passages that bear on it. */
  evidence?: InputMaybe<Array<EvidenceInput>>;
};

/** What to change of a commitment: a field that is left out stays as it is, null removes it, and a list is given in full. */
export type CommitmentChanges = {
  /** What is to be done. It cannot be removed. */
  summary?: InputMaybe<Scalars['String']['input']>;
  /** Who undertook it, at least one. It cannot be removed. */
  by?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Toward whom. */
  toward?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The statements by which it was made, at least one. It cannot be removed. */
  statements?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** When it is due. */
  due?: InputMaybe<PartialDateInput>;
  /** What became of it. */
  state?: InputMaybe<CommitmentState>;
  /** The meetings by which it was kept. */
  realizedBy?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What has to happen first. */
  condition?: InputMaybe<Scalars['String']['input']>;
  /** The passages that bear on it. */
  evidence?: InputMaybe<Array<EvidenceInput>>;
};

/** The records that a text proposes. An editor looks at them before they are written. */
export type Draft = {
  __typename?: 'Draft';
  /** The records in an order in which they can be written: what others refer to comes first. At most 2,000. */
  records: Array<DraftRecord>;
  /** What cannot be told from the text, in its order; at most 500. */
  questions: Array<DraftQuestion>;
};

/** A record that a text proposes. */
export type DraftRecord = {
  __typename?: 'DraftRecord';
  /** The record, in the shape of `RecordInput`: a line that `npm run import` takes. It has an id, by which others of the draft refer to it. */
  input: Scalars['JSON']['output'];
  /** The record of the archive that it is. Then `input` is that record's, and there is nothing to write. Null for a new one. */
  existing: Maybe<Record>;
  /** How sure the rules are, from 0 to 1. The figure orders what to look at first; it is no probability. */
  confidence: Scalars['Float']['output'];
  /** Why it is proposed so: a sentence each, in English. The first names the rule that found it. */
  reasons: Array<Scalars['String']['output']>;
};

/** What the rules cannot decide. */
export type DraftQuestion = {
  __typename?: 'DraftQuestion';
  /** The question, in English, such as `Who is "the minister"?`. */
  message: Scalars['String']['output'];
  /** Where the passage starts that raises it, in Unicode code points. Null if the whole text does. */
  start: Maybe<Scalars['Int']['output']>;
  /** Where it ends, exclusive. Null if the whole text raises it. */
  end: Maybe<Scalars['Int']['output']>;
  /** Records of the archive, one of which may be the answer. Empty where the answer is no record. */
  choices: Array<Record>;
  /** The id, in the draft, of the record that the answer belongs to. Null if it belongs to none alone. */
  record: Maybe<Scalars['ID']['output']>;
  /** The field of that record, such as `parties` or `parts`. Null if there is none. */
  field: Maybe<Scalars['String']['output']>;
};

/** A key to issue. */
export type ApiKeyInput = {
  /** What it is for, or whose, 1 to 100 characters. Visible to administrators and its holder only. */
  name: Scalars['String']['input'];
  /** The name that readers see in the history of what is written with it, 1 to 100 characters, such as `Phnom Penh desk`. If omitted, they see only its prefix. */
  label?: InputMaybe<Scalars['String']['input']>;
  /** The organization that it is issued to, at most 200 characters. */
  organization?: InputMaybe<Scalars['String']['input']>;
  /** What it lets its bearer do, at least one. */
  scopes: Array<Scope>;
  /** The types of records that it may write. Defaults to all. */
  types?: InputMaybe<Array<RecordType>>;
  /** The prefixes of the ids that it may write, 1 to 100, such as `stm_reuters-`. Records written with it then need an explicit id. Defaults to any id. */
  idPrefixes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Whether it may amend, change the status of, and merge others into, only those records that it made itself. */
  ownRecordsOnly?: Scalars['Boolean']['input'];
  /** When it stops working. If omitted, it does not expire. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Its own rate, in cost points a minute, 1,000 to 10,000,000. Defaults to the rate of every key. */
  pointsPerMinute?: InputMaybe<Scalars['Int']['input']>;
};

/** A webhook to make. */
export type WebhookInput = {
  /** Where messages are posted to: an https URL with a public name, without a port, at most 2,000 characters. It has to answer within 10 seconds; redirects are not followed. */
  url: Scalars['URL']['input'];
  /** Which changes it is told. All if omitted. */
  filter?: InputMaybe<ChangeFilter>;
};
