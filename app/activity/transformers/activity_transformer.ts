import { BaseTransformer } from '@adonisjs/core/transformers'
import type { ActivityRow } from '#app/activity/queries/activities_of'

/** Who did what and when; details are the plain facts of the entry, shown as pairs. */
export default class ActivityTransformer extends BaseTransformer<ActivityRow> {
  toObject() {
    return {
      ...this.pick(this.resource, ['id', 'at', 'actor', 'action', 'subjectKind', 'subjectId']),
      details: Object.entries(this.resource.details).map(([name, value]) => ({
        name,
        value: typeof value === 'object' ? JSON.stringify(value) : String(value),
      })),
    }
  }
}
