import type { SaidFragment } from './documents.ts'
import type { Row } from './csv.ts'

/** Statements as rows of a table. */
export const statementRows = (statements: readonly SaidFragment[]): Row[] =>
  statements.map(({ id, act, text, parts, parties, saidOn, topics, evidence, status }) => {
    const named = (wanted: string) =>
      parties
        .filter((party) => party.function === wanted)
        .map(({ stakeholder, asStated }) => stakeholder?.name ?? asStated ?? '')
        .join('; ')
    return {
      id,
      said_on: saidOn?.edtf,
      speakers: named('SPEAKER'),
      addressees: named('ADDRESSEE'),
      act,
      text,
      quoted: parts
        .filter(({ verbatim }) => verbatim)
        .map((part) => part.text)
        .join(' … '),
      whose_words: [...new Set(parts.flatMap(({ verbatim, wordsOf }) => (verbatim ? (wordsOf ?? []) : [])))].join('; '),
      through: evidence[0]?.chain.map(({ by }) => by.name).join(' < '),
      sources: evidence.map(({ document }) => document.url ?? document.id).join('; '),
      topics: topics.map(({ label }) => label).join('; '),
      status,
    }
  })
