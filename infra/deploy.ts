/** `npm run deploy -- STAGE`: deploys a stage of Readout to the AWS account whose credentials the environment has. */
import { spawn } from 'node:child_process'
import { lackingIn, STAGES, wrongWith } from './stages.ts'

/** Patterns of the CDK's messages if it cannot begin, and what to do. */
const REASONS: [RegExp, string][] = [
  [
    /bootstrap/i,
    'The account and region are not ready for the CDK: run `npx cdk bootstrap aws://ACCOUNT/REGION` once, then deploy again.',
  ],
  [
    /credentials|security token|no account|configure your/i,
    'There are no AWS credentials here: sign in (`aws sso login`, or set AWS_PROFILE), then deploy again.',
  ],
]

const refuse = (sentence: string): void => {
  console.error(sentence)
  process.exitCode = 1
}

const [name = '', ...rest] = process.argv.slice(2)
const wrong = name ? (wrongWith(name) ?? lackingIn(name, STAGES[name]!)) : 'Name the stage: `npm run deploy -- dev`.'
if (wrong) refuse(wrong)
else {
  // Further arguments, such as `--profile` or `--no-execute`, are passed on to `cdk`.
  const child = spawn('cdk', ['deploy', `Readout-${name}-*`, '--require-approval', 'broadening', ...rest], {
    stdio: ['inherit', 'inherit', 'pipe'],
  })
  const said: Buffer[] = []
  child.stderr.on('data', (piece: Buffer) => {
    said.push(piece)
    process.stderr.write(piece)
  })
  child.on('close', (code) => {
    if (code === 0) return
    const text = Buffer.concat(said).toString()
    const reason = REASONS.find(([pattern]) => pattern.test(text))?.[1]
    refuse(reason ?? 'The deployment failed: the output above says why. What was deployed before is unchanged.')
  })
}
