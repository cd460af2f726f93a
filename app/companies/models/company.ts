import { CompanySchema } from '#database/schema'

/** The legal entity that bills. Everything else belongs to exactly one. */
export default class Company extends CompanySchema {}
