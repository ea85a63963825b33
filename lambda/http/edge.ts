import type { HeaderMap } from '@apollo/server'
import { hashOfSecret, sameHash } from '../access/secrets.ts'

/**
 * Whether a request reached us without passing the edge, which sends a secret with each.
 * @param hashes SHA-256 of the secrets that the edge may send, in hexadecimal; none where there is no edge
 */
export const isPastTheEdge = (headers: HeaderMap, hashes: readonly string[]): boolean => {
  if (hashes.length === 0) return false
  const sent = hashOfSecret(headers.get('x-origin-secret') ?? '')
  return !hashes.some((hash) => sameHash(sent, hash))
}

/** The caller's address as CloudFront reports it, which is followed by a colon and the port. */
export const viewerAddress = (headers: HeaderMap): string =>
  headers.get('cloudfront-viewer-address')?.replace(/:\d+$/, '') ?? ''
