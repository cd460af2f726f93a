import { tellStory } from '#tests/support/story'
import planThereAndBack from '#tests/scenarios/stories/plan_there_and_back'

tellStory(planThereAndBack, new URL('stories/plan_there_and_back.ts', import.meta.url).href)
