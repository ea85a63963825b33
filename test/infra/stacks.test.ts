import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { App, Stack } from 'aws-cdk-lib'
import { CfnBucket } from 'aws-cdk-lib/aws-s3'
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions'
import { bundle } from '../../infra/bundle.ts'
import { MOST_REQUESTS } from '../../infra/firewall.ts'
import { API_ACTIONS } from '../../infra/service.ts'
import { addStage, checkByPacks } from '../../infra/stacks.ts'
import { lackingIn, type Stage, STAGES, wrongWith } from '../../infra/stages.ts'
import { ANYONE_PER_MINUTE } from '../../lambda/access/rate-limiter.ts'

const env = { account: '123456789012', region: 'eu-west-1' }
const certificate = 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0000-4000-8000-000000000000'
/** Everything that a stage can have. */
const FULL: Stage = {
  ...STAGES.prod!,
  alarmsTo: 'editors@readout.example',
  domain: { name: 'readout.example', certificate },
  origins: 'https://readout.example',
  originSecret: 2,
  registered: { file: 'package.json', only: 'anyone' },
}
type Tags = { Key: string; Value: string }[]
interface Resources {
  [id: string]: { Type: string; Properties?: { Tags?: Tags; Replicas?: { Tags?: Tags }[] } }
}
const stages: { [name: string]: Stage } = { ...STAGES, full: FULL }

let code: string
const templates: { [name: string]: { data: Template; service: Template; firewall?: Template } } = {}
beforeAll(async () => {
  code = await mkdtemp(join(tmpdir(), 'readout-'))
  await bundle(code)
  for (const name of Object.keys(stages)) {
    const { data, service, firewall } = addStage(new App(), name, { code, env, stages })
    templates[name] = {
      data: Template.fromStack(data),
      service: Template.fromStack(service),
      firewall: firewall && Template.fromStack(firewall),
    }
  }
}, 120_000)
afterAll(async () => {
  await rm(code, { recursive: true })
  await rm(`${code}-full`, { recursive: true })
})

describe('the table', () => {
  const TABLE = 'AWS::DynamoDB::GlobalTable'
  test.each([
    ['prod', 'Retain', true],
    ['dev', 'Delete', false],
  ])(
    'of %s is one, recoverable, encrypted, with expiry, a stream and a ceiling',
    (name, DeletionPolicy, protectedFromDeletion) => {
      const { data } = templates[name]!
      data.resourceCountIs(TABLE, 1)
      data.hasResource(TABLE, {
        DeletionPolicy,
        Properties: {
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: [
            { AttributeName: 'PK', KeyType: 'HASH' },
            { AttributeName: 'SK', KeyType: 'RANGE' },
          ],
          TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
          StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
          SSESpecification: { SSEEnabled: true },
          WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: stages[name]!.mostWrites },
          Replicas: [
            Match.objectLike({
              DeletionProtectionEnabled: protectedFromDeletion,
              PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
              ReadOnDemandThroughputSettings: { MaxReadRequestUnits: stages[name]!.mostReads },
            }),
          ],
        },
      })
    },
  )

  test("can be a restored one, instead of the stack's own", () => {
    const { data, service } = addStage(new App(), 'restored', {
      code,
      env,
      stages: { restored: { ...STAGES.dev!, table: 'readout-restored' } },
    })
    // What the service took in before stays exported, or the data stack could not be deployed first.
    expect(Object.keys(Template.fromStack(data).findOutputs('*', { Export: Match.anyValue() }))).toHaveLength(2)
    Template.fromStack(service).hasResourceProperties('AWS::Lambda::Function', {
      Handler: 'handler.handler',
      Environment: { Variables: { TABLE_NAME: 'readout-restored' } },
    })
  })
})

