import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'
import { parseMoney } from '#kernel/money'
import FindAccount from '#app/customers/queries/find_account'
import { requestKey } from '#app/integrations/request_key'
import { GrantCredit } from '#app/prepaid/actions/grant_credit'
import { findWallet } from '#app/prepaid/queries/find_wallet'
import WalletTransformer from '#app/prepaid/transformers/wallet_transformer'
import { topUpValidator } from '#app/prepaid/validators/wallet_forms'

/** Wallets for programs. */
@inject()
export default class ApiWalletsController {
  constructor(private readonly findAccount: FindAccount) {}

  async show({ params, company, response }: HttpContext) {
    const { id } = await this.findAccount.execute(company.id, Number(params.id))
    return response.ok(await walletOf(company.id, id))
  }

  /** A top-up: money that came in, or a gift. */
  async store(ctx: HttpContext) {
    const { request, response, params, company, token } = ctx
    const form = await request.validateUsing(topUpValidator)
    const { id: accountId, currency } = await this.findAccount.execute(
      company.id,
      Number(params.id)
    )
    await new GrantCredit().execute({
      ...{ companyId: company.id, accountId, kind: form.kind, key: requestKey(ctx) },
      ...{ actor: `token ${token!.name}`, expiresOn: form.expiresOn ?? null },
      amountMinor: parseMoney(form.amount, currency).minor,
      ...(form.priority !== null && form.priority !== undefined && { priority: form.priority }),
    })
    return response.created(await walletOf(company.id, accountId))
  }
}

async function walletOf(companyId: number, accountId: number) {
  const wallet = await findWallet(db.connection(), companyId, accountId)
  return { wallet: wallet === null ? null : new WalletTransformer(wallet).toObject() }
}
