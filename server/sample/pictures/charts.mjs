// The charts: each draws itself as an SVG of 1600 × 900. No words, only numbers and codes, since all languages share them.

import { accents, ink, mix, muted, paper, paperDeep, rule } from './palette.mjs'
import { decimal, text, textWidth } from './text.mjs'

const frame = (accent, body) => `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900" viewBox="0 0 1600 900">
<rect width="1600" height="900" fill="${paper}"/><rect x="100" width="150" height="16" fill="${accent}"/>
${body.flat(Infinity).join('\n')}
</svg>`

const bar = (x, y, width, height, fill) => `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`
const line = (x1, y1, x2, y2, stroke, width, more = '') =>
  `<path d="M${x1} ${y1}L${x2} ${y2}" fill="none" stroke="${stroke}" stroke-width="${width}" ${more}/>`
const number = (value, x, y, size, fill = ink, align = 'middle', weight = 'bold') => text(String(value), x, y, { size, weight, fill, align })
const soft = accent => mix(accent, paper, 0.42)

// Votes in the Bundestag: 512 of 733 members, against the two thirds of 489.
function debtBrake() {
  const accent = accents.politics
  const [left, right, top, height] = [100, 1500, 370, 220]
  const at = votes => left + (right - left) * votes / 733
  return frame(accent, [
    bar(left, top, right - left, height, paperDeep),
    bar(left, top, at(512) - left, height, accent),
    number(512, at(512) + 14, top - 44, 230, accent, 'end'),
    number(733, right, top - 44, 76, muted, 'end', 'semibold'),
    line(at(489), top - 22, at(489), top + height + 60, paper, 16),
    line(at(489), top - 22, at(489), top + height + 60, ink, 8),
    number(489, at(489), top + height + 166, 116),
    number('⅔', at(489) + 130, top + height + 162, 90, muted, 'start', 'semibold'),
    line(left, top - 22, left, top + height + 22, ink, 6),
  ])
}

