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
  settings: {
    show: typeof routes['settings.show']
  }
  customers: {
    customers: {
      index: typeof routes['customers.customers.index']
      create: typeof routes['customers.customers.create']
      store: typeof routes['customers.customers.store']
      show: typeof routes['customers.customers.show']
      edit: typeof routes['customers.customers.edit']
      update: typeof routes['customers.customers.update']
    }
    accounts: {
      index: typeof routes['customers.accounts.index']
      show: typeof routes['customers.accounts.show']
    }
    payers: {
      create: typeof routes['customers.payers.create']
      store: typeof routes['customers.payers.store']
    }
    documentRules: {
      create: typeof routes['customers.document_rules.create']
      store: typeof routes['customers.document_rules.store']
    }
    services: {
      index: typeof routes['customers.services.index']
      show: typeof routes['customers.services.show']
    }
  }
  catalog: {
    plans: {
      index: typeof routes['catalog.plans.index']
      create: typeof routes['catalog.plans.create']
      store: typeof routes['catalog.plans.store']
      show: typeof routes['catalog.plans.show']
      edit: typeof routes['catalog.plans.edit']
      update: typeof routes['catalog.plans.update']
    }
    planVersions: {
      create: typeof routes['catalog.plan_versions.create']
      store: typeof routes['catalog.plan_versions.store']
      edit: typeof routes['catalog.plan_versions.edit']
      update: typeof routes['catalog.plan_versions.update']
      destroy: typeof routes['catalog.plan_versions.destroy']
    }
    planVersionClosures: {
      store: typeof routes['catalog.plan_version_closures.store']
    }
    priceLists: {
      show: typeof routes['catalog.price_lists.show']
      index: typeof routes['catalog.price_lists.index']
      create: typeof routes['catalog.price_lists.create']
      store: typeof routes['catalog.price_lists.store']
    }
    priceListChecks: {
      store: typeof routes['catalog.price_list_checks.store']
    }
    products: {
      index: typeof routes['catalog.products.index']
      create: typeof routes['catalog.products.create']
      store: typeof routes['catalog.products.store']
      edit: typeof routes['catalog.products.edit']
      update: typeof routes['catalog.products.update']
    }
  }
  api: {
    createPlan: typeof routes['api.createPlan']
    createPlanVersion: typeof routes['api.createPlanVersion']
    listSubscriptions: typeof routes['api.listSubscriptions']
    showSubscription: typeof routes['api.showSubscription']
    startSubscription: typeof routes['api.startSubscription']
    changeSubscription: typeof routes['api.changeSubscription']
    undoSubscriptionChange: typeof routes['api.undoSubscriptionChange']
    previewSubscriptionChange: typeof routes['api.previewSubscriptionChange']
    previewSubscriptionStart: typeof routes['api.previewSubscriptionStart']
    listCoupons: typeof routes['api.listCoupons']
    showCoupon: typeof routes['api.showCoupon']
    createCoupon: typeof routes['api.createCoupon']
    listRedemptions: typeof routes['api.listRedemptions']
    redeemCoupon: typeof routes['api.redeemCoupon']
    endRedemption: typeof routes['api.endRedemption']
    showWallet: typeof routes['api.showWallet']
    topUpWallet: typeof routes['api.topUpWallet']
    acceptUsage: typeof routes['api.acceptUsage']
    listInvoices: typeof routes['api.listInvoices']
    showInvoice: typeof routes['api.showInvoice']
    listCorrections: typeof routes['api.listCorrections']
    showCorrection: typeof routes['api.showCorrection']
    orderCorrection: typeof routes['api.orderCorrection']
    tryCorrection: typeof routes['api.tryCorrection']
    listDifferences: typeof routes['api.listDifferences']
    approveCorrection: typeof routes['api.approveCorrection']
    billCorrection: typeof routes['api.billCorrection']
  }
  subscriptions: {
    priceOverrides: {
      index: typeof routes['subscriptions.price_overrides.index']
      store: typeof routes['subscriptions.price_overrides.store']
    }
    subscriptions: {
      create: typeof routes['subscriptions.subscriptions.create']
      store: typeof routes['subscriptions.subscriptions.store']
      show: typeof routes['subscriptions.subscriptions.show']
    }
    subscriptionChanges: {
      create: typeof routes['subscriptions.subscription_changes.create']
      store: typeof routes['subscriptions.subscription_changes.store']
    }
    purchaseOrders: {
      create: typeof routes['subscriptions.purchase_orders.create']
      store: typeof routes['subscriptions.purchase_orders.store']
    }
    subscriptionUndos: {
      store: typeof routes['subscriptions.subscription_undos.store']
    }
  }
  discounts: {
    coupons: {
      index: typeof routes['discounts.coupons.index']
      create: typeof routes['discounts.coupons.create']
      store: typeof routes['discounts.coupons.store']
      show: typeof routes['discounts.coupons.show']
    }
    couponClosures: {
      store: typeof routes['discounts.coupon_closures.store']
    }
    redemptions: {
      index: typeof routes['discounts.redemptions.index']
      create: typeof routes['discounts.redemptions.create']
      store: typeof routes['discounts.redemptions.store']
    }
    redemptionEnds: {
      create: typeof routes['discounts.redemption_ends.create']
      store: typeof routes['discounts.redemption_ends.store']
    }
    commitments: {
      create: typeof routes['discounts.commitments.create']
      store: typeof routes['discounts.commitments.store']
    }
    discountOrders: {
      create: typeof routes['discounts.discount_orders.create']
      store: typeof routes['discounts.discount_orders.store']
    }
  }
  prepaid: {
    wallets: {
      edit: typeof routes['prepaid.wallets.edit']
      update: typeof routes['prepaid.wallets.update']
    }
    topUps: {
      create: typeof routes['prepaid.top_ups.create']
      store: typeof routes['prepaid.top_ups.store']
    }
    walletRefunds: {
      create: typeof routes['prepaid.wallet_refunds.create']
      store: typeof routes['prepaid.wallet_refunds.store']
    }
  }
  usage: {
    imports: {
      index: typeof routes['usage.imports.index']
      create: typeof routes['usage.imports.create']
      store: typeof routes['usage.imports.store']
      show: typeof routes['usage.imports.show']
    }
    importProgress: {
      show: typeof routes['usage.import_progress.show']
    }
    importRetries: {
      store: typeof routes['usage.import_retries.store']
    }
    events: {
      index: typeof routes['usage.events.index']
    }
    suspense: {
      index: typeof routes['usage.suspense.index']
      show: typeof routes['usage.suspense.show']
      update: typeof routes['usage.suspense.update']
    }
    suspenseRetries: {
      store: typeof routes['usage.suspense_retries.store']
    }
    suspenseWriteOffs: {
      store: typeof routes['usage.suspense_write_offs.store']
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
  rendering: {
    invoiceArchives: {
      show: typeof routes['rendering.invoice_archives.show']
    }
    invoicePdfs: {
      show: typeof routes['rendering.invoice_pdfs.show']
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
    lateChanges: {
      index: typeof routes['billing.late_changes.index']
    }
    parkedAccounts: {
      index: typeof routes['billing.parked_accounts.index']
    }
    rebillings: {
      create: typeof routes['billing.rebillings.create']
      store: typeof routes['billing.rebillings.store']
    }
    whatIfs: {
      index: typeof routes['billing.what_ifs.index']
      create: typeof routes['billing.what_ifs.create']
      store: typeof routes['billing.what_ifs.store']
      show: typeof routes['billing.what_ifs.show']
    }
    whatIfCancellations: {
      store: typeof routes['billing.what_if_cancellations.store']
    }
    planMoves: {
      index: typeof routes['billing.plan_moves.index']
      create: typeof routes['billing.plan_moves.create']
      store: typeof routes['billing.plan_moves.store']
      show: typeof routes['billing.plan_moves.show']
    }
    planMoveConfirmations: {
      store: typeof routes['billing.plan_move_confirmations.store']
    }
    planMoveCancellations: {
      store: typeof routes['billing.plan_move_cancellations.store']
    }
    clockMoves: {
      index: typeof routes['billing.clock_moves.index']
      store: typeof routes['billing.clock_moves.store']
    }
    accountPreviews: {
      show: typeof routes['billing.account_previews.show']
    }
    accountPreviewLines: {
      show: typeof routes['billing.account_preview_lines.show']
    }
    lineExplanations: {
      show: typeof routes['billing.line_explanations.show']
    }
    corrections: {
      index: typeof routes['billing.corrections.index']
      store: typeof routes['billing.corrections.store']
      create: typeof routes['billing.corrections.create']
      show: typeof routes['billing.corrections.show']
    }
    correctionDifferences: {
      index: typeof routes['billing.correction_differences.index']
    }
    correctionDryRuns: {
      store: typeof routes['billing.correction_dry_runs.store']
    }
    correctionApprovals: {
      store: typeof routes['billing.correction_approvals.store']
    }
    correctionRuns: {
      store: typeof routes['billing.correction_runs.store']
    }
  }
  ledger: {
    journalEntries: {
      index: typeof routes['ledger.journal_entries.index']
      show: typeof routes['ledger.journal_entries.show']
    }
  }
  activity: {
    activities: {
      index: typeof routes['activity.activities.index']
    }
  }
  plugins: {
    plugins: {
      index: typeof routes['plugins.plugins.index']
    }
    pluginSettings: {
      edit: typeof routes['plugins.plugin_settings.edit']
      update: typeof routes['plugins.plugin_settings.update']
    }
  }
  overview: {
    show: typeof routes['overview.show']
  }
  reporting: {
    exports: {
      invoices: typeof routes['reporting.exports.invoices']
      journal: typeof routes['reporting.exports.journal']
      differences: typeof routes['reporting.exports.differences']
      customers: typeof routes['reporting.exports.customers']
      accounts: typeof routes['reporting.exports.accounts']
      services: typeof routes['reporting.exports.services']
    }
    whatIfExports: {
      show: typeof routes['reporting.what_if_exports.show']
    }
    search: {
      index: typeof routes['reporting.search.index']
    }
  }
  telecom: {
    tariffs: {
      index: typeof routes['telecom.tariffs.index']
      show: typeof routes['telecom.tariffs.show']
    }
    priceLists: {
      create: typeof routes['telecom.price_lists.create']
      store: typeof routes['telecom.price_lists.store']
    }
    priceListChecks: {
      store: typeof routes['telecom.price_list_checks.store']
    }
  }
  notFound: typeof routes['not_found']
}
