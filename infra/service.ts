import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps, Token } from 'aws-cdk-lib'
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy'
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Alias, Architecture, Code, Function as LambdaCode, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { acknowledge, acknowledgeInStandards } from './acknowledge.ts'
import { Edge } from './edge.ts'
import { OriginSecret } from './origin-secret.ts'
import type { Stage } from './stages.ts'
import { Watch } from './watch.ts'

/** What the function does to the table: the commands in lambda/table/table.ts, which a test compares with these. */
export const API_ACTIONS = ['BatchGetItem', 'ConditionCheckItem', 'DeleteItem', 'PutItem', 'Query', 'UpdateItem']

interface Settings extends StackProps {
  stageName: string
  stage: Stage
  table: ITableV2
  /** The folder that `bundle` wrote. */
  code: string
  /** The ARN of the firewall, where the stage has one. */
  firewall?: string
}

/** What answers from the table: the functions, the HTTP API, the edge in front of it, and what watches them. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, { stageName, stage, table, code, firewall, ...props }: Settings) {
    super(scope, id, { ...props, terminationProtection: stage.keepsData, description: 'The API of Readout.' })

    // What the stage keeps besides its table is encrypted with a key of its own; the table has AWS's, which costs nothing.
    const key = stage.keepsData
      ? new Key(this, 'Key', { description: 'Of what Readout keeps besides its table.', enableKeyRotation: true })
      : undefined
    key?.grantEncryptDecrypt(
      new ServicePrincipal(`logs.${this.region}.amazonaws.com`, {
        conditions: {
          ArnLike: { 'kms:EncryptionContext:aws:logs:arn': this.formatArn({ service: 'logs', resource: '*' }) },
        },
      }),
    )
    const logsOf = (name: string): LogGroup => {
      const logGroup = new LogGroup(this, `${name}Log`, {
        retention: stage.logDays,
        encryptionKey: key,
        removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      })
      if (!key)
        acknowledgeInStandards(logGroup, ['CloudWatchLogGroupEncrypted'], 'A stage that keeps nothing has no key.')
      return logGroup
    }

    const lambda = (
      name: string,
      settings: { handler: string; seconds: number; instances?: number; environment?: object; deadLetterQueue?: Queue },
    ) => {
      const logGroup = logsOf(name)
      const role = new Role(this, `${name}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
      logGroup.grantWrite(role)
      const made = new LambdaCode(this, name, {
        code: Code.fromAsset(code),
        handler: settings.handler,
        role,
        logGroup,
        runtime: Runtime.NODEJS_24_X,
        architecture: Architecture.ARM_64,
        // A share of CPU comes with the memory: 1,769 MB is one whole core. Most of a request is CPU time, in which half
        // the memory takes twice as long and costs the same; more is a second core, which one request has no use for.
        memorySize: 1769,
        timeout: Duration.seconds(settings.seconds),
        reservedConcurrentExecutions: settings.instances,
        deadLetterQueue: settings.deadLetterQueue,
        tracing: Tracing.ACTIVE,
        environment: { TABLE_NAME: table.tableName, STAGE: stageName, ...settings.environment },
      })
      table.grant(role, ...API_ACTIONS.map((action) => `dynamodb:${action}`))
      acknowledge(role, 'AwsSolutions-IAM5[Resource::*]', 'X-Ray takes traces for no resource in particular.')
      acknowledgeInStandards(role, ['IAMNoInlinePolicy'], 'What it may do is for this role alone, and goes with it.')
      acknowledgeInStandards(
        made,
        ['LambdaInsideVPC'],
        'It speaks to the table alone, by TLS and with rights to it alone; a network of its own would guard nothing else.',
      )
      if (settings.instances === undefined)
        acknowledgeInStandards(
          made,
          ['LambdaConcurrency'],
          'The rate of the API and the ceiling of the table limit it.',
        )
      return made
    }

    const deployLog = logsOf('Deploy')
    const originSecret = new OriginSecret(this, 'OriginSecret', {
      number: stage.originSecret,
      key,
      logGroup: deployLog,
    })

    const api = lambda('Api', {
      handler: 'handler.handler',
      // An operation gives up after 10 seconds, and a large write may finish its entries after that.
      seconds: 25,
      instances: stage.instances,
      environment: {
        ORIGIN_HASHES: originSecret.hashes.join(),
        ...(stage.origins && { ALLOWED_ORIGINS: stage.origins }),
        ...(stage.registered && { REGISTERED_DOCUMENTS: 'registered.json', REGISTERED_ONLY: stage.registered.only }),
      },
    })
    acknowledge(api, 'Serverless-LambdaDLQ', 'It is called by those who wait for its answer.')
    acknowledgeInStandards(api, ['LambdaDLQ'], 'It is called by those who wait for its answer.')
    const live = new Alias(this, 'Live', { aliasName: 'live', version: api.currentVersion })

    const deadLetters = new Queue(this, 'DeadLetters', {
      enforceSSL: true,
      encryption: QueueEncryption.SQS_MANAGED,
      retentionPeriod: Duration.days(14),
    })
    acknowledge(deadLetters, 'AwsSolutions-SQS3', 'It is the queue of dead letters itself.')
    acknowledge(deadLetters, 'Serverless-SQSRedrivePolicy', 'It is the queue of dead letters itself.')
    const sweep = lambda('Sweep', {
      handler: 'sweep.handler',
      seconds: 300,
      instances: stage.instances && 1,
      deadLetterQueue: deadLetters,
    })
    new Rule(this, 'SweepRule', {
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [new LambdaFunction(sweep, { deadLetterQueue: deadLetters, retryAttempts: 2 })],
    })

    // The handler answers browsers' preflights itself, as it does on every machine.
    const http = new HttpApi(this, 'Http', { createDefaultStage: false })
    http.addStage('Stage', {
      autoDeploy: true,
      throttle: { rateLimit: stage.requests.rate, burstLimit: stage.requests.burst },
    })
    const [route] = http.addRoutes({
      path: '/graphql',
      methods: [HttpMethod.GET, HttpMethod.POST, HttpMethod.OPTIONS],
      integration: new HttpLambdaIntegration('ToApi', live),
    })
    if (!route) throw new Error('The HTTP API has no route.')
    acknowledge(http, 'AwsSolutions-APIG1', 'The function writes a line about every request.')
    acknowledge(http, 'Serverless-APIGWAccessLogging', 'The function writes a line about every request.')
    acknowledge(http, 'AwsSolutions-APIG4', 'Anyone may read; the function itself knows callers by their keys.')

    const edge = new Edge(this, 'Edge', {
      origin: http.apiEndpoint,
      originSecret: originSecret.sent,
      stage,
      firewall,
      deployLog,
    })
    edge.node.addDependency(live) // a new secret is known to the function before the edge sends it
    const watch = new Watch(this, 'Watch', { stageName, stage, api, live, sweep, table, http, deadLetters, key })
    // While an alarm is on, no version comes by and by: `-c canary=off` lets the good one in at once.
    if (stage.canary && this.node.tryGetContext('canary') !== 'off') {
      const canary = new LambdaDeploymentGroup(this, 'Canary', {
        alias: live,
        deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
        alarms: watch.takeBack,
      })
      const policy = `arn:${Token.isUnresolved(this.partition) ? '<AWS::Partition>' : this.partition}:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited`
      acknowledge(
        canary,
        `AwsSolutions-IAM4[Policy::${policy}]`,
        'AWS keeps what CodeDeploy may do to functions in a policy of its own.',
      )
    }
    new CfnOutput(this, 'Address', { value: edge.address })
    new CfnOutput(this, 'Dashboard', { value: watch.dashboardName })
  }
}
