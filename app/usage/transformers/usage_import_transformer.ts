import { BaseTransformer } from '@adonisjs/core/transformers'
import type { ImportDetails } from '#app/usage/queries/find_import_details'
import { rowsOf, type UsageImport } from '#app/usage/usage_import'

export default class UsageImportTransformer extends BaseTransformer<UsageImport> {
  toObject() {
    return {
      ...this.pick(this.resource, [
        'id',
        'door',
        'fileName',
        'source',
        'formatCode',
        'state',
        'sizeBytes',
        'bytesRead',
        'accepted',
        'duplicates',
        'suspended',
        'discarded',
        'startedBy',
        'startedAt',
        'finishedAt',
      ]),
      rows: rowsOf(this.resource),
    }
  }

  /** With the account of its rows; for a resource that was read as details. */
  forPage() {
    const details = this.resource as ImportDetails
    return {
      ...this.toObject(),
      ...this.pick(details, ['error', 'writtenOff', 'usageFrom', 'usageTo']),
      contentHash: details.contentHash.toString('hex'),
      canRetry: details.state === 'failed' && details.formatRevision > 0,
      reasons: details.reasons.map((reason) => ({ ...reason })),
    }
  }
}
