/**
 * What the explorer's pages may do in a browser: load only from their own origin. GraphiQL sets styles by script, and
 * embeds fonts and images in its styles.
 */
export const CONTENT_SECURITY_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
