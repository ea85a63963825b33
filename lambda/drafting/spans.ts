/** A stretch of the text, in UTF-16 offsets; the end is exclusive. */
export interface Span {
  start: number
  end: number
}

/** Somebody as the text names them at one place: "Deputy Secretary Wendy Sherman", "she", "both sides". */
export interface Mention extends Span {
  text: string
}

/** Whether a stretch lies in another. */
export const within = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end
