import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import {
  AttributeType,
  Billing,
  StreamViewType,
  type ITableV2,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import { TABLE_SHAPE } from '../lambda/table/shape.ts'
import type { Stage } from './stages.ts'

/** The table, in a stack of its own, so that frequent deployments of the service do not touch it. */
export class DataStack extends Stack {
  readonly table: ITableV2

  constructor(scope: Construct, id: string, stage: Stage, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: stage.keepsData, description: 'The record of Readout.' })
    const own = new TableV2(this, 'Table', {
      partitionKey: { name: TABLE_SHAPE.partitionKey, type: AttributeType.STRING },
      sortKey: { name: TABLE_SHAPE.sortKey, type: AttributeType.STRING },
      timeToLiveAttribute: TABLE_SHAPE.timeToLive,
      billing: Billing.onDemand({ maxReadRequestUnits: stage.mostReads, maxWriteRequestUnits: stage.mostWrites }),
      encryption: TableEncryptionV2.awsManagedKey(),
      dynamoStream: StreamViewType.KEYS_ONLY,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      deletionProtection: stage.keepsData,
    })
    // Exported even while the service uses another table: CloudFormation removes no export that is still imported.
    for (const value of [own.tableName, own.tableArn]) this.exportValue(value)
    this.table = stage.table === undefined ? own : TableV2.fromTableName(this, 'Restored', stage.table)
    new CfnOutput(this, 'TableName', { value: this.table.tableName })
  }
}
