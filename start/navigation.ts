import { navigation } from '#app/identity/navigation'

navigation.add(
  {
    label: 'nav.overview',
    icon: 'i-lucide-layout-dashboard',
    route: 'overview.show',
    permission: 'overview.read',
    order: 10,
  },
  {
    label: 'nav.customers',
    icon: 'i-lucide-users',
    route: 'customers.customers.index',
    permission: 'customers.read',
    order: 20,
  },
  {
    label: 'nav.catalog',
    icon: 'i-lucide-tags',
    route: 'catalog.plans.index',
    permission: 'catalog.read',
    order: 30,
  },
  {
    label: 'nav.usage',
    icon: 'i-lucide-activity',
    route: 'usage.imports.index',
    permission: 'usage.read',
    order: 40,
  },
  {
    label: 'nav.billing',
    icon: 'i-lucide-calendar-clock',
    route: 'billing.bill_runs.index',
    permission: 'billing.read',
    order: 50,
  },
  {
    label: 'nav.invoices',
    icon: 'i-lucide-file-text',
    route: 'invoicing.invoices.index',
    permission: 'invoices.read',
    order: 60,
  },
  {
    label: 'nav.ledger',
    icon: 'i-lucide-book-open',
    route: 'ledger.journal_entries.index',
    permission: 'ledger.read',
    order: 70,
  },
  {
    label: 'nav.plugins',
    icon: 'i-lucide-blocks',
    route: 'plugins.plugins.index',
    permission: 'plugins.read',
    order: 80,
  },
  {
    label: 'nav.settings',
    icon: 'i-lucide-settings',
    route: 'settings.show',
    permission: 'settings.read',
    order: 90,
  }
)
