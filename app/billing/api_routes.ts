import { controllers } from '#generated/controllers'
import { apiRoute } from '#app/integrations/openapi/api_route'
import {
  correctionAnswer,
  correctionApprovalValidator,
  correctionRunAnswer,
  correctionRunValidator,
  correctionsAnswer,
  correctionsQuery,
  correctionValidator,
  differencesAnswer,
} from '#app/billing/validators/correction_validator'

const { billing } = controllers
const tag = 'Corrections'

apiRoute(
  {
    ...{ method: 'get', path: '/corrections', id: 'listCorrections', tag, scope: 'billing.read' },
    summary: 'List corrections, newest first',
    query: correctionsQuery,
    answer: correctionsAnswer,
  },
  [billing.ApiCorrections, 'index']
)

apiRoute(
  {
    ...{ method: 'get', path: '/corrections/:id', id: 'showCorrection', tag },
    scope: 'billing.read',
    summary: 'Show a correction with what its dry run came to',
    answer: correctionAnswer,
  },
  [billing.ApiCorrections, 'show']
)

apiRoute(
  {
    ...{ method: 'post', path: '/corrections', id: 'orderCorrection', tag },
    scope: 'corrections.order',
    summary: 'Order a correction of prices for days that are billed',
    description:
      'Charges by key with the terms that they should have had; prices of several currencies as for ' +
      'plans. Nothing holds before its approval. `code` is yours: the same order again is the same one.',
    body: { 'application/json': correctionValidator },
    answer: correctionAnswer,
  },
  [billing.ApiCorrections, 'store']
)

apiRoute(
  {
    ...{ method: 'post', path: '/corrections/:id/dry-runs', id: 'tryCorrection', tag },
    scope: 'billing.preview',
    summary: 'Compute what a correction would bill',
    description: 'Runs in the background; its state is that of the correction.',
    answer: correctionRunAnswer,
  },
  [billing.ApiCorrectionDryRuns, 'store']
)

apiRoute(
  {
    ...{ method: 'get', path: '/corrections/:id/differences', id: 'listDifferences', tag },
    scope: 'billing.read',
    summary: 'List what the last dry run found, by account and charge',
    query: correctionsQuery,
    answer: differencesAnswer,
  },
  [billing.ApiCorrectionDifferences, 'index']
)

apiRoute(
  {
    ...{ method: 'post', path: '/corrections/:id/approval', id: 'approveCorrection', tag },
    scope: 'corrections.approve',
    summary: 'Approve a correction',
    description: 'By another person than the one who ordered it, also behind another token.',
    body: { 'application/json': correctionApprovalValidator },
    answer: correctionAnswer,
  },
  [billing.ApiCorrectionApprovals, 'store']
)

apiRoute(
  {
    ...{ method: 'post', path: '/corrections/:id/run', id: 'billCorrection', tag },
    scope: 'billing.run',
    summary: 'Bill an approved correction, once',
    description:
      'Asked for again it is the same run. `confirmation` repeats that of the correction.',
    body: { 'application/json': correctionRunValidator },
    answer: correctionRunAnswer,
  },
  [billing.ApiCorrectionRuns, 'store']
)
