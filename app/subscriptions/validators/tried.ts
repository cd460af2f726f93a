import { errors, type VineValidator } from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { withFieldErrors } from '#app/subscriptions/validators/order_of'

export interface Problem {
  readonly field: string
  readonly message: string
}

/**
 * What a form would do with what was filled in so far. Nothing while something is missing; what the
 * domain refuses is said with its field.
 */
export async function tried<Validator extends VineValidator<any, any>, Result>(
  validator: Validator,
  data: unknown,
  work: (input: Infer<Validator>) => Promise<Result>
): Promise<{ readonly preview: Result | null; readonly problem: Problem | null }> {
  const [unfinished, input] = await validator.tryValidate(data)
  if (unfinished !== null) return { preview: null, problem: null }
  try {
    return { preview: await withFieldErrors(() => work(input as never)), problem: null }
  } catch (error) {
    if (!(error instanceof errors.E_VALIDATION_ERROR)) throw error
    const [{ field, message }] = error.messages as Problem[]
    return { preview: null, problem: { field, message } }
  }
}
