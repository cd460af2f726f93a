import { tellStory } from '#tests/support/story'
import house from '#tests/scenarios/stories/house'

tellStory(house, new URL('stories/house.ts', import.meta.url).href)
