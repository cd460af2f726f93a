import { sha256 } from '#app/database/hashed_key'
import { daysInPeriod, type LocalPeriod } from '#kernel/period'
import { canonicalJson, type CanonicalValue } from '#kernel/canonical_json'
import { formatRational } from '#kernel/rational'
import type { Determined, MeasuredMeter, MeterEvent, PoolInput } from '#sdk/measurement'
import { NO_ACCUMULATORS, type Accumulators } from '#sdk/rating'
import type { ComposedPart, ComposedPool } from '#app/measurement/measuring/compose_parts'
import {
  joinRows,
  worstOf,
  type Contribution,
  type FrozenRow,
} from '#app/measurement/measuring/frozen_row'
import {
  measuredPeriod,
  measurePieces,
  type Determinants,
  type MeasuredPiece,
} from '#app/measurement/measuring/measure_meters'
import type { Pool } from '#app/measurement/pool'
import type { HostedAllocation } from '#app/plugin_host/hosted_allocation'

/** A pool and a period with all that is known of it. */
export interface PeriodInput {
  readonly pool: Pool
  readonly period: LocalPeriod
  readonly composed: ComposedPool
  readonly events: ReadonlyMap<number, readonly MeterEvent[]>
  readonly determinants: Determinants
  readonly allocation: { readonly hosted: HostedAllocation; readonly facts: unknown } | null
  readonly opening: Accumulators
}

type PlainObject = { readonly [name: string]: CanonicalValue }

/** Why nothing can be frozen: a reading is missing, or the allocation refuses. */
export interface NotMeasured {
  readonly type: 'waiting' | 'held'
  readonly reason: string
  readonly detail: PlainObject
}

export interface Measured {
  readonly type: 'measured'
  readonly rows: readonly FrozenRow[]
  /** What each code was split from; empty when nothing is shared. */
  readonly totals: { readonly [code: string]: string }
  readonly certificate: PlainObject
  readonly closing: Accumulators
  /** Of all that the result depends on. */
  readonly inputHash: Buffer
  /** Services whose own reading is missing where nothing is shared. */
  readonly waiting: readonly number[]
  readonly missing: NotMeasured | null
}

/** Measures and splits one period of a pool. Pure; errors are those of the plugins. */
export function measurePeriod(input: PeriodInput): Measured | NotMeasured {
  const { pool, composed, determinants, events, allocation } = input
  const measure = (pieces: ComposedPart['meters']) =>
    measurePieces(pieces, determinants, events, pool.timeZone)
  const meters = measure(composed.meters)
  const parts = composed.parts.map((part) => ({ part, meters: measure(part.meters) }))
  const missing = missingOf([...meters, ...parts.flatMap((one) => one.meters)])
  if (allocation === null) return withoutSharing(input, parts, missing)
  return missing ?? share(input, allocation, meters, parts)
}

interface PartMeters {
  readonly part: ComposedPart
  readonly meters: readonly MeasuredPiece[]
}

function missingOf(pieces: readonly MeasuredPiece[]): NotMeasured | null {
  const missing = pieces.flatMap(({ piece, result }) =>
    'missing' in result ? [{ piece, result }] : []
  )
  if (missing.length === 0) return null
  const [{ piece, result }] = missing
  return {
    type: 'waiting',
    reason: result.missing,
    detail: {
      ...result.detail,
      unit: piece.meter.unitKey,
      service: piece.meter.serviceId,
      startsOn: piece.startsOn,
      endsOn: piece.endsOn,
      missing: missing.length,
    },
  }
}

