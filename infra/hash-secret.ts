import { createHash } from 'node:crypto'
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import type { CloudFormationCustomResourceEvent } from 'aws-lambda'

/** Handles an event: hashes the secret that it names; does nothing if the resource is deleted. */
const answerTo = async (event: CloudFormationCustomResourceEvent) => {
  if (event.RequestType === 'Delete') return { PhysicalResourceId: event.PhysicalResourceId }
  const SecretId = String(event.ResourceProperties.SecretId)
  const { SecretString = '' } = await new SecretsManagerClient().send(new GetSecretValueCommand({ SecretId }))
  if (SecretString === '') throw new Error('The secret is empty.')
  return { PhysicalResourceId: SecretId, Data: { Hash: createHash('sha256').update(SecretString).digest('hex') } }
}

/**
 * Called by CloudFormation during a deployment: returns the SHA-256 of a secret as `Hash`, in hexadecimal.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref.html
 */
export const handler = async (event: CloudFormationCustomResourceEvent): Promise<void> => {
  const { StackId, RequestId, LogicalResourceId, ResponseURL } = event
  const known = { StackId, RequestId, LogicalResourceId }
  const answer = await answerTo(event).then(
    (done) => ({ ...known, Status: 'SUCCESS', ...done }),
    // CloudFormation rolls back, and shows the reason.
    (error: unknown) => ({
      ...known,
      Status: 'FAILED',
      PhysicalResourceId: 'none',
      Reason: error instanceof Error ? error.message : String(error),
    }),
  )
  // A buffer, because `fetch` adds no content type to it: the URL is signed for a request without one.
  const { status } = await fetch(ResponseURL, { method: 'PUT', body: Buffer.from(JSON.stringify(answer)) })
  if (status >= 300) throw new Error(`CloudFormation responded with ${status}.`)
}
