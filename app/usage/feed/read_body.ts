import billingConfig from '#config/billing'
import { UsageBodyException } from '#app/usage/exceptions/usage_body_exception'

export const NDJSON = 'application/x-ndjson'

/**
 * The events in a request's body, not validated yet: a JSON array, or one JSON object a line.
 * Errors: E_USAGE_BODY, with the line at fault.
 */
export function readBody(text: string, contentType: string): unknown[] {
  return contentType.startsWith(NDJSON) ? readLines(text) : readArray(text)
}

function readArray(text: string): unknown[] {
  const events = parse(text, 'The body')
  if (!Array.isArray(events)) {
    throw new UsageBodyException('The body must be a JSON array of events.')
  }
  return events
}

function readLines(text: string): unknown[] {
  const { eventsPerRequest } = billingConfig.usage
  const events: unknown[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    if (events.length === eventsPerRequest) {
      throw new UsageBodyException(`A request has at most ${eventsPerRequest} events; send a file.`)
    }
    events.push(parse(line, `Line ${index + 1}`))
  }
  return events
}

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UsageBodyException(`${what} is no JSON: ${(cause as Error).message}`, { cause })
  }
}
