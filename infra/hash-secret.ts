import { createHash } from 'node:crypto'
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import type { CloudFormationCustomResourceEvent } from 'aws-lambda'

/** What it does for an event: nothing for the end of the resource, else it reads the secret that the event names. */
const answerTo = async (event: CloudFormationCustomResourceEvent) => {
  if (event.RequestType === 'Delete') return { PhysicalResourceId: event.PhysicalResourceId }
  const SecretId = String(event.ResourceProperties.SecretId)
  const { SecretString = '' } = await new SecretsManagerClient().send(new GetSecretValueCommand({ SecretId }))
  if (SecretString === '') throw new Error('The secret is empty.')
  return { PhysicalResourceId: SecretId, Data: { Hash: createHash('sha256').update(SecretString).digest('hex') } }
}

/**
 * What CloudFormation calls when it deploys: tells the SHA-256 of a secret as `Hash`, in hexadecimal letters.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref.html
 */
export const handler = async (event: CloudFormationCustomResourceEvent): Promise<void> => {
  const { StackId, RequestId, LogicalResourceId, ResponseURL } = event
  const known = { StackId, RequestId, LogicalResourceId }
  const answer = await answerTo(event).then(
    (done) => ({ ...known, Status: 'SUCCESS', ...done }),
    // CloudFormation takes back what it has done, and shows the reason.
    (error: unknown) => ({
      ...known,
      Status: 'FAILED',
      PhysicalResourceId: 'none',
      Reason: error instanceof Error ? error.message : String(error),
    }),
  )
  // Bytes, to which `fetch` adds no type: the address is signed for a request without one.
  const { status } = await fetch(ResponseURL, { method: 'PUT', body: Buffer.from(JSON.stringify(answer)) })
  if (status >= 300) throw new Error(`CloudFormation took the answer with ${status}.`)
}
