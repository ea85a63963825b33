import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force'
import { useMemo } from 'react'
import { Link } from 'wouter'
import type { PicturesQuery } from '../documents.ts'
import { pathOf } from './links.tsx'

const WIDTH = 640
const HEIGHT = 440
const STEPS = 250
/** How near the edge a node may stand, so that its name is seen. */
const MARGIN = 85

interface Placed extends SimulationNodeDatum {
  id: string
  name: string
  count: number
}

type Network = NonNullable<PicturesQuery['network']>

/** The nodes where the forces between them put them: the same for the same network. */
const placed = ({ nodes, links }: Network): { nodes: Map<string, Placed>; links: Network['links'] } => {
  const all = nodes.map(({ stakeholder, meetings, statements }): Placed => ({
    id: stakeholder.id,
    name: stakeholder.name,
    count: meetings + statements,
  }))
  const known = new Map(all.map((node) => [node.id, node]))
  const drawn = links.filter(({ source, target }) => known.has(source.id) && known.has(target.id))
  forceSimulation(all)
    .force(
      'link',
      forceLink<Placed, { source: string; target: string }>(
        drawn.map(({ source, target }) => ({ source: source.id, target: target.id })),
      )
        .id(({ id }) => id)
        .distance(110),
    )
    .force('apart', forceManyBody().strength(-320))
    .force('collide', forceCollide(34))
    // Also what is not connected stays in the picture.
    .force('x', forceX(WIDTH / 2).strength(0.08))
    .force('y', forceY(HEIGHT / 2).strength(0.12))
    .stop()
    .tick(STEPS)
  for (const node of all) {
    node.x = Math.max(MARGIN, Math.min(WIDTH - MARGIN, node.x ?? 0))
    node.y = Math.max(30, Math.min(HEIGHT - 20, node.y ?? 0))
  }
  return { nodes: known, links: drawn }
}

/** The network as a picture; the table beside it says the same. */
const NetworkPicture = ({ center, network }: { center: string; network: Network }) => {
  const { nodes, links } = useMemo(() => placed(network), [network])
  return (
    <svg className="network" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="presentation">
      {links.map(({ source, target, meetings, fromSource, fromTarget }) => {
        const [from, to] = [nodes.get(source.id), nodes.get(target.id)]
        const width = 1 + Math.log2(1 + meetings + fromSource + fromTarget)
        return (
          <line key={`${source.id} ${target.id}`} x1={from?.x} y1={from?.y} x2={to?.x} y2={to?.y} strokeWidth={width} />
        )
      })}
      {[...nodes.values()].map(({ id, name, x, y, count }) => (
        <Link key={id} href={pathOf(id)} tabIndex={-1} aria-hidden="true">
          <circle cx={x} cy={y} r={4 + Math.log2(1 + count) * 2} className={id === center ? 'center' : undefined} />
          <text x={x} y={(y ?? 0) - 12} textAnchor="middle">
            {name.length > 24 ? `${name.slice(0, 23)}…` : name}
          </text>
        </Link>
      ))}
    </svg>
  )
}

export default NetworkPicture
