import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Function as LambdaCode } from 'aws-cdk-lib/aws-lambda'
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { acknowledge, acknowledgeInStandards } from './acknowledge.ts'

/** The bucket of the bulk files: copies of the public record, which are made again every day. */
export class BulkFiles extends Construct {
  readonly bucket: Bucket

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.bucket = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteObjects: false,
    })
    acknowledge(this.bucket, 'AwsSolutions-S1', 'It contains public files, which only the edge reads.')
    acknowledgeInStandards(
      this.bucket,
      [
        'BucketDefaultLockEnabled',
        'BucketLoggingEnabled',
        'BucketReplicationEnabled',
        // An erased record must not live on in an earlier version.
        'BucketVersioningEnabled',
        'DefaultEncryptionKMS',
      ].map((rule) => `S3${rule}`),
      'It contains copies of the public record, which only the edge reads, and which are made again every day.',
    )
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
