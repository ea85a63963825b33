import { Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Function as LambdaCode } from 'aws-cdk-lib/aws-lambda'
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { acknowledge } from './acknowledge.ts'
import { publicBucket } from './public-bucket.ts'

/** The bucket of the bulk files: copies of the public record, which are made again every day. */
export class BulkFiles extends Construct {
  readonly bucket: Bucket

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.bucket = publicBucket(this, 'Files', 'copies of the public record', 'every day')
  }

  /** Allows a function to write, read and delete the files. */
  allow(made: LambdaCode): void {
    const { role } = made
    if (!role) throw new Error('The function has no role.')
    const objects = this.bucket.arnForObjects('bulk/*')
    made.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'], resources: [objects] }),
    )
    made.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] }))
    const name = Stack.of(this).getLogicalId(this.bucket.node.defaultChild as CfnBucket)
    acknowledge(role, `AwsSolutions-IAM5[Resource::<${name}.Arn>/bulk/*]`, 'The files of one folder of one bucket.')
  }
}
