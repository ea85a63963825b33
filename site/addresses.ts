/** Whether a path is that of a page of the site: the start, a search, the desk, or a record. */
export const isSitePage = (path: string): boolean =>
  /^\/((search|desk|(meetings|statements|stakeholders|topics|documents|roles|commitments|records)\/[^/]+)\/?)?$/.test(
    path,
  )

/**
 * The file of a page at a path: a folder's is its index, and a page of the site is the site itself, which reads the
 * address. What nobody has a page for is the site too if a person asks: it says so. The edge runs the text of this function.
 * @param accept what the caller accepts
 */
export const fileOf = (path: string, accept: string): string => {
  if (path.slice(path.lastIndexOf('/')).includes('.')) return path
  const isFolder = /^\/(docs|explore)(\/|$)/.test(path)
  if (!isFolder && (isSitePage(path) || accept.includes('text/html'))) return '/index.html'
  return path.endsWith('/') ? `${path}index.html` : `${path}/index.html`
}
