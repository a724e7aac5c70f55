// Draws one map of the table as an SVG of 1600 × 900.

import { geoAzimuthalEqualArea, geoCircle, geoConicEqualArea, geoGraticule, geoOrthographic, geoPath } from 'd3-geo'
import { atlas } from './atlas.mjs'
import * as colours from './palette.mjs'
import { text, textWidth } from './text.mjs'

const width = 1600
const height = 900
const earthRadius = 6371

const sizes = { main: 54, site: 54, hidden: 54, normal: 46, minor: 42 }

function projectionOf({ centre: [lon, lat], km, projection }) {
  const scale = width * earthRadius / km
  const spread = 180 / Math.PI * km * height / width / earthRadius / 3
  const base = projection === 'azimuthal'
    ? geoAzimuthalEqualArea().rotate([-lon, -lat])
    : geoConicEqualArea().parallels([lat - spread, lat + spread]).rotate([-lon, 0]).center([0, lat])
  return base.scale(scale).translate([width / 2, height / 2]).clipExtent([[-40, -40], [width + 40, height + 40]])
}

function place([name, lon, lat, side, role = 'normal', second], projection, accent) {
  const [x, y] = projection([lon, lat])
  const radius = { main: 15, normal: 12, minor: 9, site: 20, hidden: 15 }[role]
  const size = sizes[role]
  const weight = role === 'minor' ? 'medium' : 'bold'
  const gap = radius + 12
  const rise = side.startsWith('top') ? -gap - size * 0.1 : side.startsWith('bottom') ? gap + size * 0.72 : size * 0.35
  const shift = side.endsWith('right') ? gap : side.endsWith('left') ? -gap : 0
  const align = shift > 0 ? 'start' : shift < 0 ? 'end' : 'middle'
  const style = { size, weight, fill: colours.ink, align, halo: colours.paper }
  const firstLine = second ? rise - size * 0.5 : rise
  const label = text(name, x + shift, y + firstLine, style)
    + (second ? text(second, x + shift, y + firstLine + size * 1.02, { ...style, size: size * 0.85, weight: 'medium' }) : '')
  const ring = `stroke="${colours.paper}" stroke-width="6"`
  const dot = {
    main: `<circle cx="${x}" cy="${y}" r="${radius + 3}" fill="${accent}" ${ring}/><circle cx="${x}" cy="${y}" r="5" fill="${colours.paper}"/>`,
    site: `<path d="M${x - 18} ${y - 18}l36 36m0 -36l-36 36" stroke="${colours.paper}" stroke-width="22" stroke-linecap="round"/>`
      + `<path d="M${x - 18} ${y - 18}l36 36m0 -36l-36 36" stroke="${accent}" stroke-width="12" stroke-linecap="round"/>`,
    hidden: '',
  }[role] ?? `<circle cx="${x}" cy="${y}" r="${radius}" fill="${colours.ink}" ${ring}/>`
  return dot + label
}

function corner(where, marginX, marginY) {
  return [where.endsWith('left') ? marginX : width - marginX, where.startsWith('top') ? marginY : height - marginY]
}

function globe(where, map, projection, accent) {
  const radius = 118
  const [x, y] = corner(where, radius + 44, radius + 44)
  const [lon, lat] = map.view.centre
  const ball = geoOrthographic().rotate([-lon, -Math.max(-35, Math.min(35, lat * 0.75))]).scale(radius).translate([x, y]).clipAngle(90)
  const path = geoPath(ball).digits(1)
  const edge = []
  for (let step = 0; step < 80; step++) {
    const side = Math.floor(step / 20)
    const t = step % 20 / 20
    const [u, v] = [[t, 0], [1, t], [1 - t, 1], [0, 1 - t]][side]
    edge.push(ball(projection.invert([u * width, v * height])).map(n => n.toFixed(1)).join(' '))
  }
  return `<circle cx="${x}" cy="${y}" r="${radius + 9}" fill="${colours.paper}"/>`
    + `<circle cx="${x}" cy="${y}" r="${radius}" fill="${colours.seaShore}"/>`
    + `<path d="${path(atlas('110m').land)}" fill="${colours.coast}" fill-opacity=".6"/>`
    + `<path d="M${edge.join('L')}Z" fill="${accent}" fill-opacity=".3" stroke="${accent}" stroke-width="6" stroke-linejoin="round"/>`
    + `<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="${colours.coast}" stroke-width="2.5"/>`
}

function scaleBar(where, km) {
  const pixels = width / km
  const length = [20, 50, 100, 200, 500, 1000].filter(n => n * pixels < 300).at(-1)
  const bar = length * pixels
  const label = `${length} km`
  const box = Math.max(bar, textWidth(label, { size: 34, weight: 'semibold' }))
  const [edgeX, y] = corner(where, 56, 60)
  const x = where.endsWith('left') ? edgeX + (box - bar) / 2 : edgeX - (box + bar) / 2
  const d = `M${x} ${y - 14}v14h${bar}v-14`
  return `<path d="${d}" fill="none" stroke="${colours.paper}" stroke-width="11" stroke-opacity=".8"/>`
    + `<path d="${d}" fill="none" stroke="${colours.ink}" stroke-width="4"/>`
    + text(label, x + bar / 2, y - 24, { size: 34, weight: 'semibold', fill: colours.ink, align: 'middle', halo: colours.paper })
}

