import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ApproveCorrection } from '#app/billing/actions/approve_correction'
import { RunCorrection } from '#app/billing/actions/run_correction'
import { tellStory } from '#tests/support/story'
import { tellStep, type StoryFacts } from '#tests/support/story_steps'
import mendedPrice from '#tests/scenarios/stories/mended_price'

tellStory(mendedPrice, new URL('stories/mended_price.ts', import.meta.url).href)

test.group('A correction that is not ready', () => {
  test('is not approved by who ordered it, nor without a dry run, nor applied before', async ({
    assert,
  }) => {
    const facts = (await mendedPrice.given()) as StoryFacts
    const { companyId } = facts
    for (const index of [0, 1, 2, 3, 4]) await tellStep(mendedPrice, index, facts)
    const { id } = await db.from('corrections').where('company_id', companyId).firstOrFail()
    const correctionId = Number(id)
    const approve = (actor: string) =>
      new ApproveCorrection().execute({ companyId, correctionId, actor })

    await assert.rejects(() => approve('clerk'), /cannot approve/)
    await assert.rejects(() => approve('manager'), /no dry run/)
    await assert.rejects(
      () =>
        new RunCorrection().execute({
          companyId,
          correctionId,
          kind: 'live',
          issuedOn: '2026-04-15',
          actor: 'clerk',
        }),
      /not approved/
    )
  })
})
