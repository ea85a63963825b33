/** The types of Readout's scalars, for `scalars` of GraphQL Code Generator, `customScalarTypes` of Relay and `scalars` of gql.tada. */
export const scalars = {
  Date: 'string',
  DateTime: 'string',
  EDTF: 'string',
  CountryCode: 'string',
  LanguageTag: 'string',
  URL: 'string',
  JSON: 'unknown',
} as const
