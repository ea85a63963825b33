import { RetentionDays } from 'aws-cdk-lib/aws-logs'

/** How one deployment differs from another. */
export interface Stage {
  /** Whether the table outlives the stack, cannot be deleted by mistake, and can be taken back to any second of 35 days. */
  keepsData: boolean
  /** The table that the function answers from, where it is not the stack's own: one restored from an earlier time. */
  table?: string
  /**
   * The most that the table may do in a second, in read and write units: a ceiling for the bill. One read unit a second
   * costs at most 0.33 dollars a month, a write unit 1.65; what is not used costs nothing.
   */
  mostReads: number
  mostWrites: number
  /**
   * The most instances at a time, which are then always free for Readout and for nothing else; none is set aside
   * without it. An account may have 1,000, a new one 10, and 100 must stay free for others.
   */
  instances?: number
  /** The most requests in a second that are not answered from the edge, and how many more at once. */
  requests: { rate: number; burst: number }
  /**
   * How long the lines about requests are kept, in days. Where data is kept, so are they when the stack goes, encrypted
   * with a key of the stage's own: a dollar a month, three after two years, and 0.03 for 10,000 uses.
   */
  logDays: RetentionDays
  /** Whether a new version gets a tenth of the requests for five minutes first, and is taken back on an alarm. */
  canary: boolean
  /** The name that people reach it by, and the certificate of it, which CloudFront takes from us-east-1 alone. */
  domain?: { name: string; certificate: string }
  /** Whether a web application firewall stands in front: 8 dollars a month and 0.60 for a million requests. */
  firewall: boolean
  /** Who is told when an alarm goes off: a mail address. A stage that keeps data is not deployed without. */
  alarmsTo?: string
  /** What the account may cost in a month, in dollars, before those who are told of alarms are told of it. */
  monthlyDollars: number
  /** Which secret the edge sends to the function: the next number makes a new one. */
  originSecret: number
  /** A file of operations known beforehand, and who may ask no others: ids of keys, or `anyone`, with commas between. */
  registered?: { file: string; only: string }
  /** The origins whose pages may read answers, with commas between; all without it. */
  origins?: string
}

/** The deployments there are. Their stacks are named after them: `Readout-prod-Data`, `Readout-prod-Service`. */
export const STAGES: { [name: string]: Stage } = {
  /** To try things: goes away whole, cannot cost much. */
  dev: {
    keepsData: false,
    mostReads: 100,
    mostWrites: 100,
    requests: { rate: 20, burst: 50 },
    logDays: RetentionDays.ONE_WEEK,
    canary: false,
    originSecret: 1,
    firewall: false,
    monthlyDollars: 20,
  },
  /** The public record. */
  prod: {
    keepsData: true,
    mostReads: 20_000,
    mostWrites: 4000,
    instances: 200,
    requests: { rate: 2000, burst: 4000 },
    logDays: RetentionDays.THREE_MONTHS,
    canary: true,
    originSecret: 1,
    firewall: true,
    monthlyDollars: 500,
  },
}

/**
 * What a stage lacks before people may rely on it, in a sentence; null where nothing is lacking. Its templates can be
 * made without it, so that a fresh clone has something to look at; `npm run deploy` refuses.
 */
export const lackingIn = (name: string, { keepsData, alarmsTo }: Stage): string | null =>
  keepsData && alarmsTo === undefined
    ? `The stage "${name}" keeps data, and nobody would hear its alarms: name a mail address as \`alarmsTo\` in infra/stages.ts.`
    : null

/** What is wrong with a stage, in a sentence; null where nothing is. */
export const wrongWith = (name: string, stages = STAGES): string | null => {
  const stage = Object.hasOwn(stages, name) ? stages[name] : undefined
  if (!stage) return `There is no stage "${name}": there are ${Object.keys(stages).join(' and ')}, in infra/stages.ts.`
  const { domain, alarmsTo, monthlyDollars } = stage
  if (domain && !/^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/.test(domain.certificate))
    return `The stage "${name}" has the domain ${domain.name} and no certificate for it: name one of us-east-1 by its ARN.`
  if (alarmsTo !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(alarmsTo))
    return `The stage "${name}" tells its alarms to "${alarmsTo}", which is no mail address.`
  if (!(monthlyDollars > 0))
    return `The stage "${name}" has a budget of ${monthlyDollars} dollars: name more than none.`
  return null
}
