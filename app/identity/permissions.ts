/**
 * Who may do what. A permission is `<thing>.<verb>`; `read` shows, the others change. A role is a set of
 * permissions; an administrator has every one, those of plugins included. Plugins register theirs with the
 * roles that get them, always under their own name: `telecom.prefixes.import`.
 */
export const ROLES = ['admin', 'billing_clerk', 'accountant', 'read_only'] as const
export type Role = (typeof ROLES)[number]

const READ = [
  'overview.read',
  'customers.read',
  'catalog.read',
  'usage.read',
  'billing.read',
  'invoices.read',
  'ledger.read',
  'reports.read',
  'plugins.read',
  'activity.read',
] as const

const CLERK = [
  'customers.write',
  'subscriptions.write',
  'wallets.write',
  'usage.import',
  'usage.mend',
  'usage.write',
  'usage.write_off',
  'billing.preview',
  'billing.run',
  'corrections.order',
  'invoices.export',
  'invoices.issue',
] as const

const ACCOUNTANT = [
  'corrections.approve',
  'invoices.export',
  'ledger.close',
  'ledger.export',
  'reports.export',
] as const

const ADMIN = [
  'catalog.write',
  'prices.override',
  'plugins.write',
  'settings.read',
  'settings.write',
  'users.read',
  'users.write',
  'tokens.read',
  'tokens.write',
] as const

export type CorePermission =
  | (typeof READ)[number]
  | (typeof CLERK)[number]
  | (typeof ACCOUNTANT)[number]
  | (typeof ADMIN)[number]

/** A permission of a plugin is known only when it is loaded. */
export type Permission = CorePermission | (string & {})

const grants: Record<Role, Set<string>> = {
  admin: new Set([...READ, ...CLERK, ...ACCOUNTANT, ...ADMIN]),
  billing_clerk: new Set([...READ, ...CLERK]),
  accountant: new Set([...READ, ...ACCOUNTANT]),
  read_only: new Set(READ),
}

/** Every permission there is; what a route asks for must be among them. */
export function allPermissions(): ReadonlySet<string> {
  return grants.admin
}

/** What a member with this role may do. An unknown role, left by an uninstalled plugin, may do nothing. */
export function permissionsOf(role: string): ReadonlySet<string> {
  return grants[role as Role] ?? new Set()
}

/** Adds a permission of a plugin to the administrator and to the named roles. */
export function registerPermission(name: string, roles: readonly Role[] = []) {
  for (const role of new Set<Role>(['admin', ...roles])) grants[role].add(name)
}
