import type { PluginManifest } from '#sdk/manifest'

export interface Story {
  readonly plugin: PluginManifest
  readonly steps: readonly ((companyId: number) => Promise<unknown>)[]
}

/** Stories that are told in a process of their own, by name. */
export async function loadStory(name: string): Promise<Story> {
  if (name !== 'claims') throw new Error(`There is no story "${name}"`)
  const { default: plugin } = await import('#tests/fixtures/plugins/claims')
  const { STEPS } = await import('#tests/support/claim_story')
  return { plugin, steps: STEPS }
}
