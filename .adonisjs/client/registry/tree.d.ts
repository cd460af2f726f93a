/* eslint-disable prettier/prettier */
import type { routes } from './index.ts'

export interface ApiDefinition {
  identity: {
    session: {
      create: typeof routes['identity.session.create']
      store: typeof routes['identity.session.store']
      destroy: typeof routes['identity.session.destroy']
    }
    locale: {
      update: typeof routes['identity.locale.update']
    }
  }
  companies: {
    selection: {
      update: typeof routes['companies.selection.update']
    }
  }
  invoicing: {
    invoices: {
      index: typeof routes['invoicing.invoices.index']
      show: typeof routes['invoicing.invoices.show']
    }
    invoiceTotals: {
      show: typeof routes['invoicing.invoice_totals.show']
    }
  }
  billing: {
    billRuns: {
      index: typeof routes['billing.bill_runs.index']
      create: typeof routes['billing.bill_runs.create']
      store: typeof routes['billing.bill_runs.store']
      show: typeof routes['billing.bill_runs.show']
    }
    billRunProgress: {
      show: typeof routes['billing.bill_run_progress.show']
    }
    billRunTotals: {
      show: typeof routes['billing.bill_run_totals.show']
    }
    runPreviews: {
      index: typeof routes['billing.run_previews.index']
    }
    billRunCancellations: {
      store: typeof routes['billing.bill_run_cancellations.store']
    }
    billRunRetries: {
      store: typeof routes['billing.bill_run_retries.store']
    }
    parkedAccounts: {
      index: typeof routes['billing.parked_accounts.index']
    }
  }
  overview: {
    show: typeof routes['overview.show']
  }
  notFound: typeof routes['not_found']
}
