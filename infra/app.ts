import { App } from 'aws-cdk-lib'
import { ReadoutStack } from './stack.ts'

new ReadoutStack(new App(), 'Readout')
