import { unitOfWork } from '#app/database/unit_of_work'
import type User from '#app/identity/models/user'

/** Remembers the language a user reads, on every browser they sign in with. */
export default class ChooseLocale {
  async execute(user: User, locale: string) {
    await unitOfWork(async ({ trx }) => {
      await user.useTransaction(trx).merge({ locale }).save()
    })
  }
}
