import type { FrozenAccount } from '#app/billing/freezing/freeze_groups'
import type { DraftBody } from '#app/invoicing/draft'

export interface PreviewedAmount {
  readonly minor: string
  readonly currency: string
}

/** What one charge would be billed for some days, without the change and with it. */
export interface PreviewedLine {
  readonly description: string
  readonly startsOn: string
  readonly endsOn: string
  readonly before: PreviewedAmount
  readonly after: PreviewedAmount
  readonly difference: PreviewedAmount
}

/** The next document of an account, without the change and with it; tax included in gross. */
export interface PreviewedAccount {
  readonly account: { readonly id: number; readonly number: string; readonly name: string }
  readonly lines: readonly PreviewedLine[]
  readonly net: Compared
  readonly tax: Compared
  readonly gross: Compared
  /** Why the run would hold the account with the change; null when it would bill it. */
  readonly held: string | null
}

export interface Compared {
  readonly before: PreviewedAmount
  readonly after: PreviewedAmount
  readonly difference: PreviewedAmount
}

export interface ChangePreview {
  /** The day of the run that is compared. */
  readonly dueOn: string
  readonly effectiveOn: string
  readonly accounts: readonly PreviewedAccount[]
}

/** Two computations of one run, side by side. */
export function comparePreviews(input: {
  readonly dueOn: string
  readonly effectiveOn: string
  readonly before: readonly FrozenAccount[]
  readonly after: readonly FrozenAccount[]
}): ChangePreview {
  const { dueOn, effectiveOn, before, after } = input
  const accounts = new Map([...before, ...after].map(({ account }) => [account.id, account]))
  const frozenOf = (frozen: readonly FrozenAccount[], id: number) => {
    return frozen.filter(({ account }) => account.id === id)
  }
  return {
    dueOn,
    effectiveOn,
    accounts: [...accounts.values()].map((account) => {
      const later = frozenOf(after, account.id)
      const held = later.find((entry) => 'parking' in entry)
      const bodies = [bodiesOf(frozenOf(before, account.id)), bodiesOf(later)] as const
      const total = (name: 'netMinor' | 'taxMinor' | 'grossMinor') => {
        const [earlier, now] = bodies.map((all) => {
          return all.reduce((sum, body) => sum + BigInt(body[name]), 0n)
        })
        return compared(earlier, now, account.currency)
      }
      return {
        account: { id: account.id, number: account.number, name: account.name },
        lines: linesOf(bodies, account.currency),
        net: total('netMinor'),
        tax: total('taxMinor'),
        gross: total('grossMinor'),
        held: held !== undefined && 'parking' in held ? held.parking.message : null,
      }
    }),
  }
}

/** An account may get several documents. */
function bodiesOf(frozen: readonly FrozenAccount[]): DraftBody[] {
  return frozen.flatMap((entry) => ('draft' in entry ? [entry.draft.body] : []))
}

/** Lines of one charge and service for the same days are one; those of zero on both sides say nothing. */
function linesOf(bodies: readonly (readonly DraftBody[])[], currency: string): PreviewedLine[] {
  const sums = new Map<string, { line: DraftBody['lines'][number]; minor: [bigint, bigint] }>()
  for (const [side, documents] of bodies.entries()) {
    for (const line of documents.flatMap(({ lines }) => lines)) {
      const { description, serviceId, startsOn, endsOn } = line
      const key = JSON.stringify([startsOn, endsOn, description, serviceId])
      const entry = sums.get(key) ?? { line, minor: [0n, 0n] }
      entry.minor[side] += BigInt(line.netMinor)
      sums.set(key, entry)
    }
  }
  return [...sums]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .filter(([, { minor }]) => minor[0] !== 0n || minor[1] !== 0n)
    .map(([, { line, minor }]) => {
      const { description, startsOn, endsOn } = line
      return { description, startsOn, endsOn, ...compared(...minor, currency) }
    })
}

function compared(before: bigint, after: bigint, currency: string): Compared {
  const amount = (minor: bigint) => ({ minor: String(minor), currency })
  return { before: amount(before), after: amount(after), difference: amount(after - before) }
}
