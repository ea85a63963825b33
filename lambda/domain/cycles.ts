/**
 * The strongly connected components of a graph: groups of nodes that can all reach each other, most of a single node.
 * Each group comes after every group that it leads to. Tarjan's algorithm, without recursion, so that a chain may have
 * any length. https://doi.org/10.1137/0201010
 * @param leadsTo the nodes that a node leads to; those that are not in the graph are ignored
 */
export const stronglyConnected = (
  nodes: readonly string[],
  leadsTo: (node: string) => readonly string[],
): string[][] => {
  const known = new Set(nodes)
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const isOpen = new Set<string>()
  const found: string[][] = []

  const enter = (node: string) => {
    order.set(node, order.size)
    lowest.set(node, order.size - 1)
    open.push(node)
    isOpen.add(node)
    return { node, targets: leadsTo(node).filter((target) => known.has(target)), next: 0 }
  }
  const lower = (node: string, to: number) => lowest.set(node, Math.min(lowest.get(node)!, to))

  for (const start of nodes) {
    if (order.has(start)) continue
    const path = [enter(start)]
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { node, targets } = step
      const target = targets[step.next]
      step.next += 1
      if (target !== undefined) {
        if (!order.has(target)) path.push(enter(target))
        else if (isOpen.has(target)) lower(node, order.get(target)!)
        continue
      }
      path.pop()
      const parent = path.at(-1)
      if (parent) lower(parent.node, lowest.get(node)!)
      if (lowest.get(node) !== order.get(node)) continue
      const group = open.splice(open.lastIndexOf(node))
      for (const member of group) isOpen.delete(member)
      found.push(group)
    }
  }
  return found
}
