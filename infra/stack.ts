import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import { AttributeType, Billing, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import { TABLE_SHAPE } from '../lambda/data/shape.ts'

/** Readout in one AWS account and region: the table. */
export class ReadoutStack extends Stack {
  readonly table: TableV2
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props)
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: TABLE_SHAPE.partitionKey, type: AttributeType.STRING },
      sortKey: { name: TABLE_SHAPE.sortKey, type: AttributeType.STRING },
      timeToLiveAttribute: TABLE_SHAPE.timeToLive,
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: RemovalPolicy.RETAIN,
      deletionProtection: true,
    })
    new CfnOutput(this, 'TableName', { value: this.table.tableName })
  }
}
