import { Duration, Stack } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { CfnBudget } from 'aws-cdk-lib/aws-budgets'
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  LogQueryWidget,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Alias, Function as LambdaCode } from 'aws-cdk-lib/aws-lambda'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { acknowledgeInStandards } from './acknowledge.ts'
import type { Stage } from './stages.ts'

interface Settings {
  stageName: string
  stage: Stage
  api: LambdaCode
  live: Alias
  sweep: LambdaCode
  notify: LambdaCode
  publish: LambdaCode
  table: ITableV2
  http: HttpApi
  deadLetters: Queue
  /** The key that encrypts alarm messages in transit. */
  key?: IKey
}

const FIVE = Duration.minutes(5)
const RUNBOOK = 'docs/operations.md'

/** A dashboard, and alarms for what users would notice; each has a section in docs/operations.md, under its name. */
export class Watch extends Construct {
  readonly dashboardName: string
  /** The alarms that roll back a new version. */
  readonly takeBack: Alarm[]

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id)
    const { stageName, stage, api, live, sweep, notify, publish, table, http, deadLetters, key } = settings
    /** A metric that lambda/http/request-log.ts writes for every request. */
    const own = (metricName: string, statistic: string = Stats.SUM, period = FIVE) =>
      new Metric({
        namespace: 'Readout',
        metricName,
        dimensionsMap: { stage: stageName },
        statistic,
        period,
        label: statistic === Stats.SUM ? metricName : `${metricName} ${statistic}`,
      })
    const share = (name: string, label: string, period = FIVE) =>
      new MathExpression({
        // For a handful of requests, a percentage means nothing.
        expression: `IF(requests > 20, 100 * ${name} / requests, 0)`,
        usingMetrics: {
          [name]: own(name, Stats.SUM, period),
          requests: own('milliseconds', Stats.SAMPLE_COUNT, period),
        },
        period,
        label,
      })
    const consumed = (kind: 'Read' | 'Write') =>
      new MathExpression({
        expression: `${kind.toLowerCase()}Units / 60`,
        usingMetrics: {
          [`${kind.toLowerCase()}Units`]: table.metric(`Consumed${kind}CapacityUnits`, {
            statistic: Stats.SUM,
            period: Duration.minutes(1),
          }),
        },
        period: Duration.minutes(1),
        label: `${kind.toLowerCase()} units a second`,
      })
    const throttledTable = new MathExpression({
      // A metric without events has no data points.
      expression: 'FILL(reads, 0) + FILL(writes, 0)',
      usingMetrics: {
        reads: table.metric('ReadThrottleEvents', { statistic: Stats.SUM, period: FIVE }),
        writes: table.metric('WriteThrottleEvents', { statistic: Stats.SUM, period: FIVE }),
      },
      period: FIVE,
      label: 'throttled by the table',
    })
    const throttledFunction = api.metricThrottles({ period: FIVE, statistic: Stats.SUM })
    const refused = http.metricClientError({ period: FIVE, statistic: Stats.SUM, label: 'refused, by API Gateway too' })
    const minute = Duration.minutes(1)
    const thrown = live.metricErrors({ period: minute, statistic: Stats.SUM })
    const thrownShare = new MathExpression({
      expression: 'IF(invocations > 20, 100 * thrown / invocations, 0)',
      usingMetrics: { thrown, invocations: live.metricInvocations({ period: minute, statistic: Stats.SUM }) },
      period: minute,
      label: 'thrown, %',
    })
    const notifyFailed = notify.metricErrors({ period: FIVE, statistic: Stats.SUM })
    const publishFailed = publish.metricErrors({ period: Duration.hours(1), statistic: Stats.SUM })
    const letters = deadLetters.metricApproximateNumberOfMessagesVisible({ period: FIVE })

    const topic = stage.alarmsTo === undefined ? null : new Topic(this, 'Alarms', { enforceSSL: true, masterKey: key })
    const alarms = new ServicePrincipal('cloudwatch.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    })
    topic?.grantPublish(alarms)
    if (topic) {
      key?.grantEncryptDecrypt(alarms)
      if (!key) acknowledgeInStandards(topic, ['SNSEncryptedKMS'], 'A stage that keeps nothing has no key.')
    }
    if (stage.alarmsTo !== undefined)
      topic?.addSubscription(new EmailSubscription(stage.alarmsTo, { deadLetterQueue: deadLetters }))
    const alarm = (name: string, what: string, metric: IMetric, threshold: number, times: number) => {
      const made = new Alarm(this, name, {
        alarmName: `readout-${stageName}-${name}`,
        alarmDescription: `${what} What to do: ${RUNBOOK}, "${name}".`,
        metric,
        threshold,
        evaluationPeriods: times,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      })
      if (topic) made.addAlarmAction(new SnsAction(topic))
      else acknowledgeInStandards(made, ['CloudWatchAlarmAction'], 'The stage has no address for alarms.')
      return made
    }
    const failing = alarm(
      'Failing',
      'More than 1 % of responses are our failures.',
      share('failed', 'failed, %', minute),
      1,
      3,
    )
    const broken = alarm('Broken', 'The function does not respond at all.', thrownShare, 5, 3)
    alarm('Slow', 'One response in a hundred takes longer than 2 seconds.', own('milliseconds', 'p99'), 2000, 3)
    alarm('Throttled', 'Requests are rejected because too many instances are running.', throttledFunction, 5, 2)
    alarm('TableThrottled', 'The table rejects commands.', throttledTable, 10, 2)
    alarm('ReadCeiling', 'Reads are near their limit.', consumed('Read'), stage.mostReads * 0.8, 5)
    alarm('WriteCeiling', 'Writes are near their limit.', consumed('Write'), stage.mostWrites * 0.8, 5)
    alarm('DeadLetters', 'Interrupted writes are not being completed.', letters, 0, 1)
    alarm('WebhookLag', 'Webhooks whose receivers respond are told late.', own('webhookLag', Stats.MAXIMUM), 300, 2)
    alarm('WebhooksFail', 'The function that tells the webhooks fails.', notifyFailed, 2, 1)
    alarm('BulkFails', 'The bulk files are not being made.', publishFailed, 2, 1)
    alarm('Unauthenticated', 'Many requests have no key or an invalid one.', own('unauthenticated'), 500, 1)
    alarm('RateLimited', "Many requests exceed their caller's points.", own('rateLimited'), 3000, 1)
    // Within five minutes, as many as API Gateway admits in one.
    alarm('Refused', 'Many requests are refused, some by API Gateway.', refused, stage.requests.rate * 60, 1)
    alarm('KeyEvents', 'An API key was issued, rotated or revoked.', own('keyEvents'), 0, 1)
    const canary = alarm(
      'NewVersion',
      'The version being deployed throws, and is rolled back automatically.',
      thrown,
      3,
      1,
    )
    this.takeBack = [failing, broken, canary]

    if (stage.alarmsTo !== undefined) {
      const subscribers = [{ subscriptionType: 'EMAIL', address: stage.alarmsTo }]
      const told = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
        notification: { notificationType, comparisonOperator: 'GREATER_THAN', threshold, thresholdType: 'PERCENTAGE' },
        subscribers,
      })
      // For the whole account: costs can be separated by tags only after somebody has activated the tags by hand.
      new CfnBudget(this, 'Budget', {
        budget: {
          budgetName: `readout-${stageName}`,
          budgetType: 'COST',
          timeUnit: 'MONTHLY',
          budgetLimit: { amount: stage.monthlyDollars, unit: 'USD' },
        },
        notificationsWithSubscribers: [told('ACTUAL', 80), told('ACTUAL', 100), told('FORECASTED', 100)],
      })
    }

    const graph = (title: string, left: IMetric[], right: IMetric[] = []) =>
      new GraphWidget({ title, left, right, width: 12, height: 6 })
    const dashboard = new Dashboard(this, 'Dashboard', {
      dashboardName: `readout-${stageName}`,
      defaultInterval: Duration.hours(3),
    })
    dashboard.addWidgets(
      graph(
        'Traffic',
        [own('milliseconds', Stats.SAMPLE_COUNT), own('coldStart')],
        [share('failed', 'failed, %'), share('rateLimited', 'rate limited, %')],
      ),
      graph(
        'Milliseconds per response',
        ['p50', 'p95', 'p99'].map((statistic) => own('milliseconds', statistic)),
      ),
      graph(
        'Average per response',
        [own('roundTrips', Stats.AVERAGE), own('readUnits', Stats.AVERAGE)],
        [own('cost', Stats.AVERAGE)],
      ),
      graph('Refused', [own('unauthenticated'), own('rateLimited'), refused], [own('keyEvents')]),
      graph('Throttled', [throttledFunction, throttledTable], [consumed('Read'), consumed('Write')]),
      graph(
        'Interrupted writes',
        [own('finished')],
        [sweep.metricErrors({ period: FIVE, statistic: Stats.SUM }), letters],
      ),
      graph(
        'Webhooks',
        [own('webhooksDelivered'), own('webhooksFailed'), notifyFailed],
        [own('webhookLag', Stats.MAXIMUM)],
      ),
      new LogQueryWidget({
        title: 'Errors by code',
        width: 12,
        height: 6,
        logGroupNames: [api.logGroup.logGroupName],
        queryLines: [
          'filter ispresent(errors.0)',
          'stats count(*) as answers by errors.0 as code',
          'sort answers desc',
        ],
      }),
    )
    this.dashboardName = `readout-${stageName}`
  }
}