describe('the functions', () => {
  /** The commands of DynamoDB that lambda/table/ sends, as the actions that allow them. */
  const actionsInCode = async () => {
    const room = new URL('../../lambda/table/', import.meta.url)
    const files = await readdir(room)
    const text = (await Promise.all(files.map((file) => readFile(new URL(file, room), 'utf8')))).join('')
    const sent = [...text.matchAll(/new (\w+)Command\(/g)].map((match) => match[1]!)
    // A transaction needs the actions that it is made of. Tools alone scan, and the local engine alone has its table made.
    const parts = /TransactItems/.test(text) ? ['ConditionCheckItem', 'DeleteItem', 'PutItem', 'UpdateItem'] : []
    const toolsAlone = ['CreateTable', 'Scan', 'TransactWriteItems']
    return [...new Set([...sent.filter((name) => !toolsAlone.includes(name)), ...parts])].sort()
  }

  test('may perform on exactly one table exactly what the code does, and otherwise only write logs and traces', async () => {
    expect(API_ACTIONS).toEqual(await actionsInCode())
    for (const { service } of Object.values(templates))
      for (const [id, policy] of Object.entries(service.findResources('AWS::IAM::Policy'))) {
        if (id.startsWith('Custom') || id.startsWith('Canary') || id.startsWith('OriginSecret')) continue
        const allowed = policy.Properties.PolicyDocument.Statement.flatMap(
          (statement: { Action: string | string[] }) => statement.Action,
        )
        const rest = ['logs:CreateLogStream', 'logs:PutLogEvents', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments']
        if (/^(Sweep|Notify|Publish)/.test(id)) rest.push('sqs:SendMessage')
        if (id.startsWith('Publish')) rest.push('s3:DeleteObject', 's3:GetObject', 's3:ListBucket', 's3:PutObject')
        expect(allowed.sort()).toEqual([...API_ACTIONS.map((action) => `dynamodb:${action}`), ...rest].sort())
        for (const { Action, Resource } of policy.Properties.PolicyDocument.Statement)
          if (Resource === '*') expect(Action).toEqual(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'])
          else expect(JSON.stringify(Resource).replace('/bulk/*', '')).not.toContain('*')
      }
  })

  test('run on arm64 and Node 24, with traces', () => {
    for (const [name, { service }] of Object.entries(templates)) {
      for (const Handler of ['handler.handler', 'notify.handler', 'publish.handler', 'sweep.handler'])
        service.hasResourceProperties('AWS::Lambda::Function', {
          Handler,
          Architectures: ['arm64'],
          Runtime: 'nodejs24.x',
          TracingConfig: { Mode: 'Active' },
          Environment: { Variables: { STAGE: name, TABLE_NAME: Match.anyValue() } },
        })
    }
  })

  test('write logs that expire, and that are retained and encrypted with our own key if the stage keeps data', () => {
    for (const [name, { service }] of Object.entries(templates)) {
      const { keepsData, logDays } = stages[name]!
      const logs = Object.values(service.findResources('AWS::Logs::LogGroup'))
      expect(logs).toHaveLength(5)
      for (const { DeletionPolicy, Properties } of logs)
        expect({ DeletionPolicy, ...Properties }).toMatchObject({
          DeletionPolicy: keepsData ? 'Retain' : 'Delete',
          RetentionInDays: logDays,
          ...(keepsData && { KmsKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] } }),
        })
      // CDK's own write there too, and make none that nobody knows of.
      for (const { Properties } of Object.values(service.findResources('AWS::Lambda::Function')))
        if (!/CrossRegion/.test(JSON.stringify(Properties.Role)))
          expect(Properties.LoggingConfig).toEqual({ LogGroup: { Ref: expect.stringMatching(/Log/) } })
      service.resourcePropertiesCountIs('AWS::KMS::Key', { EnableKeyRotation: true }, keepsData ? 1 : 0)
    }
    templates.prod!.service.hasResource('AWS::KMS::Key', {
      DeletionPolicy: 'Retain',
      Properties: {
        KeyPolicy: {
          Statement: Match.arrayWith([
            Match.objectLike({
              Principal: { Service: 'logs.eu-west-1.amazonaws.com' },
              Condition: { ArnLike: Match.anyValue() },
            }),
          ]),
        },
      },
    })
  })

  test('have no secret in their settings, but the hashes of the latest one and the previous one', () => {
    for (const [name, { service }] of Object.entries(templates)) {
      for (const { Properties } of Object.values(service.findResources('AWS::Lambda::Function')))
        expect(JSON.stringify(Properties.Environment ?? {})).not.toMatch(/\{\{|resolve|secretsmanager|OriginSecret\d/)
      const hashed = Object.keys(service.findResources('Custom::HashOfSecret'))
      expect(hashed).toHaveLength(stages[name]!.originSecret)
      service.hasResourceProperties('AWS::Lambda::Function', {
        Handler: 'handler.handler',
        Environment: { Variables: { ORIGIN_HASHES: Match.anyValue() } },
      })
      for (const { Properties } of Object.values(service.findResources('AWS::IAM::Policy')))
        for (const { Action } of Properties.PolicyDocument.Statement)
          if (JSON.stringify(Action).includes('secretsmanager:'))
            expect(JSON.stringify(Properties.Roles)).toMatch(/^\[\{"Ref":"OriginSecretHashRole/)
    }
  })

  test('a new version is deployed gradually in prod, and rolled back on an alarm', () => {
    templates.prod!.service.hasResourceProperties('AWS::CodeDeploy::DeploymentGroup', {
      AutoRollbackConfiguration: { Enabled: true, Events: Match.arrayWith(['DEPLOYMENT_STOP_ON_ALARM']) },
      AlarmConfiguration: { Enabled: true, Alarms: [Match.anyValue(), Match.anyValue(), Match.anyValue()] },
    })
    templates.dev!.service.resourceCountIs('AWS::CodeDeploy::DeploymentGroup', 0)
  })

  test('interrupted writes are completed every five minutes', () => {
    templates.prod!.service.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(5 minutes)',
      Targets: [Match.objectLike({ DeadLetterConfig: Match.anyValue() })],
    })
  })
})

test('registered operations are deployed if the stage names them', async () => {
  expect(await readFile(join(`${code}-full`, 'registered.json'), 'utf8')).toContain('"readout"')
  templates.full!.service.hasResourceProperties('AWS::Lambda::Function', {
    Handler: 'handler.handler',
    Environment: { Variables: { REGISTERED_DOCUMENTS: 'registered.json', REGISTERED_ONLY: 'anyone' } },
  })
})

describe('the edge', () => {
  test("only the edge and the API behind it are public, and the API requires the edge's secret", () => {
    for (const { service } of Object.values(templates)) {
      service.allResourcesProperties('AWS::S3::Bucket', {
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      })
      service.resourceCountIs('AWS::Lambda::Url', 0)
      const distribution = Object.values(service.findResources('AWS::CloudFront::Distribution'))[0]
      const { Origins, CacheBehaviors, HttpVersion } = distribution?.Properties.DistributionConfig
      expect(HttpVersion).toBe('http2and3')
      expect(CacheBehaviors).toMatchObject([
        ...['/graphql', '/schema.graphql', '/reconcile', '/feeds/*'].map((PathPattern) => ({
          PathPattern,
          ViewerProtocolPolicy: 'https-only',
          Compress: true,
        })),
        { PathPattern: '/bulk/*', ViewerProtocolPolicy: 'redirect-to-https' },
      ])
      // What the edge hands on, the API has a route for.
      const routes = Object.values(service.findResources('AWS::ApiGatewayV2::Route')).map(
        ({ Properties }) => Properties.RouteKey,
      )
      for (const path of ['/graphql', '/schema.graphql', '/reconcile', '/feeds/{proxy+}'])
        expect(routes).toEqual(expect.arrayContaining([`GET ${path}`, `POST ${path}`, `OPTIONS ${path}`]))
      const headers = Origins.flatMap((origin: { OriginCustomHeaders?: object[] }) => origin.OriginCustomHeaders ?? [])
      expect(headers).toMatchObject([{ HeaderName: 'x-origin-secret' }])
      // A reference that CloudFormation resolves when it deploys: no secret is in the template.
      expect(JSON.stringify(headers)).toContain('{{resolve:secretsmanager:')
    }
  })

  test('everything that a response depends on is part of its cache key', () => {
    templates.prod!.service.hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: {
        DefaultTTL: 0,
        MinTTL: 0,
        ParametersInCacheKeyAndForwardedToOrigin: {
          HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Accept', 'Authorization', 'Origin', 'X-Api-Key'] },
          QueryStringsConfig: { QueryStringBehavior: 'all' },
        },
      },
    })
  })

  test('every header that the function reads is forwarded', () => {
    const policies = templates.prod!.service.findResources('AWS::CloudFront::OriginRequestPolicy')
    const handedOn = JSON.stringify(policies)
    for (const name of ['CloudFront-Viewer-Address', 'Content-Type', 'Idempotency-Key'])
      expect(handedOn).toContain(`"${name}"`)
  })

  test('pages have the same headers as elsewhere', () => {
    templates.prod!.service.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: Match.objectLike({
          ContentSecurityPolicy: {
            ContentSecurityPolicy: Match.stringLikeRegexp("^default-src 'self'"),
            Override: true,
          },
          StrictTransportSecurity: Match.anyValue(),
        }),
      },
    })
  })

  test('a domain and a firewall exist if the stage says so', () => {
    expect(templates.dev!.firewall).toBeUndefined()
    for (const name of ['prod', 'full']) {
      templates[name]!.firewall!.resourceCountIs('AWS::WAFv2::WebACL', 1)
      templates[name]!.service.hasResourceProperties('AWS::CloudFront::Distribution', {
        DistributionConfig: { WebACLId: Match.anyValue() },
      })
    }
    templates.full!.service.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Aliases: ['readout.example'],
        ViewerCertificate: { AcmCertificateArn: certificate, MinimumProtocolVersion: 'TLSv1.2_2021' },
      },
    })
  })

  test("callers with too many requests are refused there, with the API's error, and not before they could use their points", () => {
    const { firewall } = templates.prod!
    firewall!.hasResourceProperties('AWS::WAFv2::WebACL', {
      Scope: 'CLOUDFRONT',
      Rules: Match.arrayWith([
        Match.objectLike({
          Statement: {
            RateBasedStatement: { Limit: MOST_REQUESTS, EvaluationWindowSec: 60, AggregateKeyType: 'IP' },
          },
          Action: {
            Block: {
              CustomResponse: Match.objectLike({ ResponseCode: 429, CustomResponseBodyKey: 'RateLimited' }),
            },
          },
        }),
      ]),
    })
    const [list] = Object.values(firewall!.findResources('AWS::WAFv2::WebACL'))
    const told = JSON.parse(list?.Properties.CustomResponseBodies.RateLimited.Content)
    expect(told.errors[0].extensions).toEqual({
      code: 'RATE_LIMITED',
      help: '/docs/errors/RATE_LIMITED/',
      retryAfter: 60,
    })
    expect(told.errors[0].message).toContain(String(MOST_REQUESTS))
    // Questions of five points, such as the README's, meet the limit of points first, and others that of requests.
    expect(MOST_REQUESTS * 5).toBe(ANYONE_PER_MINUTE)
    // One address is a tenth of what API Gateway lets through for everybody, at the most.
    expect(MOST_REQUESTS * 10).toBeLessThanOrEqual(STAGES.prod!.requests.rate * 60)
  })
})

