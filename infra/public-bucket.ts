import { RemovalPolicy } from 'aws-cdk-lib'
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { acknowledge, acknowledgeInStandards } from './acknowledge.ts'

/**
 * A bucket of what everybody may read, which only the edge reads.
 * @param what what is in it, as `public pages`
 * @param madeBy what makes all of it again, as `every deployment`
 */
export const publicBucket = (scope: Construct, id: string, what: string, madeBy: string): Bucket => {
  const bucket = new Bucket(scope, id, {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.DESTROY,
    autoDeleteObjects: false,
  })
  acknowledge(bucket, 'AwsSolutions-S1', `It contains ${what}, which only the edge reads.`)
  acknowledgeInStandards(
    bucket,
    [
      'BucketDefaultLockEnabled',
      'BucketLoggingEnabled',
      'BucketReplicationEnabled',
      // What was erased must not live on in an earlier version.
      'BucketVersioningEnabled',
      'DefaultEncryptionKMS',
    ].map((rule) => `S3${rule}`),
    `It contains ${what}, which only the edge reads, and which ${madeBy} makes again.`,
  )
  return bucket
}
