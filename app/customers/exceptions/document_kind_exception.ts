import { Exception } from '@adonisjs/core/exceptions'

/** An account that would get a kind of document by which nothing can be owed. */
export class DocumentKindException extends Exception {
  static status = 422
  static code = 'E_DOCUMENT_KIND'

  constructor(kind: string) {
    super(
      `Nothing is owed by documents of the kind "${kind}": choose one that posts and makes items`
    )
  }
}
