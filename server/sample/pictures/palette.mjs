// The colours of the graphics desk: paper and ink for every picture, one accent for each section.

export const paper = '#f4eee3'
export const paperDeep = '#e6dccb'
export const ink = '#262320'
export const muted = '#7a6f61'
export const rule = '#c9bda9'

export const sea = '#cfdbdd'
export const seaShore = '#dde6e5'
export const seaLine = '#bdccd0'
export const coast = '#7f9197'
export const land = '#f2ebde'
export const border = '#b3a58f'

export const accents = {
  world: '#a5342c',
  europe: '#2a5a94',
  politics: '#6a4482',
  economy: '#1d7065',
  science: '#23708f',
  environment: '#567d2e',
  culture: '#b2572b',
  sport: '#b97f14',
}

/** Mixes two #rrggbb colours: `share` of the first, the rest of the second. */
export function mix(first, second, share) {
  const channel = (colour, at) => parseInt(colour.slice(at, at + 2), 16)
  return '#' + [1, 3, 5]
    .map(at => Math.round(channel(first, at) * share + channel(second, at) * (1 - share)))
    .map(value => value.toString(16).padStart(2, '0'))
    .join('')
}
