import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
    'identity.session.create': { paramsTuple?: []; params?: {} }
    'identity.session.store': { paramsTuple?: []; params?: {} }
    'identity.session.destroy': { paramsTuple?: []; params?: {} }
    'identity.locale.update': { paramsTuple?: []; params?: {} }
    'companies.selection.update': { paramsTuple?: []; params?: {} }
    'settings.show': { paramsTuple?: []; params?: {} }
    'customers.customers.index': { paramsTuple?: []; params?: {} }
    'customers.customers.create': { paramsTuple?: []; params?: {} }
    'customers.customers.store': { paramsTuple?: []; params?: {} }
    'customers.customers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'customers.customers.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'customers.customers.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'customers.accounts.index': { paramsTuple?: []; params?: {} }
    'customers.accounts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'customers.payers.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'customers.payers.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'customers.document_rules.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'customers.document_rules.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'customers.services.index': { paramsTuple?: []; params?: {} }
    'customers.services.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'catalog.plans.index': { paramsTuple?: []; params?: {} }
    'catalog.plans.create': { paramsTuple?: []; params?: {} }
    'catalog.plans.store': { paramsTuple?: []; params?: {} }
    'catalog.plans.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'catalog.plans.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'catalog.plans.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'catalog.plan_versions.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'catalog.plan_versions.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'catalog.plan_versions.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'version': ParamValue} }
    'catalog.plan_versions.update': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'version': ParamValue} }
    'catalog.plan_versions.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'version': ParamValue} }
    'catalog.plan_version_closures.store': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'version': ParamValue} }
    'catalog.price_lists.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'version': ParamValue} }
    'catalog.price_lists.index': { paramsTuple?: []; params?: {} }
    'catalog.price_lists.create': { paramsTuple?: []; params?: {} }
    'catalog.price_lists.store': { paramsTuple?: []; params?: {} }
    'catalog.price_list_checks.store': { paramsTuple?: []; params?: {} }
    'catalog.products.index': { paramsTuple?: []; params?: {} }
    'catalog.products.create': { paramsTuple?: []; params?: {} }
    'catalog.products.store': { paramsTuple?: []; params?: {} }
    'catalog.products.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'catalog.products.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.createPlan': { paramsTuple?: []; params?: {} }
    'api.createPlanVersion': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.price_overrides.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.price_overrides.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.subscriptions.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.subscriptions.store': { paramsTuple?: []; params?: {} }
    'subscriptions.subscriptions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.subscription_changes.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.subscription_changes.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.purchase_orders.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.purchase_orders.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.subscription_undos.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.listSubscriptions': { paramsTuple?: []; params?: {} }
    'api.showSubscription': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.startSubscription': { paramsTuple?: []; params?: {} }
    'api.changeSubscription': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.undoSubscriptionChange': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.previewSubscriptionChange': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.previewSubscriptionStart': { paramsTuple?: []; params?: {} }
    'discounts.coupons.index': { paramsTuple?: []; params?: {} }
    'discounts.coupons.create': { paramsTuple?: []; params?: {} }
    'discounts.coupons.store': { paramsTuple?: []; params?: {} }
    'discounts.coupons.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'discounts.coupon_closures.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'discounts.redemptions.index': { paramsTuple?: []; params?: {} }
    'discounts.redemption_ends.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'discounts.redemption_ends.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'discounts.redemptions.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'discounts.redemptions.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'discounts.commitments.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'discounts.commitments.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'discounts.discount_orders.create': { paramsTuple?: []; params?: {} }
    'discounts.discount_orders.store': { paramsTuple?: []; params?: {} }
    'api.listCoupons': { paramsTuple?: []; params?: {} }
    'api.showCoupon': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.createCoupon': { paramsTuple?: []; params?: {} }
    'api.listRedemptions': { paramsTuple?: []; params?: {} }
    'api.redeemCoupon': { paramsTuple?: []; params?: {} }
    'api.endRedemption': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'prepaid.wallets.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'prepaid.wallets.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'prepaid.top_ups.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'prepaid.top_ups.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'prepaid.wallet_refunds.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'prepaid.wallet_refunds.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.showWallet': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.topUpWallet': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'usage.imports.index': { paramsTuple?: []; params?: {} }
    'usage.imports.create': { paramsTuple?: []; params?: {} }
    'usage.imports.store': { paramsTuple?: []; params?: {} }
    'usage.imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'usage.import_progress.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'usage.import_retries.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'usage.events.index': { paramsTuple?: []; params?: {} }
    'usage.suspense.index': { paramsTuple?: []; params?: {} }
    'usage.suspense.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'usage.suspense.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'usage.suspense_retries.store': { paramsTuple?: []; params?: {} }
    'usage.suspense_write_offs.store': { paramsTuple?: []; params?: {} }
    'api.acceptUsage': { paramsTuple?: []; params?: {} }
    'invoicing.invoices.index': { paramsTuple?: []; params?: {} }
    'invoicing.invoice_totals.show': { paramsTuple?: []; params?: {} }
    'invoicing.invoices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.listInvoices': { paramsTuple?: []; params?: {} }
    'api.showInvoice': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'rendering.invoice_archives.show': { paramsTuple?: []; params?: {} }
    'rendering.invoice_pdfs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_runs.index': { paramsTuple?: []; params?: {} }
    'billing.bill_runs.create': { paramsTuple?: []; params?: {} }
    'billing.bill_runs.store': { paramsTuple?: []; params?: {} }
    'billing.bill_runs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_run_progress.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_run_totals.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.run_previews.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_run_cancellations.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_run_retries.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.late_changes.index': { paramsTuple?: []; params?: {} }
    'billing.parked_accounts.index': { paramsTuple?: []; params?: {} }
    'billing.rebillings.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.rebillings.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.what_ifs.index': { paramsTuple?: []; params?: {} }
    'billing.what_ifs.create': { paramsTuple?: []; params?: {} }
    'billing.what_ifs.store': { paramsTuple?: []; params?: {} }
    'billing.what_ifs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.what_if_cancellations.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.plan_moves.index': { paramsTuple?: []; params?: {} }
    'billing.plan_moves.create': { paramsTuple?: []; params?: {} }
    'billing.plan_moves.store': { paramsTuple?: []; params?: {} }
    'billing.plan_moves.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.plan_move_confirmations.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.plan_move_cancellations.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.clock_moves.index': { paramsTuple?: []; params?: {} }
    'billing.clock_moves.store': { paramsTuple?: []; params?: {} }
    'billing.account_previews.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.account_preview_lines.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'position': ParamValue} }
    'billing.line_explanations.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'position': ParamValue} }
    'billing.corrections.index': { paramsTuple?: []; params?: {} }
    'billing.corrections.store': { paramsTuple?: []; params?: {} }
    'billing.corrections.create': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'version': ParamValue} }
    'billing.corrections.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.correction_differences.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.correction_dry_runs.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.correction_approvals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.correction_runs.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.listCorrections': { paramsTuple?: []; params?: {} }
    'api.showCorrection': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.orderCorrection': { paramsTuple?: []; params?: {} }
    'api.tryCorrection': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.listDifferences': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.approveCorrection': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.billCorrection': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'ledger.journal_entries.index': { paramsTuple?: []; params?: {} }
    'ledger.journal_entries.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'activity.activities.index': { paramsTuple?: []; params?: {} }
    'plugins.plugins.index': { paramsTuple?: []; params?: {} }
    'plugins.plugin_settings.edit': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'plugins.plugin_settings.update': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'overview.show': { paramsTuple?: []; params?: {} }
    'reporting.exports.invoices': { paramsTuple?: []; params?: {} }
    'reporting.what_if_exports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'reporting.search.index': { paramsTuple?: []; params?: {} }
    'reporting.exports.journal': { paramsTuple?: []; params?: {} }
    'reporting.exports.differences': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'reporting.exports.customers': { paramsTuple?: []; params?: {} }
    'reporting.exports.accounts': { paramsTuple?: []; params?: {} }
    'reporting.exports.services': { paramsTuple?: []; params?: {} }
    'telecom.tariffs.index': { paramsTuple?: []; params?: {} }
    'telecom.price_lists.create': { paramsTuple?: []; params?: {} }
    'telecom.price_lists.store': { paramsTuple?: []; params?: {} }
    'telecom.price_list_checks.store': { paramsTuple?: []; params?: {} }
    'telecom.tariffs.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'not_found': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  GET: {
    'identity.session.create': { paramsTuple?: []; params?: {} }
    'settings.show': { paramsTuple?: []; params?: {} }
    'customers.customers.index': { paramsTuple?: []; params?: {} }
    'customers.customers.create': { paramsTuple?: []; params?: {} }
    'customers.customers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'customers.customers.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'customers.accounts.index': { paramsTuple?: []; params?: {} }
    'customers.accounts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'customers.payers.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'customers.document_rules.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'customers.services.index': { paramsTuple?: []; params?: {} }
    'customers.services.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'catalog.plans.index': { paramsTuple?: []; params?: {} }
    'catalog.plans.create': { paramsTuple?: []; params?: {} }
    'catalog.plans.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'catalog.plans.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'catalog.plan_versions.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'catalog.plan_versions.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'version': ParamValue} }
    'catalog.price_lists.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'version': ParamValue} }
    'catalog.price_lists.index': { paramsTuple?: []; params?: {} }
    'catalog.price_lists.create': { paramsTuple?: []; params?: {} }
    'catalog.products.index': { paramsTuple?: []; params?: {} }
    'catalog.products.create': { paramsTuple?: []; params?: {} }
    'catalog.products.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.price_overrides.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.subscriptions.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.subscriptions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.subscription_changes.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.purchase_orders.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.listSubscriptions': { paramsTuple?: []; params?: {} }
    'api.showSubscription': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'discounts.coupons.index': { paramsTuple?: []; params?: {} }
    'discounts.coupons.create': { paramsTuple?: []; params?: {} }
    'discounts.coupons.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'discounts.redemptions.index': { paramsTuple?: []; params?: {} }
    'discounts.redemption_ends.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'discounts.redemptions.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'discounts.commitments.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'discounts.discount_orders.create': { paramsTuple?: []; params?: {} }
    'api.listCoupons': { paramsTuple?: []; params?: {} }
    'api.showCoupon': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.listRedemptions': { paramsTuple?: []; params?: {} }
    'prepaid.wallets.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'prepaid.top_ups.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'prepaid.wallet_refunds.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.showWallet': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'usage.imports.index': { paramsTuple?: []; params?: {} }
    'usage.imports.create': { paramsTuple?: []; params?: {} }
    'usage.imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'usage.import_progress.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'usage.events.index': { paramsTuple?: []; params?: {} }
    'usage.suspense.index': { paramsTuple?: []; params?: {} }
    'usage.suspense.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'invoicing.invoices.index': { paramsTuple?: []; params?: {} }
    'invoicing.invoice_totals.show': { paramsTuple?: []; params?: {} }
    'invoicing.invoices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.listInvoices': { paramsTuple?: []; params?: {} }
    'api.showInvoice': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'rendering.invoice_archives.show': { paramsTuple?: []; params?: {} }
    'rendering.invoice_pdfs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_runs.index': { paramsTuple?: []; params?: {} }
    'billing.bill_runs.create': { paramsTuple?: []; params?: {} }
    'billing.bill_runs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_run_progress.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_run_totals.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.run_previews.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.late_changes.index': { paramsTuple?: []; params?: {} }
    'billing.parked_accounts.index': { paramsTuple?: []; params?: {} }
    'billing.rebillings.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.what_ifs.index': { paramsTuple?: []; params?: {} }
    'billing.what_ifs.create': { paramsTuple?: []; params?: {} }
    'billing.what_ifs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.plan_moves.index': { paramsTuple?: []; params?: {} }
    'billing.plan_moves.create': { paramsTuple?: []; params?: {} }
    'billing.plan_moves.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.clock_moves.index': { paramsTuple?: []; params?: {} }
    'billing.account_previews.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.account_preview_lines.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'position': ParamValue} }
    'billing.line_explanations.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'position': ParamValue} }
    'billing.corrections.index': { paramsTuple?: []; params?: {} }
    'billing.corrections.create': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'version': ParamValue} }
    'billing.corrections.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.correction_differences.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.listCorrections': { paramsTuple?: []; params?: {} }
    'api.showCorrection': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.listDifferences': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'ledger.journal_entries.index': { paramsTuple?: []; params?: {} }
    'ledger.journal_entries.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'activity.activities.index': { paramsTuple?: []; params?: {} }
    'plugins.plugins.index': { paramsTuple?: []; params?: {} }
    'plugins.plugin_settings.edit': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'overview.show': { paramsTuple?: []; params?: {} }
    'reporting.exports.invoices': { paramsTuple?: []; params?: {} }
    'reporting.what_if_exports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'reporting.search.index': { paramsTuple?: []; params?: {} }
    'reporting.exports.journal': { paramsTuple?: []; params?: {} }
    'reporting.exports.differences': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'reporting.exports.customers': { paramsTuple?: []; params?: {} }
    'reporting.exports.accounts': { paramsTuple?: []; params?: {} }
    'reporting.exports.services': { paramsTuple?: []; params?: {} }
    'telecom.tariffs.index': { paramsTuple?: []; params?: {} }
    'telecom.price_lists.create': { paramsTuple?: []; params?: {} }
    'telecom.tariffs.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'not_found': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  HEAD: {
    'identity.session.create': { paramsTuple?: []; params?: {} }
    'settings.show': { paramsTuple?: []; params?: {} }
    'customers.customers.index': { paramsTuple?: []; params?: {} }
    'customers.customers.create': { paramsTuple?: []; params?: {} }
    'customers.customers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'customers.customers.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'customers.accounts.index': { paramsTuple?: []; params?: {} }
    'customers.accounts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'customers.payers.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'customers.document_rules.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'customers.services.index': { paramsTuple?: []; params?: {} }
    'customers.services.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'catalog.plans.index': { paramsTuple?: []; params?: {} }
    'catalog.plans.create': { paramsTuple?: []; params?: {} }
    'catalog.plans.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'catalog.plans.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'catalog.plan_versions.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'catalog.plan_versions.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'version': ParamValue} }
    'catalog.price_lists.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'version': ParamValue} }
    'catalog.price_lists.index': { paramsTuple?: []; params?: {} }
    'catalog.price_lists.create': { paramsTuple?: []; params?: {} }
    'catalog.products.index': { paramsTuple?: []; params?: {} }
    'catalog.products.create': { paramsTuple?: []; params?: {} }
    'catalog.products.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.price_overrides.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.subscriptions.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.subscriptions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.subscription_changes.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.purchase_orders.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.listSubscriptions': { paramsTuple?: []; params?: {} }
    'api.showSubscription': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'discounts.coupons.index': { paramsTuple?: []; params?: {} }
    'discounts.coupons.create': { paramsTuple?: []; params?: {} }
    'discounts.coupons.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'discounts.redemptions.index': { paramsTuple?: []; params?: {} }
    'discounts.redemption_ends.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'discounts.redemptions.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'discounts.commitments.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'discounts.discount_orders.create': { paramsTuple?: []; params?: {} }
    'api.listCoupons': { paramsTuple?: []; params?: {} }
    'api.showCoupon': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.listRedemptions': { paramsTuple?: []; params?: {} }
    'prepaid.wallets.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'prepaid.top_ups.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'prepaid.wallet_refunds.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.showWallet': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'usage.imports.index': { paramsTuple?: []; params?: {} }
    'usage.imports.create': { paramsTuple?: []; params?: {} }
    'usage.imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'usage.import_progress.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'usage.events.index': { paramsTuple?: []; params?: {} }
    'usage.suspense.index': { paramsTuple?: []; params?: {} }
    'usage.suspense.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'invoicing.invoices.index': { paramsTuple?: []; params?: {} }
    'invoicing.invoice_totals.show': { paramsTuple?: []; params?: {} }
    'invoicing.invoices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.listInvoices': { paramsTuple?: []; params?: {} }
    'api.showInvoice': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'rendering.invoice_archives.show': { paramsTuple?: []; params?: {} }
    'rendering.invoice_pdfs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_runs.index': { paramsTuple?: []; params?: {} }
    'billing.bill_runs.create': { paramsTuple?: []; params?: {} }
    'billing.bill_runs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_run_progress.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_run_totals.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.run_previews.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.late_changes.index': { paramsTuple?: []; params?: {} }
    'billing.parked_accounts.index': { paramsTuple?: []; params?: {} }
    'billing.rebillings.create': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.what_ifs.index': { paramsTuple?: []; params?: {} }
    'billing.what_ifs.create': { paramsTuple?: []; params?: {} }
    'billing.what_ifs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.plan_moves.index': { paramsTuple?: []; params?: {} }
    'billing.plan_moves.create': { paramsTuple?: []; params?: {} }
    'billing.plan_moves.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.clock_moves.index': { paramsTuple?: []; params?: {} }
    'billing.account_previews.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.account_preview_lines.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'position': ParamValue} }
    'billing.line_explanations.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'position': ParamValue} }
    'billing.corrections.index': { paramsTuple?: []; params?: {} }
    'billing.corrections.create': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'version': ParamValue} }
    'billing.corrections.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.correction_differences.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.listCorrections': { paramsTuple?: []; params?: {} }
    'api.showCorrection': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.listDifferences': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'ledger.journal_entries.index': { paramsTuple?: []; params?: {} }
    'ledger.journal_entries.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'activity.activities.index': { paramsTuple?: []; params?: {} }
    'plugins.plugins.index': { paramsTuple?: []; params?: {} }
    'plugins.plugin_settings.edit': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'overview.show': { paramsTuple?: []; params?: {} }
    'reporting.exports.invoices': { paramsTuple?: []; params?: {} }
    'reporting.what_if_exports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'reporting.search.index': { paramsTuple?: []; params?: {} }
    'reporting.exports.journal': { paramsTuple?: []; params?: {} }
    'reporting.exports.differences': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'reporting.exports.customers': { paramsTuple?: []; params?: {} }
    'reporting.exports.accounts': { paramsTuple?: []; params?: {} }
    'reporting.exports.services': { paramsTuple?: []; params?: {} }
    'telecom.tariffs.index': { paramsTuple?: []; params?: {} }
    'telecom.price_lists.create': { paramsTuple?: []; params?: {} }
    'telecom.tariffs.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'not_found': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  POST: {
    'identity.session.store': { paramsTuple?: []; params?: {} }
    'customers.customers.store': { paramsTuple?: []; params?: {} }
    'customers.payers.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'customers.document_rules.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'catalog.plans.store': { paramsTuple?: []; params?: {} }
    'catalog.plan_versions.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'catalog.plan_version_closures.store': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'version': ParamValue} }
    'catalog.price_lists.store': { paramsTuple?: []; params?: {} }
    'catalog.price_list_checks.store': { paramsTuple?: []; params?: {} }
    'catalog.products.store': { paramsTuple?: []; params?: {} }
    'api.createPlan': { paramsTuple?: []; params?: {} }
    'api.createPlanVersion': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.price_overrides.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.subscriptions.store': { paramsTuple?: []; params?: {} }
    'subscriptions.subscription_changes.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.purchase_orders.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'subscriptions.subscription_undos.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.startSubscription': { paramsTuple?: []; params?: {} }
    'api.changeSubscription': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.undoSubscriptionChange': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.previewSubscriptionChange': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.previewSubscriptionStart': { paramsTuple?: []; params?: {} }
    'discounts.coupons.store': { paramsTuple?: []; params?: {} }
    'discounts.coupon_closures.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'discounts.redemption_ends.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'discounts.redemptions.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'discounts.commitments.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'discounts.discount_orders.store': { paramsTuple?: []; params?: {} }
    'api.createCoupon': { paramsTuple?: []; params?: {} }
    'api.redeemCoupon': { paramsTuple?: []; params?: {} }
    'api.endRedemption': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'prepaid.top_ups.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'prepaid.wallet_refunds.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.topUpWallet': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'usage.imports.store': { paramsTuple?: []; params?: {} }
    'usage.import_retries.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'usage.suspense_retries.store': { paramsTuple?: []; params?: {} }
    'usage.suspense_write_offs.store': { paramsTuple?: []; params?: {} }
    'api.acceptUsage': { paramsTuple?: []; params?: {} }
    'billing.bill_runs.store': { paramsTuple?: []; params?: {} }
    'billing.bill_run_cancellations.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_run_retries.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.rebillings.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.what_ifs.store': { paramsTuple?: []; params?: {} }
    'billing.what_if_cancellations.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.plan_moves.store': { paramsTuple?: []; params?: {} }
    'billing.plan_move_confirmations.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.plan_move_cancellations.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.clock_moves.store': { paramsTuple?: []; params?: {} }
    'billing.corrections.store': { paramsTuple?: []; params?: {} }
    'billing.correction_dry_runs.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.correction_approvals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.correction_runs.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.orderCorrection': { paramsTuple?: []; params?: {} }
    'api.tryCorrection': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.approveCorrection': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.billCorrection': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'telecom.price_lists.store': { paramsTuple?: []; params?: {} }
    'telecom.price_list_checks.store': { paramsTuple?: []; params?: {} }
    'not_found': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  DELETE: {
    'identity.session.destroy': { paramsTuple?: []; params?: {} }
    'catalog.plan_versions.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'version': ParamValue} }
    'not_found': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  PUT: {
    'identity.locale.update': { paramsTuple?: []; params?: {} }
    'companies.selection.update': { paramsTuple?: []; params?: {} }
    'customers.customers.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'catalog.plans.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'catalog.plan_versions.update': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'version': ParamValue} }
    'catalog.products.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'prepaid.wallets.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'usage.suspense.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plugins.plugin_settings.update': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'not_found': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  OPTIONS: {
    'not_found': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  PATCH: {
    'not_found': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}