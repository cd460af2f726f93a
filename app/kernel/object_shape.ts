/** The keys of an object, and in canonical order each with the text that stands before its value. */
export interface Shape {
  readonly keys: readonly string[]
  readonly members: readonly { readonly key: string; readonly head: string }[]
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
  const members = keys.toSorted().map((key, index) => {
    return { key, head: `${index === 0 ? '' : ','}${JSON.stringify(key)}:` }
  })
  const shape = { keys, members }
  if (shapes.length < MAXIMUM_SHAPES) shapes.push(shape)
  return shape
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.every((key, index) => key === right[index])
}
