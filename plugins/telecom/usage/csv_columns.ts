/** What a column of a call-record file can be. */
export const CSV_ROLES = [
  'origin_id',
  'type',
  'caller',
  'called',
  'start',
  'end',
  'quantity',
] as const
export type CsvRole = (typeof CSV_ROLES)[number]

/** Index of each role's column, or -1. */
export type ColumnIndexes = { readonly [role in CsvRole]: number }

/**
 * Headings by which switches and operators name a column, the surest first. A heading is compared
 * in lower case with one underscore for whatever is no letter or digit; a heading that two roles
 * know goes to the role that knows no better one.
 */
const HEADINGS: Record<CsvRole, readonly string[]> = {
  origin_id: words(
    'id origin_id record_id cdr_id call_id callid uniqueid unique_id uuid session_id sequence_number'
  ),
  type: words('type usage_type record_type call_type service_type event_type kind usage'),
  caller: words(
    'caller caller_number caller_id calling calling_number calling_party a_number anumber a_party ' +
      'source src from msisdn cli ani originating_number subscriber_number subscriber phone_number number'
  ),
  called: words(
    'called called_number called_party callee b_number bnumber b_party destination_number ' +
      'destination dst to dialed_number dialled_number dialed dialled terminating_number ' +
      'subscriber_number subscriber'
  ),
  start: words(
    'start start_time call_start starttime started_at start_date start_datetime answer answer_time ' +
      'connect_time begin begin_time call_date datetime date_time timestamp setup_time date time'
  ),
  end: words('end end_time call_end endtime ended_at stop stop_time hangup_time disconnect_time'),
  quantity: words(
    'quantity duration_seconds billsec billable_seconds usage_seconds duration_sec duration seconds ' +
      'talk_time volume usage units bytes octets pieces'
  ),
}

/** Which column is which, by heading; a value of the first row settles what no heading tells. */
export function findColumns(
  headings: readonly string[],
  declared: { readonly [role in CsvRole]: string | null },
  firstRow: readonly string[] | null
): ColumnIndexes {
  const names = headings.map(normaliseHeading)
  const found = Object.fromEntries(CSV_ROLES.map((role) => [role, -1])) as Record<CsvRole, number>
  for (const role of CSV_ROLES) {
    const name = declared[role]
    if (name !== null) found[role] = declaredIndex(name, names)
  }
  for (const role of CSV_ROLES) {
    if (declared[role] === null) found[role] = indexByHeading(role, names, found)
  }
  if (firstRow !== null) {
    if (found.caller === -1) found.caller = indexByValue(firstRow, found, looksLikeNumber)
    if (found.type === -1) found.type = indexByValue(firstRow, found, looksLikeType)
  }
  return found
}

const TYPES = new Map<string, 'voice' | 'sms' | 'data'>([
  ...words('voice call calls tel telephony moc mtc v').map((word) => [word, 'voice'] as const),
  ...words('sms text message messages mo_sms s').map((word) => [word, 'sms'] as const),
  ...words('data gprs internet packet ip d').map((word) => [word, 'data'] as const),
])

/** The usage type a file's word stands for, or undefined. */
export function usageTypeOf(text: string): 'voice' | 'sms' | 'data' | undefined {
  return TYPES.get(text) ?? TYPES.get(normaliseHeading(text))
}

function declaredIndex(name: string, names: readonly string[]): number {
  if (/^\d+$/.test(name)) return Number(name) >= 1 ? Number(name) - 1 : -1
  return names.indexOf(normaliseHeading(name))
}

function indexByHeading(
  role: CsvRole,
  names: readonly string[],
  found: Readonly<Record<CsvRole, number>>
): number {
  const taken = new Set(Object.values(found))
  for (const heading of HEADINGS[role]) {
    const index = names.indexOf(heading)
    if (index !== -1 && !taken.has(index)) return index
  }
  return -1
}

function indexByValue(
  row: readonly string[],
  found: Readonly<Record<CsvRole, number>>,
  test: (value: string) => boolean
): number {
  const taken = new Set(Object.values(found))
  return row.findIndex((value, index) => !taken.has(index) && test(value.trim()))
}

function looksLikeNumber(value: string): boolean {
  return /^\+?\d{7,15}$/.test(value)
}

function looksLikeType(value: string): boolean {
  return value.length > 1 && usageTypeOf(value) !== undefined
}

function normaliseHeading(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
}

function words(text: string): string[] {
  return text.split(' ')
}
