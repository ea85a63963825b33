import {
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  type GraphQLDirective,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

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

/** What introspecting the schema costs: it reads nothing, and takes some time. */
const INTROSPECTION = 100
/** An operation whose fields, its fragments spread, are more than this is not weighed to the end. */
const MOST_FIELDS = 20_000

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
    listSizeOf: remembered(({ astNode }: GraphQLField<unknown, unknown>) => {
      const said = astNode && getDirectiveValues(listSize, astNode)
      if (!said) return null
      const slicing = (said.slicingArguments ?? []) as string[]
      return { slicing, fields: (said.sizedFields ?? []) as string[], assumed: Number(said.assumedSize ?? 1) }
    }),
  }
})

/** What of some values is there, those within lists one by one. */
const flattened = (values: Iterable<unknown>, into: unknown[] = []): unknown[] => {
  for (const value of values)
    if (Array.isArray(value)) flattened(value, into)
    else if (value != null) into.push(value)
  return into
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

/** The cost of everything that the schema says costs something, in points. https://ibm.github.io/graphql-specs/cost-spec.html */
export const openCosts = (read: Operation) => {
  const { schema, fragments, variables } = read
  const { weightOf, listSizeOf } = readDirectives(schema)
  let visited = 0

  const select = ({ selections, type }: Place): Map<string, Selected> => {
    const found = new Map<string, Selected>()
    const spread = new Set<string>()
    const collect = (set: SelectionSetNode, within: GraphQLNamedType) => {
      for (const node of set.selections) {
        if (node.directives?.length) {
          const left = getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true
          const taken = getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false
          if (left || !taken) continue
        }
        if (node.kind !== Kind.FIELD) {
          const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments[node.name.value] : node
          if (node.kind === Kind.FRAGMENT_SPREAD && spread.has(node.name.value)) continue
          if (node.kind === Kind.FRAGMENT_SPREAD) spread.add(node.name.value)
          const on = fragment?.typeCondition && schema.getType(fragment.typeCondition.name.value)
          if (fragment) collect(fragment.selectionSet, on ?? within)
          continue
        }
        const name = node.name.value
        const declared = isObjectType(within) || isInterfaceType(within) ? within.getFields()[name] : undefined
        if (!declared) continue // `__typename`, and introspection, which is counted apart
        const key = `${within.name} ${node.alias?.value ?? name}`
        const held = found.get(key)
        if (held) held.nodes.push(node)
        else found.set(key, { field: declared, nodes: [node] })
      }
    }
    for (const set of selections) collect(set, type)
    return found
  }

  const argumentsOf = ({ field, nodes }: Selected): { [name: string]: unknown } => {
    if (field.args.length === 0) return {}
    try {
      return getArgumentValues(field, nodes[0]!, variables)
    } catch {
      return {} // what is wrong with the arguments is said when the field is executed, which then reads nothing
    }
  }

  const inputWeight = (type: GraphQLNamedType, value: unknown): number => {
    if (Array.isArray(value)) return value.reduce<number>((sum, member) => sum + inputWeight(type, member), 0)
    if (!isInputObjectType(type) || typeof value !== 'object' || value === null) return 0
    return Object.values(type.getFields()).reduce((sum, field) => {
      const member = (value as { [name: string]: unknown })[field.name]
      return member == null ? sum : sum + (weightOf(field) ?? 0) + inputWeight(getNamedType(field.type), member)
    }, 0)
  }

  const sizeOf = (field: GraphQLField<unknown, unknown>, given: { [name: string]: unknown }) => {
    const said = listSizeOf(field)
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

  const isList = ({ type }: GraphQLField<unknown, unknown>) => isListType(isNonNullType(type) ? type.ofType : type)

  /** What a field costs once, before what is under it. */
  const own = (selected: Selected, given: { [name: string]: unknown }): number => {
    const { field } = selected
    const type = getNamedType(field.type)
    const inputs = field.args.reduce(
      (sum, argument) =>
        given[argument.name] == null
          ? sum
          : sum + (weightOf(argument) ?? 0) + inputWeight(getNamedType(argument.type), given[argument.name]),
      0,
    )
    return (weightOf(field) ?? (isLeafType(type) ? 0 : (weightOf(type) ?? 1))) + inputs
  }

  const below = ({ field, nodes }: Selected): Pick<Place, 'selections' | 'type'> => ({
    selections: nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
    type: getNamedType(field.type),
  })

  interface Weighed {
    cost: number
    dominant: Dominant | null
  }

  /** What a selection can cost, with the list on which most of it hangs. */
  const weigh = (place: Place): Weighed => {
    let total = 0
    let most: { cost: number; dominant: Dominant | null } = { cost: -1, dominant: null }
    for (const [key, selected] of select(place)) {
      visited += 1
      if (visited > MOST_FIELDS) return { cost: Infinity, dominant: most.dominant }
      const { field } = selected
      const path = [...place.path, key.slice(key.indexOf(' ') + 1)]
      const given = argumentsOf(selected)
      const sizes = sizeOf(field, given)
      const sizedHere = place.sized?.fields.includes(field.name) ? place.sized : null
      const size = sizedHere ? sizedHere.size : isList(field) && sizes && !sizes.fields.length ? sizes.size : 1
      const multiplied = sizes && !sizes.fields.length && !isList(field) ? sizes.size : 1
      const inner = isCompositeType(getNamedType(field.type))
        ? weigh({ ...below(selected), sized: sizes?.fields.length ? sizes : null, path })
        : { cost: 0, dominant: null }
      const each = own(selected, given) * multiplied + inner.cost
      const whole = size * each
      total += whole
      const argument = sizedHere?.argument ?? sizes?.argument
      const here =
        size > 1 && argument ? { path: sizedHere ? place.path : path, argument, size, each, cost: whole } : null
      const dominant = here && (!inner.dominant || here.size >= inner.dominant.size) ? here : (inner.dominant ?? here)
      if (whole > most.cost) most = { cost: whole, dominant }
    }
    return { cost: total, dominant: most.dominant }
  }

  /** What a selection did cost: the same, with the members that came instead of those that could. */
  const count = (place: Place, parents: readonly object[]): number => {
    let total = 0
    for (const [key, selected] of select(place)) {
      const given = argumentsOf(selected)
      const each = own(selected, given)
      const isLeaf = isLeafType(getNamedType(selected.field.type))
      if (isLeaf && each === 0) continue
      const name = key.slice(key.indexOf(' ') + 1)
      const values = flattened(parents.map((parent) => (parent as { [name: string]: unknown })[name]))
      const sizes = sizeOf(selected.field, given)
      const multiplied = sizes && !sizes.fields.length && !isList(selected.field) ? sizes.size : 1
      total += each * multiplied * values.length
      const objects = isLeaf ? [] : (values as object[]) // what is no leaf is an object
      if (objects.length) total += count({ ...below(selected), sized: null, path: [] }, objects)
    }
    return total
  }

  const root = (): Place => {
    const type = schema.getRootType(read.operation.operation)
    if (!type) throw new Error(`There are no operations of the kind ${read.operation.operation}.`)
    return { selections: [read.operation.selectionSet], type, sized: null, path: [] }
  }
  const asked = read.operation.selectionSet.selections.some(
    (node) => node.kind === Kind.FIELD && (node.name.value === '__schema' || node.name.value === '__type'),
  )

  return {
    /** What the operation can cost at the most, in points, by the sizes that it asks for. */
    requested(): Weighed {
      const { cost: points, dominant } = weigh(root())
      return { cost: points + (asked ? INTROSPECTION : 0), dominant }
    },
    /** What it did cost, by the answer that it got. */
    actual: (data: object | null | undefined): number =>
      (data ? count(root(), [data]) : 0) + (asked ? INTROSPECTION : 0),
  }
}

export type Costs = ReturnType<typeof openCosts>
