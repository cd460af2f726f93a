import { controllers } from '#generated/controllers'
import { apiRoute } from '#app/integrations/openapi/api_route'
import { NDJSON } from '#app/usage/feed/read_body'
import { apiEventSchema } from '#app/usage/feed/api_event'
import { usageAnswer } from '#app/usage/validators/usage_answer'
import { usageEvents, usageSourceValidator } from '#app/usage/validators/usage_events_validator'

apiRoute(
  {
    method: 'post',
    path: '/usage',
    id: 'acceptUsage',
    tag: 'Usage',
    summary: 'Send usage events',
    description:
      'Each event is accepted once, found to be a duplicate, or held in suspense with a reason. ' +
      'Events are told apart by their id within the source. As application/x-ndjson, one event a ' +
      'line; the body may be compressed (Content-Encoding: gzip). An event may supersede the one of ' +
      'the same id, or withdraw it.',
    scope: 'usage.write',
    idempotent: true,
    query: usageSourceValidator,
    body: { 'application/json': usageEvents, [NDJSON]: apiEventSchema },
    answer: usageAnswer,
  },
  [controllers.usage.UsageEvents, 'store']
)
