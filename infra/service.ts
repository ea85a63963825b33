import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps, Token } from 'aws-cdk-lib'
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy'
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Alias, Architecture, Code, Function as LambdaCode, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { acknowledge } from './acknowledge.ts'
import { Edge } from './edge.ts'
import type { Stage } from './stages.ts'
import { Watch } from './watch.ts'

/** What the function does to the table: the commands in lambda/data/table.ts, which a test compares with these. */
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

    const lambda = (
      name: string,
      settings: { handler: string; seconds: number; instances?: number; environment?: object; deadLetterQueue?: Queue },
    ) => {
      const logGroup = new LogGroup(this, `${name}Log`, {
        retention: stage.logDays,
        removalPolicy: RemovalPolicy.DESTROY,
      })
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
      return made
    }

    // The function takes the last secret and the one before it: while one follows the other, both sides agree.
    const numbers = [stage.originSecret, stage.originSecret - 1].filter((number) => number > 0)
    const [sent = '', ...before] = numbers.map((number) => {
      const secret = new Secret(this, `OriginSecret${number}`, {
        description: 'By this the function knows that a request came through the edge.',
        generateSecretString: { excludePunctuation: true, passwordLength: 40 },
      })
      acknowledge(secret, 'AwsSolutions-SMG4', 'A new one is made by a number in the stage: docs/operations.md.')
      return secret.secretValue.unsafeUnwrap() // a reference, which CloudFormation resolves
    })

    const api = lambda('Api', {
      handler: 'handler.handler',
      // An operation gives up after 10 seconds, and a large write may finish its entries after that.
      seconds: 25,
      instances: stage.instances,
      environment: {
        ORIGIN_SECRETS: [sent, ...before].join(),
        ...(stage.origins && { ALLOWED_ORIGINS: stage.origins }),
        ...(stage.registered && { REGISTERED_DOCUMENTS: 'registered.json', REGISTERED_ONLY: stage.registered.only }),
      },
    })
    acknowledge(api, 'Serverless-LambdaDLQ', 'It is called by those who wait for its answer.')
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

    const edge = new Edge(this, 'Edge', { origin: http.apiEndpoint, originSecret: sent, stage, firewall })
    edge.node.addDependency(live) // a new secret is known to the function before the edge sends it
    const watch = new Watch(this, 'Watch', { stageName, stage, api, live, sweep, table, deadLetters })
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
