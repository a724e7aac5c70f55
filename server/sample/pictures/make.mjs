// Renders every picture of the sample edition beside its story: `npm run make`, or `npm run make -- <story> …` for some.

import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { charts } from './charts.mjs'
import { drawMap } from './map.mjs'
import { maps } from './maps.mjs'
import { photos } from './photos.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const stories = join(here, '..', 'stories')

const kilobyte = 1024
// A phone takes the middle one: with the answer's head it fits the first two round trips of a connection that others share.
const flatBudget = { large: 24 * kilobyte, middle: 12.2 * 1000, small: 8 * kilobyte, fallback: 30 * kilobyte }
const photoBudget = { large: 60 * kilobyte, middle: 30 * kilobyte, small: 12 * kilobyte, fallback: 60 * kilobyte }

const avifQualities = [62, 56, 50, 45, 40, 35, 30, 26, 24]
const webpQualities = [86, 80, 74, 68, 60, 50, 42]

/** The section of a drawing: where the texts of its story lie. */
function sectionOf(story) {
  return readdirSync(stories, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .find(section => readdirSync(join(stories, section)).some(file => file.startsWith(`${story}.`) && file.endsWith('.md')))
}

function drawings() {
  const folder = join(here, 'drawings')
  if (!existsSync(folder)) return []
  return readdirSync(folder).filter(file => file.endsWith('.svg')).sort().map(file => {
    const story = file.slice(0, -'.svg'.length)
    return { story, section: sectionOf(story), image: () => sharp(readFileSync(join(folder, file))), budget: flatBudget }
  })
}

function pictures() {
  const svg = source => sharp(Buffer.from(source))
  return [
    ...maps.map(map => ({ ...map, image: () => svg(drawMap(map)), budget: flatBudget })),
    ...charts.map(chart => ({ ...chart, image: () => svg(chart.draw()), budget: flatBudget })),
    ...photos.map(photo => ({ ...photo, image: () => sharp(join(here, 'photos', photo.file)).extract(photo.crop), budget: photoBudget })),
    ...drawings(),
  ]
}

/** Encodes at the best quality of the list that keeps the file within its budget. */
async function encode(image, qualities, budget, format) {
  let data
  for (const quality of qualities) {
    data = await format(image.clone(), quality).toBuffer()
    if (data.length <= budget) break
  }
  return data
}

async function render({ story, section, image, budget }) {
  const folder = join(stories, section)
  mkdirSync(folder, { recursive: true })
  const { data, info } = await image().resize(1600, 900, { fit: 'cover' }).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const scaled = (width, height) => sharp(data, { raw: info }).resize(width, height)
  const avif = (picture, quality) => picture.avif({ quality, effort: 5 })
  const webp = (picture, quality) => picture.webp({ quality, effort: 5, smartSubsample: true })
  const files = {
    [`${story}.avif`]: await encode(scaled(1200, 675), avifQualities, budget.large, avif),
    [`${story}.800.avif`]: await encode(scaled(800, 450), avifQualities, budget.middle, avif),
    [`${story}.480.avif`]: await encode(scaled(480, 270), avifQualities, budget.small, avif),
    [`${story}.webp`]: await encode(scaled(800, 450), webpQualities, budget.fallback, webp),
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  console.log(section.padEnd(12), story.padEnd(32), ...Object.values(files).map(file => `${(file.length / kilobyte).toFixed(1)} KB`.padStart(9)))
}

const wanted = new Set(process.argv.slice(2))
for (const picture of pictures()) {
  if (wanted.size && !wanted.has(picture.story)) continue
  if (picture.section) await render(picture)
  else console.warn(`no story found for drawings/${picture.story}.svg: left out`)
}
