import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { canonicalJson } from '#kernel/canonical_json'
import { bulkInsert } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { searchKey } from '#app/database/search_key'
import { unitOfWork } from '#app/database/unit_of_work'
import type { DemoAccount } from '#sdk/demo'

export interface AccountToProvision {
  readonly number: string
  readonly party: Omit<DemoAccount, 'services'>
  readonly services: readonly {
    readonly identifier: string
    readonly label: string
    readonly planVersionId: number
  }[]
}

export interface ProvisionOrder {
  readonly companyId: number
  readonly currency: string
  readonly timeZone: string
  readonly layoutCode: string
  readonly serviceType: string
  readonly identifierKind: string
  readonly startsOn: string
  /** Epoch seconds from which the identifiers belong to the services. */
  readonly fromAt: number
}

/** Accounts written in one transaction: short enough for a console beside it. */
const GROUP = 500

/** Creates customers, accounts, services and subscriptions in bulk, as a migration of data would. */
export class ProvisionAccounts {
  async execute(order: ProvisionOrder, accounts: readonly AccountToProvision[]): Promise<void> {
    for (let from = 0; from < accounts.length; from += GROUP) {
      const group = accounts.slice(from, from + GROUP)
      await unitOfWork(async ({ trx }) => {
        const customers = await this.#customers(trx, order, group)
        const ids = await this.#accounts(trx, order, group, customers)
        await this.#services(trx, order, group, ids)
      })
    }
  }

  async #customers(
    trx: TransactionClientContract,
    { companyId }: ProvisionOrder,
    group: readonly AccountToProvision[]
  ) {
    const columns = [
      'company_id',
      'number',
      'name',
      'search_key',
      'kind',
      'country',
      'tax_id',
      'email',
      'locale',
      'address',
      'created_at',
    ]
    const now = clock.now()
    const rows = group.map(({ number, party }) => [
      companyId,
      `C${number}`,
      party.name,
      searchKey(party.name),
      party.kind,
      party.country,
      party.taxId,
      party.email,
      party.locale,
      canonicalJson(party.address),
      now,
    ])
    await bulkInsert(trx, 'customers', columns, rows)
    const numbers = group.map(({ number }) => `C${number}`)
    return idsByKey(trx, 'customers', companyId, 'number', numbers)
  }

  async #accounts(
    trx: TransactionClientContract,
    order: ProvisionOrder,
    group: readonly AccountToProvision[],
    customers: ReadonlyMap<string, number>
  ) {
    const columns = [
      'company_id',
      'customer_id',
      'number',
      'name',
      'search_key',
      'currency',
      'time_zone',
      'payment_terms_days',
      'layout_code',
      'billing_turn',
      'created_at',
    ]
    const now = clock.now()
    const rows = group.map(({ number, party }) => [
      order.companyId,
      customers.get(`C${number}`)!,
      `A${number}`,
      party.name,
      searchKey(party.name),
      order.currency,
      order.timeZone,
      14,
      order.layoutCode,
      0,
      now,
    ])
    await bulkInsert(trx, 'accounts', columns, rows)
    const numbers = group.map(({ number }) => `A${number}`)
    return idsByKey(trx, 'accounts', order.companyId, 'number', numbers)
  }

  async #services(
    trx: TransactionClientContract,
    order: ProvisionOrder,
    group: readonly AccountToProvision[],
    accounts: ReadonlyMap<string, number>
  ) {
    const now = clock.now()
    const services = group.flatMap(({ number, services: own }) =>
      own.map((service) => ({ ...service, accountId: accounts.get(`A${number}`)! }))
    )
    const rows = services.map(({ accountId, label }) => {
      return [order.companyId, accountId, order.serviceType, label, now]
    })
    const columns = ['company_id', 'account_id', 'type_code', 'label', 'created_at']
    await bulkInsert(trx, 'services', columns, rows)
    const accountIds = [...new Set(services.map(({ accountId }) => accountId))]
    const stored = await trx
      .from('services')
      .whereIn('account_id', accountIds)
      .select('id', 'account_id', 'label')
    const ids = new Map(stored.map((row) => [`${row.account_id}:${row.label}`, Number(row.id)]))
    const idOf = ({ accountId, label }: (typeof services)[number]) =>
      ids.get(`${accountId}:${label}`)!
    await bulkInsert(
      trx,
      'service_identifiers',
      ['company_id', 'service_id', 'kind', 'identifier', 'from_at', 'to_at'],
      services.map((service) => [
        order.companyId,
        idOf(service),
        order.identifierKind,
        service.identifier,
        order.fromAt,
        null,
      ])
    )
    await bulkInsert(
      trx,
      'subscriptions',
      [
        'company_id',
        'account_id',
        'service_id',
        'plan_version_id',
        'quantity',
        'starts_on',
        'ends_on',
        'anchor_on',
        'created_at',
      ],
      services.map((service) => [
        order.companyId,
        service.accountId,
        idOf(service),
        service.planVersionId,
        1,
        order.startsOn,
        null,
        order.startsOn,
        now,
      ])
    )
  }
}

async function idsByKey(
  trx: TransactionClientContract,
  table: string,
  companyId: number,
  column: string,
  keys: readonly string[]
): Promise<Map<string, number>> {
  const rows = await trx
    .from(table)
    .where('company_id', companyId)
    .whereIn(column, [...keys])
    .select('id', column)
  return new Map(rows.map((row) => [row[column], Number(row.id)]))
}
