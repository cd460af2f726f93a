import type { MoneyView } from '#sdk/layout'

/** Money as it crosses to a page or a program: whole minor units as text, so that no digit is lost. */
export function moneyView(minor: bigint | number, currency: string): MoneyView {
  return { minor: String(minor), currency }
}