export function drawMap(map) {
  const accent = colours.accents[map.section]
  const projection = projectionOf(map.view)
  const path = geoPath(projection).digits(1)
  const world = atlas(map.view.detail)
  const strong = colours.mix(accent, colours.land, 0.62)
  const tint = share => colours.mix(strong, colours.land, share)
  const isFilled = code => code in map.fill && map.fill[code] !== 'hatch'

  const land = path(world.land)
  const fills = Object.entries(map.fill).map(([code, share]) =>
    `<path d="${path(world.country(code))}" fill="${share === 'hatch' ? 'url(#hatch)' : tint(share)}"/>`)
  const outlines = Object.keys(map.fill).map(code =>
    `<path d="${path(world.country(code))}" fill="none" stroke="${colours.mix(accent, colours.ink, 0.75)}" stroke-opacity=".65" stroke-width="2.5" stroke-linejoin="round"/>`)
  const opened = (map.opened ?? []).map(([one, other]) => path(world.borderBetween(one, other))).join('')
  const disputed = (map.disputed ?? []).map(ring => `M${ring.map(point => projection(point).map(n => n.toFixed(1)).join(' ')).join('L')}Z`).join('')
  const lines = (map.lines ?? []).map(({ from, to, dashed, ends }) => {
    const d = path({ type: 'LineString', coordinates: [from, to] })
    const dots = ends
      ? [from, to].map(projection).map(([x, y]) => `<circle cx="${x}" cy="${y}" r="10" fill="${colours.ink}" stroke="${colours.paper}" stroke-width="4"/>`).join('')
      : ''
    return `<path d="${d}" fill="none" stroke="${colours.paper}" stroke-width="15" stroke-linecap="round"/>`
      + `<path d="${d}" fill="none" stroke="${colours.ink}" stroke-width="7" stroke-linecap="round"${dashed ? ' stroke-dasharray="2 18"' : ''}/>${dots}`
  })
  const rings = (map.rings?.km ?? []).map((km, at) =>
    `<path d="${path(geoCircle().center(map.rings.at).radius(km / earthRadius * 180 / Math.PI)())}" fill="none" stroke="${accent}" stroke-width="${7 - at * 2}" stroke-opacity="${0.8 - at * 0.2}"/>`)
  const spots = (map.spots ?? []).map(projection).map(([x, y]) =>
    `<circle cx="${x}" cy="${y}" r="9" fill="${strong}" stroke="${colours.mix(accent, colours.ink, 0.75)}" stroke-width="2.5"/>`)
  const codes = Object.entries(map.codes).map(([code, at]) => {
    const [x, y] = projection(at)
    const fill = isFilled(code) ? colours.mix(accent, colours.ink, 0.35) : colours.muted
    return text(code, x, y + 13, { size: 38, weight: 'semibold', spacing: 0.1, fill, align: 'middle' })
  })
  const grid = path(geoGraticule().step(map.graticule ?? (map.view.km > 4000 ? [10, 10] : map.view.km > 1200 ? [5, 5] : [2, 2]))())

  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<defs><pattern id="hatch" width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="14" height="14" fill="${colours.land}"/><rect width="7" height="14" fill="${accent}"/></pattern></defs>
<rect width="${width}" height="${height}" fill="${colours.sea}"/>
<path d="${grid}" fill="none" stroke="${colours.seaLine}" stroke-width="2"/>
<path d="${land}" fill="none" stroke="${colours.seaShore}" stroke-width="18" stroke-linejoin="round"/>
<path d="${land}" fill="${colours.land}" stroke="${colours.coast}" stroke-width="2.5" stroke-linejoin="round"/>
${fills.join('')}
<path d="${path(world.lakes)}" fill="${colours.sea}" stroke="${colours.coast}" stroke-width="2.5" stroke-linejoin="round"/>
<path d="${path(world.borders)}" fill="none" stroke="${colours.border}" stroke-width="3" stroke-linejoin="round"/>
${outlines.join('')}
<path d="${disputed}" fill="url(#hatch)" stroke="${accent}" stroke-width="3" stroke-linejoin="round"/>
<path d="${opened}" fill="none" stroke="${colours.paper}" stroke-width="15" stroke-linejoin="round"/>
<path d="${opened}" fill="none" stroke="${accent}" stroke-width="8" stroke-linejoin="round" stroke-linecap="round" stroke-dasharray="1 15"/>
${rings.join('')}${spots.join('')}
${codes.join('')}
${lines.join('')}
${map.places.map(entry => place(entry, projection, accent)).join('\n')}
${map.globe ? globe(map.globe, map, projection, accent) : ''}
${map.scale ? scaleBar(map.scale, map.view.km) : ''}
</svg>`
}
