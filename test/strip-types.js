import { stripTypeScriptTypes } from 'node:module'

/** Jest's transform: removes the types and keeps the lines, as Node.js does when it runs the file itself. */
export default { process: (source) => ({ code: stripTypeScriptTypes(source) }) }
