// Natural Earth's countries (npm: world-atlas), with the corrections that a European newspaper prints.

import { createRequire } from 'node:module'
import { geoArea } from 'd3-geo'
import { feature, merge, mesh } from 'topojson-client'
import { lakes } from './lakes.mjs'

const require = createRequire(import.meta.url)

// ISO 3166: the two-letter codes the maps use, and the numbers by which the atlas knows them.
const numbers = {
  AR: '032', AT: '040', BE: '056', BG: '100', BR: '076', CY: '196', DE: '276', DK: '208', EE: '233', ES: '724',
  FI: '246', FR: '250', GL: '304', GR: '300', HR: '191', HU: '348', IE: '372', IT: '380', KP: '408', KR: '410',
  LT: '440', LU: '442', LV: '428', MK: '807', MT: '470', NL: '528', PT: '620', PY: '600', RO: '642', RU: '643',
  SA: '682', SE: '752', SI: '705', SK: '703', SY: '760', UA: '804', UY: '858', CH: '756',
}

const polygons = geometry => geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs

const closed = ring => [...ring, ring[0]]

/** Cuts every corner of a ring at a quarter of its sides. */
function rounded(ring) {
  const between = (a, b, share) => a.map((n, axis) => n + (b[axis] - n) * share)
  return ring.flatMap((point, i) => {
    const next = ring[(i + 1) % ring.length]
    return [between(point, next, 0.25), between(point, next, 0.75)]
  })
}

function load(detail) {
  const world = require(`world-atlas/countries-${detail}.json`)
  const all = world.objects.countries.geometries
  const byNumber = number => all.find(country => country.id === number)

  function give(taken, receiver) {
    receiver.arcs = polygons(receiver).concat(taken)
    receiver.type = 'MultiPolygon'
  }

  // Natural Earth draws who controls a place; international law has Crimea in Ukraine …
  const russia = byNumber(numbers.RU)
  const isCrimea = arcs => {
    const [[lon, lat]] = feature(world, { type: 'Polygon', arcs }).geometry.coordinates[0]
    return lon > 32 && lon < 37 && lat > 44 && lat < 46.5
  }
  give(russia.arcs.filter(isCrimea), byNumber(numbers.UA))
  russia.arcs = russia.arcs.filter(arcs => !isCrimea(arcs))

  // … and the whole island in Cyprus.
  for (const name of ['N. Cyprus', 'Cyprus U.N. Buffer Zone']) {
    const part = all.find(country => country.properties.name === name)
    if (!part) continue
    give(polygons(part), byNumber(numbers.CY))
    all.splice(all.indexOf(part), 1)
  }

  // The atlas rounds a few coral islets to rings without an area, which would count as the whole globe less nothing.
  const land = merge(world, all)
  land.coordinates = land.coordinates.filter(coordinates => geoArea({ type: 'Polygon', coordinates }) < 2 * Math.PI)

  return {
    land,
    borders: mesh(world, world.objects.countries, (a, b) => a !== b),
    country: code => feature(world, byNumber(numbers[code])),
    borderBetween: (one, other) => {
      const pair = new Set([numbers[one], numbers[other]])
      return mesh(world, world.objects.countries, (a, b) => a !== b && pair.has(a.id) && pair.has(b.id))
    },
    lakes: { type: 'MultiPolygon', coordinates: lakes.map(ring => [closed(rounded(rounded(ring)))]) },
  }
}

const loaded = new Map()

/** The atlas at a level of detail: 10m, 50m or 110m. */
export function atlas(detail) {
  if (!loaded.has(detail)) loaded.set(detail, load(detail))
  return loaded.get(detail)
}
