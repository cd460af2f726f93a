import { tellStory } from '#tests/support/story'
import told from '#tests/scenarios/stories/late_usage_where_a_minimum_was_billed'

tellStory(told, new URL('stories/late_usage_where_a_minimum_was_billed.ts', import.meta.url).href)
