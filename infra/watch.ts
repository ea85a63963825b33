import { Duration } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
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
import type { Alias, Function as LambdaCode } from 'aws-cdk-lib/aws-lambda'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Stage } from './stages.ts'

interface Settings {
  stageName: string
  stage: Stage
  api: LambdaCode
  live: Alias
  sweep: LambdaCode
  table: ITableV2
  deadLetters: Queue
  http: HttpApi
}

const FIVE = Duration.minutes(5)
const RUNBOOK = 'docs/operations.md'

/** A dashboard, and alarms for what a user would notice; each has its paragraph in docs/operations.md, under its name. */
export class Watch extends Construct {
  readonly dashboardName: string
  /** The alarms that take a new version back. */
  readonly takeBack: Alarm[]

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id)
    const { stageName, stage, api, live, sweep, table, deadLetters, http } = settings
    /** What lambda/metrics.ts writes of every request. */
    const own = (metricName: string, statistic: string = Stats.SUM) =>
      new Metric({
        namespace: 'Readout',
        metricName,
        dimensionsMap: { stage: stageName },
        statistic,
        period: FIVE,
        label: statistic === Stats.SUM ? metricName : `${metricName} ${statistic}`,
      })
    const requests = own('milliseconds', Stats.SAMPLE_COUNT)
    const share = (name: string, label: string) =>
      new MathExpression({
        // Of a handful of requests, a share says nothing.
        expression: `IF(requests > 20, 100 * ${name} / requests, 0)`,
        usingMetrics: { [name]: own(name), requests },
        period: FIVE,
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
      expression: 'reads + writes',
      usingMetrics: {
        reads: table.metric('ReadThrottleEvents', { statistic: Stats.SUM, period: FIVE }),
        writes: table.metric('WriteThrottleEvents', { statistic: Stats.SUM, period: FIVE }),
      },
      period: FIVE,
      label: 'throttled by the table',
    })
    const throttledFunction = api.metricThrottles({ period: FIVE, statistic: Stats.SUM })
    const failedShare = share('failed', 'failed, %')
    const brokenAtDoor = http.metricServerError({ period: FIVE, statistic: Stats.SUM })
    const letters = deadLetters.metricApproximateNumberOfMessagesVisible({ period: FIVE })

    const topic = stage.alarmsTo === undefined ? null : new Topic(this, 'Alarms', { enforceSSL: true })
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
      return made
    }
    const failing = alarm('Failing', 'More than 1 % of answers are failures of ours.', failedShare, 1, 2)
    const broken = alarm('Broken', 'The function does not answer at all.', brokenAtDoor, 5, 1)
    alarm('Slow', 'One answer of a hundred takes longer than 2 seconds.', own('milliseconds', 'p99'), 2000, 3)
    alarm('Throttled', 'Requests are turned away because too many instances run.', throttledFunction, 5, 2)
    alarm('TableThrottled', 'The table turns commands away.', throttledTable, 10, 2)
    alarm('ReadCeiling', 'Reads are near their ceiling.', consumed('Read'), stage.mostReads * 0.8, 5)
    alarm('WriteCeiling', 'Writes are near their ceiling.', consumed('Write'), stage.mostWrites * 0.8, 5)
    alarm('DeadLetters', 'Writes that were cut off are not being finished.', letters, 0, 1)
    const canary = new Alarm(this, 'NewVersion', {
      alarmName: `readout-${stageName}-NewVersion`,
      alarmDescription: `The version being deployed throws. It is taken back by itself: ${RUNBOOK}, "NewVersion".`,
      metric: live.metricErrors({ period: Duration.minutes(1), statistic: Stats.SUM }),
      threshold: 3,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    this.takeBack = [failing, broken, canary]

    const graph = (title: string, left: IMetric[], right: IMetric[] = []) =>
      new GraphWidget({ title, left, right, width: 12, height: 6 })
    const dashboard = new Dashboard(this, 'Dashboard', {
      dashboardName: `readout-${stageName}`,
      defaultInterval: Duration.hours(3),
    })
    dashboard.addWidgets(
      graph('Traffic', [requests, own('coldStart')], [failedShare, share('rateLimited', 'rate limited, %')]),
      graph(
        'Milliseconds of an answer',
        ['p50', 'p95', 'p99'].map((statistic) => own('milliseconds', statistic)),
      ),
      graph(
        'Of an answer, on average',
        [own('roundTrips', Stats.AVERAGE), own('readUnits', Stats.AVERAGE)],
        [own('cost', Stats.AVERAGE)],
      ),
      graph('Throttled', [throttledFunction, throttledTable], [consumed('Read'), consumed('Write')]),
      graph('Cut-off writes', [own('finished')], [sweep.metricErrors({ period: FIVE, statistic: Stats.SUM }), letters]),
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
