/** The file of a page at a path: a folder's is its index. The edge runs the text of this function. */
export const fileOf = (path: string): string => {
  if (path.endsWith('/')) return `${path}index.html`
  return path.slice(path.lastIndexOf('/')).includes('.') ? path : `${path}/index.html`
}
