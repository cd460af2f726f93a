import { tellStory } from '#tests/support/story'
import priceOfItsOwn from '#tests/scenarios/stories/price_of_its_own'

tellStory(priceOfItsOwn, new URL('stories/price_of_its_own.ts', import.meta.url).href)
