import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { checkActivity, checkSeals } from '#app/billing/verification/check_activity'
import { checkClosings } from '#app/billing/verification/check_closings'
import { checkCorrections, checkEditions } from '#app/billing/verification/check_corrections'
import { checkDocuments } from '#app/billing/verification/check_documents'
import { checkGroups } from '#app/billing/verification/check_groups'
import { checkEntries } from '#app/billing/verification/check_ledger'
import {
  checkInbound,
  checkItemMovements,
  checkPayments,
  checkReversals,
} from '#app/billing/verification/check_movements'
import { checkGenerations, checkShares } from '#app/billing/verification/check_measured'
import { checkNumbering } from '#app/billing/verification/check_numbering'
import { checkBilled, checkOverlaps, checkUsage } from '#app/billing/verification/check_obligations'
import { checkWalletPayments } from '#app/billing/verification/check_wallet_payments'
import { checkPrepaidLedger, checkWallets } from '#app/billing/verification/check_prepaid'
import { checkAcceptance, checkRatedSums } from '#app/billing/verification/check_rated_usage'
import { checkOpenings } from '#app/billing/verification/check_openings'
import {
  checkOpenItems,
  checkReceivables,
  checkUnapplied,
} from '#app/billing/verification/check_receivables'
import { checkPayers } from '#app/billing/verification/check_payers'
import { checkPostingDates } from '#app/billing/verification/check_posting_dates'
import { checkRequests } from '#app/billing/verification/check_requests'
import { checkSequences } from '#app/billing/verification/check_sequences'
import { checkStates } from '#app/billing/verification/check_states'
import { checkUsageChanges } from '#app/billing/verification/check_usage_changes'
import type { Check, CheckResult } from '#app/billing/verification/finding'

export const CHECKS: readonly Check[] = [
  checkSeals,
  checkUsage,
  checkUsageChanges,
  checkShares,
  checkGenerations,
  checkGroups,
  checkSequences,
  checkOverlaps,
  checkOpenings,
  checkBilled,
  checkPayers,
  checkRequests,
  checkStates,
  checkCorrections,
  checkEditions,
  checkDocuments,
  checkNumbering,
  checkEntries,
  checkClosings,
  checkOpenItems,
  checkItemMovements,
  checkPayments,
  checkReversals,
  checkInbound,
  checkReceivables,
  checkPostingDates,
  checkUnapplied,
  checkWallets,
  checkWalletPayments,
  checkAcceptance,
  checkRatedSums,
  checkPrepaidLedger,
  checkActivity,
]

/** Computes every invariant of a company's books again, one after the other; changes nothing. */
export async function* verifyBooks(
  client: QueryClientContract,
  companyId: number
): AsyncGenerator<CheckResult & { readonly name: string }> {
  for (const check of CHECKS) {
    yield { name: check.name, ...(await check.run(client, companyId)) }
  }
}
