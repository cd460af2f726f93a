import vine from '@vinejs/vine'
import { Exception } from '@adonisjs/core/exceptions'
import { currencyDigits } from '#kernel/currency'
import { zoneOffsetSeconds } from '#kernel/time_zone'
import { clock } from '#app/database/clock'
import CreateCompany from '#app/companies/actions/create_company'
import CreateUser from '#app/identity/actions/create_user'

export interface Founding {
  readonly name: string
  readonly legalName: string
  readonly country: string
  readonly currency: string
  readonly timeZone: string
  readonly taxId: string | null
  readonly email: string
  readonly fullName: string
  readonly password: string
  /** Whether it is a place to try things out, with a clock of its own. */
  readonly isSandbox?: boolean
}

const validator = vine.create(
  vine.object({
    name: vine.string().trim().minLength(1).maxLength(120),
    legalName: vine.string().trim().minLength(1).maxLength(200),
    country: vine.string().regex(/^[A-Z]{2}$/),
    currency: vine.string().regex(/^[A-Z]{3}$/),
    timeZone: vine.string().maxLength(64),
    taxId: vine.string().trim().maxLength(40).nullable(),
    email: vine.string().trim().email().maxLength(254),
    fullName: vine.string().trim().minLength(1).maxLength(120),
    password: vine.string().minLength(12),
  })
)

/**
 * Founds a company and its first administrator. Errors: E_FOUNDING, naming each value that cannot
 * be used; nothing is stored then.
 */
export async function foundCompany(founding: Founding): Promise<{ companyId: number }> {
  const [errors, valid] = await validator.tryValidate(founding)
  if (errors) {
    const messages = (errors.messages as { message: string }[]).map(({ message }) => message)
    throw refused(messages.join(' '))
  }
  try {
    currencyDigits(valid.currency)
    zoneOffsetSeconds(valid.timeZone, 0)
  } catch (error) {
    throw refused(error instanceof Error ? error.message : String(error))
  }
  const { email, fullName, password, ...facts } = valid
  const clockOn = founding.isSandbox ? clock.today(valid.timeZone) : null
  const company = await new CreateCompany().execute({ ...facts, clockOn, locale: 'en' })
  const companyId = company.id
  await new CreateUser().execute({ companyId, email, fullName, password, role: 'admin' })
  return { companyId }
}

function refused(message: string) {
  return new Exception(`The company was not founded. ${message}`, {
    code: 'E_FOUNDING',
    status: 422,
  })
}
