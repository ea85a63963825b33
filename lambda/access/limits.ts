import { type ASTVisitor, GraphQLError, Kind, Lexer, Source, TokenKind, type ValidationContext } from 'graphql'

/** The most tokens of a document: the introspection that clients send has some 250. */
export const MOST_TOKENS = 10_000
/** How deep fields may stand in each other. */
export const DEEPEST = 20
/** The most fields under another name, and the most directives, in one document. */
export const MOST_ALIASES = 100
export const MOST_DIRECTIVES = 100
/** How deep brackets may stand in each other: beyond, the parser itself runs out of stack. */
const DEEPEST_BRACKETS = 100

const refuse = (context: ValidationContext, message: string) => {
  context.reportError(new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }))
}

/** A validation rule: a document is not too deep, and has not too many aliases and directives. */
export const limits = (context: ValidationContext): ASTVisitor => {
  let aliases = 0
  let directives = 0
  const depths = new Map<string, number>()
  /** How deep a selection goes with its fragments spread; a fragment that spreads itself is another rule's matter. */
  const depthOf = (name: string, visiting: Set<string>): number => {
    const known = depths.get(name)
    if (known !== undefined) return known
    const fragment = context.getFragment(name)
    if (!fragment || visiting.has(name)) return 0
    const depth = walk(fragment.selectionSet, new Set([...visiting, name]))
    depths.set(name, depth)
    return depth
  }
  type Selections = NonNullable<ReturnType<ValidationContext['getFragment']>>['selectionSet']
  const walk = ({ selections }: Selections, visiting: Set<string>): number =>
    Math.max(
      0,
      ...selections.map((node) => {
        if (node.kind === Kind.FIELD) return 1 + (node.selectionSet ? walk(node.selectionSet, visiting) : 0)
        return node.kind === Kind.INLINE_FRAGMENT
          ? walk(node.selectionSet, visiting)
          : depthOf(node.name.value, visiting)
      }),
    )
  return {
    OperationDefinition(node) {
      const depth = walk(node.selectionSet, new Set())
      if (depth > DEEPEST) refuse(context, `The selection is ${depth} fields deep: it may be ${DEEPEST}.`)
    },
    Field(node) {
      if (node.alias) aliases += 1
    },
    Directive() {
      directives += 1
    },
    Document: {
      leave() {
        if (aliases > MOST_ALIASES) refuse(context, `There are ${aliases} aliases: there may be ${MOST_ALIASES}.`)
        if (directives > MOST_DIRECTIVES)
          refuse(context, `There are ${directives} directives: there may be ${MOST_DIRECTIVES}.`)
      },
    },
  }
}

/** What a document is before it is parsed. */
export interface Size {
  tokens: number
  /** How deep its brackets stand in each other. */
  depth: number
}

const OPENING: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const CLOSING: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])

/**
 * Reads how large a document is, up to the first token that is none, which the parser then names, and no further than
 * one token beyond MOST_TOKENS. Brackets within texts and comments are no brackets.
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
    if (!(error instanceof GraphQLError)) throw error // else it is the parser that says what is wrong
  }
  return { tokens, depth: deepest }
}

/** Whether a document is nested deeper than the parser itself could stand. */
export const isTooDeepToParse = ({ depth }: Size): boolean => depth > DEEPEST_BRACKETS
