/**
 * The fields of one line of delimited text (RFC 4180, one record a line), or null when a quote is
 * not closed or stands inside an unquoted field's end. A doubled quote inside quotes is one quote.
 */
export function splitFields(line: string, delimiter: string): string[] | null {
  if (line.indexOf('"') === -1) return line.split(delimiter)
  const fields: string[] = []
  let from = 0
  for (;;) {
    if (line.charCodeAt(from) !== 34) {
      const end = line.indexOf(delimiter, from)
      fields.push(end === -1 ? line.slice(from) : line.slice(from, end))
      if (end === -1) return fields
      from = end + 1
      continue
    }
    const close = closingQuote(line, from + 1)
    if (close === -1) return null
    const text = line.slice(from + 1, close)
    fields.push(text.includes('""') ? text.replaceAll('""', '"') : text)
    if (close + 1 === line.length) return fields
    if (line[close + 1] !== delimiter) return null
    from = close + 2
  }
}

function closingQuote(line: string, from: number): number {
  for (let at = line.indexOf('"', from); at !== -1; at = line.indexOf('"', at + 2)) {
    if (line.charCodeAt(at + 1) !== 34) return at
  }
  return -1
}
