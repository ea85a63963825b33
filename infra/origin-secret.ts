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
  /** The number of the latest secret. The function accepts it and the previous one, so that the edge can change over. */
  number: number
  key?: IKey
  logGroup: LogGroup
}

/** The code of the function as one text: Lambda's runtime provides the AWS SDK. */
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
 * The secret that the edge sends with every request. It is stored in Secrets Manager and in the settings of the edge; the
 * function has only its hash, which gives no access: docs/decisions/0020-the-origin-secret-is-known-by-its-hash.md.
 */
export class OriginSecret extends Construct {
  /** The latest secret, as a reference that CloudFormation resolves. */
  readonly sent: string
  /** The SHA-256 of the latest secret and of the previous one, in hexadecimal. */
  readonly hashes: string[]

  constructor(scope: Construct, id: string, { number, key, logGroup }: Settings) {
    super(scope, id)
    const role = new Role(this, 'HashRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    logGroup.grantWrite(role)
    const hash = new LambdaCode(this, 'Hash', {
      description: 'Gives CloudFormation the hash of a secret, during a deployment.',
      code: Code.fromInline(inlined()),
      handler: 'index.handler',
      role,
      logGroup,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 256,
      timeout: Duration.seconds(30),
    })
    const whenDeploying = 'It runs only during a deployment, and CloudFormation waits for its response.'
    for (const rule of ['DLQ', 'Tracing']) acknowledge(hash, `Serverless-Lambda${rule}`, whenDeploying)
    acknowledgeInStandards(hash, ['LambdaDLQ', 'LambdaConcurrency', 'LambdaInsideVPC'], whenDeploying)
    acknowledgeInStandards(role, ['IAMNoInlinePolicy'], 'Its rights belong to this role only, and are deleted with it.')

    const known = [number, number - 1].filter((each) => each > 0)
    const secrets = known.map((each) => {
      const secret = new Secret(scope, `OriginSecret${each}`, {
        description: 'Shows the function that a request came through the edge.',
        encryptionKey: key,
        generateSecretString: { excludePunctuation: true, passwordLength: 40 },
      })
      const byNumber = 'A number in the stage replaces it: docs/operations.md.'
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
      hashed.node.addDependency(role) // its rights must exist before it is called
      return hashed.getAttString('Hash')
    })
  }
}
