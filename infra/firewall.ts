import { Stack, type StackProps } from 'aws-cdk-lib'
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import type { Construct } from 'constructs'

/** So many requests of one address in five minutes are let through: far above what the function's own limits allow. */
const MOST_REQUESTS = 6000

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
      rules: [
        {
          name: 'Rate',
          priority: 0,
          statement: { rateBasedStatement: { limit: MOST_REQUESTS, aggregateKeyType: 'IP' } },
          action: { block: {} },
          visibilityConfig: seen('Rate'),
        },
        // Not the common rule set: it takes GraphQL for an attack, and refuses bodies above 8 KB.
        managed('AWSManagedRulesAmazonIpReputationList', 1),
        managed('AWSManagedRulesKnownBadInputsRuleSet', 2),
      ],
    })
    this.arn = list.attrArn
  }
}
