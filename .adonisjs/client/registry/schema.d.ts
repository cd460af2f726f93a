/* eslint-disable prettier/prettier */
/// <reference path="../manifest.d.ts" />

import type { ExtractBody, ExtractErrorResponse, ExtractQuery, ExtractQueryForGet, ExtractResponse } from '@tuyau/core/types'
import type { InferInput, SimpleError } from '@vinejs/vine/types'

export type ParamValue = string | number | bigint | boolean

export interface Registry {
  'identity.session.create': {
    methods: ["GET","HEAD"]
    pattern: '/sign-in'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/identity/controllers/session_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/identity/controllers/session_controller').default['create']>>>
    }
  }
  'identity.session.store': {
    methods: ["POST"]
    pattern: '/sign-in'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/identity/validators/session_validator').signInValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/identity/validators/session_validator').signInValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/identity/controllers/session_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/identity/controllers/session_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'identity.session.destroy': {
    methods: ["DELETE"]
    pattern: '/session'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/identity/controllers/session_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/identity/controllers/session_controller').default['destroy']>>>
    }
  }
  'identity.locale.update': {
    methods: ["PUT"]
    pattern: '/locale'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/identity/validators/locale_validator').localeValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/identity/validators/locale_validator').localeValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/identity/controllers/locale_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/identity/controllers/locale_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'companies.selection.update': {
    methods: ["PUT"]
    pattern: '/session/company'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/companies/validators/selection_validator').selectionValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/companies/validators/selection_validator').selectionValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/companies/controllers/selection_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/companies/controllers/selection_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'settings.show': {
    methods: ["GET","HEAD"]
    pattern: '/settings'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/companies/controllers/settings_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/companies/controllers/settings_controller').default['show']>>>
    }
  }
  'customers.customers.index': {
    methods: ["GET","HEAD"]
    pattern: '/customers'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/customers/controllers/customers_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/customers/controllers/customers_controller').default['index']>>>
    }
  }
  'customers.customers.create': {
    methods: ["GET","HEAD"]
    pattern: '/customers/create'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/customers/controllers/customers_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/customers/controllers/customers_controller').default['create']>>>
    }
  }
  'customers.customers.store': {
    methods: ["POST"]
    pattern: '/customers'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/customers/customer_form').customerForm)['validator']>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/customers/customer_form').customerForm)['validator']>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/customers/controllers/customers_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/customers/controllers/customers_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'customers.customers.show': {
    methods: ["GET","HEAD"]
    pattern: '/customers/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/customers/controllers/customers_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/customers/controllers/customers_controller').default['show']>>>
    }
  }
  'customers.customers.edit': {
    methods: ["GET","HEAD"]
    pattern: '/customers/:id/edit'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/customers/controllers/customers_controller').default['edit']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/customers/controllers/customers_controller').default['edit']>>>
    }
  }
  'customers.customers.update': {
    methods: ["PUT"]
    pattern: '/customers/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/customers/customer_form').customerForm)['validator']>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/customers/customer_form').customerForm)['validator']>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/customers/controllers/customers_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/customers/controllers/customers_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'customers.accounts.index': {
    methods: ["GET","HEAD"]
    pattern: '/accounts'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/customers/controllers/accounts_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/customers/controllers/accounts_controller').default['index']>>>
    }
  }
  'customers.accounts.show': {
    methods: ["GET","HEAD"]
    pattern: '/accounts/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/customers/controllers/accounts_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/customers/controllers/accounts_controller').default['show']>>>
    }
  }
  'customers.payers.create': {
    methods: ["GET","HEAD"]
    pattern: '/accounts/:id/payers/create'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/customers/controllers/payers_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/customers/controllers/payers_controller').default['create']>>>
    }
  }
  'customers.payers.store': {
    methods: ["POST"]
    pattern: '/accounts/:id/payers'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/customers/validators/paying_forms').payerValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/customers/validators/paying_forms').payerValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/customers/controllers/payers_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/customers/controllers/payers_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'customers.document_rules.create': {
    methods: ["GET","HEAD"]
    pattern: '/accounts/:id/document-rules/create'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/customers/controllers/document_rules_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/customers/controllers/document_rules_controller').default['create']>>>
    }
  }
  'customers.document_rules.store': {
    methods: ["POST"]
    pattern: '/accounts/:id/document-rules'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/customers/validators/paying_forms').documentRuleValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/customers/validators/paying_forms').documentRuleValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/customers/controllers/document_rules_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/customers/controllers/document_rules_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'customers.services.index': {
    methods: ["GET","HEAD"]
    pattern: '/services'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/customers/controllers/services_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/customers/controllers/services_controller').default['index']>>>
    }
  }
  'customers.services.show': {
    methods: ["GET","HEAD"]
    pattern: '/services/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/customers/controllers/services_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/customers/controllers/services_controller').default['show']>>>
    }
  }
  'catalog.plans.index': {
    methods: ["GET","HEAD"]
    pattern: '/plans'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/plans_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/plans_controller').default['index']>>>
    }
  }
  'catalog.plans.create': {
    methods: ["GET","HEAD"]
    pattern: '/plans/create'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/plans_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/plans_controller').default['create']>>>
    }
  }
  'catalog.plans.store': {
    methods: ["POST"]
    pattern: '/plans'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/catalog/validators/plan_validator').planValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/catalog/validators/plan_validator').planValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/plans_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/plans_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'catalog.plans.show': {
    methods: ["GET","HEAD"]
    pattern: '/plans/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/plans_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/plans_controller').default['show']>>>
    }
  }
  'catalog.plans.edit': {
    methods: ["GET","HEAD"]
    pattern: '/plans/:id/edit'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/plans_controller').default['edit']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/plans_controller').default['edit']>>>
    }
  }
  'catalog.plans.update': {
    methods: ["PUT"]
    pattern: '/plans/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/catalog/validators/plan_validator').planFactsValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/catalog/validators/plan_validator').planFactsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/plans_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/plans_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'catalog.plan_versions.create': {
    methods: ["GET","HEAD"]
    pattern: '/plans/:id/versions/create'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/plan_versions_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/plan_versions_controller').default['create']>>>
    }
  }
  'catalog.plan_versions.store': {
    methods: ["POST"]
    pattern: '/plans/:id/versions'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/catalog/validators/plan_validator').planVersionValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/catalog/validators/plan_validator').planVersionValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/plan_versions_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/plan_versions_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'catalog.plan_versions.edit': {
    methods: ["GET","HEAD"]
    pattern: '/plans/:id/versions/:version/edit'
    types: {
      body: {}
      paramsTuple: [ParamValue, ParamValue]
      params: { id: ParamValue; version: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/plan_versions_controller').default['edit']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/plan_versions_controller').default['edit']>>>
    }
  }
  'catalog.plan_versions.update': {
    methods: ["PUT"]
    pattern: '/plans/:id/versions/:version'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/catalog/validators/plan_validator').planVersionValidator)>>
      paramsTuple: [ParamValue, ParamValue]
      params: { id: ParamValue; version: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/catalog/validators/plan_validator').planVersionValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/plan_versions_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/plan_versions_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'catalog.plan_versions.destroy': {
    methods: ["DELETE"]
    pattern: '/plans/:id/versions/:version'
    types: {
      body: {}
      paramsTuple: [ParamValue, ParamValue]
      params: { id: ParamValue; version: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/plan_versions_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/plan_versions_controller').default['destroy']>>>
    }
  }
  'catalog.plan_version_closures.store': {
    methods: ["POST"]
    pattern: '/plans/:id/versions/:version/closure'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/catalog/validators/plan_validator').closureValidator)>>
      paramsTuple: [ParamValue, ParamValue]
      params: { id: ParamValue; version: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/catalog/validators/plan_validator').closureValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/plan_version_closures_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/plan_version_closures_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'catalog.price_lists.show': {
    methods: ["GET","HEAD"]
    pattern: '/plans/:id/versions/:version/prices'
    types: {
      body: {}
      paramsTuple: [ParamValue, ParamValue]
      params: { id: ParamValue; version: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/price_lists_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/price_lists_controller').default['show']>>>
    }
  }
  'catalog.price_lists.index': {
    methods: ["GET","HEAD"]
    pattern: '/price-lists'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/price_lists_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/price_lists_controller').default['index']>>>
    }
  }
  'catalog.price_lists.create': {
    methods: ["GET","HEAD"]
    pattern: '/price-lists/create'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/price_lists_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/price_lists_controller').default['create']>>>
    }
  }
  'catalog.price_lists.store': {
    methods: ["POST"]
    pattern: '/price-lists'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/catalog/validators/price_list_validator').priceListValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/catalog/validators/price_list_validator').priceListValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/price_lists_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/price_lists_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'catalog.price_list_checks.store': {
    methods: ["POST"]
    pattern: '/price-list-checks'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/catalog/validators/price_list_validator').priceListCheckValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/catalog/validators/price_list_validator').priceListCheckValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/price_list_checks_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/price_list_checks_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'catalog.products.index': {
    methods: ["GET","HEAD"]
    pattern: '/products'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/products_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/products_controller').default['index']>>>
    }
  }
  'catalog.products.create': {
    methods: ["GET","HEAD"]
    pattern: '/products/create'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/products_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/products_controller').default['create']>>>
    }
  }
  'catalog.products.store': {
    methods: ["POST"]
    pattern: '/products'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/products_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/products_controller').default['store']>>>
    }
  }
  'catalog.products.edit': {
    methods: ["GET","HEAD"]
    pattern: '/products/:id/edit'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/products_controller').default['edit']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/products_controller').default['edit']>>>
    }
  }
  'catalog.products.update': {
    methods: ["PUT"]
    pattern: '/products/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/products_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/products_controller').default['update']>>>
    }
  }
  'api.createPlan': {
    methods: ["POST"]
    pattern: '/api/v1/plans'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/catalog/validators/plan_validator').planValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/catalog/validators/plan_validator').planValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/api_plans_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/api_plans_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.createPlanVersion': {
    methods: ["POST"]
    pattern: '/api/v1/plans/:id/versions'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/catalog/validators/plan_validator').planVersionValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/catalog/validators/plan_validator').planVersionValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/catalog/controllers/api_plan_versions_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/catalog/controllers/api_plan_versions_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'subscriptions.price_overrides.index': {
    methods: ["GET","HEAD"]
    pattern: '/subscriptions/:id/price-overrides'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/price_overrides_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/price_overrides_controller').default['index']>>>
    }
  }
  'subscriptions.price_overrides.store': {
    methods: ["POST"]
    pattern: '/subscriptions/:id/price-overrides'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/subscriptions/validators/price_override_validator').priceOverrideValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/subscriptions/validators/price_override_validator').priceOverrideValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/price_overrides_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/price_overrides_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'subscriptions.subscriptions.create': {
    methods: ["GET","HEAD"]
    pattern: '/accounts/:id/subscriptions/create'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/subscriptions_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/subscriptions_controller').default['create']>>>
    }
  }
  'subscriptions.subscriptions.store': {
    methods: ["POST"]
    pattern: '/subscriptions'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/subscriptions/validators/order_validator').startValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/subscriptions/validators/order_validator').startValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/subscriptions_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/subscriptions_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'subscriptions.subscriptions.show': {
    methods: ["GET","HEAD"]
    pattern: '/subscriptions/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/subscriptions_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/subscriptions_controller').default['show']>>>
    }
  }
  'subscriptions.subscription_changes.create': {
    methods: ["GET","HEAD"]
    pattern: '/subscriptions/:id/changes/create'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/subscription_changes_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/subscription_changes_controller').default['create']>>>
    }
  }
  'subscriptions.subscription_changes.store': {
    methods: ["POST"]
    pattern: '/subscriptions/:id/changes'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/subscriptions/validators/order_validator').changeValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/subscriptions/validators/order_validator').changeValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/subscription_changes_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/subscription_changes_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'subscriptions.purchase_orders.create': {
    methods: ["GET","HEAD"]
    pattern: '/subscriptions/:id/purchase-orders/create'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/purchase_orders_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/purchase_orders_controller').default['create']>>>
    }
  }
  'subscriptions.purchase_orders.store': {
    methods: ["POST"]
    pattern: '/subscriptions/:id/purchase-orders'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/customers/validators/paying_forms').purchaseOrderValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/customers/validators/paying_forms').purchaseOrderValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/purchase_orders_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/purchase_orders_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'subscriptions.subscription_undos.store': {
    methods: ["POST"]
    pattern: '/subscriptions/:id/undos'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/subscriptions/validators/order_validator').undoValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/subscriptions/validators/order_validator').undoValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/subscription_undos_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/subscription_undos_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.listSubscriptions': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/subscriptions'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#app/subscriptions/validators/subscription_answers').subscriptionsQuery)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/api_subscriptions_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/api_subscriptions_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.showSubscription': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/subscriptions/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/api_subscriptions_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/api_subscriptions_controller').default['show']>>>
    }
  }
  'api.startSubscription': {
    methods: ["POST"]
    pattern: '/api/v1/subscriptions'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/subscriptions/validators/order_validator').startValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/subscriptions/validators/order_validator').startValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/api_subscriptions_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/api_subscriptions_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.changeSubscription': {
    methods: ["POST"]
    pattern: '/api/v1/subscriptions/:id/changes'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/subscriptions/validators/order_validator').changeValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/subscriptions/validators/order_validator').changeValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/api_subscription_changes_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/api_subscription_changes_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.undoSubscriptionChange': {
    methods: ["POST"]
    pattern: '/api/v1/subscriptions/:id/undos'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/subscriptions/validators/order_validator').undoValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/subscriptions/validators/order_validator').undoValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/api_subscription_undos_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/api_subscription_undos_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.previewSubscriptionChange': {
    methods: ["POST"]
    pattern: '/api/v1/subscriptions/:id/change-previews'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/subscriptions/validators/order_validator').changeTryValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/subscriptions/validators/order_validator').changeTryValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/api_change_previews_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/api_change_previews_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.previewSubscriptionStart': {
    methods: ["POST"]
    pattern: '/api/v1/subscription-previews'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/subscriptions/validators/order_validator').startTryValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/subscriptions/validators/order_validator').startTryValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/api_start_previews_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/subscriptions/controllers/api_start_previews_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'discounts.coupons.index': {
    methods: ["GET","HEAD"]
    pattern: '/coupons'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/discounts/controllers/coupons_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/discounts/controllers/coupons_controller').default['index']>>>
    }
  }
  'discounts.coupons.create': {
    methods: ["GET","HEAD"]
    pattern: '/coupons/create'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/discounts/controllers/coupons_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/discounts/controllers/coupons_controller').default['create']>>>
    }
  }
  'discounts.coupons.store': {
    methods: ["POST"]
    pattern: '/coupons'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/discounts/validators/discount_forms').couponValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/discounts/validators/discount_forms').couponValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/discounts/controllers/coupons_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/discounts/controllers/coupons_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'discounts.coupons.show': {
    methods: ["GET","HEAD"]
    pattern: '/coupons/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/discounts/controllers/coupons_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/discounts/controllers/coupons_controller').default['show']>>>
    }
  }
  'discounts.coupon_closures.store': {
    methods: ["POST"]
    pattern: '/coupons/:id/closure'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/discounts/controllers/coupon_closures_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/discounts/controllers/coupon_closures_controller').default['store']>>>
    }
  }
  'discounts.redemptions.index': {
    methods: ["GET","HEAD"]
    pattern: '/redemptions'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/discounts/controllers/redemptions_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/discounts/controllers/redemptions_controller').default['index']>>>
    }
  }
  'discounts.redemption_ends.create': {
    methods: ["GET","HEAD"]
    pattern: '/redemptions/:id/end'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/discounts/controllers/redemption_ends_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/discounts/controllers/redemption_ends_controller').default['create']>>>
    }
  }
  'discounts.redemption_ends.store': {
    methods: ["POST"]
    pattern: '/redemptions/:id/end'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/discounts/validators/discount_forms').redemptionEndValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/discounts/validators/discount_forms').redemptionEndValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/discounts/controllers/redemption_ends_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/discounts/controllers/redemption_ends_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'discounts.redemptions.create': {
    methods: ["GET","HEAD"]
    pattern: '/accounts/:id/redemptions/create'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/discounts/controllers/redemptions_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/discounts/controllers/redemptions_controller').default['create']>>>
    }
  }
  'discounts.redemptions.store': {
    methods: ["POST"]
    pattern: '/accounts/:id/redemptions'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/discounts/validators/discount_forms').redemptionValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/discounts/validators/discount_forms').redemptionValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/discounts/controllers/redemptions_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/discounts/controllers/redemptions_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'discounts.commitments.create': {
    methods: ["GET","HEAD"]
    pattern: '/accounts/:id/commitments/create'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/discounts/controllers/commitments_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/discounts/controllers/commitments_controller').default['create']>>>
    }
  }
  'discounts.commitments.store': {
    methods: ["POST"]
    pattern: '/accounts/:id/commitments'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/discounts/validators/discount_forms').commitmentValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/discounts/validators/discount_forms').commitmentValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/discounts/controllers/commitments_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/discounts/controllers/commitments_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'discounts.discount_orders.create': {
    methods: ["GET","HEAD"]
    pattern: '/discount-order'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/discounts/controllers/discount_orders_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/discounts/controllers/discount_orders_controller').default['create']>>>
    }
  }
  'discounts.discount_orders.store': {
    methods: ["POST"]
    pattern: '/discount-order'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/discounts/validators/discount_forms').discountOrderValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/discounts/validators/discount_forms').discountOrderValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/discounts/controllers/discount_orders_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/discounts/controllers/discount_orders_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.listCoupons': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/coupons'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/discounts/controllers/api_coupons_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/discounts/controllers/api_coupons_controller').default['index']>>>
    }
  }
  'api.showCoupon': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/coupons/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/discounts/controllers/api_coupons_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/discounts/controllers/api_coupons_controller').default['show']>>>
    }
  }
  'api.createCoupon': {
    methods: ["POST"]
    pattern: '/api/v1/coupons'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/discounts/validators/discount_forms').couponValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/discounts/validators/discount_forms').couponValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/discounts/controllers/api_coupons_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/discounts/controllers/api_coupons_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.listRedemptions': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/redemptions'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/discounts/controllers/api_redemptions_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/discounts/controllers/api_redemptions_controller').default['index']>>>
    }
  }
  'api.redeemCoupon': {
    methods: ["POST"]
    pattern: '/api/v1/redemptions'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/discounts/validators/discount_forms').apiRedemptionValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/discounts/validators/discount_forms').apiRedemptionValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/discounts/controllers/api_redemptions_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/discounts/controllers/api_redemptions_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.endRedemption': {
    methods: ["POST"]
    pattern: '/api/v1/redemptions/:id/end'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/discounts/validators/discount_forms').redemptionEndValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/discounts/validators/discount_forms').redemptionEndValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/discounts/controllers/api_redemption_ends_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/discounts/controllers/api_redemption_ends_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'prepaid.wallets.edit': {
    methods: ["GET","HEAD"]
    pattern: '/accounts/:id/wallet/edit'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/prepaid/controllers/wallets_controller').default['edit']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/prepaid/controllers/wallets_controller').default['edit']>>>
    }
  }
  'prepaid.wallets.update': {
    methods: ["PUT"]
    pattern: '/accounts/:id/wallet'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/prepaid/validators/wallet_forms').walletValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/prepaid/validators/wallet_forms').walletValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/prepaid/controllers/wallets_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/prepaid/controllers/wallets_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'prepaid.top_ups.create': {
    methods: ["GET","HEAD"]
    pattern: '/accounts/:id/top-ups/create'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/prepaid/controllers/top_ups_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/prepaid/controllers/top_ups_controller').default['create']>>>
    }
  }
  'prepaid.top_ups.store': {
    methods: ["POST"]
    pattern: '/accounts/:id/top-ups'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/prepaid/validators/wallet_forms').topUpValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/prepaid/validators/wallet_forms').topUpValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/prepaid/controllers/top_ups_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/prepaid/controllers/top_ups_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'prepaid.wallet_refunds.create': {
    methods: ["GET","HEAD"]
    pattern: '/accounts/:id/wallet-refunds/create'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/prepaid/controllers/wallet_refunds_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/prepaid/controllers/wallet_refunds_controller').default['create']>>>
    }
  }
  'prepaid.wallet_refunds.store': {
    methods: ["POST"]
    pattern: '/accounts/:id/wallet-refunds'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/prepaid/validators/wallet_forms').walletRefundValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/prepaid/validators/wallet_forms').walletRefundValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/prepaid/controllers/wallet_refunds_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/prepaid/controllers/wallet_refunds_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.showWallet': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/accounts/:id/wallet'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/prepaid/controllers/api_wallets_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/prepaid/controllers/api_wallets_controller').default['show']>>>
    }
  }
  'api.topUpWallet': {
    methods: ["POST"]
    pattern: '/api/v1/accounts/:id/top-ups'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/prepaid/validators/wallet_forms').topUpValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/prepaid/validators/wallet_forms').topUpValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/prepaid/controllers/api_wallets_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/prepaid/controllers/api_wallets_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'usage.imports.index': {
    methods: ["GET","HEAD"]
    pattern: '/usage/imports'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/usage/controllers/imports_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/usage/controllers/imports_controller').default['index']>>>
    }
  }
  'usage.imports.create': {
    methods: ["GET","HEAD"]
    pattern: '/usage/imports/create'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/usage/controllers/imports_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/usage/controllers/imports_controller').default['create']>>>
    }
  }
  'usage.imports.store': {
    methods: ["POST"]
    pattern: '/usage/imports'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/usage/validators/upload_validator').uploadValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/usage/validators/upload_validator').uploadValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/usage/controllers/imports_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/usage/controllers/imports_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'usage.imports.show': {
    methods: ["GET","HEAD"]
    pattern: '/usage/imports/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/usage/controllers/imports_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/usage/controllers/imports_controller').default['show']>>>
    }
  }
  'usage.import_progress.show': {
    methods: ["GET","HEAD"]
    pattern: '/usage/imports/:id/progress'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/usage/controllers/import_progress_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/usage/controllers/import_progress_controller').default['show']>>>
    }
  }
  'usage.import_retries.store': {
    methods: ["POST"]
    pattern: '/usage/imports/:id/retries'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/usage/controllers/import_retries_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/usage/controllers/import_retries_controller').default['store']>>>
    }
  }
  'usage.events.index': {
    methods: ["GET","HEAD"]
    pattern: '/usage/events'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/usage/controllers/events_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/usage/controllers/events_controller').default['index']>>>
    }
  }
  'usage.suspense.index': {
    methods: ["GET","HEAD"]
    pattern: '/usage/suspense'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/usage/controllers/suspense_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/usage/controllers/suspense_controller').default['index']>>>
    }
  }
  'usage.suspense.show': {
    methods: ["GET","HEAD"]
    pattern: '/usage/suspense/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/usage/controllers/suspense_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/usage/controllers/suspense_controller').default['show']>>>
    }
  }
  'usage.suspense.update': {
    methods: ["PUT"]
    pattern: '/usage/suspense/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/usage/validators/suspense_validator').mendValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/usage/validators/suspense_validator').mendValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/usage/controllers/suspense_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/usage/controllers/suspense_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'usage.suspense_retries.store': {
    methods: ["POST"]
    pattern: '/usage/suspense/retries'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/usage/validators/suspense_validator').retryValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/usage/validators/suspense_validator').retryValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/usage/controllers/suspense_retries_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/usage/controllers/suspense_retries_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'usage.suspense_write_offs.store': {
    methods: ["POST"]
    pattern: '/usage/suspense/write-offs'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/usage/validators/suspense_validator').writeOffValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/usage/validators/suspense_validator').writeOffValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/usage/controllers/suspense_write_offs_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/usage/controllers/suspense_write_offs_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.acceptUsage': {
    methods: ["POST"]
    pattern: '/api/v1/usage'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/usage/validators/usage_events_validator').usageSourceValidator)>|InferInput<(typeof import('#app/usage/validators/usage_events_validator').usageEventsValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/usage/validators/usage_events_validator').usageSourceValidator)>|InferInput<(typeof import('#app/usage/validators/usage_events_validator').usageEventsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/usage/controllers/usage_events_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/usage/controllers/usage_events_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'invoicing.invoices.index': {
    methods: ["GET","HEAD"]
    pattern: '/invoices'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/invoicing/controllers/invoices_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/invoicing/controllers/invoices_controller').default['index']>>>
    }
  }
  'invoicing.invoice_totals.show': {
    methods: ["GET","HEAD"]
    pattern: '/invoices/totals'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/invoicing/controllers/invoice_totals_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/invoicing/controllers/invoice_totals_controller').default['show']>>>
    }
  }
  'invoicing.invoices.show': {
    methods: ["GET","HEAD"]
    pattern: '/invoices/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/invoicing/controllers/invoices_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/invoicing/controllers/invoices_controller').default['show']>>>
    }
  }
  'api.listInvoices': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/invoices'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/invoicing/controllers/api_invoices_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/invoicing/controllers/api_invoices_controller').default['index']>>>
    }
  }
  'api.showInvoice': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/invoices/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/invoicing/controllers/api_invoices_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/invoicing/controllers/api_invoices_controller').default['show']>>>
    }
  }
  'rendering.invoice_archives.show': {
    methods: ["GET","HEAD"]
    pattern: '/invoices/archive'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#app/rendering/validators/archive_validator').archiveValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/rendering/controllers/invoice_archives_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/rendering/controllers/invoice_archives_controller').default['show']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'rendering.invoice_pdfs.show': {
    methods: ["GET","HEAD"]
    pattern: '/invoices/:id/pdf'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/rendering/controllers/invoice_pdfs_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/rendering/controllers/invoice_pdfs_controller').default['show']>>>
    }
  }
  'billing.bill_runs.index': {
    methods: ["GET","HEAD"]
    pattern: '/bill-runs'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/bill_runs_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/bill_runs_controller').default['index']>>>
    }
  }
  'billing.bill_runs.create': {
    methods: ["GET","HEAD"]
    pattern: '/bill-runs/create'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/bill_runs_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/bill_runs_controller').default['create']>>>
    }
  }
  'billing.bill_runs.store': {
    methods: ["POST"]
    pattern: '/bill-runs'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/billing/validators/bill_run_validator').billRunValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/billing/validators/bill_run_validator').billRunValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/bill_runs_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/bill_runs_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'billing.bill_runs.show': {
    methods: ["GET","HEAD"]
    pattern: '/bill-runs/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/bill_runs_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/bill_runs_controller').default['show']>>>
    }
  }
  'billing.bill_run_progress.show': {
    methods: ["GET","HEAD"]
    pattern: '/bill-runs/:id/progress'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/bill_run_progress_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/bill_run_progress_controller').default['show']>>>
    }
  }
  'billing.bill_run_totals.show': {
    methods: ["GET","HEAD"]
    pattern: '/bill-runs/:id/totals'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/bill_run_totals_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/bill_run_totals_controller').default['show']>>>
    }
  }
  'billing.run_previews.index': {
    methods: ["GET","HEAD"]
    pattern: '/bill-runs/:id/previews'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/run_previews_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/run_previews_controller').default['index']>>>
    }
  }
  'billing.bill_run_cancellations.store': {
    methods: ["POST"]
    pattern: '/bill-runs/:id/cancellation'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/bill_run_cancellations_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/bill_run_cancellations_controller').default['store']>>>
    }
  }
  'billing.bill_run_retries.store': {
    methods: ["POST"]
    pattern: '/bill-runs/:id/retries'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/bill_run_retries_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/bill_run_retries_controller').default['store']>>>
    }
  }
  'billing.late_changes.index': {
    methods: ["GET","HEAD"]
    pattern: '/late-changes'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/late_changes_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/late_changes_controller').default['index']>>>
    }
  }
  'billing.parked_accounts.index': {
    methods: ["GET","HEAD"]
    pattern: '/parked-accounts'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/parked_accounts_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/parked_accounts_controller').default['index']>>>
    }
  }
  'billing.rebillings.create': {
    methods: ["GET","HEAD"]
    pattern: '/invoices/:id/rebilling'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/rebillings_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/rebillings_controller').default['create']>>>
    }
  }
  'billing.rebillings.store': {
    methods: ["POST"]
    pattern: '/invoices/:id/rebilling'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/billing/validators/rebilling_validator').rebillingValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/billing/validators/rebilling_validator').rebillingValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/rebillings_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/rebillings_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'billing.what_ifs.index': {
    methods: ["GET","HEAD"]
    pattern: '/what-ifs'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/what_ifs_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/what_ifs_controller').default['index']>>>
    }
  }
  'billing.what_ifs.create': {
    methods: ["GET","HEAD"]
    pattern: '/what-ifs/create'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/what_ifs_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/what_ifs_controller').default['create']>>>
    }
  }
  'billing.what_ifs.store': {
    methods: ["POST"]
    pattern: '/what-ifs'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/billing/validators/what_if_validator').whatIfValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/billing/validators/what_if_validator').whatIfValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/what_ifs_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/what_ifs_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'billing.what_ifs.show': {
    methods: ["GET","HEAD"]
    pattern: '/what-ifs/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/what_ifs_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/what_ifs_controller').default['show']>>>
    }
  }
  'billing.what_if_cancellations.store': {
    methods: ["POST"]
    pattern: '/what-ifs/:id/cancellation'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/what_if_cancellations_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/what_if_cancellations_controller').default['store']>>>
    }
  }
  'billing.plan_moves.index': {
    methods: ["GET","HEAD"]
    pattern: '/plan-moves'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/plan_moves_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/plan_moves_controller').default['index']>>>
    }
  }
  'billing.plan_moves.create': {
    methods: ["GET","HEAD"]
    pattern: '/plan-moves/create'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/plan_moves_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/plan_moves_controller').default['create']>>>
    }
  }
  'billing.plan_moves.store': {
    methods: ["POST"]
    pattern: '/plan-moves'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/billing/validators/what_if_validator').planMoveValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/billing/validators/what_if_validator').planMoveValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/plan_moves_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/plan_moves_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'billing.plan_moves.show': {
    methods: ["GET","HEAD"]
    pattern: '/plan-moves/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/plan_moves_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/plan_moves_controller').default['show']>>>
    }
  }
  'billing.plan_move_confirmations.store': {
    methods: ["POST"]
    pattern: '/plan-moves/:id/confirmation'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/billing/validators/what_if_validator').planMoveConfirmationValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/billing/validators/what_if_validator').planMoveConfirmationValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/plan_move_confirmations_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/plan_move_confirmations_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'billing.plan_move_cancellations.store': {
    methods: ["POST"]
    pattern: '/plan-moves/:id/cancellation'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/plan_move_cancellations_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/plan_move_cancellations_controller').default['store']>>>
    }
  }
  'billing.clock_moves.index': {
    methods: ["GET","HEAD"]
    pattern: '/test-clock'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/clock_moves_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/clock_moves_controller').default['index']>>>
    }
  }
  'billing.clock_moves.store': {
    methods: ["POST"]
    pattern: '/test-clock'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/billing/validators/clock_move_validator').clockMoveValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/billing/validators/clock_move_validator').clockMoveValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/clock_moves_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/clock_moves_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'billing.account_previews.show': {
    methods: ["GET","HEAD"]
    pattern: '/accounts/:id/preview'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/account_previews_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/account_previews_controller').default['show']>>>
    }
  }
  'billing.account_preview_lines.show': {
    methods: ["GET","HEAD"]
    pattern: '/accounts/:id/preview/lines/:position'
    types: {
      body: {}
      paramsTuple: [ParamValue, ParamValue]
      params: { id: ParamValue; position: ParamValue }
      query: ExtractQueryForGet<InferInput<(typeof import('#app/billing/validators/account_preview_validator').accountPreviewValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/account_preview_lines_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/account_preview_lines_controller').default['show']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'billing.line_explanations.show': {
    methods: ["GET","HEAD"]
    pattern: '/invoices/:id/lines/:position/explanation'
    types: {
      body: {}
      paramsTuple: [ParamValue, ParamValue]
      params: { id: ParamValue; position: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/line_explanations_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/line_explanations_controller').default['show']>>>
    }
  }
  'billing.corrections.index': {
    methods: ["GET","HEAD"]
    pattern: '/corrections'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/corrections_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/corrections_controller').default['index']>>>
    }
  }
  'billing.corrections.store': {
    methods: ["POST"]
    pattern: '/corrections'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/billing/validators/correction_validator').correctionValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/billing/validators/correction_validator').correctionValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/corrections_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/corrections_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'billing.corrections.create': {
    methods: ["GET","HEAD"]
    pattern: '/plans/:id/versions/:version/corrections/create'
    types: {
      body: {}
      paramsTuple: [ParamValue, ParamValue]
      params: { id: ParamValue; version: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/corrections_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/corrections_controller').default['create']>>>
    }
  }
  'billing.corrections.show': {
    methods: ["GET","HEAD"]
    pattern: '/corrections/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/corrections_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/corrections_controller').default['show']>>>
    }
  }
  'billing.correction_differences.index': {
    methods: ["GET","HEAD"]
    pattern: '/corrections/:id/differences'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/correction_differences_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/correction_differences_controller').default['index']>>>
    }
  }
  'billing.correction_dry_runs.store': {
    methods: ["POST"]
    pattern: '/corrections/:id/dry-runs'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/correction_dry_runs_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/correction_dry_runs_controller').default['store']>>>
    }
  }
  'billing.correction_approvals.store': {
    methods: ["POST"]
    pattern: '/corrections/:id/approval'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/billing/validators/correction_validator').correctionApprovalValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/billing/validators/correction_validator').correctionApprovalValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/correction_approvals_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/correction_approvals_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'billing.correction_runs.store': {
    methods: ["POST"]
    pattern: '/corrections/:id/run'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/billing/validators/correction_validator').correctionRunValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/billing/validators/correction_validator').correctionRunValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/correction_runs_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/correction_runs_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.listCorrections': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/corrections'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/api_corrections_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/api_corrections_controller').default['index']>>>
    }
  }
  'api.showCorrection': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/corrections/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/api_corrections_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/api_corrections_controller').default['show']>>>
    }
  }
  'api.orderCorrection': {
    methods: ["POST"]
    pattern: '/api/v1/corrections'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/billing/validators/correction_validator').correctionValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#app/billing/validators/correction_validator').correctionValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/api_corrections_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/api_corrections_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.tryCorrection': {
    methods: ["POST"]
    pattern: '/api/v1/corrections/:id/dry-runs'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/api_correction_dry_runs_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/api_correction_dry_runs_controller').default['store']>>>
    }
  }
  'api.listDifferences': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/corrections/:id/differences'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/api_correction_differences_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/api_correction_differences_controller').default['index']>>>
    }
  }
  'api.approveCorrection': {
    methods: ["POST"]
    pattern: '/api/v1/corrections/:id/approval'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/billing/validators/correction_validator').correctionApprovalValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/billing/validators/correction_validator').correctionApprovalValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/api_correction_approvals_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/api_correction_approvals_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.billCorrection': {
    methods: ["POST"]
    pattern: '/api/v1/corrections/:id/run'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/billing/validators/correction_validator').correctionRunValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/billing/validators/correction_validator').correctionRunValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/billing/controllers/api_correction_runs_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/billing/controllers/api_correction_runs_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'ledger.journal_entries.index': {
    methods: ["GET","HEAD"]
    pattern: '/journal-entries'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/ledger/controllers/journal_entries_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/ledger/controllers/journal_entries_controller').default['index']>>>
    }
  }
  'ledger.journal_entries.show': {
    methods: ["GET","HEAD"]
    pattern: '/journal-entries/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/ledger/controllers/journal_entries_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/ledger/controllers/journal_entries_controller').default['show']>>>
    }
  }
  'activity.activities.index': {
    methods: ["GET","HEAD"]
    pattern: '/activity'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/activity/controllers/activities_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/activity/controllers/activities_controller').default['index']>>>
    }
  }
  'plugins.plugins.index': {
    methods: ["GET","HEAD"]
    pattern: '/plugins'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/plugin_host/controllers/plugins_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/plugin_host/controllers/plugins_controller').default['index']>>>
    }
  }
  'plugins.plugin_settings.edit': {
    methods: ["GET","HEAD"]
    pattern: '/plugins/:name/settings'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { name: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/plugin_host/controllers/plugin_settings_controller').default['edit']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/plugin_host/controllers/plugin_settings_controller').default['edit']>>>
    }
  }
  'plugins.plugin_settings.update': {
    methods: ["PUT"]
    pattern: '/plugins/:name/settings'
    types: {
      body: ExtractBody<InferInput<(typeof import('#app/plugin_host/settings_validator').settingsValidator)>>
      paramsTuple: [ParamValue]
      params: { name: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#app/plugin_host/settings_validator').settingsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/plugin_host/controllers/plugin_settings_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/plugin_host/controllers/plugin_settings_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'overview.show': {
    methods: ["GET","HEAD"]
    pattern: '/'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/reporting/controllers/overview_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/reporting/controllers/overview_controller').default['show']>>>
    }
  }
  'reporting.exports.invoices': {
    methods: ["GET","HEAD"]
    pattern: '/invoices/export'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/reporting/controllers/exports_controller').default['invoices']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/reporting/controllers/exports_controller').default['invoices']>>>
    }
  }
  'reporting.what_if_exports.show': {
    methods: ["GET","HEAD"]
    pattern: '/what-ifs/:id/export'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/reporting/controllers/what_if_exports_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/reporting/controllers/what_if_exports_controller').default['show']>>>
    }
  }
  'reporting.search.index': {
    methods: ["GET","HEAD"]
    pattern: '/search'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#app/reporting/validators/search_validator').searchValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#app/reporting/controllers/search_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/reporting/controllers/search_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'reporting.exports.journal': {
    methods: ["GET","HEAD"]
    pattern: '/journal-entries/export'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/reporting/controllers/exports_controller').default['journal']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/reporting/controllers/exports_controller').default['journal']>>>
    }
  }
  'reporting.exports.differences': {
    methods: ["GET","HEAD"]
    pattern: '/corrections/:id/differences/export'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/reporting/controllers/exports_controller').default['differences']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/reporting/controllers/exports_controller').default['differences']>>>
    }
  }
  'reporting.exports.customers': {
    methods: ["GET","HEAD"]
    pattern: '/customers/export'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/reporting/controllers/exports_controller').default['customers']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/reporting/controllers/exports_controller').default['customers']>>>
    }
  }
  'reporting.exports.accounts': {
    methods: ["GET","HEAD"]
    pattern: '/accounts/export'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/reporting/controllers/exports_controller').default['accounts']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/reporting/controllers/exports_controller').default['accounts']>>>
    }
  }
  'reporting.exports.services': {
    methods: ["GET","HEAD"]
    pattern: '/services/export'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#app/reporting/controllers/exports_controller').default['services']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#app/reporting/controllers/exports_controller').default['services']>>>
    }
  }
  'telecom.tariffs.index': {
    methods: ["GET","HEAD"]
    pattern: '/plugins/telecom/tariffs'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#plugins/telecom/controllers/tariffs_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#plugins/telecom/controllers/tariffs_controller').default['index']>>>
    }
  }
  'telecom.price_lists.create': {
    methods: ["GET","HEAD"]
    pattern: '/plugins/telecom/price-lists/create'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#plugins/telecom/controllers/price_lists_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#plugins/telecom/controllers/price_lists_controller').default['create']>>>
    }
  }
  'telecom.price_lists.store': {
    methods: ["POST"]
    pattern: '/plugins/telecom/price-lists'
    types: {
      body: ExtractBody<InferInput<(typeof import('#plugins/telecom/validators/price_list_validator').priceListValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#plugins/telecom/validators/price_list_validator').priceListValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#plugins/telecom/controllers/price_lists_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#plugins/telecom/controllers/price_lists_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'telecom.price_list_checks.store': {
    methods: ["POST"]
    pattern: '/plugins/telecom/price-lists/checks'
    types: {
      body: ExtractBody<InferInput<(typeof import('#plugins/telecom/validators/price_list_validator').priceListValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#plugins/telecom/validators/price_list_validator').priceListValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#plugins/telecom/controllers/price_list_checks_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#plugins/telecom/controllers/price_list_checks_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'telecom.tariffs.show': {
    methods: ["GET","HEAD"]
    pattern: '/plugins/telecom/tariffs/:code'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { code: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#plugins/telecom/controllers/tariffs_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#plugins/telecom/controllers/tariffs_controller').default['show']>>>
    }
  }
  'not_found': {
    methods: ["HEAD","OPTIONS","GET","POST","PUT","PATCH","DELETE"]
    pattern: '/*'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { '*': ParamValue[] }
      query: {}
      response: unknown
      errorResponse: unknown
    }
  }
}
