import { Stack, type StackProps } from 'aws-cdk-lib'
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import type { Construct } from 'constructs'
import { acknowledgeInStandards } from './acknowledge.ts'

/**
 * The most requests of one address in a minute, of any kind. The function counts points and the firewall counts requests;
 * docs/limits.md promises both. An address has 60,000 points a minute, so a caller who sends operations of 5 points or
 * more, such as the README's, uses up the points first and gets the function's error. The firewall stops callers whose
 * requests cost little or are refused, which costs no points but an invocation: at 200 requests a second, a tenth of what
 * API Gateway admits for all callers in prod. A test compares these figures.
 *
 * WAF evaluates a window of 1, 2, 5 or 10 minutes every 10 seconds or so, accepts no limit below 10, and is documented to
 * be inexact. It counts each address separately, even of IPv6, whose /64 the function counts as one.
 * https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based-high-level-settings.html
 */
export const MOST_REQUESTS = 12_000
const WINDOW = 60 // seconds

/** The response to requests beyond the limit: the same as the function's when points are used up, so that clients know it. */
const REFUSAL = {
  errors: [
    {
      message: `More than ${MOST_REQUESTS} requests in a minute came from this address: try again in a minute, and request more at once.`,
      extensions: { code: 'RATE_LIMITED', help: '/docs/errors/RATE_LIMITED/', retryAfter: WINDOW },
    },
  ],
}

/** The firewall in front of the edge. It must be in us-east-1, wherever the rest is. */
export class FirewallStack extends Stack {
  readonly arn: string

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, { ...props, description: 'The firewall in front of Readout.' })
    const seen = (metricName: string) => ({
      metricName,
      cloudWatchMetricsEnabled: true,
      sampledRequestsEnabled: true,
    })
    const managed = (name: string, priority: number): CfnWebACL.RuleProperty => ({
      name,
      priority,
      statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
      overrideAction: { none: {} },
      visibilityConfig: seen(name),
    })
    const list = new CfnWebACL(this, 'WebAcl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: seen('Readout'),
      customResponseBodies: { RateLimited: { contentType: 'APPLICATION_JSON', content: JSON.stringify(REFUSAL) } },
      rules: [
        {
          name: 'Rate',
          priority: 0,
          statement: {
            rateBasedStatement: { limit: MOST_REQUESTS, evaluationWindowSec: WINDOW, aggregateKeyType: 'IP' },
          },
          action: {
            block: {
              customResponse: {
                responseCode: 429,
                customResponseBodyKey: 'RateLimited',
                responseHeaders: [
                  { name: 'retry-after', value: String(WINDOW) },
                  { name: 'cache-control', value: 'no-store' },
                ],
              },
            },
          },
          visibilityConfig: seen('Rate'),
        },
        // Not the common rule set: it mistakes GraphQL for an attack, and refuses bodies above 8 KB.
        managed('AWSManagedRulesAmazonIpReputationList', 1),
        managed('AWSManagedRulesKnownBadInputsRuleSet', 2),
      ],
    })
    acknowledgeInStandards(
      list,
      ['WAFv2LoggingEnabled'],
      'It has metrics and samples. A log of blocked requests is charged by the line, which is expensive in a flood.',
    )
    this.arn = list.attrArn
  }
}
