import type { LocalPeriod } from '#kernel/period'

export const WHAT_IF_KINDS = ['what_if', 'move'] as const
/** what_if: periods that are over, by another plan version · move: the next one, before it is done. */
export type WhatIfKind = (typeof WHAT_IF_KINDS)[number]

export const WHAT_IF_STATES = ['running', 'done', 'cancelled', 'failed'] as const
export type WhatIfState = (typeof WHAT_IF_STATES)[number]

export const WHAT_IF_SCOPES = ['all', 'plan_version', 'group', 'accounts'] as const
/** all: whoever was on the version in the months · plan_version: who is on it today. */
export type WhatIfScope = (typeof WHAT_IF_SCOPES)[number]

/** Settled periods are computed again no further back than this. */
export const MOST_MONTHS = 13
/** Accounts of one report. */
export const MOST_ACCOUNTS = 1_000_000

/** What is compared: the days of the report, and from which plan version to which. */
export interface Comparison extends LocalPeriod {
  readonly kind: WhatIfKind
  readonly fromVersionId: number
  readonly toVersionId: number
}

/** A charge of an account; minor units, net. */
export interface ChargeDifference {
  readonly chargeKey: string
  readonly name: string
  readonly before: bigint
  readonly after: bigint
}

/** Why an account has no figures. */
export interface NotCompared {
  readonly state: 'parked' | 'unmoved'
  readonly reason: string
  readonly message: string
}

export interface AccountDifference {
  readonly accountId: number
  readonly currency: string
  readonly charges: readonly ChargeDifference[]
  readonly notCompared: NotCompared | null
}
