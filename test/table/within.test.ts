import { withTimeout } from '../../lambda/table/timeouts.ts'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from '@jest/globals'

const untilAborted = (signal: AbortSignal): Promise<string> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve('given up')
    })
  })

test('what takes too long is aborted', async () => {
  expect(await withTimeout(1, untilAborted)).toBe('given up')
})

test('what another signal aborts is aborted, even if it was aborted before', async () => {
  const other = new AbortController()
  const begun = withTimeout(60_000, untilAborted, other.signal)
  other.abort()
  expect(await begun).toBe('given up')
  expect(await withTimeout(60_000, ({ aborted }) => Promise.resolve(aborted), other.signal)).toBe(true)
})

test('what is over is no longer aborted, whether it returned or threw', async () => {
  const other = new AbortController()
  const signals: AbortSignal[] = []
  const over = (signal: AbortSignal) => {
    signals.push(signal)
    return signals.length === 1 ? Promise.resolve() : Promise.reject(new Error('broken'))
  }
  await withTimeout(1, over, other.signal)
  await expect(withTimeout(1, over, other.signal)).rejects.toThrow('broken')
  await setTimeout(10)
  other.abort()
  expect(signals.map(({ aborted }) => aborted)).toEqual([false, false])
})
