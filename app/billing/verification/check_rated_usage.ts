import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { PAGE, pagesOf, type Check } from '#app/billing/verification/finding'

/** The order of acceptance has no gap, and each event opens with what the one before closed with. */
export const checkAcceptance: Check = {
  name: 'order of acceptance',
  async run(client, companyId) {
    const broken = await client
      .from('rated_events as rated')
      .joinRaw(
        `left join rated_events as earlier on earlier.owner_kind = rated.owner_kind
            and earlier.owner_id = rated.owner_id and earlier.charge_key = rated.charge_key
            and earlier.seq = rated.seq - 1`
      )
      .where('rated.company_id', companyId)
      .where((query) => {
        query
          .where((first) => first.where('rated.seq', '<', 1))
          .orWhere((gap) => gap.where('rated.seq', '>', 1).whereNull('earlier.id'))
          .orWhereColumn('earlier.closing', '<>', 'rated.opening')
      })
      .select('rated.id')
      .first()
    if (broken) {
      return { checked: 0, finding: `Rated event ${broken.id} does not follow the one before` }
    }
    const uncommitted = await client
      .from('reservation_ends as ending')
      .leftJoin('rated_events as rated', (join) => {
        join.on('rated.batch_id', 'ending.batch_id').andOn('rated.row_no', 'ending.row_no')
      })
      .where('ending.company_id', companyId)
      .where((query) => {
        query
          .where((none) => none.where('ending.kind', 'committed').whereNull('rated.id'))
          .orWhere((other) =>
            other.whereNot('ending.kind', 'committed').whereNotNull('ending.batch_id')
          )
      })
      .select('ending.reservation_id')
      .first()
    if (uncommitted) {
      const { reservation_id: id } = uncommitted
      return { checked: 0, finding: `Reservation ${id} does not have the event of its end` }
    }
    return { checked: 0, finding: await wronglyOpen(client, companyId) }
  },
}

/** A reservation is either open or has ended. */
async function wronglyOpen(client: QueryClientContract, companyId: number) {
  const row = await client
    .from('reservations')
    .leftJoin('reservation_ends as ending', 'ending.reservation_id', 'reservations.id')
    .leftJoin('open_reservations as open', 'open.reservation_id', 'reservations.id')
    .where('reservations.company_id', companyId)
    .whereRaw('(ending.reservation_id is null) <> (open.reservation_id is not null)')
    .select('reservations.id')
    .first()
  return row ? `Reservation ${row.id} is neither open nor ended, or both` : null
}

/** What was billed of usage rated on acceptance is the sum of what its events were rated. */
export const checkRatedSums: Check = {
  name: 'sums of rated events',
  async run(client, companyId) {
    let checked = 0
    const pages = pagesOf((afterId) => targetsPage(client, companyId, afterId))
    for await (const rows of pages) {
      for (const row of rows) {
        if (BigInt(row.target_minor) !== BigInt(row.rated_minor ?? 0)) {
          const finding = `Obligation ${row.id}: its events were rated ${row.rated_minor ?? 0}`
          return { checked, finding: `${finding}, its target is ${row.target_minor}` }
        }
        checked++
      }
    }
    return { checked, finding: null }
  },
}

const RATED = `(select sum(rated.amount_minor)
   from rated_events as rated
   left join usage_changes as taken on taken.batch_id = rated.batch_id
        and taken.row_no = rated.row_no and taken.seq <= version.batch_seq
  where rated.subscription_id = obligations.source_id
    and rated.charge_key = obligations.charge_key
    and rated.occurred_on >= obligations.starts_on
    and rated.occurred_on < obligations.ends_on
    and rated.batch_seq <= version.batch_seq
    and taken.id is null) as rated_minor`

function targetsPage(client: QueryClientContract, companyId: number, afterId: number) {
  const latest = client
    .from('obligation_versions as newer')
    .whereColumn('newer.obligation_id', 'obligations.id')
    .max('newer.seq')
  return client
    .from('obligations')
    .join('obligation_versions as version', 'version.obligation_id', 'obligations.id')
    .join('charges', 'charges.id', 'version.charge_id')
    .where('obligations.company_id', companyId)
    .where('obligations.id', '>', afterId)
    .where('obligations.source_kind', 'subscription')
    .where('obligations.voided_id', 0)
    .where('charges.recording', 'on_accept')
    .where('version.seq', latest)
    .orderBy('obligations.id')
    .limit(PAGE)
    .select('obligations.id', 'version.target_minor', client.raw(RATED))
}
