declare module '@citation-js/core' {
  /** Items of CSL-JSON, to be formatted by the plugins that are loaded. */
  export class Cite {
    constructor(data: object)
    format(name: string, options?: object): string
  }
  export const plugins: { config: { get(name: string): unknown } }
}
declare module '@citation-js/plugin-bibtex'
declare module '@citation-js/plugin-csl'
declare module '@citation-js/plugin-ris'
