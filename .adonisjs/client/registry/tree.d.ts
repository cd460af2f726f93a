/* eslint-disable prettier/prettier */
import type { routes } from './index.ts'

export interface ApiDefinition {
  identity: {
    session: {
      create: typeof routes['identity.session.create']
      store: typeof routes['identity.session.store']
      destroy: typeof routes['identity.session.destroy']
    }
    locale: {
      update: typeof routes['identity.locale.update']
    }
  }
  companies: {
    selection: {
      update: typeof routes['companies.selection.update']
    }
  }
  overview: {
    show: typeof routes['overview.show']
  }
  notFound: typeof routes['not_found']
}
