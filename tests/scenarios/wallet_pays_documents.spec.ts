import { tellStory } from '#tests/support/story'
import told from '#tests/scenarios/stories/wallet_pays_documents'

tellStory(told, new URL('stories/wallet_pays_documents.ts', import.meta.url).href)
