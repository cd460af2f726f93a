/** Excel's limit. */
const LONGEST = 31

/** A name that Excel accepts for a sheet and that no other sheet of the workbook has. */
export function sheetName(title: string, taken: readonly string[]): string {
  const clean = title
    .replaceAll(/[\\/?*[\]:]/g, ' ')
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll(/^'+|'+$/g, '')
    .trim()
  const base = (clean === '' ? 'Sheet' : clean).slice(0, LONGEST)
  const isTaken = (name: string) =>
    taken.some((other) => other.toLowerCase() === name.toLowerCase()) ||
    name.toLowerCase() === 'history'
  if (!isTaken(base)) return base
  for (let number = 2; ; number++) {
    const suffix = ` ${number}`
    const name = base.slice(0, LONGEST - suffix.length) + suffix
    if (!isTaken(name)) return name
  }
}
