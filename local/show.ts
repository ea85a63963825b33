/**
 * `npm run show -- ID`: prints what stands in the table about a record: its item with its body unpacked, its revisions and
 * changes, and its index entries.
 */
import { typeOfId } from '../lambda/domain/nouns.ts'
import { quoted } from '../lambda/domain/texts.ts'
import { showRecord } from '../lambda/tools/show.ts'
import { asCommand, openLocalArchive, Refused } from './data-folder.ts'
import { optionsOf } from './options.ts'

await asCommand(async () => {
  const [id, ...more] = optionsOf('npm run show --', []).rest
  if (id === undefined || more.length) throw new Refused('Name one record: npm run show -- ID')
  if (typeOfId(id) === null) throw new Refused(`${quoted(id)} is no id of a record.`)
  const { table, close } = await openLocalArchive({ guest: true })
  try {
    let isFound = false
    for await (const text of showRecord(table, id)) {
      console.log(text)
      isFound = true
    }
    if (!isFound) throw new Refused(`Nothing stands in the table about \`${id}\`.`)
  } finally {
    await close()
  }
})
