import { beforeAll, expect, test } from '@jest/globals'
import { App } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { ReadoutStack } from '../../infra/stack.ts'

let template: Template
beforeAll(() => {
  // Bundling is left out: what is bundled is tested by running it.
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } })
  template = Template.fromStack(new ReadoutStack(app, 'Readout'))
})

test('there is one table, kept when the stack goes, recoverable, with expiry', () => {
  template.resourceCountIs('AWS::DynamoDB::GlobalTable', 1)
  template.hasResource('AWS::DynamoDB::GlobalTable', {
    DeletionPolicy: 'Retain',
    Properties: {
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'PK', KeyType: 'HASH' },
        { AttributeName: 'SK', KeyType: 'RANGE' },
      ],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      Replicas: [
        Match.objectLike({
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        }),
      ],
    },
  })
})

test('one function answers, on arm64 and Node 24, told the name of the table', () => {
  template.resourceCountIs('AWS::Lambda::Function', 1)
  template.hasResourceProperties('AWS::Lambda::Function', {
    Architectures: ['arm64'],
    Runtime: 'nodejs24.x',
    Environment: { Variables: { TABLE_NAME: Match.anyValue() } },
  })
})

test('the function may do to the table what it does, and nothing else', () => {
  const policies = Object.values(template.findResources('AWS::IAM::Policy'))
  const statements = policies.flatMap((policy) => policy.Properties.PolicyDocument.Statement)
  expect(statements).toHaveLength(1)
  expect(statements[0].Action).toEqual(
    ['BatchGetItem', 'ConditionCheckItem', 'DeleteItem', 'PutItem', 'Query', 'UpdateItem'].map(
      (action) => `dynamodb:${action}`,
    ),
  )
  expect(JSON.stringify(statements[0].Resource)).not.toContain('*')
})

test('the HTTP API has one path, for GET, POST and the preflights of browsers', () => {
  const routes = Object.values(template.findResources('AWS::ApiGatewayV2::Route'))
  expect(routes.map((route) => route.Properties.RouteKey).sort()).toEqual([
    'GET /graphql',
    'OPTIONS /graphql',
    'POST /graphql',
  ])
})
