import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect } from '@jest/globals'

/** The environment of a process of Readout with a data folder and a free port. */
export const environment = (folder: string, more: object = {}) => ({
  ...process.env,
  PORT: '0',
  READOUT_DATA_DIR: folder,
  ...more,
})

/** Starts Readout as `npm start` does, and waits until it is ready. */
export const start = async (folder: string, more: object = {}): Promise<{ child: ChildProcess; root: string }> => {
  const child = spawn(process.execPath, ['local/start.ts'], {
    env: environment(folder, more),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface(child.stdout)
  const [line] = (await once(lines, 'line')) as [string]
  expect(line).toMatch(
    /^Readout is ready: site http:\/\/127\.0\.0\.1:\d+\/ · API http:\/\/127\.0\.0\.1:\d+\/graphql · admin key in .*admin-key$/,
  )
  return { child, root: /site (http:\S+)\/ /.exec(line)![1]! }
}

/** Ends it, and checks that it exits with 0. */
export const stop = async (child: ChildProcess, signal: 'SIGTERM' | 'SIGINT' = 'SIGTERM') => {
  const ended = once(child, 'exit')
  child.kill(signal)
  expect(await ended).toEqual([0, null])
}
