import { navigation } from '#app/identity/navigation'

navigation.add(
  {
    section: 'overview',
    label: 'nav.overview',
    icon: 'i-lucide-layout-dashboard',
    route: 'overview.show',
    permission: 'overview.read',
  },
  {
    section: 'customers',
    label: 'nav.customers',
    icon: 'i-lucide-users',
    route: 'customers.customers.index',
    permission: 'customers.read',
  },
  {
    section: 'catalog',
    label: 'nav.catalog',
    icon: 'i-lucide-tags',
    route: 'catalog.plans.index',
    permission: 'catalog.read',
  },
  {
    section: 'catalog',
    label: 'discounts.coupons',
    icon: 'i-lucide-ticket-percent',
    route: 'discounts.coupons.index',
    permission: 'catalog.read',
  },
  {
    section: 'usage',
    label: 'nav.usage',
    icon: 'i-lucide-activity',
    route: 'usage.imports.index',
    permission: 'usage.read',
  },
  {
    section: 'billing',
    label: 'nav.billing',
    icon: 'i-lucide-calendar-clock',
    route: 'billing.bill_runs.index',
    permission: 'billing.read',
  },
  {
    section: 'invoices',
    label: 'nav.invoices',
    icon: 'i-lucide-file-text',
    route: 'invoicing.invoices.index',
    permission: 'invoices.read',
  },
  {
    section: 'ledger',
    label: 'nav.ledger',
    icon: 'i-lucide-book-open',
    route: 'ledger.journal_entries.index',
    permission: 'ledger.read',
  },
  {
    section: 'activity',
    label: 'nav.activity',
    icon: 'i-lucide-history',
    route: 'activity.activities.index',
    permission: 'activity.read',
  },
  {
    section: 'plugins',
    label: 'nav.plugins',
    icon: 'i-lucide-blocks',
    route: 'plugins.plugins.index',
    permission: 'plugins.read',
  },
  {
    section: 'settings',
    label: 'nav.settings',
    icon: 'i-lucide-settings',
    route: 'settings.show',
    permission: 'settings.read',
  }
)
