import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Metafile } from 'esbuild'
import { bundle } from '../../infra/bundle.ts'
import { bomOf } from '../../infra/notices.ts'

/** An entry of package-lock.json, as far as it is looked at. */
interface Entry {
  version?: string
  integrity?: string
  /** Comes within its parent's own archive, whose integrity covers it. */
  inBundle?: boolean
}

test('everything that npm fetches is pinned by its hash', async () => {
  const lock = JSON.parse(await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
    packages: { [path: string]: Entry }
  }
  const fetched = Object.entries(lock.packages).filter(([path, { inBundle }]) => path !== '' && !inBundle)
  expect(fetched.length).toBeGreaterThan(500)
  const unknown = fetched.filter(([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''))
  expect(unknown.map(([path]) => path)).toEqual([])
})

describe('what is shipped', () => {
  let folder: string
  let metafile: Metafile
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'readout-'))
    metafile = await bundle(folder)
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('names its authors, with the licences', async () => {
    const notices = await readFile(join(folder, 'NOTICES.txt'), 'utf8')
    for (const name of [
      '@apollo/server 5.5.1 (MIT)',
      'graphql 16.15.0 (MIT)',
      'dataloader 2.2.3 (MIT)',
      'edtf 4.11.1 (BSD-2-Clause)',
    ])
      expect(notices).toContain(name)
    expect(notices).toContain('Permission is hereby granted, free of charge')
    expect(notices).toContain('Apache License')
    const ofExplorer = await readFile(new URL('../../site/dist/NOTICES.txt', import.meta.url), 'utf8')
    for (const name of ['graphiql ', 'react ', 'monaco-editor ']) expect(ofExplorer).toContain(`\n${name}`)
  })

  test('has a bill of materials of exactly what it contains', async () => {
    const bom = JSON.parse(await bomOf([metafile]))
    expect(bom).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'readout' } } })
    const names = bom.components.map(({ name }: { name: string }) => name)
    expect(names).toEqual(expect.arrayContaining(['@apollo/server', 'graphql', '@aws-sdk/client-dynamodb']))
    for (const other of ['jest', 'aws-cdk-lib', '@apollo/protobufjs']) expect(names).not.toContain(other)
    for (const { purl, hashes } of bom.components)
      expect([purl, hashes?.[0]?.alg]).toEqual([expect.stringMatching(/^pkg:npm\//), 'SHA-512'])
  }, 60_000)
})
