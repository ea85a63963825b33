import { CfnOutput, Duration, RemovalPolicy, Size, Stack, type StackProps, Token } from 'aws-cdk-lib'
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
import { BulkFiles } from './bulk-files.ts'
import { API_PATHS, Edge } from './edge.ts'
import { OriginSecret } from './origin-secret.ts'
import type { Stage } from './stages.ts'
import { Watch } from './watch.ts'

/** The actions that the function may perform on the table; a test compares them with the commands in the code. */
export const API_ACTIONS = ['BatchGetItem', 'ConditionCheckItem', 'DeleteItem', 'PutItem', 'Query', 'UpdateItem']

interface Settings extends StackProps {
  stageName: string
  stage: Stage
  table: ITableV2
  /** The folder that `bundle` wrote. */
  code: string
  /** The ARN of the firewall, if the stage has one. */
  firewall?: string
}

/** The service in front of the table: the functions, the HTTP API, the edge, and the monitoring. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, { stageName, stage, table, code, firewall, ...props }: Settings) {
    super(scope, id, { ...props, terminationProtection: stage.keepsData, description: 'The API of Readout.' })

    // Whatever the stage stores besides its table is encrypted with its own key; the table uses AWS's, which is free.
    const key = stage.keepsData
      ? new Key(this, 'Key', { description: 'For what Readout stores besides its table.', enableKeyRotation: true })
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
      settings: {
        handler: string
        seconds: number
        instances?: number
        environment?: object
        deadLetterQueue?: Queue
        /** The disk of its own, if 512 MB are not enough. */
        disk?: Size
      },
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
        // CPU is proportional to memory: 1,769 MB is one whole core. Most of a request is CPU time, for which half the
        // memory takes twice as long and costs the same; more memory adds a second core, which one request cannot use.
        memorySize: 1769,
        timeout: Duration.seconds(settings.seconds),
        ephemeralStorageSize: settings.disk,
        reservedConcurrentExecutions: settings.instances,
        deadLetterQueue: settings.deadLetterQueue,
        tracing: Tracing.ACTIVE,
        environment: { TABLE_NAME: table.tableName, STAGE: stageName, ...settings.environment },
      })
      table.grant(role, ...API_ACTIONS.map((action) => `dynamodb:${action}`))
      acknowledge(role, 'AwsSolutions-IAM5[Resource::*]', 'The actions of X-Ray apply to no particular resource.')
      acknowledgeInStandards(
        role,
        ['IAMNoInlinePolicy'],
        'Its rights belong to this role only, and are deleted with it.',
      )
      acknowledgeInStandards(
        made,
        ['LambdaInsideVPC'],
        'It connects only to the table, by TLS and with rights to nothing else; a network of its own would protect nothing more.',
      )
      if (settings.instances === undefined)
        acknowledgeInStandards(made, ['LambdaConcurrency'], 'The rate of the API and the limits of the table bound it.')
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
      // An operation times out after 10 seconds, and a large write may complete its entries after that.
      seconds: 25,
      instances: stage.instances,
      environment: {
        ORIGIN_HASHES: originSecret.hashes.join(),
        ...(stage.domain && { ADDRESS: `https://${stage.domain.name}` }),
        ...(stage.origins && { ALLOWED_ORIGINS: stage.origins }),
        ...(stage.registered && { REGISTERED_DOCUMENTS: 'registered.json', REGISTERED_ONLY: stage.registered.only }),
      },
    })
    acknowledge(api, 'Serverless-LambdaDLQ', 'Its callers wait for its response.')
    acknowledgeInStandards(api, ['LambdaDLQ'], 'Its callers wait for its response.')
    const live = new Alias(this, 'Live', { aliasName: 'live', version: api.currentVersion })

    const deadLetters = new Queue(this, 'DeadLetters', {
      enforceSSL: true,
      encryption: QueueEncryption.SQS_MANAGED,
      retentionPeriod: Duration.days(14),
    })
    acknowledge(deadLetters, 'AwsSolutions-SQS3', 'It is itself the dead-letter queue.')
    acknowledge(deadLetters, 'Serverless-SQSRedrivePolicy', 'It is itself the dead-letter queue.')
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

    const notify = lambda('Notify', {
      handler: 'notify.handler',
      // It looks for new messages for 50 seconds, and a receiver may take 10 to answer the last one.
      seconds: 65,
      instances: stage.instances && 2,
      deadLetterQueue: deadLetters,
    })
    new Rule(this, 'NotifyRule', {
      schedule: Schedule.rate(Duration.minutes(1)),
      // The next run does what one that failed did not.
      targets: [new LambdaFunction(notify, { deadLetterQueue: deadLetters, retryAttempts: 0 })],
    })

    // The handler responds to browsers' preflight requests itself, as it does locally.
    const http = new HttpApi(this, 'Http', { createDefaultStage: false })
    http.addStage('Stage', {
      autoDeploy: true,
      throttle: { rateLimit: stage.requests.rate, burstLimit: stage.requests.burst },
    })
    const integration = new HttpLambdaIntegration('ToApi', live)
    const methods = [HttpMethod.GET, HttpMethod.POST, HttpMethod.OPTIONS]
    for (const path of API_PATHS) http.addRoutes({ path: path.replace('*', '{proxy+}'), methods, integration })
    acknowledge(http, 'AwsSolutions-APIG1', 'The function logs a line about every request.')
    acknowledge(http, 'Serverless-APIGWAccessLogging', 'The function logs a line about every request.')
    acknowledge(http, 'AwsSolutions-APIG4', 'Anyone may read; the function itself authenticates callers by their keys.')

    const files = new BulkFiles(this, 'Bulk')
    const edge = new Edge(this, 'Edge', {
      files: files.bucket,
      origin: http.apiEndpoint,
      originSecret: originSecret.sent,
      stage,
      firewall,
      deployLog,
    })
    edge.node.addDependency(live) // the function must know a new secret before the edge sends it
    const publish = lambda('Publish', {
      handler: 'publish.handler',
      seconds: 900,
      instances: stage.instances && 1,
      environment: { BULK_BUCKET: files.bucket.bucketName, BULK_ADDRESS: edge.address },
      deadLetterQueue: deadLetters,
      disk: Size.gibibytes(10),
    })
    files.allow(publish)
    new Rule(this, 'PublishRule', {
      schedule: Schedule.cron({ hour: '0', minute: '10' }),
      // One that ran out of time goes on where it was.
      targets: [new LambdaFunction(publish, { deadLetterQueue: deadLetters, retryAttempts: 2 })],
    })
    const watch = new Watch(this, 'Watch', {
      stageName,
      stage,
      api,
      live,
      sweep,
      notify,
      publish,
      table,
      http,
      deadLetters,
      key,
    })
    // While an alarm is on, CodeDeploy permits no gradual deployment: `-c canary=off` deploys the good version at once.
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
        'AWS maintains the policy that says what CodeDeploy may do to functions.',
      )
    }
    new CfnOutput(this, 'Address', { value: edge.address })
    new CfnOutput(this, 'Dashboard', { value: watch.dashboardName })
  }
}
