/* eslint-disable prettier/prettier */
import type { AdonisEndpoint } from '@tuyau/core/types'
import type { Registry } from './schema.d.ts'
import type { ApiDefinition } from './tree.d.ts'

const placeholder: any = {}

const routes = {
  'identity.session.create': {
    methods: ["GET","HEAD"],
    pattern: '/sign-in',
    tokens: [{"old":"/sign-in","type":0,"val":"sign-in","end":""}],
    types: placeholder as Registry['identity.session.create']['types'],
  },
  'identity.session.store': {
    methods: ["POST"],
    pattern: '/sign-in',
    tokens: [{"old":"/sign-in","type":0,"val":"sign-in","end":""}],
    types: placeholder as Registry['identity.session.store']['types'],
  },
  'identity.session.destroy': {
    methods: ["DELETE"],
    pattern: '/session',
    tokens: [{"old":"/session","type":0,"val":"session","end":""}],
    types: placeholder as Registry['identity.session.destroy']['types'],
  },
  'identity.locale.update': {
    methods: ["PUT"],
    pattern: '/locale',
    tokens: [{"old":"/locale","type":0,"val":"locale","end":""}],
    types: placeholder as Registry['identity.locale.update']['types'],
  },
  'companies.selection.update': {
    methods: ["PUT"],
    pattern: '/session/company',
    tokens: [{"old":"/session/company","type":0,"val":"session","end":""},{"old":"/session/company","type":0,"val":"company","end":""}],
    types: placeholder as Registry['companies.selection.update']['types'],
  },
  'invoicing.invoices.index': {
    methods: ["GET","HEAD"],
    pattern: '/invoices',
    tokens: [{"old":"/invoices","type":0,"val":"invoices","end":""}],
    types: placeholder as Registry['invoicing.invoices.index']['types'],
  },
  'invoicing.invoice_totals.show': {
    methods: ["GET","HEAD"],
    pattern: '/invoices/totals',
    tokens: [{"old":"/invoices/totals","type":0,"val":"invoices","end":""},{"old":"/invoices/totals","type":0,"val":"totals","end":""}],
    types: placeholder as Registry['invoicing.invoice_totals.show']['types'],
  },
  'invoicing.invoices.show': {
    methods: ["GET","HEAD"],
    pattern: '/invoices/:id',
    tokens: [{"old":"/invoices/:id","type":0,"val":"invoices","end":""},{"old":"/invoices/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['invoicing.invoices.show']['types'],
  },
  'billing.bill_runs.index': {
    methods: ["GET","HEAD"],
    pattern: '/bill-runs',
    tokens: [{"old":"/bill-runs","type":0,"val":"bill-runs","end":""}],
    types: placeholder as Registry['billing.bill_runs.index']['types'],
  },
  'billing.bill_runs.create': {
    methods: ["GET","HEAD"],
    pattern: '/bill-runs/create',
    tokens: [{"old":"/bill-runs/create","type":0,"val":"bill-runs","end":""},{"old":"/bill-runs/create","type":0,"val":"create","end":""}],
    types: placeholder as Registry['billing.bill_runs.create']['types'],
  },
  'billing.bill_runs.store': {
    methods: ["POST"],
    pattern: '/bill-runs',
    tokens: [{"old":"/bill-runs","type":0,"val":"bill-runs","end":""}],
    types: placeholder as Registry['billing.bill_runs.store']['types'],
  },
  'billing.bill_runs.show': {
    methods: ["GET","HEAD"],
    pattern: '/bill-runs/:id',
    tokens: [{"old":"/bill-runs/:id","type":0,"val":"bill-runs","end":""},{"old":"/bill-runs/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['billing.bill_runs.show']['types'],
  },
  'billing.bill_run_progress.show': {
    methods: ["GET","HEAD"],
    pattern: '/bill-runs/:id/progress',
    tokens: [{"old":"/bill-runs/:id/progress","type":0,"val":"bill-runs","end":""},{"old":"/bill-runs/:id/progress","type":1,"val":"id","end":""},{"old":"/bill-runs/:id/progress","type":0,"val":"progress","end":""}],
    types: placeholder as Registry['billing.bill_run_progress.show']['types'],
  },
  'billing.bill_run_totals.show': {
    methods: ["GET","HEAD"],
    pattern: '/bill-runs/:id/totals',
    tokens: [{"old":"/bill-runs/:id/totals","type":0,"val":"bill-runs","end":""},{"old":"/bill-runs/:id/totals","type":1,"val":"id","end":""},{"old":"/bill-runs/:id/totals","type":0,"val":"totals","end":""}],
    types: placeholder as Registry['billing.bill_run_totals.show']['types'],
  },
  'billing.run_previews.index': {
    methods: ["GET","HEAD"],
    pattern: '/bill-runs/:id/previews',
    tokens: [{"old":"/bill-runs/:id/previews","type":0,"val":"bill-runs","end":""},{"old":"/bill-runs/:id/previews","type":1,"val":"id","end":""},{"old":"/bill-runs/:id/previews","type":0,"val":"previews","end":""}],
    types: placeholder as Registry['billing.run_previews.index']['types'],
  },
  'billing.bill_run_cancellations.store': {
    methods: ["POST"],
    pattern: '/bill-runs/:id/cancellation',
    tokens: [{"old":"/bill-runs/:id/cancellation","type":0,"val":"bill-runs","end":""},{"old":"/bill-runs/:id/cancellation","type":1,"val":"id","end":""},{"old":"/bill-runs/:id/cancellation","type":0,"val":"cancellation","end":""}],
    types: placeholder as Registry['billing.bill_run_cancellations.store']['types'],
  },
  'billing.bill_run_retries.store': {
    methods: ["POST"],
    pattern: '/bill-runs/:id/retries',
    tokens: [{"old":"/bill-runs/:id/retries","type":0,"val":"bill-runs","end":""},{"old":"/bill-runs/:id/retries","type":1,"val":"id","end":""},{"old":"/bill-runs/:id/retries","type":0,"val":"retries","end":""}],
    types: placeholder as Registry['billing.bill_run_retries.store']['types'],
  },
  'billing.parked_accounts.index': {
    methods: ["GET","HEAD"],
    pattern: '/parked-accounts',
    tokens: [{"old":"/parked-accounts","type":0,"val":"parked-accounts","end":""}],
    types: placeholder as Registry['billing.parked_accounts.index']['types'],
  },
  'overview.show': {
    methods: ["GET","HEAD"],
    pattern: '/',
    tokens: [{"old":"/","type":0,"val":"/","end":""}],
    types: placeholder as Registry['overview.show']['types'],
  },
  'not_found': {
    methods: ["HEAD","OPTIONS","GET","POST","PUT","PATCH","DELETE"],
    pattern: '/*',
    tokens: [{"old":"/*","type":2,"val":"*","end":""}],
    types: placeholder as Registry['not_found']['types'],
  },
} as const satisfies Record<string, AdonisEndpoint>

export { routes }

export const registry = {
  routes,
  $tree: {} as ApiDefinition,
}

declare module '@tuyau/core/types' {
  export interface UserRegistry {
    routes: typeof routes
    $tree: ApiDefinition
  }
}
