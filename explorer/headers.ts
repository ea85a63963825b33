/**
 * What the explorer's pages may do in a browser: load from where they come from, and nothing else. GraphiQL sets styles
 * by script, and has its fonts and images within its styles.
 */
export const CONTENT_SECURITY_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
