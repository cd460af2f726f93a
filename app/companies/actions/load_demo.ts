import Company from '#app/companies/models/company'
import CreateCompany from '#app/companies/actions/create_company'
import CreateUser from '#app/identity/actions/create_user'

export const DEMO_EMAIL = 'admin@demo.example'

/** The company to play in and its administrator; null when a company exists already. */
export default class LoadDemo {
  async execute(password: string) {
    if (await Company.query().first()) return null

    const company = await new CreateCompany().execute({
      name: 'Nordlicht Telecom',
      legalName: 'Nordlicht Telecom GmbH',
      country: 'DE',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      locale: 'en',
      taxId: 'DE123456788',
      address: ['Hafenstraße 12', '20457 Hamburg', 'Germany'],
      bank: [
        { label: 'IBAN', value: 'DE02 1203 0000 0000 2020 51' },
        { label: 'BIC', value: 'BYLADEM1001' },
      ],
    })
    const user = await new CreateUser().execute({
      companyId: company.id,
      email: DEMO_EMAIL,
      fullName: 'Anna Admin',
      password,
      role: 'admin',
    })
    return { company, email: user.email, password }
  }
}
