import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import MoveTestClock from '#app/billing/actions/move_test_clock'
import { ClockException } from '#app/billing/exceptions/clock_exception'
import ListClockMoves from '#app/billing/queries/list_clock_moves'
import ClockMoveTransformer from '#app/billing/transformers/clock_move_transformer'
import { clockMoveValidator } from '#app/billing/validators/clock_move_validator'

/** The test clock of a sandbox: where it stands, where it was, and moving it ahead. */
export default class ClockMovesController {
  @inject()
  async index({ inertia, company }: HttpContext, listClockMoves: ListClockMoves) {
    return inertia.render('billing/clock_moves/index', {
      clockOn: company.clockOn,
      moves: ClockMoveTransformer.transform(await listClockMoves.execute(company.id)),
    })
  }

  @inject()
  async store(ctx: HttpContext, moveTestClock: MoveTestClock) {
    const { request, response, session, company, staff } = ctx
    const order = await request.validateUsing(clockMoveValidator)
    try {
      const actor = staff!.user.email
      await moveTestClock.execute({ ...order, companyId: company.id, actor })
    } catch (error) {
      if (!(error instanceof ClockException)) throw error
      session.flashAll()
      session.flash('inputErrorsBag', { [error.field]: [error.message] })
    }
    return response.redirect().toRoute('billing.clock_moves.index')
  }
}
