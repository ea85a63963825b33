/** What of a request is written down, once it is answered: never a variable's value, a text or a key's secret. */
export interface RequestLine {
  requestId: string
  method: string
  status: number
  milliseconds: number
  operation?: string
  queryHash?: string
  /** The id of the caller's key. */
  key?: string
  cost?: number
  roundTrips: number
  readUnits: number
  writeUnits: number
  errors?: string[]
  /** How many API keys were issued, rotated or revoked. */
  keyEvents?: number
}

/**
 * Codes of what is our failure. The alarm on them takes deployments back: so there is none among them that callers can
 * cause, such as TIMEOUT, by what they ask for, nor DAMAGED: whoever asks for a damaged record again and again would.
 */
const OURS = ['INTERNAL_SERVER_ERROR', 'UNAVAILABLE']

let isFirst = true

/**
 * A line as CloudWatch makes metrics of it.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export const withMetrics = (line: object, stage: string, metrics: { [name: string]: number }): string =>
  JSON.stringify({
    ...line,
    ...metrics,
    stage,
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [
        {
          Namespace: 'Readout',
          Dimensions: [['stage']],
          Metrics: Object.keys(metrics).map((Name) => ({
            Name,
            Unit: Name === 'milliseconds' ? 'Milliseconds' : 'Count',
          })),
        },
      ],
    },
  })

/** The metrics of a request. */
export const metricsOf = ({
  status,
  errors = [],
  cost = 0,
  keyEvents = 0,
  ...line
}: RequestLine): { [name: string]: number } => {
  const coldStart = isFirst ? 1 : 0
  isFirst = false
  const { milliseconds, roundTrips, readUnits, writeUnits } = line
  return {
    milliseconds,
    roundTrips,
    readUnits,
    writeUnits,
    cost,
    coldStart,
    failed: errors.some((code) => OURS.includes(code)) || (status >= 500 && errors.length === 0) ? 1 : 0,
    rateLimited: status === 429 ? 1 : 0,
    unauthenticated: errors.includes('UNAUTHENTICATED') ? 1 : 0,
    keyEvents,
  }
}
