import { LONGEST_NAME } from '../domain/names.ts'
import { isLonger } from '../domain/texts.ts'
import { badInput } from '../errors.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import type { NameSoughtInput } from '../generated/types.ts'
import type { NameSought } from '../reading/candidates.ts'

/** The most names of one request, and the most candidates for each. */
const MOST_NAMES = 50
const MOST_CANDIDATES = 20
const USUAL_CANDIDATES = 5

const soughtBy = ({ name, kind, country, first }: NameSoughtInput, index: number): NameSought => {
  const count = first ?? USUAL_CANDIDATES
  const where = `\`names[${index}]`
  if (isLonger(name, LONGEST_NAME)) throw badInput(`${where}.name\` has more than ${LONGEST_NAME} characters.`)
  if (count < 1 || count > MOST_CANDIDATES)
    throw badInput(`${where}.first\` is ${count}: it must be from 1 to ${MOST_CANDIDATES}.`)
  return { name, kind, country, first: count }
}

export const candidateResolvers: Resolvers = {
  Query: {
    candidates(_, { names }, { data }) {
      if (names.length > MOST_NAMES)
        throw badInput(`\`names\` has ${names.length} members: it takes at most ${MOST_NAMES}. Send the rest after.`)
      return Promise.all(names.map(soughtBy).map((one) => data.candidates(one)))
    },
  },
}
