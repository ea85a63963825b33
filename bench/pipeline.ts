/**
 * `npm run bench:pipeline`: what keys, costs and limits add to a warm request, and how honest clients fare beside hostile
 * ones, as tables in Markdown. `-- --seconds 60` sets the length of each load.
 */
import { parseArgs } from 'node:util'
import { whereAndWhen } from './measure.ts'
import { benchLoad } from './load.ts'
import { benchShell } from './overhead.ts'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } })
console.log(whereAndWhen())
console.log(`## A warm request\n\n${await benchShell()}\n`)
console.log(`## Honest and hostile clients\n\n${await benchLoad(Number(values.seconds))}`)
