/**
 * `node local/run.js FILE …`: runs a TypeScript file, as every npm script does, if this Node.js can run TypeScript;
 * otherwise reports what is missing. It is JavaScript so that every Node.js can run it.
 */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

if (process.features.typescript) {
  process.argv.splice(1, 1) // so that the file finds its arguments in the usual place
  await import(pathToFileURL(resolve(process.argv[1])).href)
} else {
  console.error(
    `Readout needs Node.js 24, and this is ${process.version}. The package \`node\` installs it with its install script: run \`npm ci\` without \`--ignore-scripts\` and without \`--omit=dev\`, or install Node.js 24 yourself.`,
  )
  process.exitCode = 1
}
