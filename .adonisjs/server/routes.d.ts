import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
    'identity.session.create': { paramsTuple?: []; params?: {} }
    'identity.session.store': { paramsTuple?: []; params?: {} }
    'identity.session.destroy': { paramsTuple?: []; params?: {} }
    'identity.locale.update': { paramsTuple?: []; params?: {} }
    'companies.selection.update': { paramsTuple?: []; params?: {} }
    'invoicing.invoices.index': { paramsTuple?: []; params?: {} }
    'invoicing.invoice_totals.show': { paramsTuple?: []; params?: {} }
    'invoicing.invoices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_runs.index': { paramsTuple?: []; params?: {} }
    'billing.bill_runs.create': { paramsTuple?: []; params?: {} }
    'billing.bill_runs.store': { paramsTuple?: []; params?: {} }
    'billing.bill_runs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_run_progress.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_run_totals.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.run_previews.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_run_cancellations.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_run_retries.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.parked_accounts.index': { paramsTuple?: []; params?: {} }
    'overview.show': { paramsTuple?: []; params?: {} }
    'not_found': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  GET: {
    'identity.session.create': { paramsTuple?: []; params?: {} }
    'invoicing.invoices.index': { paramsTuple?: []; params?: {} }
    'invoicing.invoice_totals.show': { paramsTuple?: []; params?: {} }
    'invoicing.invoices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_runs.index': { paramsTuple?: []; params?: {} }
    'billing.bill_runs.create': { paramsTuple?: []; params?: {} }
    'billing.bill_runs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_run_progress.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_run_totals.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.run_previews.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.parked_accounts.index': { paramsTuple?: []; params?: {} }
    'overview.show': { paramsTuple?: []; params?: {} }
    'not_found': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  HEAD: {
    'identity.session.create': { paramsTuple?: []; params?: {} }
    'invoicing.invoices.index': { paramsTuple?: []; params?: {} }
    'invoicing.invoice_totals.show': { paramsTuple?: []; params?: {} }
    'invoicing.invoices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_runs.index': { paramsTuple?: []; params?: {} }
    'billing.bill_runs.create': { paramsTuple?: []; params?: {} }
    'billing.bill_runs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_run_progress.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_run_totals.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.run_previews.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.parked_accounts.index': { paramsTuple?: []; params?: {} }
    'overview.show': { paramsTuple?: []; params?: {} }
    'not_found': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  POST: {
    'identity.session.store': { paramsTuple?: []; params?: {} }
    'billing.bill_runs.store': { paramsTuple?: []; params?: {} }
    'billing.bill_run_cancellations.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'billing.bill_run_retries.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'not_found': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  DELETE: {
    'identity.session.destroy': { paramsTuple?: []; params?: {} }
    'not_found': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  PUT: {
    'identity.locale.update': { paramsTuple?: []; params?: {} }
    'companies.selection.update': { paramsTuple?: []; params?: {} }
    'not_found': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  OPTIONS: {
    'not_found': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  PATCH: {
    'not_found': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}