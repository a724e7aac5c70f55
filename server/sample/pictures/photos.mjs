// The table of photographs: source file and the 16:9 part of it to print. Credits and licences: photos/README.md.

export const photos = [
  { story: 'deep-field-lessons', section: 'science', file: 'hubble_deep_field.jpg', crop: { left: 0, top: 150, width: 1000, height: 562 } },
  { story: 'trieste-coffee-port', section: 'culture', file: 'coffee.png', crop: { left: 0, top: 14, width: 600, height: 337 } },
]
