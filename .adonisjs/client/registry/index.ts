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
  'settings.show': {
    methods: ["GET","HEAD"],
    pattern: '/settings',
    tokens: [{"old":"/settings","type":0,"val":"settings","end":""}],
    types: placeholder as Registry['settings.show']['types'],
  },
  'customers.customers.index': {
    methods: ["GET","HEAD"],
    pattern: '/customers',
    tokens: [{"old":"/customers","type":0,"val":"customers","end":""}],
    types: placeholder as Registry['customers.customers.index']['types'],
  },
  'customers.customers.create': {
    methods: ["GET","HEAD"],
    pattern: '/customers/create',
    tokens: [{"old":"/customers/create","type":0,"val":"customers","end":""},{"old":"/customers/create","type":0,"val":"create","end":""}],
    types: placeholder as Registry['customers.customers.create']['types'],
  },
  'customers.customers.store': {
    methods: ["POST"],
    pattern: '/customers',
    tokens: [{"old":"/customers","type":0,"val":"customers","end":""}],
    types: placeholder as Registry['customers.customers.store']['types'],
  },
  'customers.customers.show': {
    methods: ["GET","HEAD"],
    pattern: '/customers/:id',
    tokens: [{"old":"/customers/:id","type":0,"val":"customers","end":""},{"old":"/customers/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['customers.customers.show']['types'],
  },
  'customers.customers.edit': {
    methods: ["GET","HEAD"],
    pattern: '/customers/:id/edit',
    tokens: [{"old":"/customers/:id/edit","type":0,"val":"customers","end":""},{"old":"/customers/:id/edit","type":1,"val":"id","end":""},{"old":"/customers/:id/edit","type":0,"val":"edit","end":""}],
    types: placeholder as Registry['customers.customers.edit']['types'],
  },
  'customers.customers.update': {
    methods: ["PUT"],
    pattern: '/customers/:id',
    tokens: [{"old":"/customers/:id","type":0,"val":"customers","end":""},{"old":"/customers/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['customers.customers.update']['types'],
  },
  'customers.accounts.index': {
    methods: ["GET","HEAD"],
    pattern: '/accounts',
    tokens: [{"old":"/accounts","type":0,"val":"accounts","end":""}],
    types: placeholder as Registry['customers.accounts.index']['types'],
  },
  'customers.accounts.show': {
    methods: ["GET","HEAD"],
    pattern: '/accounts/:id',
    tokens: [{"old":"/accounts/:id","type":0,"val":"accounts","end":""},{"old":"/accounts/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['customers.accounts.show']['types'],
  },
  'customers.services.index': {
    methods: ["GET","HEAD"],
    pattern: '/services',
    tokens: [{"old":"/services","type":0,"val":"services","end":""}],
    types: placeholder as Registry['customers.services.index']['types'],
  },
  'customers.services.show': {
    methods: ["GET","HEAD"],
    pattern: '/services/:id',
    tokens: [{"old":"/services/:id","type":0,"val":"services","end":""},{"old":"/services/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['customers.services.show']['types'],
  },
  'catalog.plans.index': {
    methods: ["GET","HEAD"],
    pattern: '/plans',
    tokens: [{"old":"/plans","type":0,"val":"plans","end":""}],
    types: placeholder as Registry['catalog.plans.index']['types'],
  },
  'catalog.plans.show': {
    methods: ["GET","HEAD"],
    pattern: '/plans/:id',
    tokens: [{"old":"/plans/:id","type":0,"val":"plans","end":""},{"old":"/plans/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['catalog.plans.show']['types'],
  },
  'subscriptions.subscriptions.create': {
    methods: ["GET","HEAD"],
    pattern: '/accounts/:id/subscriptions/create',
    tokens: [{"old":"/accounts/:id/subscriptions/create","type":0,"val":"accounts","end":""},{"old":"/accounts/:id/subscriptions/create","type":1,"val":"id","end":""},{"old":"/accounts/:id/subscriptions/create","type":0,"val":"subscriptions","end":""},{"old":"/accounts/:id/subscriptions/create","type":0,"val":"create","end":""}],
    types: placeholder as Registry['subscriptions.subscriptions.create']['types'],
  },
  'subscriptions.subscriptions.store': {
    methods: ["POST"],
    pattern: '/subscriptions',
    tokens: [{"old":"/subscriptions","type":0,"val":"subscriptions","end":""}],
    types: placeholder as Registry['subscriptions.subscriptions.store']['types'],
  },
  'subscriptions.subscriptions.show': {
    methods: ["GET","HEAD"],
    pattern: '/subscriptions/:id',
    tokens: [{"old":"/subscriptions/:id","type":0,"val":"subscriptions","end":""},{"old":"/subscriptions/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['subscriptions.subscriptions.show']['types'],
  },
  'subscriptions.subscription_changes.create': {
    methods: ["GET","HEAD"],
    pattern: '/subscriptions/:id/changes/create',
    tokens: [{"old":"/subscriptions/:id/changes/create","type":0,"val":"subscriptions","end":""},{"old":"/subscriptions/:id/changes/create","type":1,"val":"id","end":""},{"old":"/subscriptions/:id/changes/create","type":0,"val":"changes","end":""},{"old":"/subscriptions/:id/changes/create","type":0,"val":"create","end":""}],
    types: placeholder as Registry['subscriptions.subscription_changes.create']['types'],
  },
  'subscriptions.subscription_changes.store': {
    methods: ["POST"],
    pattern: '/subscriptions/:id/changes',
    tokens: [{"old":"/subscriptions/:id/changes","type":0,"val":"subscriptions","end":""},{"old":"/subscriptions/:id/changes","type":1,"val":"id","end":""},{"old":"/subscriptions/:id/changes","type":0,"val":"changes","end":""}],
    types: placeholder as Registry['subscriptions.subscription_changes.store']['types'],
  },
  'subscriptions.subscription_undos.store': {
    methods: ["POST"],
    pattern: '/subscriptions/:id/undos',
    tokens: [{"old":"/subscriptions/:id/undos","type":0,"val":"subscriptions","end":""},{"old":"/subscriptions/:id/undos","type":1,"val":"id","end":""},{"old":"/subscriptions/:id/undos","type":0,"val":"undos","end":""}],
    types: placeholder as Registry['subscriptions.subscription_undos.store']['types'],
  },
  'api.listSubscriptions': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/subscriptions',
    tokens: [{"old":"/api/v1/subscriptions","type":0,"val":"api","end":""},{"old":"/api/v1/subscriptions","type":0,"val":"v1","end":""},{"old":"/api/v1/subscriptions","type":0,"val":"subscriptions","end":""}],
    types: placeholder as Registry['api.listSubscriptions']['types'],
  },
  'api.showSubscription': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/subscriptions/:id',
    tokens: [{"old":"/api/v1/subscriptions/:id","type":0,"val":"api","end":""},{"old":"/api/v1/subscriptions/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/subscriptions/:id","type":0,"val":"subscriptions","end":""},{"old":"/api/v1/subscriptions/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['api.showSubscription']['types'],
  },
  'api.startSubscription': {
    methods: ["POST"],
    pattern: '/api/v1/subscriptions',
    tokens: [{"old":"/api/v1/subscriptions","type":0,"val":"api","end":""},{"old":"/api/v1/subscriptions","type":0,"val":"v1","end":""},{"old":"/api/v1/subscriptions","type":0,"val":"subscriptions","end":""}],
    types: placeholder as Registry['api.startSubscription']['types'],
  },
  'api.changeSubscription': {
    methods: ["POST"],
    pattern: '/api/v1/subscriptions/:id/changes',
    tokens: [{"old":"/api/v1/subscriptions/:id/changes","type":0,"val":"api","end":""},{"old":"/api/v1/subscriptions/:id/changes","type":0,"val":"v1","end":""},{"old":"/api/v1/subscriptions/:id/changes","type":0,"val":"subscriptions","end":""},{"old":"/api/v1/subscriptions/:id/changes","type":1,"val":"id","end":""},{"old":"/api/v1/subscriptions/:id/changes","type":0,"val":"changes","end":""}],
    types: placeholder as Registry['api.changeSubscription']['types'],
  },
  'api.undoSubscriptionChange': {
    methods: ["POST"],
    pattern: '/api/v1/subscriptions/:id/undos',
    tokens: [{"old":"/api/v1/subscriptions/:id/undos","type":0,"val":"api","end":""},{"old":"/api/v1/subscriptions/:id/undos","type":0,"val":"v1","end":""},{"old":"/api/v1/subscriptions/:id/undos","type":0,"val":"subscriptions","end":""},{"old":"/api/v1/subscriptions/:id/undos","type":1,"val":"id","end":""},{"old":"/api/v1/subscriptions/:id/undos","type":0,"val":"undos","end":""}],
    types: placeholder as Registry['api.undoSubscriptionChange']['types'],
  },
  'api.previewSubscriptionChange': {
    methods: ["POST"],
    pattern: '/api/v1/subscriptions/:id/change-previews',
    tokens: [{"old":"/api/v1/subscriptions/:id/change-previews","type":0,"val":"api","end":""},{"old":"/api/v1/subscriptions/:id/change-previews","type":0,"val":"v1","end":""},{"old":"/api/v1/subscriptions/:id/change-previews","type":0,"val":"subscriptions","end":""},{"old":"/api/v1/subscriptions/:id/change-previews","type":1,"val":"id","end":""},{"old":"/api/v1/subscriptions/:id/change-previews","type":0,"val":"change-previews","end":""}],
    types: placeholder as Registry['api.previewSubscriptionChange']['types'],
  },
  'api.previewSubscriptionStart': {
    methods: ["POST"],
    pattern: '/api/v1/subscription-previews',
    tokens: [{"old":"/api/v1/subscription-previews","type":0,"val":"api","end":""},{"old":"/api/v1/subscription-previews","type":0,"val":"v1","end":""},{"old":"/api/v1/subscription-previews","type":0,"val":"subscription-previews","end":""}],
    types: placeholder as Registry['api.previewSubscriptionStart']['types'],
  },
  'usage.imports.index': {
    methods: ["GET","HEAD"],
    pattern: '/usage/imports',
    tokens: [{"old":"/usage/imports","type":0,"val":"usage","end":""},{"old":"/usage/imports","type":0,"val":"imports","end":""}],
    types: placeholder as Registry['usage.imports.index']['types'],
  },
  'usage.imports.create': {
    methods: ["GET","HEAD"],
    pattern: '/usage/imports/create',
    tokens: [{"old":"/usage/imports/create","type":0,"val":"usage","end":""},{"old":"/usage/imports/create","type":0,"val":"imports","end":""},{"old":"/usage/imports/create","type":0,"val":"create","end":""}],
    types: placeholder as Registry['usage.imports.create']['types'],
  },
  'usage.imports.store': {
    methods: ["POST"],
    pattern: '/usage/imports',
    tokens: [{"old":"/usage/imports","type":0,"val":"usage","end":""},{"old":"/usage/imports","type":0,"val":"imports","end":""}],
    types: placeholder as Registry['usage.imports.store']['types'],
  },
  'usage.imports.show': {
    methods: ["GET","HEAD"],
    pattern: '/usage/imports/:id',
    tokens: [{"old":"/usage/imports/:id","type":0,"val":"usage","end":""},{"old":"/usage/imports/:id","type":0,"val":"imports","end":""},{"old":"/usage/imports/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['usage.imports.show']['types'],
  },
  'usage.import_progress.show': {
    methods: ["GET","HEAD"],
    pattern: '/usage/imports/:id/progress',
    tokens: [{"old":"/usage/imports/:id/progress","type":0,"val":"usage","end":""},{"old":"/usage/imports/:id/progress","type":0,"val":"imports","end":""},{"old":"/usage/imports/:id/progress","type":1,"val":"id","end":""},{"old":"/usage/imports/:id/progress","type":0,"val":"progress","end":""}],
    types: placeholder as Registry['usage.import_progress.show']['types'],
  },
  'usage.import_retries.store': {
    methods: ["POST"],
    pattern: '/usage/imports/:id/retries',
    tokens: [{"old":"/usage/imports/:id/retries","type":0,"val":"usage","end":""},{"old":"/usage/imports/:id/retries","type":0,"val":"imports","end":""},{"old":"/usage/imports/:id/retries","type":1,"val":"id","end":""},{"old":"/usage/imports/:id/retries","type":0,"val":"retries","end":""}],
    types: placeholder as Registry['usage.import_retries.store']['types'],
  },
  'usage.events.index': {
    methods: ["GET","HEAD"],
    pattern: '/usage/events',
    tokens: [{"old":"/usage/events","type":0,"val":"usage","end":""},{"old":"/usage/events","type":0,"val":"events","end":""}],
    types: placeholder as Registry['usage.events.index']['types'],
  },
  'usage.suspense.index': {
    methods: ["GET","HEAD"],
    pattern: '/usage/suspense',
    tokens: [{"old":"/usage/suspense","type":0,"val":"usage","end":""},{"old":"/usage/suspense","type":0,"val":"suspense","end":""}],
    types: placeholder as Registry['usage.suspense.index']['types'],
  },
  'usage.suspense.show': {
    methods: ["GET","HEAD"],
    pattern: '/usage/suspense/:id',
    tokens: [{"old":"/usage/suspense/:id","type":0,"val":"usage","end":""},{"old":"/usage/suspense/:id","type":0,"val":"suspense","end":""},{"old":"/usage/suspense/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['usage.suspense.show']['types'],
  },
  'usage.suspense.update': {
    methods: ["PUT"],
    pattern: '/usage/suspense/:id',
    tokens: [{"old":"/usage/suspense/:id","type":0,"val":"usage","end":""},{"old":"/usage/suspense/:id","type":0,"val":"suspense","end":""},{"old":"/usage/suspense/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['usage.suspense.update']['types'],
  },
  'usage.suspense_retries.store': {
    methods: ["POST"],
    pattern: '/usage/suspense/retries',
    tokens: [{"old":"/usage/suspense/retries","type":0,"val":"usage","end":""},{"old":"/usage/suspense/retries","type":0,"val":"suspense","end":""},{"old":"/usage/suspense/retries","type":0,"val":"retries","end":""}],
    types: placeholder as Registry['usage.suspense_retries.store']['types'],
  },
  'usage.suspense_write_offs.store': {
    methods: ["POST"],
    pattern: '/usage/suspense/write-offs',
    tokens: [{"old":"/usage/suspense/write-offs","type":0,"val":"usage","end":""},{"old":"/usage/suspense/write-offs","type":0,"val":"suspense","end":""},{"old":"/usage/suspense/write-offs","type":0,"val":"write-offs","end":""}],
    types: placeholder as Registry['usage.suspense_write_offs.store']['types'],
  },
  'api.acceptUsage': {
    methods: ["POST"],
    pattern: '/api/v1/usage',
    tokens: [{"old":"/api/v1/usage","type":0,"val":"api","end":""},{"old":"/api/v1/usage","type":0,"val":"v1","end":""},{"old":"/api/v1/usage","type":0,"val":"usage","end":""}],
    types: placeholder as Registry['api.acceptUsage']['types'],
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
  'api.listInvoices': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/invoices',
    tokens: [{"old":"/api/v1/invoices","type":0,"val":"api","end":""},{"old":"/api/v1/invoices","type":0,"val":"v1","end":""},{"old":"/api/v1/invoices","type":0,"val":"invoices","end":""}],
    types: placeholder as Registry['api.listInvoices']['types'],
  },
  'api.showInvoice': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/invoices/:id',
    tokens: [{"old":"/api/v1/invoices/:id","type":0,"val":"api","end":""},{"old":"/api/v1/invoices/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/invoices/:id","type":0,"val":"invoices","end":""},{"old":"/api/v1/invoices/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['api.showInvoice']['types'],
  },
  'rendering.invoice_archives.show': {
    methods: ["GET","HEAD"],
    pattern: '/invoices/archive',
    tokens: [{"old":"/invoices/archive","type":0,"val":"invoices","end":""},{"old":"/invoices/archive","type":0,"val":"archive","end":""}],
    types: placeholder as Registry['rendering.invoice_archives.show']['types'],
  },
  'rendering.invoice_pdfs.show': {
    methods: ["GET","HEAD"],
    pattern: '/invoices/:id/pdf',
    tokens: [{"old":"/invoices/:id/pdf","type":0,"val":"invoices","end":""},{"old":"/invoices/:id/pdf","type":1,"val":"id","end":""},{"old":"/invoices/:id/pdf","type":0,"val":"pdf","end":""}],
    types: placeholder as Registry['rendering.invoice_pdfs.show']['types'],
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
  'billing.line_explanations.show': {
    methods: ["GET","HEAD"],
    pattern: '/invoices/:id/lines/:position/explanation',
    tokens: [{"old":"/invoices/:id/lines/:position/explanation","type":0,"val":"invoices","end":""},{"old":"/invoices/:id/lines/:position/explanation","type":1,"val":"id","end":""},{"old":"/invoices/:id/lines/:position/explanation","type":0,"val":"lines","end":""},{"old":"/invoices/:id/lines/:position/explanation","type":1,"val":"position","end":""},{"old":"/invoices/:id/lines/:position/explanation","type":0,"val":"explanation","end":""}],
    types: placeholder as Registry['billing.line_explanations.show']['types'],
  },
  'ledger.journal_entries.index': {
    methods: ["GET","HEAD"],
    pattern: '/journal-entries',
    tokens: [{"old":"/journal-entries","type":0,"val":"journal-entries","end":""}],
    types: placeholder as Registry['ledger.journal_entries.index']['types'],
  },
  'ledger.journal_entries.show': {
    methods: ["GET","HEAD"],
    pattern: '/journal-entries/:id',
    tokens: [{"old":"/journal-entries/:id","type":0,"val":"journal-entries","end":""},{"old":"/journal-entries/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['ledger.journal_entries.show']['types'],
  },
  'activity.activities.index': {
    methods: ["GET","HEAD"],
    pattern: '/activity',
    tokens: [{"old":"/activity","type":0,"val":"activity","end":""}],
    types: placeholder as Registry['activity.activities.index']['types'],
  },
  'plugins.plugins.index': {
    methods: ["GET","HEAD"],
    pattern: '/plugins',
    tokens: [{"old":"/plugins","type":0,"val":"plugins","end":""}],
    types: placeholder as Registry['plugins.plugins.index']['types'],
  },
  'plugins.plugin_settings.edit': {
    methods: ["GET","HEAD"],
    pattern: '/plugins/:name/settings',
    tokens: [{"old":"/plugins/:name/settings","type":0,"val":"plugins","end":""},{"old":"/plugins/:name/settings","type":1,"val":"name","end":""},{"old":"/plugins/:name/settings","type":0,"val":"settings","end":""}],
    types: placeholder as Registry['plugins.plugin_settings.edit']['types'],
  },
  'plugins.plugin_settings.update': {
    methods: ["PUT"],
    pattern: '/plugins/:name/settings',
    tokens: [{"old":"/plugins/:name/settings","type":0,"val":"plugins","end":""},{"old":"/plugins/:name/settings","type":1,"val":"name","end":""},{"old":"/plugins/:name/settings","type":0,"val":"settings","end":""}],
    types: placeholder as Registry['plugins.plugin_settings.update']['types'],
  },
  'overview.show': {
    methods: ["GET","HEAD"],
    pattern: '/',
    tokens: [{"old":"/","type":0,"val":"/","end":""}],
    types: placeholder as Registry['overview.show']['types'],
  },
  'reporting.exports.invoices': {
    methods: ["GET","HEAD"],
    pattern: '/invoices/export',
    tokens: [{"old":"/invoices/export","type":0,"val":"invoices","end":""},{"old":"/invoices/export","type":0,"val":"export","end":""}],
    types: placeholder as Registry['reporting.exports.invoices']['types'],
  },
  'reporting.search.index': {
    methods: ["GET","HEAD"],
    pattern: '/search',
    tokens: [{"old":"/search","type":0,"val":"search","end":""}],
    types: placeholder as Registry['reporting.search.index']['types'],
  },
  'reporting.exports.journal': {
    methods: ["GET","HEAD"],
    pattern: '/journal-entries/export',
    tokens: [{"old":"/journal-entries/export","type":0,"val":"journal-entries","end":""},{"old":"/journal-entries/export","type":0,"val":"export","end":""}],
    types: placeholder as Registry['reporting.exports.journal']['types'],
  },
  'reporting.exports.customers': {
    methods: ["GET","HEAD"],
    pattern: '/customers/export',
    tokens: [{"old":"/customers/export","type":0,"val":"customers","end":""},{"old":"/customers/export","type":0,"val":"export","end":""}],
    types: placeholder as Registry['reporting.exports.customers']['types'],
  },
  'reporting.exports.accounts': {
    methods: ["GET","HEAD"],
    pattern: '/accounts/export',
    tokens: [{"old":"/accounts/export","type":0,"val":"accounts","end":""},{"old":"/accounts/export","type":0,"val":"export","end":""}],
    types: placeholder as Registry['reporting.exports.accounts']['types'],
  },
  'reporting.exports.services': {
    methods: ["GET","HEAD"],
    pattern: '/services/export',
    tokens: [{"old":"/services/export","type":0,"val":"services","end":""},{"old":"/services/export","type":0,"val":"export","end":""}],
    types: placeholder as Registry['reporting.exports.services']['types'],
  },
  'telecom.tariffs.index': {
    methods: ["GET","HEAD"],
    pattern: '/plugins/telecom/tariffs',
    tokens: [{"old":"/plugins/telecom/tariffs","type":0,"val":"plugins","end":""},{"old":"/plugins/telecom/tariffs","type":0,"val":"telecom","end":""},{"old":"/plugins/telecom/tariffs","type":0,"val":"tariffs","end":""}],
    types: placeholder as Registry['telecom.tariffs.index']['types'],
  },
  'telecom.price_lists.create': {
    methods: ["GET","HEAD"],
    pattern: '/plugins/telecom/price-lists/create',
    tokens: [{"old":"/plugins/telecom/price-lists/create","type":0,"val":"plugins","end":""},{"old":"/plugins/telecom/price-lists/create","type":0,"val":"telecom","end":""},{"old":"/plugins/telecom/price-lists/create","type":0,"val":"price-lists","end":""},{"old":"/plugins/telecom/price-lists/create","type":0,"val":"create","end":""}],
    types: placeholder as Registry['telecom.price_lists.create']['types'],
  },
  'telecom.price_lists.store': {
    methods: ["POST"],
    pattern: '/plugins/telecom/price-lists',
    tokens: [{"old":"/plugins/telecom/price-lists","type":0,"val":"plugins","end":""},{"old":"/plugins/telecom/price-lists","type":0,"val":"telecom","end":""},{"old":"/plugins/telecom/price-lists","type":0,"val":"price-lists","end":""}],
    types: placeholder as Registry['telecom.price_lists.store']['types'],
  },
  'telecom.price_list_checks.store': {
    methods: ["POST"],
    pattern: '/plugins/telecom/price-lists/checks',
    tokens: [{"old":"/plugins/telecom/price-lists/checks","type":0,"val":"plugins","end":""},{"old":"/plugins/telecom/price-lists/checks","type":0,"val":"telecom","end":""},{"old":"/plugins/telecom/price-lists/checks","type":0,"val":"price-lists","end":""},{"old":"/plugins/telecom/price-lists/checks","type":0,"val":"checks","end":""}],
    types: placeholder as Registry['telecom.price_list_checks.store']['types'],
  },
  'telecom.tariffs.show': {
    methods: ["GET","HEAD"],
    pattern: '/plugins/telecom/tariffs/:code',
    tokens: [{"old":"/plugins/telecom/tariffs/:code","type":0,"val":"plugins","end":""},{"old":"/plugins/telecom/tariffs/:code","type":0,"val":"telecom","end":""},{"old":"/plugins/telecom/tariffs/:code","type":0,"val":"tariffs","end":""},{"old":"/plugins/telecom/tariffs/:code","type":1,"val":"code","end":""}],
    types: placeholder as Registry['telecom.tariffs.show']['types'],
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
