import { type ASTVisitor, GraphQLError, Lexer, Source, TokenKind, type ValidationContext } from 'graphql'

/** The most tokens of a document. The introspection query that clients send has about 250. */
export const MOST_TOKENS = 10_000
/** How deep fields may be nested. */
export const DEEPEST = 20
/** The most aliases, and the most directives, in one document. */
export const MOST_ALIASES = 100
export const MOST_DIRECTIVES = 100
/** How deep brackets may be nested: beyond this the parser itself runs out of stack. */
const DEEPEST_BRACKETS = 100

const refuse = (context: ValidationContext, message: string) => {
  context.reportError(new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }))
}

/** How deep the fields of one definition are nested, and which fragments it spreads at which depth. */
interface Nesting {
  deepest: number
  spreads: { fragment: string; depth: number }[]
}

/** A validation rule: limits how deep a document is nested, and how many aliases and directives it has. */
export const limits = (context: ValidationContext): ASTVisitor => {
  let aliases = 0
  let directives = 0
  let depth = 0
  let within: Nesting = { deepest: 0, spreads: [] }
  const operations: Nesting[] = []
  const fragments = new Map<string, Nesting>()
  const depths = new Map<string, number>()
  /** The depth of a definition with its fragments spread. Another rule reports a fragment that spreads itself. */
  const depthOf = ({ deepest, spreads }: Nesting): number =>
    spreads.reduce((most, { fragment, depth }) => Math.max(most, depth + depthOfFragment(fragment)), deepest)
  const depthOfFragment = (name: string): number => {
    const known = depths.get(name)
    if (known !== undefined) return known
    depths.set(name, 0)
    const nesting = fragments.get(name)
    const found = nesting ? depthOf(nesting) : 0
    depths.set(name, found)
    return found
  }
  return {
    OperationDefinition() {
      within = { deepest: 0, spreads: [] }
      operations.push(within)
    },
    FragmentDefinition({ name }) {
      within = { deepest: 0, spreads: [] }
      fragments.set(name.value, within)
    },
    Field: {
      enter({ alias }) {
        if (alias) aliases += 1
        depth += 1
        within.deepest = Math.max(within.deepest, depth)
      },
      leave() {
        depth -= 1
      },
    },
    FragmentSpread({ name }) {
      within.spreads.push({ fragment: name.value, depth })
    },
    Directive() {
      directives += 1
    },
    Document: {
      leave() {
        const deepest = Math.max(0, ...operations.map(depthOf))
        if (deepest > DEEPEST) refuse(context, `The selection is ${deepest} fields deep: the limit is ${DEEPEST}.`)
        if (aliases > MOST_ALIASES) refuse(context, `There are ${aliases} aliases: the limit is ${MOST_ALIASES}.`)
        if (directives > MOST_DIRECTIVES)
          refuse(context, `There are ${directives} directives: the limit is ${MOST_DIRECTIVES}.`)
      },
    },
  }
}

/** The size of a document that is not parsed yet. */
export interface Size {
  tokens: number
  /** How deep its brackets are nested. */
  depth: number
}

const OPENING: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const CLOSING: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])

/**
 * Measures a document, up to the first invalid token, which the parser then reports, and at most one token beyond
 * MOST_TOKENS. Brackets in strings and comments do not count.
 */
export const sizeOf = (text: string): Size => {
  const lexer = new Lexer(new Source(text))
  let tokens = 0
  let depth = 0
  let deepest = 0
  try {
    for (;;) {
      const { kind } = lexer.advance()
      if (kind === TokenKind.EOF || tokens > MOST_TOKENS) break
      tokens += 1
      if (OPENING.has(kind)) deepest = Math.max(deepest, (depth += 1))
      else if (CLOSING.has(kind)) depth -= 1
    }
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error // the parser reports a syntax error
  }
  return { tokens, depth: deepest }
}

/** Whether a document is nested too deep for the parser. */
export const isTooDeepToParse = ({ depth }: Size): boolean => depth > DEEPEST_BRACKETS
