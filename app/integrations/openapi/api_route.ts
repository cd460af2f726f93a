import router from '@adonisjs/core/services/router'
import { middleware } from '#app/middleware/main'
import type { Permission } from '#app/identity/permissions'

/** A JSON Schema, as VineJS writes it. */
export type JsonSchema = { readonly [name: string]: any }

/** Whatever can say its JSON Schema: a VineJS validator or schema. */
export interface Described {
  toJSONSchema(): JsonSchema
}

/** What the published description says of one thing a program may ask for. */
export interface ApiOperation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** Below /api/v1, with `:name` for parameters, which are whole numbers. */
  readonly path: string
  /** Unique, in camel case: the name that generated clients give the call. */
  readonly id: string
  readonly tag: string
  readonly summary: string
  readonly description?: string
  readonly scope: Permission
  readonly query?: Described
  readonly body?: { readonly [contentType: string]: Described }
  /** Whether an Idempotency-Key makes a repeated request one request. */
  readonly idempotent?: boolean
  readonly answer: Described
}

type Handler = Parameters<typeof router.get>[1]

const declared: ApiOperation[] = []

/** All that was declared, in the order of paths; complete once the routes are loaded. */
export function apiOperations(): readonly ApiOperation[] {
  return declared.toSorted((left, right) =>
    left.path === right.path
      ? left.method.localeCompare(right.method, 'en')
      : left.path.localeCompare(right.path, 'en')
  )
}

/**
 * Draws a route for programs: below /api/v1, behind a token with the scope, and in the published
 * description. There is no other way to draw one, so the description is complete.
 */
export function apiRoute(operation: ApiOperation, handler: Handler) {
  declared.push(operation)
  return router[operation.method](`/api/v1${operation.path}`, handler)
    .use(middleware.token(operation.scope))
    .where('id', router.matchers.number())
    .as(`api.${operation.id}`)
}
