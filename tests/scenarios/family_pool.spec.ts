import { tellStory } from '#tests/support/story'
import familyPool from '#tests/scenarios/stories/family_pool'

tellStory(familyPool, new URL('stories/family_pool.ts', import.meta.url).href)
