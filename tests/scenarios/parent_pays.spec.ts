import { tellStory } from '#tests/support/story'
import told from '#tests/scenarios/stories/parent_pays'

tellStory(told, new URL('stories/parent_pays.ts', import.meta.url).href)
