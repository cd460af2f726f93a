import { tellStory } from '#tests/support/story'
import told from '#tests/scenarios/stories/coupon_that_expires'

tellStory(told, new URL('stories/coupon_that_expires.ts', import.meta.url).href)
