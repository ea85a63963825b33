import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** Suppresses a rule of cdk-nag for a part of a stack, with the reason why it does not apply. */
export const acknowledge = (construct: IConstruct, id: string, reason: string): void => {
  Validations.of(construct).acknowledge({ id, reason })
}

/** The packs for standards have the same rules with the same names. */
const STANDARDS = ['HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5', 'PCI.DSS.321']

/** Suppresses rules of all the packs for standards, such as `LambdaInsideVPC`, for a part of a stack, with the reason. */
export const acknowledgeInStandards = (construct: IConstruct, rules: readonly string[], reason: string): void => {
  for (const rule of rules) for (const pack of STANDARDS) acknowledge(construct, `${pack}-${rule}`, reason)
}
