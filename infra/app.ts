/** The CDK app: synthesizes the stacks of every stage. */
import { fileURLToPath } from 'node:url'
import { App } from 'aws-cdk-lib'
import { bundle } from './bundle.ts'
import { addStage, checkByPacks } from './stacks.ts'
import { STAGES } from './stages.ts'

const code = fileURLToPath(new URL('../cdk.out/bundle', import.meta.url))
await bundle(code)
const app = new App()
const env = { account: process.env.CDK_DEFAULT_ACCOUNT, region: process.env.CDK_DEFAULT_REGION }
for (const name of Object.keys(STAGES)) addStage(app, name, { code, env })
checkByPacks(app)
