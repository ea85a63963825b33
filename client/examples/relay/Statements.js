// The statements about somebody, five at a time, with Relay: a fragment that pages.
import { createElement as h } from 'react'
import { graphql, useLazyLoadQuery, usePaginationFragment } from 'react-relay'

const Page = ({ query }) => {
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment(
    graphql`
      fragment Statements_page on Query
      @argumentDefinitions(count: { type: "Int", defaultValue: 5 }, cursor: { type: "String" }, about: { type: "ID!" })
      @refetchable(queryName: "StatementsPageQuery") {
        statements(first: $count, after: $cursor, filter: { about: $about }) @connection(key: "Statements_statements") {
          edges {
            node {
              id
              text
              speakers {
                name
              }
            }
          }
        }
      }
    `,
    query,
  )
  const items = (data.statements?.edges ?? []).map(({ node }) =>
    h('li', { key: node.id }, `${node.speakers.map(({ name }) => name).join(', ')}: ${node.text}`),
  )
  const more = hasNext && h('button', { onClick: () => loadNext(5), disabled: isLoadingNext }, 'More')
  return h('main', null, h('ul', null, items), more)
}

export const Statements = ({ about }) => {
  const query = useLazyLoadQuery(
    graphql`
      query StatementsQuery($about: ID!) {
        ...Statements_page @arguments(about: $about)
      }
    `,
    { about },
  )
  return h(Page, { query })
}
