import vine from '@vinejs/vine'
import { CREDITS } from '#app/subscriptions/changing/change_rows'

export const CHANGE_CHOICES = ['plan', 'quantity', 'pause', 'resume', 'end', 'transfer'] as const
export type ChangeChoice = (typeof CHANGE_CHOICES)[number]

const day = () => vine.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const id = () => vine.number().withoutDecimals().positive()

/** now, period_end, or a local date. */
const changeFields = () => ({
  kind: vine.enum(CHANGE_CHOICES),
  effective: vine.string().regex(/^(now|period_end|\d{4}-\d{2}-\d{2})$/),
  planVersionId: id().optional().requiredWhen('kind', '=', 'plan'),
  quantity: id().optional().requiredWhen('kind', '=', 'quantity'),
  credit: vine.enum(CREDITS).optional(),
  accountId: id().optional(),
  /** Beside its id: what an account is called by people. */
  accountNumber: vine.string().trim().maxLength(40).optional(),
})

const startFields = () => ({
  accountId: id(),
  serviceId: id().nullable().optional(),
  /** Of an add-on: what it stands beside, where several would do. */
  baseId: id().nullable().optional(),
  planVersionId: id(),
  quantity: id().optional(),
  startsOn: vine.string().regex(/^(now|\d{4}-\d{2}-\d{2})$/),
  endsOn: day().nullable().optional(),
  anchor: vine.enum(['anniversary', 'day', 'account', 'date'] as const).optional(),
  anchorDay: vine
    .number()
    .withoutDecimals()
    .range([1, 31])
    .optional()
    .requiredWhen('anchor', '=', 'day'),
  anchorOn: day().optional().requiredWhen('anchor', '=', 'date'),
})

const reason = () => vine.string().trim().minLength(3).maxLength(500)
const requestId = () => vine.string().trim().maxLength(120).optional()

/** A change as it is tried; with who knows what reason. */
export const changeTryValidator = vine.create(changeFields())
export const changeValidator = vine.create({
  ...changeFields(),
  reason: reason(),
  requestId: requestId(),
})
export const startTryValidator = vine.create(startFields())
export const startValidator = vine.create({
  ...startFields(),
  reason: reason(),
  requestId: requestId(),
})
export const undoValidator = vine.create({
  seq: id(),
  reason: reason(),
  requestId: requestId(),
})
