/** `npm run costs`: prints what a deployment costs per month, by its load, as a table in Markdown. */

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
}

/** Measured here: docs/access-patterns.md, docs/performance-of-writes.md, docs/performance-of-the-pipeline.md. */
const MEASURED = {
  unitsOfRead: 3,
  unitsOfWrite: { write: 86, read: 17 },
  gigabytesOfStatement: 25e-6, // 22 items of a little more than 1 KB
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
    (reads * MEASURED.unitsOfRead + writes * MEASURED.unitsOfWrite.read) * PRICE.readUnit +
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

const dollars = (amount: number) => `$${amount.toLocaleString('en', { maximumSignificantDigits: 3 })}`
const rows = [1, 100, 10_000].flatMap((perSecond) =>
  [10_000, 10_000_000].map((statements) => [
    perSecond.toLocaleString('en'),
    statements.toLocaleString('en'),
    ...[0, 0.8].map((edgeShare) => dollars(cost(perSecond, statements, edgeShare))),
  ]),
)
console.log(
  [
    ['requests a second', 'statements', 'a month, none answered at the edge', 'a month, 80 % of reads at the edge'],
    ['---', '---', '---', '---'],
    ...rows,
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n'),
)
