import type { Data } from '~generated/data'
import { client } from '~/client'
import { useText } from '~/composables/use_text'

type Activity = Data.Activity.Activity

const PAGES = {
  document: 'invoicing.invoices.show',
  bill_run: 'billing.bill_runs.show',
  customer: 'customers.customers.show',
  account: 'customers.accounts.show',
  service: 'customers.services.show',
  subscription: 'subscriptions.subscriptions.show',
  usage_import: 'usage.imports.show',
  usage_suspense: 'usage.suspense.show',
} as const

/** What was done in words, and where the thing it was done to stands. */
export function useActivityText() {
  const { t, has } = useText()

  /** What plugins do is named in their own texts: `<plugin>.activity.<thing>.<done>`. */
  function action({ action: code }: Activity) {
    const key = [`activity.actions.${code}`, code.replace('.', '.activity.')].find(has)
    return key ? t(key) : code
  }

  function subject({ subjectKind, subjectId, details }: Activity) {
    const key = `activity.subjects.${subjectKind}`
    const number = details.find(({ name }) => name === 'number')?.value
    return `${has(key) ? t(key) : subjectKind} ${number ?? subjectId}`
  }

  function href({ subjectKind, subjectId }: Activity) {
    const page = PAGES[subjectKind as keyof typeof PAGES]
    return page ? client.urlFor(page, { id: subjectId }) : undefined
  }

  return { action, subject, href }
}
