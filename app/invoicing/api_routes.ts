import { controllers } from '#generated/controllers'
import { apiRoute } from '#app/integrations/openapi/api_route'
import {
  invoiceAnswer,
  invoicesAnswer,
  invoicesQuery,
} from '#app/invoicing/validators/invoice_answers'

apiRoute(
  {
    method: 'get',
    path: '/invoices',
    id: 'listInvoices',
    tag: 'Invoices',
    summary: 'List issued documents',
    description:
      'Newest first, 50 at a time, narrowed by the same filters as the list of the console. ' +
      'Give `after` of an answer as `after` to see the next page.',
    scope: 'invoices.read',
    query: invoicesQuery,
    answer: invoicesAnswer,
  },
  [controllers.invoicing.ApiInvoices, 'index']
)

apiRoute(
  {
    method: 'get',
    path: '/invoices/:id',
    id: 'showInvoice',
    tag: 'Invoices',
    summary: 'Show one issued document with its lines and taxes',
    scope: 'invoices.read',
    answer: invoiceAnswer,
  },
  [controllers.invoicing.ApiInvoices, 'show']
)
