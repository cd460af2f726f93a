import { controllers } from '#generated/controllers'
import { apiRoute } from '#app/integrations/openapi/api_route'
import { walletAnswer } from '#app/prepaid/validators/wallet_answers'
import { topUpValidator } from '#app/prepaid/validators/wallet_forms'

const tag = 'Wallets'

apiRoute(
  {
    ...{ method: 'get', path: '/accounts/:id/wallet', id: 'showWallet', tag },
    scope: 'customers.read',
    summary: 'Show the wallet of an account',
    description: 'Null when it has none. The twenty latest entries, and the grants that are left.',
    answer: walletAnswer,
  },
  [controllers.prepaid.ApiWallets, 'show']
)

apiRoute(
  {
    ...{ method: 'post', path: '/accounts/:id/top-ups', id: 'topUpWallet', tag },
    scope: 'wallets.write',
    summary: 'Pay money into the wallet of an account, or give it',
    idempotent: true,
    body: { 'application/json': topUpValidator },
    answer: walletAnswer,
  },
  [controllers.prepaid.ApiWallets, 'store']
)
