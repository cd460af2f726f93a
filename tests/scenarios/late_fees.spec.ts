import { tellStory } from '#tests/support/story'
import lateFees from '#tests/scenarios/stories/late_fees'

tellStory(lateFees, new URL('stories/late_fees.ts', import.meta.url).href)
