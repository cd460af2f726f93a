import { BaseTransformer } from '@adonisjs/core/transformers'
import { rowsOf, type UsageImport } from '#app/usage/usage_import'

export default class ImportTransformer extends BaseTransformer<UsageImport> {
  toObject() {
    return {
      ...this.pick(this.resource, [
        'id',
        'door',
        'fileName',
        'source',
        'formatCode',
        'state',
        'accepted',
        'duplicates',
        'suspended',
        'discarded',
        'startedBy',
        'startedAt',
        'finishedAt',
      ]),
      rows: rowsOf(this.resource),
      progress: this.#progress(),
    }
  }

  /** Hundredths of the way; null for what has no end, such as a day's feed. */
  #progress(): number | null {
    const { state, bytesRead, sizeBytes } = this.resource
    if (sizeBytes === 0) return null
    return state === 'finished' ? 100 : Math.min(99, Math.floor((bytesRead * 100) / sizeBytes))
  }

  forPage() {
    const { contentHash, options } = this.resource
    return {
      ...this.toObject(),
      ...this.pick(this.resource, ['sizeBytes', 'bytesRead', 'lastRow', 'error', 'heartbeatAt']),
      contentHash: contentHash.toString('hex'),
      options,
    }
  }
}
