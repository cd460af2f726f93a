import { BaseTransformer } from '@adonisjs/core/transformers'
import type { ChangePreview, Compared } from '#app/billing/previewing/compare_previews'

/** The next bill without a change and with it. */
export default class ChangePreviewTransformer extends BaseTransformer<ChangePreview> {
  toObject() {
    const compared = ({ before, after, difference }: Compared) => ({
      before: this.pick(before, ['minor', 'currency']),
      after: this.pick(after, ['minor', 'currency']),
      difference: this.pick(difference, ['minor', 'currency']),
    })
    return {
      ...this.pick(this.resource, ['dueOn', 'effectiveOn']),
      accounts: this.resource.accounts.map(({ account, lines, net, tax, gross, held }) => ({
        account: this.pick(account, ['id', 'number', 'name']),
        lines: lines.map((line) => ({
          ...this.pick(line, ['description', 'startsOn', 'endsOn']),
          ...compared(line),
        })),
        net: compared(net),
        tax: compared(tax),
        gross: compared(gross),
        held,
      })),
    }
  }
}
