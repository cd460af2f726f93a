import db from '@adonisjs/lucid/services/db'
import { textOf } from '#tests/support/model/days'
import type { Known } from '#tests/support/model/world'

/** What is recorded and billed of a subscription, for the report of a difference. */
export async function describe(known: Known): Promise<string> {
  const rows = await db
    .from('obligations')
    .where({ source_kind: 'subscription', source_id: known.id })
    .orderBy('charge_key')
    .orderBy('id')
  const lines: string[] = [`starts ${textOf(known.startsOn)}`]
  lines.push(`counted from ${textOf(known.anchorOn)}`)
  for (const { kind, day, value, advanceDay, isUndone } of known.changes) {
    const advance = advanceDay === undefined ? '' : `, in advance ${textOf(advanceDay)}`
    lines.push(`${kind} ${value} ${textOf(day)}${advance}${isUndone ? ' undone' : ''}`)
  }
  for (const { plan, key, from, to, cents } of known.prices) {
    lines.push(
      `price ${cents} of ${key} of ${plan}: ${textOf(from)} to ${to === Infinity ? '' : textOf(to)}`
    )
  }
  for (const [id, { day, units }] of known.events) lines.push(`${id} ${textOf(day)} ${units}`)
  for (const row of rows) {
    const versions = await db
      .from('obligation_versions')
      .where('obligation_id', row.id)
      .orderBy('seq')
    const targets = versions.map(({ target_minor: minor, reason }) => `${minor} (${reason})`)
    const days = `${row.starts_on} to ${row.ends_on}`
    const state = Number(row.voided_id) === 0 ? '' : ' void'
    lines.push(`${row.charge_key} of ${row.charge_id} ${days}${state}: ${targets.join(', ')}`)
  }
  return lines.join('\n')
}
