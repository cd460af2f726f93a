import vine from '@vinejs/vine'

/** The form of the API's answers, for the published description. */
const money = () => vine.object({ minor: vine.string(), currency: vine.string() })
const named = () => vine.object({ id: vine.number(), number: vine.string(), name: vine.string() })

const head = () => ({
  id: vine.number(),
  kind: vine.string(),
  number: vine.string(),
  state: vine.enum(['open', 'overdue', 'settled'] as const),
  issuedOn: vine.string(),
  dueOn: vine.string(),
  runId: vine.number().nullable(),
  net: money(),
  tax: money(),
  gross: money(),
  open: money(),
  account: named(),
  customer: named(),
})

const party = () =>
  vine.object({
    name: vine.string(),
    lines: vine.array(vine.string()),
    taxId: vine.string().nullable(),
  })

export const invoicesAnswer = vine.create(
  vine.object({
    invoices: vine.array(vine.object(head())),
    /** Cursors: give one as `after` or `before` to see the neighbouring page. */
    after: vine.string().nullable(),
    before: vine.string().nullable(),
  })
)

export const invoiceAnswer = vine.create(
  vine.object({
    invoice: vine.object({
      ...head(),
      taxPointOn: vine.string(),
      startsOn: vine.string(),
      endsOn: vine.string(),
      regime: vine.string(),
      layout: vine.string(),
      hash: vine.string(),
      recordedAt: vine.number(),
      paidByWallet: money(),
      seller: party(),
      buyer: party(),
      lines: vine.array(
        vine.object({
          position: vine.number(),
          description: vine.string(),
          startsOn: vine.string(),
          endsOn: vine.string(),
          net: money(),
        })
      ),
      taxes: vine.array(
        vine.object({
          treatment: vine.string(),
          percent: vine.string().nullable(),
          base: money(),
          amount: money(),
        })
      ),
    }),
  })
)

/** What the list may be asked for; the list itself judges the values (422). */
export const invoicesQuery = vine.create(
  vine.object({
    state: vine.string().optional(),
    issued_on: vine.string().optional(),
    due_on: vine.string().optional(),
    gross: vine.string().optional(),
    account: vine.string().optional(),
    customer: vine.string().optional(),
    run: vine.string().optional(),
    number: vine.string().optional(),
    name: vine.string().optional(),
    sort: vine.string().optional(),
    after: vine.string().optional(),
    before: vine.string().optional(),
  })
)
