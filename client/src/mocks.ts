/**
 * Values of Readout's scalars for made-up answers: the `mocks` of `addMocksToSchema` of `@graphql-tools/mock`, so that a
 * front end is tested without an archive. Everything else of the schema is GraphQL's own and is made up by the tool.
 */
export const mocks = {
  Date: () => '2022-03-04',
  DateTime: () => '2022-03-06T08:30:00.000Z',
  EDTF: () => '2022-03~',
  CountryCode: () => 'KH',
  LanguageTag: () => 'en',
  URL: () => 'https://news.example/2022/03/article',
  JSON: () => ({}),
} as const
