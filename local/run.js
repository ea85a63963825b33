/**
 * `node local/run.js FILE …`: runs a TypeScript file, as every npm script does, by a Node.js that reads TypeScript; by
 * another one, says what is missing. It is JavaScript for every Node.js to read.
 */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

if (process.features.typescript) {
  process.argv.splice(1, 1) // the file finds its arguments where they always are
  await import(pathToFileURL(resolve(process.argv[1])).href)
} else {
  console.error(
    `Readout runs on Node.js 24, and this is ${process.version}. It comes with the package \`node\`, by its install script: run \`npm ci\` without \`--ignore-scripts\` and without \`--omit=dev\`, or install Node.js 24 yourself.`,
  )
  process.exitCode = 1
}