/** The meters of each unit, for whoever bears it; what is missing holds up nobody else. */
function withoutSharing(
  { determinants, opening }: PeriodInput,
  parts: readonly PartMeters[],
  missing: NotMeasured | null
): Measured {
  const kinds = new Map(
    [...determinants.values()].map(({ hosted: { determinant } }) => {
      return [determinant.quantity.code, determinant.quantity]
    })
  )
  const waiting = parts.filter(({ meters }) => missingOf(meters) !== null)
  const late = new Set(waiting.map(({ part }) => part.serviceId))
  const contributions = parts
    .filter(({ part }) => !late.has(part.serviceId))
    .flatMap(({ part, meters }) =>
      meters.map((measured): Contribution => {
        const { quantity, quality } = measured.result as Determined
        const { serviceId, startsOn, endsOn } = part
        const kind = kinds.get(measured.code)!
        const certificate = { unit: part.unit, meters: [proofOf(measured)] }
        return { serviceId, startsOn, endsOn, kind, quantity, quality, certificate }
      })
    )
  const rows = joinRows(contributions)
  const inputHash = sha256(canonicalJson(rows.map(contentOf)))
  const nothing = { totals: {}, certificate: {}, closing: opening }
  return { type: 'measured', rows, inputHash, waiting: [...late], missing, ...nothing }
}

function share(
  input: PeriodInput,
  { hosted, facts }: NonNullable<PeriodInput['allocation']>,
  meters: readonly MeasuredPiece[],
  parts: readonly PartMeters[]
): Measured | NotMeasured {
  const { pool, period, opening } = input
  const asked = {
    terms: pool.terms,
    timeZone: pool.timeZone,
    period: measuredPeriod(period, pool.timeZone),
    days: daysInPeriod(period),
    meters: meters.map(measuredMeter),
    parts: parts.map(({ part, meters: own }) => ({
      unit: part.unit,
      serviceId: String(part.serviceId),
      isFallback: part.isFallback,
      startsOn: part.startsOn,
      endsOn: part.endsOn,
      days: daysInPeriod(part),
      weights: part.weights,
      meters: own.map(measuredMeter),
    })),
    state: opening,
  }
  const result = hosted.allocate({ ...asked, facts } satisfies PoolInput)
  if ('held' in result) {
    return { type: 'held', reason: result.held, detail: result.detail as PlainObject }
  }
  const contributions = result.shares.map((one): Contribution => {
    const { part, meters: own } = parts[one.part]
    const { serviceId, startsOn, endsOn, unit } = part
    return {
      serviceId,
      startsOn,
      endsOn,
      kind: hosted.kind(one.code)!,
      quantity: one.quantity,
      quality: one.quality ?? worstOf(own.map(({ result: r }) => (r as Determined).quality)),
      certificate: {
        unit,
        startsOn,
        endsOn,
        share: formatRational(one.quantity),
        ...((one.certificate ?? {}) as PlainObject),
        meters: own.map(proofOf),
      },
    }
  })
  const totals = result.totals.map(({ code, quantity }) => [code, formatRational(quantity)])
  return {
    type: 'measured',
    rows: joinRows(contributions),
    totals: Object.fromEntries(totals),
    certificate: {
      meters: meters.map(proofOf),
      proof: result.certificate as PlainObject,
    },
    closing: result.state ?? NO_ACCUMULATORS,
    inputHash: inputHashOf(pool, asked),
    waiting: [],
    missing: null,
  }
}

function measuredMeter({ piece, code, result }: MeasuredPiece): MeasuredMeter {
  const { quantity, quality } = result as Determined
  return { serviceId: String(piece.meter.serviceId), code, quantity, quality }
}

/** What a meter has counted and how that was found. */
function proofOf({ piece, code, result }: MeasuredPiece): PlainObject {
  const { quantity, quality, certificate } = result as Determined
  return {
    service: piece.meter.serviceId,
    startsOn: piece.startsOn,
    endsOn: piece.endsOn,
    code,
    quantity: formatRational(quantity),
    quality,
    ...(certificate as PlainObject),
  }
}

export function contentOf({ serviceId, kind, startsOn, endsOn, quantity, quality }: FrozenRow) {
  return [serviceId, kind.code, startsOn, endsOn, formatRational(quantity), quality]
}

function inputHashOf({ allocation }: Pool, asked: Omit<PoolInput, 'facts'>): Buffer {
  const meters = (list: readonly MeasuredMeter[]) =>
    list.map(({ quantity, ...meter }) => ({ ...meter, quantity: formatRational(quantity) }))
  const parts = asked.parts.map((part) => ({ ...part, meters: meters(part.meters) }))
  const plain = { ...asked, allocation, meters: meters(asked.meters), parts }
  return sha256(canonicalJson(plain as unknown as CanonicalValue))
}
