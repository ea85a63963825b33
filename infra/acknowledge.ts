import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** Says of a rule of cdk-nag's why it does not hold for a part of a stack. */
export const acknowledge = (construct: IConstruct, id: string, reason: string): void => {
  Validations.of(construct).acknowledge({ id, reason })
}
