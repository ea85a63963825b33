// Every statement about somebody, with Readout's client: node readout-client.mjs URL ID
import { openReadout } from 'readout-client'
import { Statements } from 'readout-client/documents'

const [, , url, about] = process.argv

const readout = openReadout({ url })
for await (const { text, parties } of readout.each(Statements, (data) => data.statements, {
  filter: { about },
  first: 5,
})) {
  const speakers = parties.filter((party) => party.function === 'SPEAKER')
  console.log(`${speakers.map(({ stakeholder, asStated }) => stakeholder?.name ?? asStated).join(', ')}: ${text}`)
}
