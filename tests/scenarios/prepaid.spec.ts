import { tellStory } from '#tests/support/story'
import prepaid from '#tests/scenarios/stories/prepaid'

tellStory(prepaid, new URL('stories/prepaid.ts', import.meta.url).href)
