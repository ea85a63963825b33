// Made by `npm run generate` from schema.graphql.
/** The types of each interface, for `possibleTypes` of Apollo Client and for the fragment matching of others. */
export const possibleTypes: { [type: string]: string[] } = {"Node":["Stakeholder","Role","Topic","Document","Meeting","Statement","Commitment"],"Record":["Stakeholder","Role","Topic","Document","Meeting","Statement","Commitment"]}
/** The types that have no id and are kept within the object that has them. */
export const embeddedTypes: readonly string[] = ["Name","Identifier","StatementRelation","Part","Account","Party","PartialDate","Evidence","Relay","Revision","PageInfo","Count","StakeholderConnection","StakeholderEdge","TopicConnection","TopicEdge","DocumentConnection","DocumentEdge","MeetingConnection","MeetingEdge","StatementConnection","StatementEdge","CommitmentConnection","CommitmentEdge","EvidenceCheckConnection","EvidenceCheckEdge","EvidenceCheck","NameCandidate","TimelineBucket","Network","NetworkNode","NetworkLink","SearchConnection","SearchEdge","Highlight","Range","RevisionConnection","RevisionEdge","SuspectConnection","Suspect","Viewer","RateLimit","ApiKeyEvent","ApiKeyConnection","ApiKeyEdge","ChangeConnection","ChangeEdge","Change","ProposedChange","ProposalConnection","ProposalEdge","Bulk","BulkFile","WebhookFilter","WebhookFailure","WebhookConnection","WebhookEdge","Delivery","DeliveryConnection","DeliveryEdge","TopicPayload","StakeholderPayload","RolePayload","DocumentPayload","MeetingPayload","StatementPayload","CommitmentPayload","StatusPayload","ProposalPayload","IssuedWebhookPayload","WebhookPayload","DeliveryPayload","IssuedApiKeyPayload","ApiKeyPayload","ImportPayload","UserError","Warning","Draft","DraftRecord","DraftQuestion"]
/** The connections of each type: the arguments that make another list, without those that choose a page of it. */
export const connections: { [type: string]: { [field: string]: string[] } } = {"Query":{"checkEvidence":["document","text"],"meetings":["filter","order"],"statements":["filter","order"],"stakeholders":["filter"],"topics":["filter"],"documents":["filter"],"commitments":["filter"],"changes":["since","types","filter"],"search":["text","types","filter","order"],"apiKeys":[],"proposals":["record","open"],"webhooks":[],"suspects":["type"]},"Stakeholder":{"revisions":[],"meetings":["filter","order"],"statements":["filter","order"],"mentions":["filter","order"],"commitments":["filter"]},"Role":{"revisions":[]},"Topic":{"revisions":[],"meetings":["filter","order"],"statements":["filter","order"]},"Document":{"revisions":[],"statements":[]},"Meeting":{"revisions":[],"statements":[]},"Statement":{"revisions":[],"relatedFrom":["kinds"]},"Commitment":{"revisions":[]},"Webhook":{"deliveries":[]}}
/** The `keys` of urql's Graphcache. */
export const keys: { [type: string]: () => null } = Object.fromEntries(embeddedTypes.map((type) => [type, () => null]))
/**
 * The `typePolicies` of Apollo Client's cache.
 * @param paginate `relayStylePagination` of `@apollo/client/utilities`, which joins the pages of a connection
 */
export const typePolicies = <Policy>(
  paginate: (keyArgs: string[]) => Policy,
): { [type: string]: { keyFields?: false; fields?: { [field: string]: Policy } } } => ({
  ...Object.fromEntries(embeddedTypes.map((type) => [type, { keyFields: false as const }])),
  ...Object.fromEntries(
    Object.entries(connections).map(([type, fields]) => [
      type,
      { fields: Object.fromEntries(Object.entries(fields).map(([field, keyArgs]) => [field, paginate(keyArgs)])) },
    ]),
  ),
})
