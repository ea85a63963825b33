/**
 * `npm run costs`: prints what a deployment costs per month, by its load, as tables in Markdown; beside it, on paper, what
 * the same load costs elsewhere.
 */

/** Dollars, on demand, in us-east-1, without free tiers, as AWS published them in 2025. */
const PRICE = {
  readUnit: 0.125e-6, // https://aws.amazon.com/dynamodb/pricing/on-demand/
  writeUnit: 0.625e-6,
  storedGigabyte: 0.25,
  recoverableGigabyte: 0.2,
  lambdaRequest: 0.2e-6, // https://aws.amazon.com/lambda/pricing/, arm64
  lambdaGigabyteSecond: 0.0000133334,
  apiRequest: 1e-6, // https://aws.amazon.com/api-gateway/pricing/, HTTP API
  edgeRequest: 1e-6, // https://aws.amazon.com/cloudfront/pricing/, HTTPS, first tier
  edgeGigabyte: 0.085,
  logGigabyte: 0.5, // https://aws.amazon.com/cloudwatch/pricing/
  trace: 0.05 * 5e-6, // X-Ray samples one request in twenty
  firewallRequest: 0.6e-6, // https://aws.amazon.com/waf/pricing/
  firewall: 5 + 3 * 1, // a list of three rules
  // 11 metrics, 13 alarms on 16 metrics, a dashboard, a secret, a key; a budget that only notifies is free
  fixed: 11 * 0.3 + 16 * 0.1 + 3 + 0.4 + 1,
  appSyncQuery: 4e-6, // https://aws.amazon.com/appsync/pricing/
  fargateProcessor: 0.03238, // an hour, arm64, https://aws.amazon.com/fargate/pricing/
  fargateGigabyte: 0.00356,
  balancer: 0.0225 + 0.008, // an hour, with one capacity unit, https://aws.amazon.com/elasticloadbalancing/pricing/
  auroraSmallest: 0.073, // an hour of db.t4g.medium, 2 processors, https://aws.amazon.com/rds/aurora/pricing/
  auroraProcessor: 0.13, // an hour of a processor of db.r6g
  auroraGigabyte: 0.1,
  auroraRequest: 0.2e-6,
}

/** Measured here: docs/access-patterns.md, docs/performance-of-writes.md, docs/performance-of-the-pipeline.md. */
const MEASURED = {
  /** A page of 50 statements with names: by an instance that answers 10 requests a second, and with nothing remembered. */
  unitsOfRead: { remembered: 4.2, cold: 32 },
  unitsOfWrite: { write: 70, read: 20 },
  gigabytesOfStatement: 11e-6, // 22 items of 0.4 KB, and 13 words of 0.15 KB
  /** The same page by PostGraphile over PostgreSQL: docs/performance.md. */
  postGraphile: { server: 0.000872, database: 0.000469, gigabytesOfStatement: 3e-6 },
}

/** Assumptions: one request in a hundred writes; DynamoDB responds in 5 ms, twice for a read. */
const ASSUMED = {
  writes: 0.01,
  lambdaSeconds: 0.025,
  lambdaGigabytes: 1769 / 1024,
  gigabytesOfAnswer: 4e-6,
  gigabytesOfLine: 0.8e-6,
}

const MONTH = 365.25 * 24 * 3600 * (1 / 12)

/**
 * The costs in dollars per month.
 * @param perSecond the average of requests a second
 * @param edgeShare the share of reads that the edge answers from its cache, from 0 to 1
 */
const cost = (perSecond: number, statements: number, edgeShare: number): number => {
  const requests = perSecond * MONTH
  const writes = requests * ASSUMED.writes
  const reads = (requests - writes) * (1 - edgeShare)
  const asked = reads + writes
  const stored = statements * MEASURED.gigabytesOfStatement
  return (
    PRICE.fixed +
    PRICE.firewall +
    stored * (PRICE.storedGigabyte + PRICE.recoverableGigabyte) +
    (reads * MEASURED.unitsOfRead.remembered + writes * MEASURED.unitsOfWrite.read) * PRICE.readUnit +
    writes * MEASURED.unitsOfWrite.write * PRICE.writeUnit +
    asked *
      (PRICE.apiRequest +
        PRICE.lambdaRequest +
        ASSUMED.lambdaSeconds * ASSUMED.lambdaGigabytes * PRICE.lambdaGigabyteSecond +
        ASSUMED.gigabytesOfLine * PRICE.logGigabyte +
        PRICE.trace) +
    requests * (PRICE.edgeRequest + PRICE.firewallRequest + ASSUMED.gigabytesOfAnswer * PRICE.edgeGigabyte)
  )
}

/** Processors are half used on average. */
const HALF = 2

const ALTERNATIVES = {
  /** Two or more tasks behind a balancer, and a cluster of two instances in two zones, each of which bears the load. */
  'PostGraphile on Fargate, Aurora PostgreSQL': (perSecond: number, statements: number): number => {
    const { server, database, gigabytesOfStatement } = MEASURED.postGraphile
    const processors = Math.max(2 * 0.5, perSecond * server * HALF)
    const inDatabase = perSecond * database * HALF
    const instance = inDatabase <= 2 ? PRICE.auroraSmallest : inDatabase * PRICE.auroraProcessor
    const hourly = processors * (PRICE.fargateProcessor + 2 * PRICE.fargateGigabyte) + PRICE.balancer + 2 * instance
    const inputs = perSecond * MONTH * ASSUMED.writes * 10 * PRICE.auroraRequest // reads come from memory
    return (hourly * MONTH) / 3600 + statements * gigabytesOfStatement * PRICE.auroraGigabyte + inputs
  },
  /** Over a table as ours, without the fixed costs: it cannot remember names between requests. */
  'AppSync, DynamoDB': (perSecond: number, statements: number): number => {
    const requests = perSecond * MONTH
    const writes = requests * ASSUMED.writes
    return (
      requests * PRICE.appSyncQuery +
      (requests - writes) * MEASURED.unitsOfRead.cold * PRICE.readUnit +
      writes * MEASURED.unitsOfWrite.write * PRICE.writeUnit +
      statements * MEASURED.gigabytesOfStatement * (PRICE.storedGigabyte + PRICE.recoverableGigabyte)
    )
  },
}

const dollars = (amount: number) => `$${amount.toLocaleString('en', { maximumSignificantDigits: 3 })}`
const LOADS = [1, 100, 10_000].flatMap((perSecond) =>
  [10_000, 10_000_000].map((statements) => ({ perSecond, statements })),
)
const others = Object.values(ALTERNATIVES)
const rows = LOADS.map(({ perSecond, statements }) => [
  perSecond.toLocaleString('en'),
  statements.toLocaleString('en'),
  ...[0, 0.8].map((edgeShare) => dollars(cost(perSecond, statements, edgeShare))),
  ...others.map((alternative) => dollars(alternative(perSecond, statements))),
])
const heads = ['requests a second', 'statements', 'Readout, none answered at the edge', '80 % of reads at the edge']
console.log(
  [[...heads, ...Object.keys(ALTERNATIVES)], [...heads, ...others].map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n'),
)
