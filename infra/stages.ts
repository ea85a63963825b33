import { RetentionDays } from 'aws-cdk-lib/aws-logs'

/** How one deployment differs from another. */
export interface Stage {
  /** Whether the table outlives the stack, cannot be deleted by mistake, and can be restored to any second of 35 days. */
  keepsData: boolean
  /** The table that the function uses, if it is not the stack's own: one restored from an earlier time. */
  table?: string
  /**
   * The most read and write units that the table may consume in a second, to limit the bill. One read unit a second
   * costs at most 0.33 dollars a month, a write unit 1.65; unused units cost nothing.
   */
  mostReads: number
  mostWrites: number
  /**
   * The most instances at a time, which are then reserved for Readout; without it none are reserved. An account may
   * have 1,000, a new one 10, and 100 must stay free for other functions.
   */
  instances?: number
  /** The most requests in a second that the edge does not answer from its cache, and how many more in a burst. */
  requests: { rate: number; burst: number }
  /**
   * How long the lines about requests are kept, in days. If the stage keeps data, they are kept after the stack is deleted,
   * encrypted with the stage's own key: a dollar a month, three after two years, and 0.03 per 10,000 uses.
   */
  logDays: RetentionDays
  /** Whether a new version first gets a tenth of the requests for five minutes, and is rolled back on an alarm. */
  canary: boolean
  /** The public domain name, and its certificate, which CloudFront accepts only from us-east-1. */
  domain?: { name: string; certificate: string }
  /** Whether there is a web application firewall in front: 8 dollars a month and 0.60 per million requests. */
  firewall: boolean
  /** The mail address that alarms are sent to. A stage that keeps data is not deployed without it. */
  alarmsTo?: string
  /** What the account may cost in a month, in dollars, before `alarmsTo` is notified. */
  monthlyDollars: number
  /** The number of the secret that the edge sends to the function: the next number makes a new one. */
  originSecret: number
  /** A file of registered operations, and the callers who may send no others: ids of keys, or `anyone`, separated by commas. */
  registered?: { file: string; only: string }
  /** The origins whose pages may read responses, separated by commas; defaults to all. */
  origins?: string
}

/** The deployments. Their stacks are named after them: `Readout-prod-Data`, `Readout-prod-Service`. */
export const STAGES: { [name: string]: Stage } = {
  /** For experiments: can be deleted completely, cannot cost much. */
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
 * What a stage lacks before people may rely on it, in a sentence; null if nothing is missing. Its templates can be made
 * nevertheless, so that a fresh clone has something to look at; `npm run deploy` refuses.
 */
export const lackingIn = (name: string, { keepsData, alarmsTo }: Stage): string | null =>
  keepsData && alarmsTo === undefined
    ? `The stage "${name}" keeps data, and nobody would receive its alarms: set \`alarmsTo\` in infra/stages.ts to a mail address.`
    : null

/** What is wrong with a stage, in a sentence; null if nothing is. */
export const wrongWith = (name: string, stages = STAGES): string | null => {
  const stage = Object.hasOwn(stages, name) ? stages[name] : undefined
  if (!stage) return `There is no stage "${name}": there are ${Object.keys(stages).join(' and ')}, in infra/stages.ts.`
  const { domain, alarmsTo, monthlyDollars } = stage
  if (domain && !/^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/.test(domain.certificate))
    return `The stage "${name}" has the domain ${domain.name} and no valid certificate for it: give the ARN of one in us-east-1.`
  if (alarmsTo !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(alarmsTo))
    return `The stage "${name}" sends its alarms to "${alarmsTo}", which is not a valid mail address.`
  if (!(monthlyDollars > 0)) return `The stage "${name}" has a budget of ${monthlyDollars} dollars: it must be above 0.`
  return null
}
