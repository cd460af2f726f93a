import { BaseTransformer } from '@adonisjs/core/transformers'
import { moneyView } from '#app/database/transformers/money_view'
import type { WalletDetails } from '#app/prepaid/queries/find_wallet'

export default class WalletTransformer extends BaseTransformer<WalletDetails> {
  toObject() {
    const { currency, alertBelowMinor, usableMinor, heldMinor, grants, entries } = this.resource
    const money = (minor: bigint) => moneyView(minor, currency)
    return {
      ...this.pick(this.resource, ['currency', 'settles', 'isLow']),
      balance: money(usableMinor),
      held: money(heldMinor),
      alertBelow: alertBelowMinor === null ? null : money(alertBelowMinor),
      grants: grants.map(({ amountMinor, leftMinor, ...grant }) => {
        return { ...grant, amount: money(amountMinor), left: money(leftMinor) }
      }),
      entries: entries.map(({ amountMinor, ...entry }) => {
        return { ...entry, amount: money(amountMinor) }
      }),
    }
  }
}
