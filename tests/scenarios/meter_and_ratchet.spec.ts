import { tellStory } from '#tests/support/story'
import meterAndRatchet from '#tests/scenarios/stories/meter_and_ratchet'

tellStory(meterAndRatchet, new URL('stories/meter_and_ratchet.ts', import.meta.url).href)
