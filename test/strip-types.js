import { stripTypeScriptTypes } from 'node:module'

/** Jest's transform: the types go, the lines stay, as when Node runs the file itself. */
export default { process: (source) => ({ code: stripTypeScriptTypes(source) }) }
