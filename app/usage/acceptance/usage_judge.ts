import type { UsageRecord } from '#sdk/usage'
import { INACTIVE, NOT_FOUND, type ServiceDirectory } from '#app/usage/acceptance/service_directory'
import type { SuspenseReason } from '#app/usage/suspense_reasons'

export interface Refusal {
  readonly reason: SuspenseReason
  readonly detail: string
}

/** What may be accepted at this instant; epoch seconds. */
export interface AcceptanceWindow {
  readonly earliest: number
  readonly latest: number
}

const ASCII = /^[\x20-\x7e]*$/
const MAX_DIMENSION = 64

/**
 * Decides on one record at a time, from memory. It answers with the service the usage belongs to
 * (its owner at the start instant) or with a reason why nobody's it is.
 */
export class UsageJudge {
  constructor(
    readonly directory: ServiceDirectory,
    readonly metricIds: ReadonlyMap<string, number>,
    readonly window: AcceptanceWindow,
    readonly maximumAttributeLength: number
  ) {}

  /** A service id, or what `ServiceDirectory.find` says when there is none. */
  service(record: UsageRecord): number {
    return this.directory.find(record.identifierKind, record.identifier, record.occurredAt)
  }

  /** Null for a record that is in order in itself, whoever its owner is. */
  refuse(record: UsageRecord, attributes: string | null): Refusal | null {
    const { occurredAt, quantity, dimension, metric } = record
    if (!this.metricIds.has(metric)) {
      return { reason: 'UNKNOWN_METRIC', detail: metric }
    }
    if (quantity < 0) {
      return { reason: 'BAD_QUANTITY', detail: `${quantity}` }
    }
    if (dimension.length > MAX_DIMENSION || !ASCII.test(dimension)) {
      return { reason: 'BAD_DIMENSION', detail: dimension }
    }
    if (attributes !== null && attributes.length > this.maximumAttributeLength) {
      return { reason: 'TOO_MUCH_DETAIL', detail: `${attributes.length} characters` }
    }
    if (occurredAt > this.window.latest) {
      return { reason: 'CLOCK_SKEW', detail: isoOf(occurredAt) }
    }
    if (occurredAt < this.window.earliest) {
      return { reason: 'TOO_OLD', detail: isoOf(occurredAt) }
    }
    return null
  }

  /** Why a record that is in order has no owner; null when it has one. */
  refuseOwner(record: UsageRecord, service: number): Refusal | null {
    if (service === INACTIVE) {
      const at = isoOf(record.occurredAt)
      return { reason: 'SERVICE_INACTIVE', detail: `${record.identifier} at ${at}` }
    }
    if (service === NOT_FOUND) {
      return { reason: 'SERVICE_NOT_FOUND', detail: record.identifier }
    }
    return null
  }
}

/** Far instants have no calendar form in JavaScript; they are told as seconds. */
function isoOf(seconds: number) {
  const milliseconds = seconds * 1000
  return Math.abs(milliseconds) <= 8.64e15 ? new Date(milliseconds).toISOString() : `${seconds} s`
}
