import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'

/** An entry of package-lock.json, as far as it is looked at. */
interface Entry {
  version?: string
  integrity?: string
  /** Comes within its parent's own archive, whose integrity covers it. */
  inBundle?: boolean
}

test('what npm fetches is known by its hash beforehand', async () => {
  const lock = JSON.parse(await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
    packages: { [path: string]: Entry }
  }
  const fetched = Object.entries(lock.packages).filter(([path, { inBundle }]) => path !== '' && !inBundle)
  expect(fetched.length).toBeGreaterThan(500)
  const unknown = fetched.filter(([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''))
  expect(unknown.map(([path]) => path)).toEqual([])
})
