import {
  type FieldNode,
  type FragmentDefinitionNode,
  getDirectiveValues,
  getNamedType,
  type GraphQLDirective,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { argumentsOf, isIncludedBy, walkFields } from './selections.ts'

/** What an operation is read with. */
export interface Operation {
  schema: GraphQLSchema
  operation: OperationDefinitionNode
  fragments: { [name: string]: FragmentDefinitionNode }
  /** With the schema's and the operation's defaults in them. */
  variables: { [name: string]: unknown }
}

/** Where most of a cost comes from: a list, how many members it is asked for, and what each costs. */
export interface Dominant {
  path: string[]
  argument: string
  size: number
  each: number
  cost: number
}

/** What each introspection of the schema costs: it reads nothing, and takes some time. */
const INTROSPECTION = 100
/** An operation that has more selections than this, its fragments spread, is not weighed to the end. */
const MOST_SELECTIONS = 50_000

/** Asks something of a part of the schema once: the schema stays as it is, and reading a directive takes a while. */
const remembered = <Part extends object, Said>(ask: (part: Part) => Said) => {
  const answers = new WeakMap<Part, Said>()
  return (part: Part): Said => {
    const known = answers.get(part)
    if (known !== undefined) return known
    const said = ask(part)
    answers.set(part, said)
    return said
  }
}

const directiveOf = (schema: GraphQLSchema, name: string): GraphQLDirective => {
  const found = schema.getDirective(name)
  if (!found) throw new Error(`schema.graphql declares no directive @${name}.`)
  return found
}

/** What the schema says of costs: of a type, a field or an argument its weight, of a list how long it can be. */
const readDirectives = remembered((schema: GraphQLSchema) => {
  const [cost, listSize] = [directiveOf(schema, 'cost'), directiveOf(schema, 'listSize')]
  return {
    weightOf: remembered(
      ({ astNode }: { astNode?: Parameters<typeof getDirectiveValues>[1] | null }): number | null => {
        const said = astNode && getDirectiveValues(cost, astNode)
        return said ? Number(said.weight) : null
      },
    ),
    listSizeOf: remembered(({ astNode }: Field) => {
      const said = astNode && getDirectiveValues(listSize, astNode)
      if (!said) return null
      const slicing = (said.slicingArguments ?? []) as string[]
      return { slicing, fields: (said.sizedFields ?? []) as string[], assumed: Number(said.assumedSize ?? 1) }
    }),
  }
})

/** What is asked of a field here; whatever its resolver takes. */
type Field = Pick<GraphQLField<unknown, unknown>, 'name' | 'type' | 'args' | 'astNode'>
interface Arguments {
  [name: string]: unknown
}

interface Place {
  selections: SelectionSetNode[]
  type: GraphQLNamedType
  /** What the list sizes of the field above say of its children. */
  sized: { fields: readonly string[]; size: number; argument: string } | null
  path: string[]
}

interface Selected {
  field: GraphQLField<unknown, unknown>
  nodes: FieldNode[]
}

interface Weighed {
  cost: number
  dominant: Dominant | null
}

/** What an operation can cost at the most, in points, and how much of it is for introspection. */
export interface Cost extends Weighed {
  introspection: number
}

/** How many members a list can have: as an argument says, else as is assumed. Null for what is no list. */
const sizeOf = (schema: GraphQLSchema, field: Field, given: Arguments) => {
  const said = readDirectives(schema).listSizeOf(field)
  if (!said) return null
  const { slicing, fields, assumed } = said
  const sizes = slicing.flatMap((argument) => {
    const value = given[argument]
    const size = Array.isArray(value) ? value.length : value
    return typeof size === 'number' ? [{ argument, size: Math.max(0, size) }] : []
  })
  const largest = sizes.reduce<{ argument: string; size: number } | null>(
    (most, one) => (most && most.size >= one.size ? most : one),
    null,
  )
  return { fields, ...(largest ?? { argument: slicing[0] ?? '', size: assumed }) }
}

const inputWeight = (schema: GraphQLSchema, type: GraphQLNamedType, value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, member) => sum + inputWeight(schema, type, member), 0)
  if (!isInputObjectType(type) || typeof value !== 'object' || value === null) return 0
  const { weightOf } = readDirectives(schema)
  return Object.values(type.getFields()).reduce((sum, field) => {
    const member = (value as { [name: string]: unknown })[field.name]
    return member == null ? sum : sum + (weightOf(field) ?? 0) + inputWeight(schema, getNamedType(field.type), member)
  }, 0)
}

