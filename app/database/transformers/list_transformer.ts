import { BaseTransformer } from '@adonisjs/core/transformers'
import type { ListResult } from '#app/database/paging/read_list'
import { totalsView } from '#app/database/transformers/totals_view'

/** What surrounds the rows of a list: where it stands, what it is narrowed by, and its totals. */
export default class ListTransformer extends BaseTransformer<Omit<ListResult<unknown>, 'rows'>> {
  toObject() {
    const { state, page, totals, today } = this.resource
    const { name, descending } = state.sort
    return {
      query: { ...state.query },
      ignored: [...state.ignored],
      sort: descending ? `-${name}` : name,
      before: page.before,
      after: page.after,
      totals: totalsView(totals),
      today,
    }
  }
}
