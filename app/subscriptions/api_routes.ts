import { controllers } from '#generated/controllers'
import { apiRoute, type ApiOperation } from '#app/integrations/openapi/api_route'
import {
  changeTryValidator,
  changeValidator,
  startTryValidator,
  startValidator,
  undoValidator,
} from '#app/subscriptions/validators/order_validator'
import {
  orderedAnswer,
  previewAnswer,
  subscriptionAnswer,
  subscriptionsAnswer,
  subscriptionsQuery,
} from '#app/subscriptions/validators/subscription_answers'

const { subscriptions } = controllers
const tag = 'Subscriptions'
const written = { method: 'post', tag, scope: 'subscriptions.write', idempotent: true } as const
const tried = { method: 'post', tag, scope: 'subscriptions.write' } as const
const json = (schema: NonNullable<ApiOperation['body']>[string]) => ({ 'application/json': schema })

apiRoute(
  {
    ...{ method: 'get', path: '/subscriptions', id: 'listSubscriptions', tag },
    summary: 'List subscriptions of an account or a service',
    description: 'Newest first, 200 at a time. Give `after` of an answer to see those that follow.',
    scope: 'customers.read',
    query: subscriptionsQuery,
    answer: subscriptionsAnswer,
  },
  [subscriptions.ApiSubscriptions, 'index']
)

apiRoute(
  {
    ...{ method: 'get', path: '/subscriptions/:id', id: 'showSubscription', tag },
    summary: 'Show a subscription with its life, phases, periods and changes',
    scope: 'customers.read',
    answer: subscriptionAnswer,
  },
  [subscriptions.ApiSubscriptions, 'show']
)

apiRoute(
  {
    ...written,
    ...{ path: '/subscriptions', id: 'startSubscription' },
    summary: 'Start a subscription',
    description:
      'From a day on, or `now`. `anchor` says what periods are counted from: the start ' +
      '(anniversary), a day of the month, the account, or a date.',
    body: json(startValidator),
    answer: orderedAnswer,
  },
  [subscriptions.ApiSubscriptions, 'store']
)

apiRoute(
  {
    ...written,
    ...{ path: '/subscriptions/:id/changes', id: 'changeSubscription' },
    summary: 'Change plan or quantity, pause, resume, end or transfer',
    description:
      '`effective` is `now`, `period_end`, or the first day that it holds, also one in the past. Of ' +
      'an end, `credit` says what becomes of what was billed in advance: prorated, none or full.',
    body: json(changeValidator),
    answer: orderedAnswer,
  },
  [subscriptions.ApiSubscriptionChanges, 'store']
)

apiRoute(
  {
    ...written,
    ...{ path: '/subscriptions/:id/undos', id: 'undoSubscriptionChange' },
    summary: 'Undo a change that has not begun',
    body: json(undoValidator),
    answer: orderedAnswer,
  },
  [subscriptions.ApiSubscriptionUndos, 'store']
)

apiRoute(
  {
    ...tried,
    ...{ path: '/subscriptions/:id/change-previews', id: 'previewSubscriptionChange' },
    summary: 'See what a change would cost',
    description: 'The next bill without the change and with it, tax included. Nothing is stored.',
    body: json(changeTryValidator),
    answer: previewAnswer,
  },
  [subscriptions.ApiChangePreviews, 'store']
)

apiRoute(
  {
    ...tried,
    ...{ path: '/subscription-previews', id: 'previewSubscriptionStart' },
    summary: 'See what a start would cost',
    body: json(startTryValidator),
    answer: previewAnswer,
  },
  [subscriptions.ApiStartPreviews, 'store']
)
