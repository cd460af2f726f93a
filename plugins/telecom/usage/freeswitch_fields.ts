import type { SwitchDocument } from './freeswitch_documents.js'

/**
 * What of a record is needed, as text; '' where it is missing. It is also the short form in which
 * the row of a large document is kept, and it reads itself back.
 */
export interface CallFields {
  readonly uuid: string
  readonly caller: string
  readonly called: string
  /** Epoch seconds or microseconds, else the local stamp; `answer` is '' when nobody answered. */
  readonly start: string
  readonly answer: string
  readonly billsec: string
  readonly billmsec: string
  readonly hangup_cause: string
  /** The leg that has dialled this one; '' for the first leg of a call. */
  readonly originator: string
}

const MAXIMUM_FIELD = 200

/** The fields of a document, or null when it is no call record. */
export function readCallFields(document: SwitchDocument): CallFields | null {
  if (document.kind === 'event') return fromEvent(document.text)
  const parsed = parseObject(document.text)
  if (parsed === null) return null
  return fromDocument(parsed)
}

function fromDocument(document: Plain): CallFields {
  const variables = objectOf(document.variables) ?? document
  const flow = Array.isArray(document.callflow) ? objectOf(document.callflow[0]) : null
  const profile = objectOf(flow?.caller_profile) ?? {}
  const value = (name: string) => textOf(variables[name])
  return {
    uuid: value('uuid') || textOf(profile.uuid),
    caller:
      textOf(profile.caller_id_number) ||
      value('caller_id_number') ||
      value('sip_from_user') ||
      value('caller'),
    called:
      textOf(profile.destination_number) ||
      value('destination_number') ||
      value('sip_to_user') ||
      value('called'),
    start: moment(value, 'start') || value('start'),
    answer: moment(value, 'answer') || value('answer'),
    billsec: value('billsec'),
    billmsec: value('billmsec'),
    hangup_cause: value('hangup_cause'),
    originator: value('originating_leg_uuid') || value('originator') || originatorOf(profile),
  }
}

/** A profile that was dialled by another names it. */
function originatorOf({ originator }: Plain): string {
  const profiles = objectOf(originator)?.originator_caller_profiles
  const first = Array.isArray(profiles) ? objectOf(profiles[0]) : null
  return textOf(objectOf(first?.originator_caller_profile ?? first)?.uuid)
}

/** Header lines 'Name: value' with URL-encoded values; later lines of one name win. */
function fromEvent(text: string): CallFields | null {
  const headers: Plain = Object.create(null) as Plain
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) headers[line.slice(0, colon)] = line.slice(colon + 1).trim()
  }
  const header = (name: string) => textOf(headers[name])
  const variable = (name: string) => header(`variable_${name}`)
  const name = header('Event-Name')
  if (name !== '' && !name.startsWith('CHANNEL_HANGUP')) return null
  return {
    uuid: header('Unique-ID') || variable('uuid'),
    caller: header('Caller-Caller-ID-Number') || variable('sip_from_user'),
    called: header('Caller-Destination-Number') || variable('sip_to_user'),
    start: moment(variable, 'start') || header('Caller-Channel-Created-Time'),
    answer: moment(variable, 'answer') || unlessZero(header('Caller-Channel-Answered-Time')),
    billsec: variable('billsec'),
    billmsec: variable('billmsec'),
    hangup_cause: header('Hangup-Cause') || variable('hangup_cause'),
    originator:
      variable('originating_leg_uuid') ||
      (header('Other-Type') === 'originator' ? header('Other-Leg-Unique-ID') : ''),
  }
}

/** Epoch seconds before microseconds before the stamp; 0 means that it never happened. */
function moment(value: (name: string) => string, kind: 'start' | 'answer'): string {
  return (
    unlessZero(value(`${kind}_epoch`)) ||
    unlessZero(value(`${kind}_uepoch`)) ||
    value(`${kind}_stamp`)
  )
}

function unlessZero(text: string): string {
  return /^0*$/.test(text) ? '' : text
}

type Plain = Record<string, unknown>

function parseObject(text: string): Plain | null {
  try {
    return objectOf(JSON.parse(text))
  } catch {
    return null
  }
}

function objectOf(value: unknown): Plain | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Plain)
    : null
}

function textOf(value: unknown): string {
  if (typeof value === 'number') return `${value}`
  if (typeof value !== 'string' || value.length > MAXIMUM_FIELD) return ''
  return value.includes('%') ? decode(value) : value
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
