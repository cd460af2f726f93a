import { tellStory } from '#tests/support/story'
import told from '#tests/scenarios/stories/commitment_late_usage_coupon'

tellStory(told, new URL('stories/commitment_late_usage_coupon.ts', import.meta.url).href)