/** Whether a field gives a list itself, not a connection that holds one. */
const isList = ({ type }: Field): boolean => isListType(isNonNullType(type) ? type.ofType : type)

/**
 * What one member of a field costs, in points, before what is under it: as the schema says of the field or its type,
 * and of the arguments given; times the size that an argument says, where the field is no list and holds none.
 */
export const pointsOf = (schema: GraphQLSchema, field: Field, given: Arguments): number => {
  const { weightOf } = readDirectives(schema)
  const type = getNamedType(field.type)
  const inputs = field.args.reduce(
    (sum, argument) =>
      given[argument.name] == null
        ? sum
        : sum + (weightOf(argument) ?? 0) + inputWeight(schema, getNamedType(argument.type), given[argument.name]),
    0,
  )
  const sizes = sizeOf(schema, field, given)
  const times = sizes && sizes.fields.length === 0 && !isList(field) ? sizes.size : 1
  return times * ((weightOf(field) ?? (isLeafType(type) ? 0 : (weightOf(type) ?? 1))) + inputs)
}

/**
 * What an operation can cost at the most by the sizes that it asks for, in points, with the list on which most of it
 * hangs. https://ibm.github.io/graphql-specs/cost-spec.html
 * @throws GraphQLError if an argument or a condition is wrong
 */
export const costOf = (read: Operation): Cost => {
  const { schema, fragments, variables } = read
  let visited = 0
  const introspections = new Set<string>()

  const isIncluded = isIncludedBy(variables)
  const walk = {
    fragmentOf: (name: string) => fragments[name],
    isIncluded: (node: SelectionNode) => {
      visited += 1
      return visited <= MOST_SELECTIONS && isIncluded(node)
    },
  }
  const select = ({ selections, type }: Place): Map<string, Selected> => {
    const found = new Map<string, Selected>()
    walkFields(selections, walk, (node, condition) => {
      const within = (condition === undefined ? undefined : schema.getType(condition)) ?? type
      const name = node.name.value
      const key = `${within.name} ${node.alias?.value ?? name}`
      if (name === '__schema' || name === '__type') introspections.add(key)
      const declared = isObjectType(within) || isInterfaceType(within) ? within.getFields()[name] : undefined
      if (!declared) return // `__typename`, and introspection, which is counted apart
      const held = found.get(key)
      if (held) held.nodes.push(node)
      else found.set(key, { field: declared, nodes: [node] })
    })
    return found
  }

  const below = ({ field, nodes }: Selected): Pick<Place, 'selections' | 'type'> => ({
    selections: nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
    type: getNamedType(field.type),
  })

  /** What a selection can cost, with the list on which most of it hangs. */
  const weigh = (place: Place): Weighed => {
    let total = 0
    let most: { cost: number; dominant: Dominant | null } = { cost: -1, dominant: null }
    for (const [key, selected] of select(place)) {
      if (visited > MOST_SELECTIONS) return { cost: Infinity, dominant: most.dominant }
      const { field } = selected
      const path = [...place.path, key.slice(key.indexOf(' ') + 1)]
      const given = argumentsOf(field, selected.nodes[0]!, variables)
      const sizes = sizeOf(schema, field, given)
      const sizedHere = place.sized?.fields.includes(field.name) ? place.sized : null
      const size = sizedHere ? sizedHere.size : isList(field) && sizes && !sizes.fields.length ? sizes.size : 1
      const inner = isCompositeType(getNamedType(field.type))
        ? weigh({ ...below(selected), sized: sizes?.fields.length ? sizes : null, path })
        : { cost: 0, dominant: null }
      const each = pointsOf(schema, field, given) + inner.cost
      const whole = size * each
      total += whole
      const argument = sizedHere?.argument ?? sizes?.argument
      const here =
        size > 1 && argument ? { path: sizedHere ? place.path : path, argument, size, each, cost: whole } : null
      const dominant = here && (!inner.dominant || here.size >= inner.dominant.size) ? here : (inner.dominant ?? here)
      if (whole > most.cost) most = { cost: whole, dominant }
    }
    return { cost: visited > MOST_SELECTIONS ? Infinity : total, dominant: most.dominant }
  }

  const root = (): Place => {
    const type = schema.getRootType(read.operation.operation)
    if (!type) throw new Error(`There are no operations of the kind ${read.operation.operation}.`)
    return { selections: [read.operation.selectionSet], type, sized: null, path: [] }
  }
  const { cost, dominant } = weigh(root())
  const introspection = introspections.size * INTROSPECTION
  return { cost: cost + introspection, dominant, introspection }
}
