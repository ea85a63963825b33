/** What is used of the library, which brings no types: https://github.com/inukshuk/edtf.js */
declare module 'edtf' {
  /** Parses a text into a value with its first and last instant in milliseconds; null unknown, infinite open. */
  export default function edtf(text: string): { min: number | null; max: number | null }
  /** Parses a text at a level at most; throws where it does not fit. */
  export function parse(text: string, options: { level: number }): unknown
}
