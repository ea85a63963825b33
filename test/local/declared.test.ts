import { glob, readFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const root = new URL('../../', import.meta.url)
const sources: string[] = []
for await (const path of glob('{explorer,infra,lambda,local,test,bench}/**/*.{ts,js}', { cwd: fileURLToPath(root) }))
  if (!/(^|\/)(dist|generated|\.installed)\//.test(path)) sources.push(path)
const textOf = (path: string) => readFile(new URL(path, root), 'utf8')

test('every imported package is declared: other package managers provide no others', async () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(await textOf('package.json')) as {
    [kind: string]: { [name: string]: string }
  }
  const declared = new Set(Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }))
  expect(sources.length).toBeGreaterThan(100)
  const undeclared: string[] = []
  for (const path of sources)
    for (const [, target = ''] of (await textOf(path)).matchAll(/(?:from|import|import\()\s*'([^'.\s][^'\s]*)'/g)) {
      const name = target
        .split('/')
        .slice(0, target.startsWith('@') ? 2 : 1)
        .join('/')
      const isBuiltIn = name.startsWith('node:') || builtinModules.includes(name)
      // Types alone, by the name of the package that they are of.
      if (!isBuiltIn && !declared.has(name) && !declared.has(`@types/${name}`)) undeclared.push(`${path}: ${name}`)
    }
  expect(undeclared).toEqual([])
})

test("no file URL is used as a path, which fails if a folder's name contains a space", async () => {
  const wrong: string[] = []
  for (const path of sources)
    if (/import\.meta\.url\)\s*\.pathname/.test(await textOf(path)) && !path.endsWith('declared.test.ts'))
      wrong.push(path)
  expect(wrong).toEqual([])
})
