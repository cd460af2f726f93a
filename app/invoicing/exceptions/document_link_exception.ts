import { Exception } from '@adonisjs/core/exceptions'

/** A document stands to an earlier one in a way that its kind does not allow. */
export class DocumentLinkException extends Exception {
  static status = 422
  static code = 'E_DOCUMENT_LINK'
}
