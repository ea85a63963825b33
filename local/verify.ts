/**
 * `npm run verify`: checks the archive for inconsistencies; `-- --repair` repairs what the records prove. `npm run
 * reindex` does the latter, to upgrade an archive of an older version.
 */
import { audit } from '../lambda/tools/verify.ts'
import { asCommand, openLocalArchive, Refused } from './data-folder.ts'

await asCommand(async () => {
  const [option, ...rest] = process.argv.slice(2)
  if (rest.length || (option !== undefined && option !== '--repair'))
    throw new Refused('The only option is `--repair`: npm run verify -- --repair')
  const repair = option === '--repair'
  const { table, close } = await openLocalArchive({ guest: true, older: repair })
  const total = { items: 0, records: 0, found: 0, mended: 0, passed: 0, packed: 0 }
  try {
    for await (const { items, records, findings, alike, passed, packed } of audit(table, { repair })) {
      total.items += items
      total.records += records
      total.passed += passed
      total.packed += packed
      total.found += findings.length
      total.mended += findings.filter(({ mended }) => mended).length
      const packing = total.passed ? `, ${total.passed} of them packed or passed` : ''
      if (process.stderr.isTTY) process.stderr.write(`\r${total.items} items looked at${packing}`)
      for (const { ids, identifier } of alike)
        console.log(`${ids.join(', ')} have the identifier ${identifier} in common: if they are one, merge them.`)
      for (const { id, what, mended } of findings) console.log(`${id}: ${what}${mended ? ' (mended)' : ''}`)
    }
    if (process.stderr.isTTY) process.stderr.write('\r')
    if (total.packed) console.log(`${total.packed} bodies packed`)
    const mended = repair ? `, ${total.mended} mended` : ''
    console.log(`${total.records} records, ${total.items} items, ${total.found} disagreements${mended}`)
    if (total.found > total.mended) process.exitCode = 1
  } finally {
    await close()
  }
})
