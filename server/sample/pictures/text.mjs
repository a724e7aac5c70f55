// Lettering as outlines, so that a picture never depends on the fonts of the machine that renders it.

import { createRequire } from 'node:module'
import opentype from 'opentype.js'

const require = createRequire(import.meta.url)
const face = name => opentype.loadSync(require.resolve(`@expo-google-fonts/libre-franklin/${name}/LibreFranklin_${name}.ttf`))

const faces = { medium: face('500Medium'), semibold: face('600SemiBold'), bold: face('700Bold') }

/** The width of a line of text in drawing units. */
export function textWidth(text, { size = 40, weight = 'medium', spacing = 0 } = {}) {
  return faces[weight].getAdvanceWidth(text, size, { letterSpacing: spacing }) - spacing * size
}

/** A line of text as a path; `align` is start, middle or end; `halo` draws a ring of that colour behind it. */
export function text(string, x, y, options = {}) {
  const { size = 40, weight = 'medium', fill = '#000', align = 'start', spacing = 0, halo, haloWidth = size / 4 } = options
  const width = textWidth(string, { size, weight, spacing })
  const left = x - { start: 0, middle: width / 2, end: width }[align]
  const d = faces[weight].getPath(string, left, y, size, { letterSpacing: spacing }).toPathData(1)
  const ring = halo
    ? `<path d="${d}" fill="none" stroke="${halo}" stroke-width="${haloWidth}" stroke-linejoin="round" stroke-opacity=".9"/>`
    : ''
  return `${ring}<path d="${d}" fill="${fill}"/>`
}

/** A decimal without a decimal mark, the way price tags write it: the decimals small, raised and underlined. */
export function decimal(value, digits, x, y, { size = 60, weight = 'bold', fill = '#000' } = {}) {
  const [whole, part] = value.toFixed(digits).split('.')
  const small = size * 0.56
  const gap = size * 0.05
  const wholeWidth = textWidth(whole, { size, weight })
  const partWidth = textWidth(part, { size: small, weight })
  const left = x - (wholeWidth + gap + partWidth) / 2
  const partLeft = left + wholeWidth + gap
  return text(whole, left, y, { size, weight, fill })
    + text(part, partLeft, y - size * 0.32, { size: small, weight, fill })
    + `<rect x="${partLeft}" y="${y - size * 0.22}" width="${partWidth}" height="${size * 0.065}" fill="${fill}"/>`
}