describe('monitoring', () => {
  test('every alarm has its section in the operations manual, and a recipient', async () => {
    const manual = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8')
    const alarms = Object.values(templates.full!.service.findResources('AWS::CloudWatch::Alarm'))
    expect(alarms.length).toBeGreaterThanOrEqual(13)
    for (const { Properties } of alarms) {
      const name = String(Properties.AlarmName).replace('readout-full-', '')
      expect(manual).toContain(`### ${name}\n`)
      expect(Properties.AlarmActions).toHaveLength(1)
    }
  })

  test("floods of refusals, events of keys and the month's costs are reported", () => {
    const { service } = templates.full!
    const watched = [
      ['Readout', 'unauthenticated'],
      ['Readout', 'rateLimited'],
      ['Readout', 'keyEvents'],
      ['AWS/ApiGateway', '4xx'],
    ]
    for (const [Namespace, MetricName] of watched)
      service.hasResourceProperties('AWS::CloudWatch::Alarm', {
        Metrics: [
          Match.objectLike({
            MetricStat: { Metric: Match.objectLike({ Namespace, MetricName }), Period: 300, Stat: 'Sum' },
          }),
        ],
      })
    service.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: FULL.monthlyDollars, Unit: 'USD' } },
      NotificationsWithSubscribers: Match.arrayWith([
        Match.objectLike({ Subscribers: [{ SubscriptionType: 'EMAIL', Address: FULL.alarmsTo }] }),
      ]),
    })
  })

  test('alarm messages are encrypted in transit, with a key that CloudWatch may use', () => {
    templates.full!.service.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() })
    templates.full!.service.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: Match.arrayWith(['kms:Decrypt', 'kms:GenerateDataKey*']),
            Principal: { Service: 'cloudwatch.amazonaws.com' },
          }),
        ]),
      },
    })
  })

  test('a stage that keeps data and has no recipient of alarms warns, and is not deployed', async () => {
    const sentence = /"prod" keeps data, and nobody would receive its alarms: set `alarmsTo`/
    expect(lackingIn('prod', STAGES.prod!)).toMatch(sentence)
    expect(lackingIn('dev', STAGES.dev!)).toBeNull()
    expect(lackingIn('full', FULL)).toBeNull()
    const app = new App()
    const { service } = addStage(app, 'prod', { code, env })
    Annotations.fromStack(service).hasWarning('*', Match.stringLikeRegexp(sentence.source))
    const run = promisify(execFile)(process.execPath, ['infra/deploy.ts', 'prod'])
    await expect(run).rejects.toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(sentence) })
  })

  test('billed resources are tagged with project and stage', () => {
    const types = ['AWS::DynamoDB::GlobalTable', 'AWS::Lambda::Function', 'AWS::Logs::LogGroup', 'AWS::S3::Bucket']
    types.push('AWS::CloudFront::Distribution', 'AWS::SQS::Queue', 'AWS::SecretsManager::Secret')
    const seen = new Set<string>()
    for (const [name, { data, service }] of Object.entries(templates))
      for (const template of [data, service])
        for (const [id, { Type, Properties }] of Object.entries(template.toJSON().Resources as Resources)) {
          if (!types.includes(Type) || id.startsWith('Custom')) continue // those are CDK's own
          seen.add(Type)
          const tags = Properties?.Tags ?? Properties?.Replicas?.[0]?.Tags ?? []
          const found = Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]))
          expect({ Type, ...found }).toMatchObject({ Type, project: 'readout', stage: name })
        }
    expect([...seen].sort()).toEqual(types.sort())
  })

  test('alarms may notify their recipients', () => {
    templates.full!.service.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
          }),
        ]),
      },
    })
  })
})

