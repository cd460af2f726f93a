import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { serialize } from '#app/database/transformers/serialize'
import SearchConsole from '#app/reporting/queries/search_console'
import FoundTransformer from '#app/reporting/transformers/found_transformer'
import { searchValidator } from '#app/reporting/validators/search_validator'

/** What the palette proposes while somebody types. */
export default class SearchController {
  @inject()
  async index({ request, company, permissions }: HttpContext, searchConsole: SearchConsole) {
    const { q } = await searchValidator.validate(request.qs())
    const found = await searchConsole.execute(company, permissions, q)
    return serialize(FoundTransformer.transform(found))
  }
}
