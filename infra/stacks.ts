import { copyFileSync, cpSync } from 'node:fs'
import { join } from 'node:path'
import { Annotations, type App, type Environment, Tags, Validations } from 'aws-cdk-lib'
import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  NIST80053R4Checks,
  NIST80053R5Checks,
  PCIDSS321Checks,
  ServerlessChecks,
} from 'cdk-nag'
import { DataStack } from './data.ts'
import { FirewallStack } from './firewall.ts'
import { ServiceStack } from './service.ts'
import { lackingIn, type Stage, STAGES, wrongWith } from './stages.ts'

interface Settings {
  /** The folder that `bundle` wrote. */
  code: string
  /** The account and region to deploy to; by default those of the current credentials. */
  env: Environment
  stages?: { [name: string]: Stage }
}

/** Adds the stacks of a stage to an app. Throws an Error that says what is wrong with the stage, if anything is. */
export const addStage = (app: App, name: string, { code, env, stages = STAGES }: Settings) => {
  const wrong = wrongWith(name, stages)
  if (wrong) throw new Error(wrong)
  const stage = stages[name]!
  const id = (part: string) => `Readout-${name}-${part}`
  const { registered } = stage
  const own = registered ? `${code}-${name}` : code
  if (registered) {
    cpSync(code, own, { recursive: true })
    copyFileSync(registered.file, join(own, 'registered.json'))
  }
  const data = new DataStack(app, id('Data'), stage, { env })
  const firewall = stage.firewall
    ? new FirewallStack(app, id('Firewall'), { env: { ...env, region: 'us-east-1' }, crossRegionReferences: true })
    : null
  const service = new ServiceStack(app, id('Service'), {
    env,
    stageName: name,
    stage,
    table: data.table,
    code: own,
    firewall: firewall?.arn,
    crossRegionReferences: firewall !== null,
  })
  const lacking = lackingIn(name, stage)
  if (lacking) Annotations.of(service).addWarningV2('readout:lacking', lacking)
  const stacks = { data, service, ...(firewall && { firewall }) }
  for (const stack of Object.values(stacks)) {
    Tags.of(stack).add('project', 'readout')
    Tags.of(stack).add('stage', name)
  }
  return stacks
}

/** All the packs of cdk-nag. */
const PACKS = [
  AwsSolutionsChecks,
  ServerlessChecks,
  HIPAASecurityChecks,
  NIST80053R4Checks,
  NIST80053R5Checks,
  PCIDSS321Checks,
]

/** Makes cdk-nag's packs check what is synthesized. */
export const checkByPacks = (app: App): void => {
  Validations.of(app).addPlugins(...PACKS.map((Pack) => new Pack(app)))
}
