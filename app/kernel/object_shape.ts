/** The keys of an object in canonical order, each with the text that stands before its value. */
export interface Shape {
  readonly keys: readonly string[]
  readonly sorted: readonly string[]
  readonly heads: readonly string[]
}

/** Objects come in few shapes; what is beyond this (maps by name or id) is sorted every time. */
const MAXIMUM_SHAPES = 32

const shapesBySize = new Map<number, Shape[]>()

/** Sorts keys by UTF-16 code unit. Pure: what it remembers only saves the sorting. */
export function shapeOf(keys: readonly string[]): Shape {
  let shapes = shapesBySize.get(keys.length)
  if (shapes === undefined) {
    shapes = []
    if (shapesBySize.size < MAXIMUM_SHAPES) shapesBySize.set(keys.length, shapes)
  }
  for (const shape of shapes) {
    if (isSame(shape.keys, keys)) return shape
  }
  const sorted = keys.toSorted()
  const heads = sorted.map((key, index) => `${index === 0 ? '' : ','}${JSON.stringify(key)}:`)
  const shape = { keys, sorted, heads }
  if (shapes.length < MAXIMUM_SHAPES) shapes.push(shape)
  return shape
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  for (let index = 0; index < left.length; index++) {
    if (left[index] !== right[index]) return false
  }
  return true
}
