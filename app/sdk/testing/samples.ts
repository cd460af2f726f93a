import type { DocumentContent, DocumentView } from '../documents.js'
import type { InvoiceView } from '../layout.js'
import type { JsonObject } from '../json.js'
import type { MeterInput, PoolInput } from '../measurement.js'
import type { PeriodInput } from '../periods.js'
import type { Accumulators, CompileContext, RatingGroup } from '../rating.js'
import type { TaxQuestion } from '../taxation.js'

/** One rule with terms as a plan version stores them, and groups to rate by them. */
export interface RatingSample {
  readonly code: string
  readonly revision: number
  /** What a person would enter; goes through the rule's validator. */
  readonly terms: JsonObject
  readonly facts?: unknown
  readonly context: CompileContext
  readonly groups: readonly RatingGroup[]
  readonly state?: Accumulators
}

/** Terms that the rule must refuse, with the field that is at fault. */
export interface BadTerms {
  readonly code: string
  readonly terms: JsonObject
  readonly field: string
}

export interface TaxSample {
  readonly code: string
  readonly questions: readonly TaxQuestion[]
  /** Tax ids by country: the spellings of one, or a text that is none. */
  readonly taxIds?: readonly {
    readonly country: string
    readonly texts: readonly string[]
    readonly ok: boolean
  }[]
}

export interface LayoutSample {
  readonly code: string
  readonly views: readonly InvoiceView[]
}

/** Files that a usage format reads, and files that it refuses as a whole. */
export interface UsageSample {
  readonly code: string
  readonly revision: number
  readonly files: readonly {
    readonly name: string
    readonly text: string
    readonly options?: JsonObject
  }[]
  readonly refused: readonly string[]
}

/** Spellings of a service's identifier that are one, and texts that are none. */
export interface ServiceTypeSample {
  readonly code: string
  /** The spellings of one identifier each. */
  readonly spellings: readonly (readonly string[])[]
  readonly refused: readonly string[]
}

/** One determinant with terms as a meter stores them, and readings to measure by them. */
export interface DeterminantSample {
  readonly code: string
  readonly revision: number
  /** What a person would enter; goes through the determinant's validator. */
  readonly terms: JsonObject
  readonly facts?: unknown
  readonly inputs: readonly Omit<MeterInput, 'terms' | 'facts'>[]
}

/** One allocation with terms as a pool stores them, and pools to split by them. */
export interface AllocationSample {
  readonly code: string
  readonly revision: number
  readonly terms: JsonObject
  readonly facts?: unknown
  readonly pools: readonly Omit<PoolInput, 'terms' | 'facts'>[]
}

/** One source of periods with terms as a plan stores them, and what periods are found from. */
export interface PeriodSample {
  readonly code: string
  readonly revision: number
  readonly terms: JsonObject
  readonly facts?: unknown
  readonly inputs: readonly Omit<PeriodInput, 'terms' | 'facts'>[]
}

/** Drafts that a document check lets pass, and drafts that it holds back. */
export interface CheckSample {
  readonly code: string
  readonly passing: readonly DocumentContent[]
  readonly held: readonly DocumentContent[]
}

/** Issued documents that a channel writes. */
export interface ChannelSample {
  readonly code: string
  readonly views: readonly DocumentView[]
}

/** Messages that an inbound reader reads, and messages that it must refuse. */
export interface InboundSample {
  readonly code: string
  readonly messages: readonly string[]
  readonly refused: readonly string[]
}

/** What a plugin hands to the contract suite, so that everything it registers is tried. */
export interface ContractSamples {
  /** The plugin's folder: `new URL('../', import.meta.url)` in its tests folder. */
  readonly folder: URL
  readonly rating?: readonly RatingSample[]
  readonly badTerms?: readonly BadTerms[]
  readonly taxes?: readonly TaxSample[]
  readonly usage?: readonly UsageSample[]
  readonly serviceTypes?: readonly ServiceTypeSample[]
  readonly layouts?: readonly LayoutSample[]
  readonly determinants?: readonly DeterminantSample[]
  readonly allocations?: readonly AllocationSample[]
  readonly periods?: readonly PeriodSample[]
  readonly checks?: readonly CheckSample[]
  readonly channels?: readonly ChannelSample[]
  readonly inbound?: readonly InboundSample[]
}
