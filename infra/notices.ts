import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Metafile } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A package of which a bundle contains a part. */
interface Shipped {
  /** Its folder, relative to the project's. */
  folder: string
  name: string
  version: string
  license: string
}

const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/

/** The packages of which bundles contain a part, sorted by folder. */
const shippedIn = async (metafiles: readonly Metafile[]): Promise<Shipped[]> => {
  const folders = metafiles.flatMap(({ inputs }) =>
    Object.keys(inputs).flatMap((path) => PACKAGE.exec(path)?.[0] ?? []),
  )
  const found = await Promise.all(
    [...new Set(folders)].map(async (folder) => {
      const text = await readFile(join(root, folder, 'package.json'), 'utf8')
      const { name, version, license } = JSON.parse(text) as { [field: string]: string } // as npm requires of a package
      if (!name || !version || !license) throw new Error(`${folder} does not state its name, version and licence.`)
      return { folder, name, version, license }
    }),
  )
  return found.sort((a, b) => (a.folder < b.folder ? -1 : 1))
}

const licenceOf = async ({ folder, license }: Shipped): Promise<string> => {
  const files = await readdir(join(root, folder))
  const named = files.filter((file) => /^(licen[cs]e|notice|copying)/i.test(file) && !/\.(js|json|ts)$/i.test(file))
  const texts = await Promise.all(named.sort().map((file) => readFile(join(root, folder, file), 'utf8')))
  return texts.length ? texts.map((text) => text.trim()).join('\n\n') : `${license}, without a text of its own.`
}

/**
 * The notices that the licences of bundled packages require, as one text: each licence once, below the packages that have it.
 * @param metafiles what the bundles contain, as esbuild reports it
 */
export const noticesOf = async (metafiles: readonly Metafile[]): Promise<string> => {
  const packages = new Map<string, string[]>()
  for (const shipped of await shippedIn(metafiles)) {
    const text = await licenceOf(shipped)
    packages.set(text, [...(packages.get(text) ?? []), `${shipped.name} ${shipped.version} (${shipped.license})`])
  }
  const parts = [...packages].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`)
  return `What is shipped here has parts of these packages in it.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`
}

interface Bom {
  metadata: { component: { name: string } }
  components: { name: string; version: string; purl: string }[]
  dependencies: { ref: string; dependsOn: string[] }[]
}

/**
 * The software bill of materials of bundles, as CycloneDX JSON: npm's own of the installation, reduced to the bundled
 * packages. https://docs.npmjs.com/cli/commands/npm-sbom
 */
export const bomOf = async (metafiles: readonly Metafile[]): Promise<string> => {
  const all = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application']
  const { stdout } = await promisify(execFile)('npm', all, { cwd: root, maxBuffer: 64 * 1024 * 1024 })
  const bom = JSON.parse(stdout) as Bom // as specified: https://cyclonedx.org/docs/1.5/json/
  bom.metadata.component.name = 'readout' // npm uses the name of the folder
  const wanted = new Set((await shippedIn(metafiles)).map(({ name, version }) => `${name}@${version}`))
  bom.components = bom.components.filter(({ name, version }) => wanted.has(`${name}@${version}`))
  const refs = new Set(bom.components.map(({ name, version }) => `${name}@${version}`))
  bom.dependencies = bom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) }))
  return `${JSON.stringify(bom, null, 2)}\n`
}