// The European Parliament of July 2024, from the left of the chamber to the right.
function hemicycle() {
  const groups = [
    ['The Left', 46, '#8c3a4a'], ['S&D', 136, '#c4534d'], ['Greens/Verts', 53, '#6c974b'], ['Renew', 77, '#dcae3d'],
    ['EPP/PPE', 188, '#4478ab'], ['ECR', 78, '#86a9bf'], ['PfE', 84, '#344a66'], ['ESN', 25, '#6e5c4c'], ['NI', 33, '#b3a692'],
  ]
  const [cx, cy, inner, outer, rows] = [800, 800, 262, 590, 12]
  const total = groups.reduce((sum, [, seats]) => sum + seats, 0)
  const radii = Array.from({ length: rows }, (_, row) => inner + (outer - inner) * row / (rows - 1))
  const radiiSum = radii.reduce((sum, radius) => sum + radius, 0)
  let placed = 0
  let covered = 0
  const seats = radii.flatMap(radius => {
    covered += radius
    const count = Math.round(total * covered / radiiSum) - placed
    placed += count
    return Array.from({ length: count }, (_, seat) => ({ radius, turn: (seat + 0.5) / count }))
  }).sort((a, b) => a.turn - b.turn)
  const point = (radius, turn) => [cx - radius * Math.cos(turn * Math.PI), cy - radius * Math.sin(turn * Math.PI)]
  let next = 0
  const body = groups.map(([code, size, colour]) => {
    const own = seats.slice(next, next + size)
    const turn = (next + size / 2) / total
    next += size
    const dots = own.map(seat => {
      const [x, y] = point(seat.radius, seat.turn)
      return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="11.6"/>`
    })
    const [x, y] = point(outer + 44, turn)
    const align = turn < 0.44 ? 'end' : turn > 0.56 ? 'start' : 'middle'
    const lift = Math.sin(turn * Math.PI) * 22 + (code === 'ESN' ? 40 : code === 'NI' ? -6 : 0)
    return [
      `<g fill="${colour}">${dots.join('')}</g>`,
      number(size, x, y - lift, 56, mix(colour, ink, 0.8), align),
      text(code, x, y - lift + 38, { size: 34, weight: 'semibold', fill: muted, align }),
    ]
  })
  return frame(accents.politics, [body, number(total, cx, cy - 6, 170)])
}

// A row of months under a chart, with the year under its first month.
function months(first, count, at, y) {
  return Array.from({ length: count }, (_, step) => {
    const month = (first.month - 1 + step) % 12 + 1
    const year = first.year + Math.floor((first.month - 1 + step) / 12)
    return [
      number(month, at(step), y, 44, muted, 'middle', 'medium'),
      step === 0 || month === 1 ? number(year, at(step), y + 62, 46, ink, 'middle', 'semibold') : '',
    ]
  })
}

// The ECB's deposit rate by the dates of decision.
function depositRate() {
  const accent = accents.economy
  const [left, right, base] = [190, 1330, 730]
  const steps = [['2024-05-01', 4, '4'], ['2024-06-06', 3.75, '3¾'], ['2024-09-12', 3.5, '3½'], ['2024-10-17', 3.25, '3¼'],
    ['2024-12-12', 3, '3'], ['2025-01-30', 2.75, '2¾'], ['2025-03-06', 2.5, '2½'], ['2025-03-31', 2.5]]
  const time = day => Date.parse(day)
  const x = day => left + (right - left) * (time(day) - time(steps[0][0])) / (time(steps.at(-1)[0]) - time(steps[0][0]))
  const y = rate => base - rate * 142
  const path = steps.map(([day, rate], i) => i ? `H${x(day).toFixed(1)}V${y(rate)}` : `M${x(day)} ${y(rate)}`).join('')
  return frame(accent, [
    [1, 2, 3, 4].map(rate => [line(left, y(rate), right, y(rate), rule, 2.5), number(rate === 4 ? '4 %' : rate, left - 24, y(rate) + 16, 46, muted, 'end', 'medium')]),
    number(0, left - 24, base + 16, 46, muted, 'end', 'medium'),
    `<path d="${path}V${base}H${left}Z" fill="${accent}" fill-opacity=".16"/>`,
    `<path d="${path}" fill="none" stroke="${accent}" stroke-width="12" stroke-linejoin="round"/>`,
    steps.slice(1, -2).map(([day, rate, label], i) => text(label, (x(day) + x(steps[i + 2][0])) / 2, y(rate) - 26, { size: 54, weight: 'semibold', fill: ink, align: 'middle', halo: paper })),
    `<circle cx="${right}" cy="${y(2.5)}" r="19" fill="${accent}" stroke="${paper}" stroke-width="6"/>`,
    number('2½', right + 34, y(2.5) + 34, 98, accent, 'start'),
    line(left, base, right, base, ink, 5),
    months({ year: 2024, month: 5 }, 11, step => left + (right - left) * (step + 0.5) / 11, base + 62),
  ])
}

// Columns on a zero line, with their values at the foot; the last one stands out.
function columns({ accent, values, digits, left, right, base, unit, labelSize }) {
  const step = (right - left) / values.length
  return values.map((value, i) => {
    const last = i === values.length - 1
    const x = left + step * (i + 0.5)
    return [
      bar(x - step * 0.36, base - value * unit, step * 0.72, value * unit, last ? accent : soft(accent)),
      decimal(value, digits, x, base - 44, { size: labelSize, fill: last ? paper : ink }),
    ]
  })
}

// Euro-area inflation, September 2024 to February 2025, and the target of 2 %.
function inflation() {
  const accent = accents.economy
  const [left, right, base, unit] = [100, 1370, 730, 240]
  return frame(accent, [
    columns({ accent, values: [1.7, 2.0, 2.2, 2.4, 2.5, 2.4], digits: 1, left, right, base, unit, labelSize: 84 }),
    line(left, base - 2 * unit, right + 20, base - 2 * unit, paper, 9),
    line(left, base - 2 * unit, right + 20, base - 2 * unit, ink, 4),
    number('2 %', right + 38, base - 2 * unit + 22, 64, ink, 'start', 'semibold'),
    line(left, base, right + 20, base, ink, 5),
    months({ year: 2024, month: 9 }, 6, step => left + (right - left) / 6 * (step + 0.5), base + 62),
  ])
}

// How long two tokamaks held a plasma, in seconds.
function tokamaks() {
  const accent = accents.science
  const [left, scale] = [104, 0.74]
  const row = (name, country, seconds, y, fill, size) => [
    text(name, left, y - 26, { size: 72, weight: 'bold', fill: ink }),
    text(country, left + textWidth(name, { size: 72, weight: 'bold' }) + 28, y - 26, { size: 54, weight: 'medium', fill: muted }),
    bar(left, y, seconds * scale, 170, fill),
    line(left, y - 6, left, y + 176, ink, 6),
    number(`${seconds} s`, left + seconds * scale + 30, y + 85 + size * 0.36, size, ink, 'start'),
  ]
  return frame(accent, [
    row('EAST', 'CN', 1066, 206, soft(accent), 92),
    row('WEST', 'FR', 1337, 550, accent, 116),
  ])
}

// The world's temperature above 1850–1900, in degrees, and the line of 1.5.
function temperature() {
  const accent = '#b4472b'
  const [left, right, base, unit] = [100, 1350, 760, 395]
  const values = [1.25, 1.11, 1.16, 1.48, 1.60]
  const limit = base - 1.5 * unit
  return frame(accents.environment, [
    columns({ accent, values, digits: 2, left, right, base, unit, labelSize: 88 }),
    line(left, limit, right + 20, limit, paper, 10),
    line(left, limit, right + 20, limit, ink, 5, 'stroke-dasharray="20 10"'),
    decimal(1.5, 1, right + 82, limit + 24, { size: 68, weight: 'semibold', fill: ink }),
    number('°C', right + 132, limit + 24, 56, ink, 'start', 'semibold'),
    line(left, base, right + 20, base, ink, 5),
    number(0, right + 50, base + 18, 56, muted, 'start', 'medium'),
    values.map((_, i) => number(2020 + i, left + (right - left) / 5 * (i + 0.5), base + 72, 54, i === 4 ? ink : muted, 'middle', i === 4 ? 'bold' : 'medium')),
  ])
}

// Signs for the sources of electricity, drawn around 0, 0 within ±44.
const signs = {
  nuclear: colour => `<g fill="none" stroke="${colour}" stroke-width="6">${[0, 60, 120].map(turn => `<ellipse rx="42" ry="16" transform="rotate(${turn})"/>`).join('')}</g><circle r="8" fill="${colour}"/>`,
  wind: colour => `<path d="M0 -6L-5 46H5Z" fill="${colour}"/>${[0, 120, 240].map(turn => `<path d="M0 -10C8 -18 7 -34 0 -50C-5 -34 -6 -18 0 -10Z" transform="rotate(${turn} 0 -8)" fill="${colour}"/>`).join('')}<circle cy="-8" r="6" fill="${colour}"/>`,
  gas: colour => `<path d="M2 -46C10 -24 32 -12 32 14A32 32 0 0 1 -32 14C-32 -2 -22 -10 -18 -24C-12 -20 -9 -14 -8 -8C0 -18 4 -30 2 -46Z" fill="${colour}"/><path d="M0 2C6 14 14 18 14 29A14 14 0 0 1 -14 29C-14 18 -4 14 0 2Z" fill="${paper}"/>`,
  hydro: colour => `<path d="M0 -46C16 -22 31 -6 31 13A31 31 0 0 1 -31 13C-31 -6 -16 -22 0 -46Z" fill="${colour}"/><path d="M-17 12A18 18 0 0 0 0 29" fill="none" stroke="${paper}" stroke-width="6" stroke-linecap="round"/>`,
  solar: colour => `<circle r="20" fill="${colour}"/>${Array.from({ length: 8 }, (_, i) => `<path d="M0 -28V-44" transform="rotate(${i * 45})" stroke="${colour}" stroke-width="8" stroke-linecap="round"/>`).join('')}`,
  coal: colour => `<path d="M-40 6L-22 -12L-4 -4L4 6L-6 34L-30 36Z" fill="${colour}"/><path d="M10 4L30 -6L42 14L34 34L4 36Z" fill="${colour}"/><path d="M-16 -18L2 -38L24 -30L26 -12L6 -2Z" fill="${colour}"/>`,
}

// The EU's electricity of 2024 by source, in per cent.
function electricity() {
  const accent = accents.environment
  const [left, scale, pitch] = [236, 45, 131]
  const sources = [['nuclear', 24], ['wind', 17], ['gas', 16], ['hydro', 13], ['solar', 11], ['coal', 10]]
  return frame(accent, [
    sources.map(([source, share], i) => {
      const y = 60 + i * pitch
      const colour = { solar: accent, coal: ink }[source] ?? mix(accent, paperDeep, 0.4)
      const strong = source === 'solar' || source === 'coal'
      return [
        `<g transform="translate(160 ${y + 50})">${signs[source](strong ? colour : muted)}</g>`,
        bar(left, y, share * scale, 100, colour),
        number(i ? share : `${share} %`, left + share * scale + 26, y + 76, strong ? 80 : 70, strong ? colour : ink, 'start', strong ? 'bold' : 'semibold'),
      ]
    }),
    line(left, 44, left, 60 + 5 * pitch + 116, ink, 6),
  ])
}

// France's five matches of the Six Nations 2025, in the order of play.
function sixNations() {
  const accent = accents.sport
  const [base, unit, width, pitch] = [730, 7.5, 108, 284]
  const matches = [['WAL', 43, 0], ['ENG', 25, 26], ['ITA', 73, 24], ['IRL', 42, 27], ['SCO', 35, 16]]
  const column = (x, points, code, fill, colour) => [
    bar(x, base - points * unit, width, points * unit, fill),
    number(points, x + width / 2, base - points * unit - 20, 70, colour),
    text(code, x + width / 2, base + 60, { size: 44, weight: 'semibold', fill: colour, align: 'middle' }),
  ]
  return frame(accent, [
    matches.map(([code, own, other], i) => {
      const x = 120 + i * pitch
      return [
        column(x, own, 'FRA', accent, mix(accent, ink, 0.75)),
        column(x + width + 8, other, code, mix(muted, paper, 0.55), mix(muted, ink, 0.7)),
      ]
    }),
    line(100, base, 1500, base, ink, 5),
  ])
}

export const charts = [
  { story: 'german-debt-brake-vote', section: 'politics', draw: debtBrake },
  { story: 'european-parliament-seats', section: 'politics', draw: hemicycle },
  { story: 'ecb-rate-cut-march', section: 'economy', draw: depositRate },
  { story: 'inflation-february', section: 'economy', draw: inflation },
  { story: 'west-tokamak-record', section: 'science', draw: tokamaks },
  { story: 'copernicus-2024-warmest', section: 'environment', draw: temperature },
  { story: 'eu-electricity-mix-2024', section: 'environment', draw: electricity },
  { story: 'six-nations-france', section: 'sport', draw: sixNations },
]
