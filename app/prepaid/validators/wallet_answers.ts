import vine from '@vinejs/vine'

const money = () => vine.object({ minor: vine.string(), currency: vine.string() })

/** The form of the API's answers, for the published description. */
export const walletAnswer = vine.create(
  vine.object({
    wallet: vine
      .object({
        currency: vine.string(),
        settles: vine.enum(['prepaid', 'all'] as const),
        isLow: vine.boolean(),
        balance: money(),
        held: money(),
        alertBelow: money().nullable(),
        grants: vine.array(
          vine.object({
            id: vine.number(),
            kind: vine.enum(['paid', 'promotional'] as const),
            amount: money(),
            left: money(),
            priority: vine.number(),
            expiresOn: vine.string().nullable(),
          })
        ),
        entries: vine.array(
          vine.object({
            id: vine.number(),
            kind: vine.string(),
            amount: money(),
            documentId: vine.number().nullable(),
            documentNumber: vine.string().nullable(),
            recordedAt: vine.number(),
          })
        ),
      })
      .nullable(),
  })
)
