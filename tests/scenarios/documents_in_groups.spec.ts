import { tellStory } from '#tests/support/story'
import told from '#tests/scenarios/stories/documents_in_groups'

tellStory(told, new URL('stories/documents_in_groups.ts', import.meta.url).href)
