import type { Assert } from '@japa/assert'
import { clock } from '#app/database/clock'

/** What a story is about, as plain data that another process can be handed. */
export interface StoryFacts {
  readonly companyId: number
}

/** One thing that somebody does at an instant; done again it changes nothing. */
export interface StoryStep<Facts> {
  readonly name: string
  readonly at: string
  run(facts: Facts): Promise<void>
}

/**
 * A story over the calendar. `given` makes its world once, `steps` are told in order, `outcome` says
 * what must stand at the end, however the steps were told.
 */
export interface Story<Facts extends StoryFacts = any> {
  readonly title: string
  /** What has to be there while it is told, in whatever process; the result takes it away again. */
  readonly around?: () => Promise<() => void>
  given(): Promise<Facts>
  readonly steps: readonly StoryStep<Facts>[]
  outcome(facts: Facts, assert: Assert): Promise<void>
}

export function story<Facts extends StoryFacts>(told: Story<Facts>): Story<Facts> {
  return told
}

/** Does one step at its instant; the clock stands still meanwhile. */
export async function tellStep(told: Story, index: number, facts: StoryFacts): Promise<void> {
  const step = told.steps[index]
  clock.freezeAt(Date.parse(step.at))
  try {
    await step.run(facts)
  } finally {
    clock.release()
  }
}
