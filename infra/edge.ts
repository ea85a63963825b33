import { fileURLToPath } from 'node:url'
import { Duration, Fn, Stack, Token } from 'aws-cdk-lib'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment'
import type { ILogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { fileOf, isSitePage } from '../site/addresses.ts'
import { CONTENT_SECURITY_POLICY } from '../site/headers.ts'
import { acknowledge, acknowledgeInStandards } from './acknowledge.ts'
import { publicBucket } from './public-bucket.ts'
import type { Stage } from './stages.ts'

/** The folders of the site's and the documentation's files. */
const PAGES = ['../site/dist', '../docs/dist'].map((path) => fileURLToPath(new URL(path, import.meta.url)))

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html */
const FIND_PAGE = `const isSitePage = ${isSitePage.toString()}
const fileOf = ${fileOf.toString()}
function handler(event) {
  const accept = event.request.headers.accept
  event.request.uri = fileOf(event.request.uri, accept ? accept.value : '')
  return event.request
}`

interface Settings {
  /** The endpoint of the HTTP API, as `https://…`. */
  origin: string
  originSecret: string
  stage: Stage
  firewall?: string
  /** The bucket of the bulk files, all under `bulk/`. */
  files: Bucket
  /** The log of the functions that run during a deployment. */
  deployLog: ILogGroup
}

/** Suppresses rules for CDK's own function that copies files during a deployment: CDK chooses its runtime, rights and settings. */
const acknowledgeUploader = (upload: BucketDeployment, pages: Bucket) => {
  const stack = Stack.of(upload)
  const known = (text: string, name: string) => (Token.isUnresolved(text) ? `<AWS::${name}>` : text)
  const arn = (rest: string) => `arn:${known(stack.partition, 'Partition')}:${rest}`
  const assets = `cdk-hnb659fds-assets-${known(stack.account, 'AccountId')}-${known(stack.region, 'Region')}`
  const actions = ['Abort', 'DeleteObject', 'GetBucket', 'GetObject', 'List'].map((action) => `Action::s3:${action}*`)
  const resources = [
    `<${stack.getLogicalId(pages.node.defaultChild as CfnBucket)}.Arn>/*`,
    arn(`s3:::${assets}/*`),
    '*',
  ]
  const rules = [
    `AwsSolutions-IAM4[Policy::${arn('iam::aws:policy/service-role/AWSLambdaBasicExecutionRole')}]`,
    ...[...actions, ...resources.map((resource) => `Resource::${resource}`)].map(
      (what) => `AwsSolutions-IAM5[${what}]`,
    ),
    'AwsSolutions-L1',
    'Serverless-LambdaDLQ',
    'Serverless-LambdaLatestVersion',
    'Serverless-LambdaTracing',
  ]
  const reason = 'It is part of CDK, and runs only during a deployment.'
  for (const construct of stack.node.children.filter(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'))) {
    for (const rule of rules) acknowledge(construct, rule, reason)
    const standard = ['IAMNoInlinePolicy', 'LambdaDLQ', 'LambdaInsideVPC', 'LambdaConcurrency']
    acknowledgeInStandards(construct, standard, reason)
  }
}

/** What the function answers; every other path is a page of the site or the documentation. */
export const API_PATHS = ['/graphql', '/schema.graphql', '/reconcile', '/feeds/*']

/** CloudFront: serves the site's and the documentation's files, and the API, whose responses it caches as the function permits. */
export class Edge extends Construct {
  /** The public address, as `https://…`. */
  readonly address: string

  constructor(scope: Construct, id: string, { origin, originSecret, stage, firewall, files, deployLog }: Settings) {
    super(scope, id)
    const pages = publicBucket(this, 'Pages', 'public pages', 'every deployment')

    const pageHeaders = new ResponseHeadersPolicy(this, 'PageHeaders', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: CONTENT_SECURITY_POLICY, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: false, override: true },
      },
    })
    const apiHeaders = new ResponseHeadersPolicy(this, 'ApiHeaders', {
      securityHeadersBehavior: {
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: false, override: true },
      },
    })
    // What a response depends on. The function sets how long it may be cached, and `no-store` for what is private.
    const answers = new CachePolicy(this, 'Answers', {
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.minutes(5),
      headerBehavior: CacheHeaderBehavior.allowList('Accept', 'Authorization', 'Origin', 'X-Api-Key'),
      queryStringBehavior: CacheQueryStringBehavior.all(),
      cookieBehavior: CacheCookieBehavior.none(),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    })
    const handedOn = new OriginRequestPolicy(this, 'HandedOn', {
      headerBehavior: OriginRequestHeaderBehavior.allowList(
        'CloudFront-Viewer-Address',
        'Content-Type',
        'Idempotency-Key',
        'Access-Control-Request-Headers',
        'Access-Control-Request-Method',
      ),
      queryStringBehavior: OriginRequestQueryStringBehavior.all(),
    })

    const { domain } = stage
    const api: BehaviorOptions = {
      origin: new HttpOrigin(Fn.select(2, Fn.split('/', origin)), {
        customHeaders: { 'x-origin-secret': originSecret },
        readTimeout: Duration.seconds(30),
      }),
      // A request sent without TLS may have been read on its way: it is refused, not redirected.
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: answers,
      originRequestPolicy: handedOn,
      responseHeadersPolicy: apiHeaders,
      compress: true,
    }
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Readout',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_ALL,
      webAclId: firewall,
      // CloudFront would otherwise cache errors for 10 seconds, whatever their headers say.
      errorResponses: [400, 403, 404, 405, 414, 500, 501, 502, 503, 504].map((httpStatus) => ({
        httpStatus,
        ttl: Duration.seconds(0),
      })),
      ...(domain && {
        domainNames: [domain.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificate),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(pages),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: pageHeaders,
        functionAssociations: [
          {
            eventType: FunctionEventType.VIEWER_REQUEST,
            function: new EdgeFunction(this, 'FindPage', {
              runtime: FunctionRuntime.JS_2_0,
              code: FunctionCode.fromInline(FIND_PAGE),
            }),
          },
        ],
        compress: true,
      },
      additionalBehaviors: {
        ...Object.fromEntries(API_PATHS.map((path) => [path, api])),
        '/bulk/*': {
          origin: S3BucketOrigin.withOriginAccessControl(files),
          viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
          responseHeadersPolicy: apiHeaders,
          compress: false, // they are compressed
        },
      },
    })
    acknowledge(distribution, 'AwsSolutions-CFR1', 'The record is for the whole world.')
    acknowledge(distribution, 'AwsSolutions-CFR3', 'The function logs a line about every request that reaches it.')
    if (!firewall)
      acknowledge(
        distribution,
        'AwsSolutions-CFR2',
        'The function has limits of its own; whether to pay for a firewall is a choice.',
      )
    if (!domain)
      acknowledge(distribution, 'AwsSolutions-CFR4', 'CloudFront itself sets the protocols of its own domain names.')

    const upload = new BucketDeployment(this, 'Upload', {
      sources: PAGES.map((folder) => Source.asset(folder)),
      destinationBucket: pages,
      distribution,
      distributionPaths: ['/*'],
      logGroup: deployLog,
    })
    acknowledgeUploader(upload, pages)
    this.address = `https://${domain?.name ?? distribution.distributionDomainName}`
  }
}
