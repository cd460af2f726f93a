import { errors } from '@vinejs/vine'
import type { I18n } from '@adonisjs/i18n'

/** The texts of the reader's language. */
export type FormTexts = Pick<I18n, 't' | 'createMessagesProvider'>

export interface Problem {
  readonly field: string
  readonly rule: string
  readonly message: string
}

/** Collects what is wrong with a form, each at its field, so that all of it is said at once. */
export class Problems {
  readonly #found: Problem[] = []

  constructor(private readonly texts: FormTexts) {}

  /** `rule` names a text `plans.problems.<rule>`. */
  add(field: string, rule: string, values: Record<string, unknown> = {}) {
    this.say(field, rule, this.texts.t(`plans.problems.${rule}`, values))
  }

  /** A message that somebody else has worded. One field shows its first. */
  say(field: string, rule: string, message: string) {
    if (this.#found.some((problem) => problem.field === field)) return
    this.#found.push({ field, rule, message })
  }

  get found(): readonly Problem[] {
    return this.#found
  }

  get isEmpty(): boolean {
    return this.#found.length === 0
  }

  /** Errors: E_VALIDATION_ERROR with everything that was found. */
  refuse() {
    if (!this.isEmpty) throw new errors.E_VALIDATION_ERROR(this.#found)
  }
}

/** What a validator found at fault; null for any other error. */
export function messagesOf(
  error: unknown
): readonly { readonly field: string; readonly rule: string; readonly message: string }[] | null {
  return error instanceof errors.E_VALIDATION_ERROR ? error.messages : null
}
