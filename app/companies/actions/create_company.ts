import Company from '#app/companies/models/company'

interface Input {
  name: string
  legalName: string
  country: string
  currency: string
  timeZone: string
  locale: string
  taxId?: string | null
  address?: object
  bank?: object
}

/** Founds the legal entity that bills. Address and bank details are kept as canonical JSON. */
export default class CreateCompany {
  async execute({ address = {}, bank = {}, taxId = null, ...facts }: Input) {
    return Company.create({
      ...facts,
      taxId,
      address: JSON.stringify(address),
      bank: JSON.stringify(bank),
    })
  }
}
