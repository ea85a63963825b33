import { Stack, type StackProps } from 'aws-cdk-lib'
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import type { Construct } from 'constructs'
import { acknowledgeInStandards } from './acknowledge.ts'

/**
 * The most requests of one address in a minute, of whatever kind. The function counts points, this counts requests, and
 * both are promised in docs/limits.md: an address has 60,000 points a minute, so whoever asks questions of 5 points and
 * more, as the README's is, uses up the points first and is told so by the function. This stops who sends what costs
 * little or is refused, which costs no points but an invocation: at 200 requests a second, a tenth of what API Gateway
 * lets through for everybody in prod. A test holds these figures against each other.
 *
 * WAF looks back over a window of 1, 2, 5 or 10 minutes, takes no limit below 10, looks every 10 seconds or so and says
 * itself that it is not exact. It counts each address by itself: of IPv6 too, whose /64 the function counts as one.
 * https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based-high-level-settings.html
 */
export const MOST_REQUESTS = 12_000
const WINDOW = 60 // seconds

/** What those are told who send more: what the function says of too many points, so that clients know it. */
const REFUSAL = {
  errors: [
    {
      message: `More than ${MOST_REQUESTS} requests in a minute came from this address: try again in a minute, and ask for more at once.`,
      extensions: { code: 'RATE_LIMITED' },
    },
  ],
}

/** The firewall in front of the edge. It lives in us-east-1, wherever the rest is. */
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
        // Not the common rule set: it takes GraphQL for an attack, and refuses bodies above 8 KB.
        managed('AWSManagedRulesAmazonIpReputationList', 1),
        managed('AWSManagedRulesKnownBadInputsRuleSet', 2),
      ],
    })
    acknowledgeInStandards(
      list,
      ['WAFv2LoggingEnabled'],
      'It has metrics and samples. A log of what it turns away would be paid for by the line, in a flood of them.',
    )
    this.arn = list.attrArn
  }
}
