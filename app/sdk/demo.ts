import type { JsonValue } from './json.js'
import type { PluginWriter } from './storage.js'

/** A charge of a demo plan; the same fields a person fills in the console. */
export interface DemoCharge {
  readonly key: string
  readonly name: string
  readonly ruleCode: string
  readonly terms: JsonValue
  readonly metrics: readonly string[]
  readonly timing: 'advance' | 'arrears'
  readonly taxCategory: string
  readonly ledgerCode: string
}

export interface DemoPlan {
  readonly code: string
  readonly name: string
  readonly charges: readonly DemoCharge[]
}

/** A service that an account of the demo company gets, on one of the demo plans. */
export interface DemoService {
  readonly identifier: string
  readonly label: string
  readonly planCode: string
}

/** Someone the demo company bills. */
export interface DemoAccount {
  readonly name: string
  readonly kind: 'company' | 'person'
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly taxId: string | null
  readonly email: string
  readonly locale: string
  readonly address: readonly string[]
  readonly services: readonly DemoService[]
}

/** How large a demonstration is to be. The same request always gives the same data. */
export interface DemoRequest {
  readonly seed: number
  readonly accounts: number
  readonly records: number
  /** First day of the first month, and how many months of usage follow. */
  readonly startsOn: string
  readonly months: number
}

/**
 * Data of its own with which a plugin shows what it does: plans, services, and a usage file with a
 * few broken rows in it. Benchmarks use the same source at another size.
 */
export interface DemoSource {
  readonly serviceType: string
  readonly identifierKind: string
  readonly layoutCode: string
  readonly usageFormat: string
  readonly fileName: string
  /** Stores the facts (price lists) that the plans refer to. */
  prepare(writer: PluginWriter, request: DemoRequest): Promise<void>
  plans(): readonly DemoPlan[]
  accounts(request: DemoRequest): Iterable<DemoAccount>
  /** The usage file in pieces of any length. */
  usage(request: DemoRequest): Iterable<Uint8Array>
}
