import { DateTime } from 'luxon'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import type ApiToken from '#app/identity/models/api_token'

/** When a token was last used is kept to the nearest five minutes, to spare the writer. */
const PRECISION_MINUTES = 5

export default class NoteTokenUse {
  async execute(token: ApiToken) {
    const now = DateTime.fromMillis(clock.now())
    if (token.lastUsedAt && token.lastUsedAt > now.minus({ minutes: PRECISION_MINUTES })) return

    await unitOfWork(async ({ trx }) => {
      await token.useTransaction(trx).merge({ lastUsedAt: now }).save()
    })
  }
}
