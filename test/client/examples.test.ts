import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { transformAsync } from '@babel/core'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { build } from 'esbuild'
import { openBrowser } from '../support/browser.ts'
import { start, stop } from '../support/running.ts'

const run = promisify(execFile)
const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** About whom the examples ask: more statements than fit on three pages. */
const ABOUT = 'stk_cambodia'

let folder: string
let running: Awaited<ReturnType<typeof start>>
let expected: string[]
beforeAll(async () => {
  await run(process.execPath, [here('client/build.ts')])
  folder = await mkdtemp(join(tmpdir(), 'readout-'))
  running = await start(folder)
  const query = `{ statements(filter: { about: "${ABOUT}" }, first: 100) { nodes { text speakers { name } } } }`
  const answer = await fetch(`${running.root}/graphql?query=${encodeURIComponent(query)}`)
  const { data } = (await answer.json()) as {
    data: { statements: { nodes: { text: string; speakers: { name: string }[] }[] } }
  }
  expected = data.statements.nodes.map(
    ({ text, speakers }) => `${speakers.map(({ name }) => name).join(', ')}: ${text}`,
  )
  expect(expected.length).toBeGreaterThan(15)
}, 60_000)
afterAll(async () => {
  await stop(running.child)
  await rm(folder, { recursive: true })
})

test.each(['fetch', 'readout-client', 'apollo', 'urql', 'tanstack-query'])(
  'the example %s.mjs pages to the end',
  async (name) => {
    const { stdout } = await run(process.execPath, [
      here(`client/examples/${name}.mjs`),
      `${running.root}/graphql`,
      ABOUT,
    ])
    expect(stdout.trim().split('\n')).toEqual(expected)
  },
  60_000,
)

test('the example statements.py pages to the end', async () => {
  const { stdout } = await run('python3', [here('client/examples/statements.py'), `${running.root}/graphql`, ABOUT])
  expect(stdout.trim().split('\n')).toEqual(expected)
}, 60_000)

/** Bundles the Relay example as its users' tools do: its compiler, its Babel plugin, a bundler. */
const buildRelayExample = async (): Promise<string> => {
  const require = createRequire(import.meta.url)
  await run(process.execPath, [require.resolve('relay-compiler/cli.js'), 'relay.config.json'], {
    cwd: here('client/examples/relay'),
  })
  const { outputFiles } = await build({
    entryPoints: [here('client/examples/relay/main.js')],
    bundle: true,
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
    plugins: [
      {
        name: 'relay',
        setup: (builder) => {
          builder.onLoad({ filter: /examples\/relay\/\w+\.js$/ }, async ({ path }) => {
            const plugins = [[require.resolve('babel-plugin-relay'), { eagerEsModules: true }]]
            const code = await transformAsync(await readFile(path, 'utf8'), {
              filename: path,
              plugins,
              configFile: false,
            })
            return { contents: code?.code ?? '' }
          })
        },
      },
    ],
  })
  return outputFiles[0]!.text
}

test('the example of Relay compiles, and pages to the end in a browser, from another origin', async () => {
  const script = await buildRelayExample()
  const page: Server = createServer(({ url }, response) => {
    const isScript = url === '/main.js'
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8' })
    response.end(isScript ? script : '<!doctype html><body><script src="/main.js" defer></script></body>')
  })
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve))
  const browser = await openBrowser()
  try {
    const tab = await browser.newPage()
    const asked = new URLSearchParams({ url: `${running.root}/graphql`, about: ABOUT })
    await tab.goto(`http://127.0.0.1:${(page.address() as AddressInfo).port}/?${asked}`)
    const items = tab.locator('li')
    for (let shown = 5; shown < expected.length; shown += 5) {
      await tab.locator(`li:nth-child(${shown})`).waitFor()
      await tab.getByRole('button', { name: 'More' }).click()
    }
    await tab.locator(`li:nth-child(${expected.length})`).waitFor()
    expect(await items.allInnerTexts()).toEqual(expected)
    expect(await tab.getByRole('button', { name: 'More' }).count()).toBe(0)
  } finally {
    await browser.close()
    page.close()
  }
}, 60_000)
