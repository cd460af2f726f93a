import { test } from '@japa/runner'
import type { FormSchema } from '../schema.js'
import type { BadTerms } from './samples.js'

interface WithTerms {
  readonly code: string
  readonly terms: FormSchema<any>
}

/** Terms that do not hold are refused at the field at fault, in a sentence. */
export function refusesBadTerms(owners: readonly WithTerms[], badTerms: readonly BadTerms[]): void {
  const bad = badTerms.filter(({ code }) => owners.some((owner) => owner.code === code))
  for (const [number, { code, terms, field }] of bad.entries()) {
    test(`${code} refuses bad terms ${number + 1} at ${field}`, async ({ assert }) => {
      const owner = owners.find((one) => one.code === code)!
      const problem = await owner.terms.validator.validate(terms).then(
        () => null,
        (error: { messages: { field: string; message: string }[] }) => error.messages
      )
      assert.include(
        problem?.map((message) => message.field),
        field
      )
      assert.isTrue(problem?.every((message) => message.message.length > 10))
    })
  }
}
