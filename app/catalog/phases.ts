import { canonicalJson } from '#kernel/canonical_json'
import { PERIOD_UNITS, type PeriodUnit } from '#kernel/period'
import { PhasesException } from '#app/catalog/exceptions/phases_exception'

/** A stretch of a subscription's life: a trial, an introductory price, the time after it. */
export interface Phase {
  readonly key: string
  readonly name: string
  readonly unit: PeriodUnit
  /** How many units it lasts; null for the last one of a plan that goes on for ever. */
  readonly count: number | null
  /** Of a last phase with a count: whether the subscription ends with it or it begins again. */
  readonly then?: 'ends' | 'renews'
}

/**
 * Where periods are counted from once the first phase is over. keep: from the subscription's anchor,
 * so that what begins within a period is billed as a part of it · after_first_phase: from the day
 * after the first phase, so that a first whole period begins there.
 */
export const PHASE_ANCHORS = ['keep', 'after_first_phase'] as const
export type PhaseAnchor = (typeof PHASE_ANCHORS)[number]

const MOST = 12
const KEY = /^[a-z][a-z0-9_-]{0,39}$/
/** A hundred years in each unit. */
const LONGEST = { day: 36_525, week: 5218, month: 1200, year: 100 } as const

/**
 * The phases as they are stored. Errors: E_PHASES naming the field: a key that is none or comes
 * twice, a phase before the last without a count, a last one with a count and nothing behind it, a
 * charge for a phase that the plan version does not have.
 */
export function checkPhases(
  phases: readonly Phase[],
  phaseAnchor: string,
  charges: readonly { readonly key: string; readonly phase?: string | null }[]
): Phase[] {
  if (!PHASE_ANCHORS.includes(phaseAnchor as PhaseAnchor)) {
    throw new PhasesException('phaseAnchor', 'choice', `choose one of ${PHASE_ANCHORS.join(', ')}`)
  }
  if (phaseAnchor === 'after_first_phase' && phases.length < 2) {
    throw new PhasesException(
      'phaseAnchor',
      'needs_second',
      'after_first_phase needs a phase behind the first'
    )
  }
  if (phases.length > MOST)
    throw new PhasesException('phases', 'most', `at most ${MOST} phases`, { most: MOST })
  const checked = phases.map((phase, index) => checkPhase(phases, phase, index))
  const keys = new Set(checked.map(({ key }) => key))
  for (const [index, { key, phase }] of charges.entries()) {
    if (!phase || keys.has(phase)) continue
    const why = `there is no phase ${phase} for the charge ${key}: choose one of the phases or none`
    throw new PhasesException(`charges.${index}.phase`, 'unknown', why, { phase })
  }
  return checked
}

function checkPhase(phases: readonly Phase[], phase: Phase, index: number): Phase {
  const { key, name, unit, count, then } = phase
  const at = `phases.${index}`
  if (!KEY.test(key)) {
    throw new PhasesException(`${at}.key`, 'key', 'small letters, digits, - and _, 40 at most')
  }
  if (phases.findIndex((other) => other.key === key) !== index) {
    throw new PhasesException(
      `${at}.key`,
      'key_twice',
      `${key} is the key of an earlier phase: choose another`,
      { key }
    )
  }
  if (!PERIOD_UNITS.includes(unit)) {
    throw new PhasesException(`${at}.unit`, 'choice', `choose one of ${PERIOD_UNITS.join(', ')}`)
  }
  if (name.trim() === '') throw new PhasesException(`${at}.name`, 'name', 'give the phase a name')
  const isLast = index === phases.length - 1
  if (count === null) {
    if (isLast) return { key, name: name.trim(), unit, count }
    throw new PhasesException(`${at}.count`, 'only_last', 'only the last phase may go on for ever')
  }
  if (!Number.isSafeInteger(count) || count < 1 || count > LONGEST[unit]) {
    throw new PhasesException(`${at}.count`, 'count', `a whole number from 1 to ${LONGEST[unit]}`, {
      most: LONGEST[unit],
    })
  }
  if (!isLast) return { key, name: name.trim(), unit, count }
  if (then !== 'ends' && then !== 'renews') {
    const why = 'say what follows a last phase that has a count: ends or renews'
    throw new PhasesException(`${at}.then`, 'then', why)
  }
  return { key, name: name.trim(), unit, count, then }
}

export function phaseColumns(phases: readonly Phase[], phaseAnchor: PhaseAnchor) {
  return {
    phases: phases.length === 0 ? null : canonicalJson(phases as never),
    phase_anchor: phaseAnchor,
  }
}

export function phasesOf(row: Record<string, any>) {
  return {
    phases: JSON.parse(row.phases ?? '[]') as Phase[],
    phaseAnchor: row.phase_anchor as PhaseAnchor,
  }
}
