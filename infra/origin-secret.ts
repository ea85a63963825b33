import { fileURLToPath } from 'node:url'
import { CustomResource, Duration } from 'aws-cdk-lib'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Architecture, Code, Function as LambdaCode, Runtime } from 'aws-cdk-lib/aws-lambda'
import type { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import { buildSync } from 'esbuild'
import { acknowledge, acknowledgeInStandards } from './acknowledge.ts'

interface Settings {
  /** The number of the last secret. It and the one before are known, so that one can follow the other. */
  number: number
  key?: IKey
  logGroup: LogGroup
}

/** The text of a function that needs no other file: Lambda's runtime has the AWS SDK. */
const inlined = (): string => {
  const [file] = buildSync({
    entryPoints: [fileURLToPath(new URL('hash-secret.ts', import.meta.url))],
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    external: ['@aws-sdk/*'],
    write: false,
  }).outputFiles
  if (!file) throw new Error('The function that hashes secrets was not built.')
  return file.text
}

/**
 * The secret that the edge sends with every request. It stands in Secrets Manager, and in what the edge sends; the
 * function knows it by its hash alone, which opens nothing: docs/decisions/0020-the-origin-secret-is-known-by-its-hash.md.
 */
export class OriginSecret extends Construct {
  /** The last one: a reference, which CloudFormation resolves. */
  readonly sent: string
  /** SHA-256, in hexadecimal letters: of the last one and the one before. */
  readonly hashes: string[]

  constructor(scope: Construct, id: string, { number, key, logGroup }: Settings) {
    super(scope, id)
    const role = new Role(this, 'HashRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    logGroup.grantWrite(role)
    const hash = new LambdaCode(this, 'Hash', {
      description: 'Tells CloudFormation the hash of a secret, while it deploys.',
      code: Code.fromInline(inlined()),
      handler: 'index.handler',
      role,
      logGroup,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 256,
      timeout: Duration.seconds(30),
    })
    const whenDeploying = 'It runs only while we deploy, and CloudFormation waits for its answer.'
    for (const rule of ['DLQ', 'Tracing']) acknowledge(hash, `Serverless-Lambda${rule}`, whenDeploying)
    acknowledgeInStandards(hash, ['LambdaDLQ', 'LambdaConcurrency', 'LambdaInsideVPC'], whenDeploying)
    acknowledgeInStandards(role, ['IAMNoInlinePolicy'], 'What it may do is for this role alone, and goes with it.')

    const known = [number, number - 1].filter((each) => each > 0)
    const secrets = known.map((each) => {
      const secret = new Secret(scope, `OriginSecret${each}`, {
        description: 'By this the function knows that a request came through the edge.',
        encryptionKey: key,
        generateSecretString: { excludePunctuation: true, passwordLength: 40 },
      })
      const byNumber = 'A new one is made by a number in the stage: docs/operations.md.'
      acknowledge(secret, 'AwsSolutions-SMG4', byNumber)
      acknowledgeInStandards(secret, ['SecretsManagerRotationEnabled'], byNumber)
      if (!key) acknowledgeInStandards(secret, ['SecretsManagerUsingKMSKey'], 'A stage that keeps nothing has no key.')
      secret.grantRead(role)
      return secret
    })
    this.sent = secrets[0]?.secretValue.unsafeUnwrap() ?? ''
    this.hashes = secrets.map((secret, index) => {
      const hashed = new CustomResource(this, `Hashed${known[index]}`, {
        resourceType: 'Custom::HashOfSecret',
        serviceToken: hash.functionArn,
        properties: { SecretId: secret.secretArn },
      })
      hashed.node.addDependency(role) // what it may do stands before it is called
      return hashed.getAttString('Hash')
    })
  }
}
