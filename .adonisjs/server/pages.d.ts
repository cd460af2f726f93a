import '@adonisjs/inertia/types'

import type { VNodeProps, AllowedComponentProps, ComponentInstance } from 'vue'

type ExtractProps<T> = Omit<
  ComponentInstance<T>['$props'],
  keyof VNodeProps | keyof AllowedComponentProps
>

declare module '@adonisjs/inertia/types' {
  export interface InertiaPages {
    'activity/index': ExtractProps<(typeof import('../../resources/inertia/pages/activity/index.vue'))['default']>
    'billing/account_preview_lines/show': ExtractProps<(typeof import('../../resources/inertia/pages/billing/account_preview_lines/show.vue'))['default']>
    'billing/account_previews/show': ExtractProps<(typeof import('../../resources/inertia/pages/billing/account_previews/show.vue'))['default']>
    'billing/bill_runs/create': ExtractProps<(typeof import('../../resources/inertia/pages/billing/bill_runs/create.vue'))['default']>
    'billing/bill_runs/index': ExtractProps<(typeof import('../../resources/inertia/pages/billing/bill_runs/index.vue'))['default']>
    'billing/bill_runs/show': ExtractProps<(typeof import('../../resources/inertia/pages/billing/bill_runs/show.vue'))['default']>
    'billing/clock_moves/index': ExtractProps<(typeof import('../../resources/inertia/pages/billing/clock_moves/index.vue'))['default']>
    'billing/correction_differences/index': ExtractProps<(typeof import('../../resources/inertia/pages/billing/correction_differences/index.vue'))['default']>
    'billing/corrections/create': ExtractProps<(typeof import('../../resources/inertia/pages/billing/corrections/create.vue'))['default']>
    'billing/corrections/index': ExtractProps<(typeof import('../../resources/inertia/pages/billing/corrections/index.vue'))['default']>
    'billing/corrections/show': ExtractProps<(typeof import('../../resources/inertia/pages/billing/corrections/show.vue'))['default']>
    'billing/late_changes/index': ExtractProps<(typeof import('../../resources/inertia/pages/billing/late_changes/index.vue'))['default']>
    'billing/line_explanations/show': ExtractProps<(typeof import('../../resources/inertia/pages/billing/line_explanations/show.vue'))['default']>
    'billing/parked_accounts/index': ExtractProps<(typeof import('../../resources/inertia/pages/billing/parked_accounts/index.vue'))['default']>
    'billing/plan_moves/create': ExtractProps<(typeof import('../../resources/inertia/pages/billing/plan_moves/create.vue'))['default']>
    'billing/plan_moves/index': ExtractProps<(typeof import('../../resources/inertia/pages/billing/plan_moves/index.vue'))['default']>
    'billing/plan_moves/show': ExtractProps<(typeof import('../../resources/inertia/pages/billing/plan_moves/show.vue'))['default']>
    'billing/rebillings/create': ExtractProps<(typeof import('../../resources/inertia/pages/billing/rebillings/create.vue'))['default']>
    'billing/run_previews/index': ExtractProps<(typeof import('../../resources/inertia/pages/billing/run_previews/index.vue'))['default']>
    'billing/what_ifs/create': ExtractProps<(typeof import('../../resources/inertia/pages/billing/what_ifs/create.vue'))['default']>
    'billing/what_ifs/index': ExtractProps<(typeof import('../../resources/inertia/pages/billing/what_ifs/index.vue'))['default']>
    'billing/what_ifs/show': ExtractProps<(typeof import('../../resources/inertia/pages/billing/what_ifs/show.vue'))['default']>
    'catalog/plan_versions/create': ExtractProps<(typeof import('../../resources/inertia/pages/catalog/plan_versions/create.vue'))['default']>
    'catalog/plan_versions/edit': ExtractProps<(typeof import('../../resources/inertia/pages/catalog/plan_versions/edit.vue'))['default']>
    'catalog/plans/create': ExtractProps<(typeof import('../../resources/inertia/pages/catalog/plans/create.vue'))['default']>
    'catalog/plans/edit': ExtractProps<(typeof import('../../resources/inertia/pages/catalog/plans/edit.vue'))['default']>
    'catalog/plans/index': ExtractProps<(typeof import('../../resources/inertia/pages/catalog/plans/index.vue'))['default']>
    'catalog/plans/show': ExtractProps<(typeof import('../../resources/inertia/pages/catalog/plans/show.vue'))['default']>
    'catalog/price_lists/create': ExtractProps<(typeof import('../../resources/inertia/pages/catalog/price_lists/create.vue'))['default']>
    'catalog/products/create': ExtractProps<(typeof import('../../resources/inertia/pages/catalog/products/create.vue'))['default']>
    'catalog/products/edit': ExtractProps<(typeof import('../../resources/inertia/pages/catalog/products/edit.vue'))['default']>
    'catalog/products/index': ExtractProps<(typeof import('../../resources/inertia/pages/catalog/products/index.vue'))['default']>
    'customers/accounts/index': ExtractProps<(typeof import('../../resources/inertia/pages/customers/accounts/index.vue'))['default']>
    'customers/accounts/show': ExtractProps<(typeof import('../../resources/inertia/pages/customers/accounts/show.vue'))['default']>
    'customers/customers/create': ExtractProps<(typeof import('../../resources/inertia/pages/customers/customers/create.vue'))['default']>
    'customers/customers/edit': ExtractProps<(typeof import('../../resources/inertia/pages/customers/customers/edit.vue'))['default']>
    'customers/customers/index': ExtractProps<(typeof import('../../resources/inertia/pages/customers/customers/index.vue'))['default']>
    'customers/customers/show': ExtractProps<(typeof import('../../resources/inertia/pages/customers/customers/show.vue'))['default']>
    'customers/document_rules/create': ExtractProps<(typeof import('../../resources/inertia/pages/customers/document_rules/create.vue'))['default']>
    'customers/payers/create': ExtractProps<(typeof import('../../resources/inertia/pages/customers/payers/create.vue'))['default']>
    'customers/services/index': ExtractProps<(typeof import('../../resources/inertia/pages/customers/services/index.vue'))['default']>
    'customers/services/show': ExtractProps<(typeof import('../../resources/inertia/pages/customers/services/show.vue'))['default']>
    'discounts/commitments/create': ExtractProps<(typeof import('../../resources/inertia/pages/discounts/commitments/create.vue'))['default']>
    'discounts/coupons/create': ExtractProps<(typeof import('../../resources/inertia/pages/discounts/coupons/create.vue'))['default']>
    'discounts/coupons/index': ExtractProps<(typeof import('../../resources/inertia/pages/discounts/coupons/index.vue'))['default']>
    'discounts/coupons/show': ExtractProps<(typeof import('../../resources/inertia/pages/discounts/coupons/show.vue'))['default']>
    'discounts/discount_orders/create': ExtractProps<(typeof import('../../resources/inertia/pages/discounts/discount_orders/create.vue'))['default']>
    'discounts/redemptions/create': ExtractProps<(typeof import('../../resources/inertia/pages/discounts/redemptions/create.vue'))['default']>
    'discounts/redemptions/end': ExtractProps<(typeof import('../../resources/inertia/pages/discounts/redemptions/end.vue'))['default']>
    'discounts/redemptions/index': ExtractProps<(typeof import('../../resources/inertia/pages/discounts/redemptions/index.vue'))['default']>
    'errors/show': ExtractProps<(typeof import('../../resources/inertia/pages/errors/show.vue'))['default']>
    'identity/sign_in': ExtractProps<(typeof import('../../resources/inertia/pages/identity/sign_in.vue'))['default']>
    'invoicing/invoices/index': ExtractProps<(typeof import('../../resources/inertia/pages/invoicing/invoices/index.vue'))['default']>
    'invoicing/invoices/show': ExtractProps<(typeof import('../../resources/inertia/pages/invoicing/invoices/show.vue'))['default']>
    'ledger/journal_entries/index': ExtractProps<(typeof import('../../resources/inertia/pages/ledger/journal_entries/index.vue'))['default']>
    'ledger/journal_entries/show': ExtractProps<(typeof import('../../resources/inertia/pages/ledger/journal_entries/show.vue'))['default']>
    'overview/show': ExtractProps<(typeof import('../../resources/inertia/pages/overview/show.vue'))['default']>
    'plugins/index': ExtractProps<(typeof import('../../resources/inertia/pages/plugins/index.vue'))['default']>
    'plugins/settings': ExtractProps<(typeof import('../../resources/inertia/pages/plugins/settings.vue'))['default']>
    'prepaid/top_ups/create': ExtractProps<(typeof import('../../resources/inertia/pages/prepaid/top_ups/create.vue'))['default']>
    'prepaid/wallet_refunds/create': ExtractProps<(typeof import('../../resources/inertia/pages/prepaid/wallet_refunds/create.vue'))['default']>
    'prepaid/wallets/edit': ExtractProps<(typeof import('../../resources/inertia/pages/prepaid/wallets/edit.vue'))['default']>
    'settings/show': ExtractProps<(typeof import('../../resources/inertia/pages/settings/show.vue'))['default']>
    'subscriptions/price_overrides/index': ExtractProps<(typeof import('../../resources/inertia/pages/subscriptions/price_overrides/index.vue'))['default']>
    'subscriptions/purchase_orders/create': ExtractProps<(typeof import('../../resources/inertia/pages/subscriptions/purchase_orders/create.vue'))['default']>
    'subscriptions/subscription_changes/create': ExtractProps<(typeof import('../../resources/inertia/pages/subscriptions/subscription_changes/create.vue'))['default']>
    'subscriptions/subscriptions/create': ExtractProps<(typeof import('../../resources/inertia/pages/subscriptions/subscriptions/create.vue'))['default']>
    'subscriptions/subscriptions/show': ExtractProps<(typeof import('../../resources/inertia/pages/subscriptions/subscriptions/show.vue'))['default']>
    'usage/events/index': ExtractProps<(typeof import('../../resources/inertia/pages/usage/events/index.vue'))['default']>
    'usage/imports/create': ExtractProps<(typeof import('../../resources/inertia/pages/usage/imports/create.vue'))['default']>
    'usage/imports/index': ExtractProps<(typeof import('../../resources/inertia/pages/usage/imports/index.vue'))['default']>
    'usage/imports/show': ExtractProps<(typeof import('../../resources/inertia/pages/usage/imports/show.vue'))['default']>
    'usage/suspense/index': ExtractProps<(typeof import('../../resources/inertia/pages/usage/suspense/index.vue'))['default']>
    'usage/suspense/show': ExtractProps<(typeof import('../../resources/inertia/pages/usage/suspense/show.vue'))['default']>
  }
}
