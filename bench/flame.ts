import type { Profiler } from 'node:inspector'

/** A function in a profile: its name and its file. */
export interface Frame {
  name: string
  file: string
}

/** The stacks of a profile, outermost function first, each with its time in microseconds. Idle time is left out. */
export const stacksOf = ({
  nodes,
  samples = [],
  timeDeltas = [],
}: Profiler.Profile): { stack: Frame[]; time: number }[] => {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const above = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)))
  const stacks = new Map<number, Frame[]>()
  const stackOf = (id: number): Frame[] => {
    const known = stacks.get(id)
    if (known) return known
    const parent = above.get(id)
    const { functionName, url } = byId.get(id)!.callFrame
    const frame = {
      name: functionName || '(anonymous)',
      file: url.replace(/^.*node_modules\//, '').replace(/^file:.*?(?=lambda\/|[^/]+$)/, ''),
    }
    const stack = parent === undefined ? [] : [...stackOf(parent), frame]
    stacks.set(id, stack)
    return stack
  }
  return samples
    .map((id, place) => ({ stack: stackOf(id), time: timeDeltas[place] ?? 0 }))
    .filter(({ stack: [first] }) => first?.name !== '(idle)')
}

interface Box {
  frame: Frame
  time: number
  within: Map<string, Box>
}

const WIDTH = 1200
const ROW = 16
/** Narrower boxes, in pixels, are left out. */
const NARROWEST = 1.5
const LETTER = 6

const COLOURS: [file: RegExp, colour: string][] = [
  [/(^|\/)lambda\//, '#e8a33d'],
  [/^graphql\//, '#d977a8'],
  [/^@apollo\//, '#8f8fd9'],
  [/^(@smithy|@aws-sdk)\//, '#7fb3d5'],
  [/^node:/, '#a9b7a0'],
  [/handler\.mjs$/, '#7fb3d5'], // the bundle, which contains all of them
]

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A flame graph as SVG: a box for every function, as wide as its time, on top of its caller. */
export const flameGraph = (title: string, stacks: { stack: Frame[]; time: number }[]): string => {
  const root: Box = { frame: { name: title, file: '' }, time: 0, within: new Map() }
  for (const { stack, time } of stacks) {
    root.time += time
    let box = root
    for (const frame of stack) {
      const key = `${frame.name} ${frame.file}`
      const inner = box.within.get(key) ?? { frame, time: 0, within: new Map<string, Box>() }
      box.within.set(key, inner)
      inner.time += time
      box = inner
    }
  }
  const boxes: { x: number; width: number; row: number; box: Box }[] = []
  const place = (box: Box, from: number, row: number) => {
    let x = from
    for (const [, inner] of [...box.within].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const width = (inner.time / root.time) * WIDTH
      if (width >= NARROWEST) {
        boxes.push({ x, width, row, box: inner })
        place(inner, x, row + 1)
      }
      x += width
    }
  }
  place(root, 0, 0)
  const rows = boxes.reduce((most, { row }) => Math.max(most, row + 1), 0)
  const height = (rows + 1) * ROW + 8
  const drawn = boxes.map(({ x, width, row, box: { frame, time } }) => {
    const { name, file } = frame
    const y = height - (row + 1) * ROW
    const share = ((time / root.time) * 100).toFixed(1)
    const [, colour] = COLOURS.find(([of]) => of.test(file)) ?? [null, '#cccccc']
    const label =
      name.length * LETTER < width ? `<text x="${(x + 2).toFixed(1)}" y="${y + 11}">${escaped(name)}</text>` : ''
    return `<g><title>${escaped(`${name} (${file}): ${share} %`)}</title><rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${ROW - 1}" fill="${colour}"/>${label}</g>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="monospace" font-size="10">`,
    `<rect width="${WIDTH}" height="${height}" fill="white"/><text x="4" y="12" font-size="12">${escaped(title)}</text>`,
    ...drawn,
    '</svg>\n',
  ].join('\n')
}
