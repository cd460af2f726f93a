import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#app/middleware/main'

const { billing } = controllers

router
  .group(() => {
    router.get('/bill-runs', [billing.BillRuns, 'index']).use(middleware.can('billing.read'))
    router
      .get('/bill-runs/create', [billing.BillRuns, 'create'])
      .use(middleware.can('billing.preview'))
    router.post('/bill-runs', [billing.BillRuns, 'store']).use(middleware.can('billing.preview'))
    router.get('/bill-runs/:id', [billing.BillRuns, 'show']).use(middleware.can('billing.read'))
    router
      .get('/bill-runs/:id/progress', [billing.BillRunProgress, 'show'])
      .use(middleware.can('billing.read'))
    router
      .get('/bill-runs/:id/totals', [billing.BillRunTotals, 'show'])
      .use(middleware.can('billing.read'))
    router
      .get('/bill-runs/:id/previews', [billing.RunPreviews, 'index'])
      .use(middleware.can('billing.read'))
    router
      .post('/bill-runs/:id/cancellation', [billing.BillRunCancellations, 'store'])
      .use(middleware.can('billing.run'))
    router
      .post('/bill-runs/:id/retries', [billing.BillRunRetries, 'store'])
      .use(middleware.can('billing.run'))
    router.get('/late-changes', [billing.LateChanges, 'index']).use(middleware.can('billing.read'))
    router
      .get('/parked-accounts', [billing.ParkedAccounts, 'index'])
      .use(middleware.can('billing.read'))
    router
      .get('/invoices/:id/rebilling', [billing.Rebillings, 'create'])
      .use(middleware.can('invoices.issue'))
    router
      .post('/invoices/:id/rebilling', [billing.Rebillings, 'store'])
      .use(middleware.can('invoices.issue'))
    const compare = middleware.can('billing.preview')
    router.get('/what-ifs', [billing.WhatIfs, 'index']).use(compare)
    router.get('/what-ifs/create', [billing.WhatIfs, 'create']).use(compare)
    router.post('/what-ifs', [billing.WhatIfs, 'store']).use(compare)
    router.get('/what-ifs/:id', [billing.WhatIfs, 'show']).use(compare)
    router.post('/what-ifs/:id/cancellation', [billing.WhatIfCancellations, 'store']).use(compare)
    const move = middleware.can('catalog.write')
    router.get('/plan-moves', [billing.PlanMoves, 'index']).use(move)
    router.get('/plan-moves/create', [billing.PlanMoves, 'create']).use(move)
    router.post('/plan-moves', [billing.PlanMoves, 'store']).use(move)
    router.get('/plan-moves/:id', [billing.PlanMoves, 'show']).use(move)
    router.post('/plan-moves/:id/confirmation', [billing.PlanMoveConfirmations, 'store']).use(move)
    router.post('/plan-moves/:id/cancellation', [billing.PlanMoveCancellations, 'store']).use(move)
    router.get('/test-clock', [billing.ClockMoves, 'index']).use(middleware.can('settings.read'))
    router.post('/test-clock', [billing.ClockMoves, 'store']).use(middleware.can('settings.write'))
    router
      .get('/accounts/:id/preview', [billing.AccountPreviews, 'show'])
      .use(middleware.can('billing.preview'))
    router
      .get('/accounts/:id/preview/lines/:position', [billing.AccountPreviewLines, 'show'])
      .where('position', router.matchers.number())
      .use(middleware.can('billing.preview'))
    router
      .get('/invoices/:id/lines/:position/explanation', [billing.LineExplanations, 'show'])
      .where('position', router.matchers.number())
      .use(middleware.can('invoices.read'))

    const read = middleware.can('billing.read')
    const order = middleware.can('corrections.order')
    router.get('/corrections', [billing.Corrections, 'index']).use(read)
    router.post('/corrections', [billing.Corrections, 'store']).use(order)
    router
      .get('/plans/:id/versions/:version/corrections/create', [billing.Corrections, 'create'])
      .use(order)
    router.get('/corrections/:id', [billing.Corrections, 'show']).use(read)
    router.get('/corrections/:id/differences', [billing.CorrectionDifferences, 'index']).use(read)
    router
      .post('/corrections/:id/dry-runs', [billing.CorrectionDryRuns, 'store'])
      .use(middleware.can('billing.preview'))
    router
      .post('/corrections/:id/approval', [billing.CorrectionApprovals, 'store'])
      .use(middleware.can('corrections.approve'))
    router
      .post('/corrections/:id/run', [billing.CorrectionRuns, 'store'])
      .use(middleware.can('billing.run'))
  })
  .where('id', router.matchers.number())
  .where('version', router.matchers.number())
  .as('billing')
