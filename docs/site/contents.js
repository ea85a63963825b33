/** The pages in the order in which they are listed, by their addresses under /docs/. */
export const sections = [
  { title: 'Start', pages: ['/', '/start/front-end/', '/start/partner/', '/start/research/'] },
  {
    title: 'The record',
    pages: [
      '/guides/model/',
      '/guides/whose-words/',
      '/guides/chains/',
      '/guides/evidence/',
      '/guides/dates/',
      '/guides/groups/',
      '/guides/revisions/',
      '/guides/citing/',
      '/guides/merges/',
      '/guides/drafting/',
      '/recording/',
    ],
  },
  {
    title: 'The API',
    pages: [
      '/guides/paging/',
      '/guides/filters/',
      '/guides/searching/',
      '/errors/',
      '/limits/',
      '/keys/',
      '/caching/',
      '/client/',
      '/changes/',
    ],
  },
  {
    title: 'Reading and writing much',
    pages: [
      '/guides/syncing/',
      '/guides/webhooks/',
      '/guides/bulk/',
      '/guides/feeds/',
      '/guides/desk/',
      '/guides/importing/',
      '/guides/proposing/',
      '/guides/reconciling/',
      '/guides/pictures/',
    ],
  },
  { title: 'Reference', pages: ['/schema/', '/schema/Query/', '/schema/Mutation/'] },
  {
    title: 'Hosting',
    pages: ['/guides/hosting/', '/operations/', '/engines/', '/performance/'],
  },
  { title: 'How it is built', pages: ['/architecture/', '/access-patterns/', '/decisions/'] },
]