test('the packs of cdk-nag find nothing, and CloudFormation would accept the templates', async () => {
  for (const name of Object.keys(stages)) {
    const app = new App()
    addStage(app, name, { code, env, stages })
    checkByPacks(app)
    const { directory } = app.synth() // throws what the packs find; of CloudFormation's schema it warns
    const { pluginReports } = JSON.parse(await readFile(join(directory, 'validation-report.json'), 'utf8'))
    expect([name, pluginReports]).toEqual([name, []])
  }
  // They would find something.
  const app = new App()
  new CfnBucket(new Stack(app, 'Open'), 'Bucket')
  checkByPacks(app)
  expect(() => app.synth()).toThrow('AwsSolutions-S10')
  expect(() => app.synth()).toThrow('PCI.DSS.321-S3')
}, 120_000)

test('without a canary a version is deployed at once', () => {
  const { service } = addStage(new App({ context: { canary: 'off' } }), 'prod', { code, env })
  Template.fromStack(service).resourceCountIs('AWS::CodeDeploy::DeploymentGroup', 0)
})

test.each([
  ['nowhere', STAGES, /There is no stage "nowhere": there are dev and prod/],
  ['__proto__', STAGES, /There is no stage/],
  ['x', { x: { ...FULL, domain: { name: 'readout.example', certificate: '' } } }, /no valid certificate/],
  [
    'x',
    { x: { ...FULL, domain: { name: 'a', certificate: certificate.replace('us-east-1', 'eu-west-1') } } },
    /us-east-1/,
  ],
  ['x', { x: { ...FULL, alarmsTo: '' } }, /not a valid mail address/],
  ['x', { x: { ...FULL, alarmsTo: 'the editors' } }, /not a valid mail address/],
  ['x', { x: { ...FULL, monthlyDollars: 0 } }, /budget of 0 dollars/],
])('an error message says what is wrong with the stage %s', (name, of, sentence) => {
  expect(wrongWith(name, of)).toMatch(sentence)
  expect(() => addStage(new App(), name, { code, env, stages: of })).toThrow(sentence)
})
