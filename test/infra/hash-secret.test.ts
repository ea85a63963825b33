import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, test } from '@jest/globals'
import type { CloudFormationCustomResourceEvent } from 'aws-lambda'
import { handler } from '../../infra/hash-secret.ts'

const ARN = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:one-AbCdEf'
const SECRET = 'of forty letters and digits, let us say.'

/** Stands for the two whom the function speaks to: Secrets Manager, and CloudFormation, which waits for its answer. */
const openServer = async () => {
  const asked: object[] = []
  const answers: { headers: object; answer: { [name: string]: unknown } }[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      if (request.method === 'PUT') {
        answers.push({ headers: request.headers, answer: JSON.parse(body) })
        response.end()
        return
      }
      asked.push({ target: request.headers['x-amz-target'], ...JSON.parse(body) })
      const known = JSON.parse(body).SecretId === ARN
      response.writeHead(known ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' })
      response.end(
        JSON.stringify(
          known ? { ARN, SecretString: SECRET } : { __type: 'ResourceNotFoundException', message: 'No such secret.' },
        ),
      )
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('It listens on no port.')
  return { root: `http://127.0.0.1:${address.port}`, server, asked, answers }
}

test('CloudFormation receives the hash of a secret, and never the secret; errors are reported too', async () => {
  const { root, server, asked, answers } = await openServer()
  Object.assign(process.env, {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_SECRETS_MANAGER: root,
  })
  const known = { StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Hashed1' }
  const event = (SecretId: string, of: 'Create' | 'Delete' = 'Create') => {
    const common = {
      ...known,
      ResponseURL: `${root}/answer`,
      ServiceToken: 'token',
      ResourceType: 'Custom::HashOfSecret',
      ResourceProperties: { ServiceToken: 'token', SecretId },
    }
    return of === 'Create'
      ? ({ ...common, RequestType: of } satisfies CloudFormationCustomResourceEvent)
      : ({ ...common, RequestType: of, PhysicalResourceId: ARN } satisfies CloudFormationCustomResourceEvent)
  }
  await handler(event(ARN))
  await handler(event('no-such-secret'))
  await handler(event(ARN, 'Delete'))
  server.close()
  const Hash = createHash('sha256').update(SECRET).digest('hex')
  expect(answers.map(({ answer }) => answer)).toEqual([
    { ...known, Status: 'SUCCESS', PhysicalResourceId: ARN, Data: { Hash } },
    { ...known, Status: 'FAILED', PhysicalResourceId: 'none', Reason: 'No such secret.' },
    { ...known, Status: 'SUCCESS', PhysicalResourceId: ARN },
  ])
  // The address is signed for a request without a type.
  for (const { headers } of answers) expect(headers).not.toHaveProperty('content-type')
  expect(asked).toEqual(
    ['secretsmanager.GetSecretValue', 'secretsmanager.GetSecretValue'].map((target, index) => ({
      target,
      SecretId: [ARN, 'no-such-secret'][index],
    })),
  )
})
