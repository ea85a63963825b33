import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Api, openApi, sampleLines } from '../support/archive.ts'

let api: Api
beforeAll(async () => {
  api = await openApi(await sampleLines())
})
afterAll(() => api.stop())

test('the whole sample record is imported', () => {
  expect(api.imported).toEqual({ written: 61, unchanged: 0, wrong: [] })
})
