/** `npm run issue-admin-key NAME`: issues a key with every scope, in the table that the environment names; it is the first key of a deployment. */
import { asCommand, issueAdminKey, openLocalArchive, Refused } from './data-folder.ts'

await asCommand(async () => {
  const [name, ...rest] = process.argv.slice(2)
  if (!name || rest.length) throw new Refused('Name the holder of the key: npm run issue-admin-key NAME')
  const { table, close } = await openLocalArchive({ guest: true })
  try {
    console.log(await issueAdminKey(table, name))
  } finally {
    await close()
  }
})
