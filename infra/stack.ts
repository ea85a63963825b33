import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { AttributeType, Billing, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda'
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { TABLE_SHAPE } from '../lambda/data/shape.ts'

const root = (path: string) => new URL(`../${path}`, import.meta.url).pathname

/** Readout in one AWS account and region: the table, the function that answers from it, and the HTTP API in front. */
export class ReadoutStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props)
    const table = new TableV2(this, 'Table', {
      partitionKey: { name: TABLE_SHAPE.partitionKey, type: AttributeType.STRING },
      sortKey: { name: TABLE_SHAPE.sortKey, type: AttributeType.STRING },
      timeToLiveAttribute: TABLE_SHAPE.timeToLive,
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: RemovalPolicy.RETAIN,
      deletionProtection: true,
    })
    const api = new NodejsFunction(this, 'Api', {
      entry: root('lambda/handler.ts'),
      projectRoot: root(''),
      depsLockFilePath: root('package-lock.json'),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      // A share of CPU comes with the memory: 1,769 MB is one whole core, and most of a request is CPU time.
      memorySize: 1769,
      timeout: Duration.seconds(15),
      environment: { TABLE_NAME: table.tableName },
      logGroup: new LogGroup(this, 'ApiLog', { retention: RetentionDays.ONE_MONTH }),
      bundling: {
        format: OutputFormat.ESM,
        target: 'node24',
        minify: true,
        // The SDK comes along: the version that was tested is the one that runs.
        bundleAwsSDK: true,
        mainFields: ['module', 'main'],
        // Some of what comes along is CommonJS and asks for `require`.
        banner: "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);",
      },
    })
    // Transactions are allowed by the actions that they are made of.
    const actions = ['BatchGetItem', 'ConditionCheckItem', 'DeleteItem', 'PutItem', 'Query', 'UpdateItem']
    table.grant(api, ...actions.map((action) => `dynamodb:${action}`))
    // The handler answers browsers' preflights itself, as it does on every machine.
    const http = new HttpApi(this, 'Http')
    http.addRoutes({
      path: '/graphql',
      methods: [HttpMethod.GET, HttpMethod.POST, HttpMethod.OPTIONS],
      integration: new HttpLambdaIntegration('ToApi', api),
    })
    new CfnOutput(this, 'Endpoint', { value: `${http.apiEndpoint}/graphql` })
    new CfnOutput(this, 'TableName', { value: table.tableName })
  }
}
