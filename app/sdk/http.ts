import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import type { JsonObject } from './json.js'
import type { PluginReader, PluginWriter } from './storage.js'

/** The company that a request is for. */
export interface PluginCompany {
  readonly id: number
  readonly name: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly currency: string
  /** IANA zone. */
  readonly timeZone: string
}

/** What an action did, for the activity that nobody can change. */
export interface PluginActivity {
  /** `<thing>.<done>` without the plugin's name: 'tariff.imported'. */
  readonly action: string
  readonly details: JsonObject
}

/** What the host gives to a controller of a plugin, for the company of the request. */
export interface PluginPort {
  readonly company: PluginCompany
  /** Who asks, as the activity names them. */
  readonly actor: string
  /** Epoch milliseconds of the request. */
  readonly now: number
  readonly reader: PluginReader
  /** The company's settings of this plugin, checked when they were saved; those never set are null. */
  readonly settings: JsonObject
  /**
   * Runs `change` in one transaction with the activity it returns: both stand, or neither.
   * Errors: E_STORAGE_KNOWN when a row with the same key exists; E_STORAGE_REFUSED.
   */
  write<Result>(
    change: (writer: PluginWriter) => Promise<{ result: Result; activity: PluginActivity }>
  ): Promise<Result>
}

/** The port of the plugin whose route is asked for. */
export function pluginPort(ctx: HttpContext): PluginPort {
  const { pluginPort: port } = ctx as HttpContext & { pluginPort?: PluginPort }
  if (port === undefined) {
    throw new Exception('This route belongs to no plugin', { code: 'E_NO_PLUGIN', status: 500 })
  }
  return port
}

/**
 * States which permission a route of a plugin asks for: `router.get('/', ...).use(can('name.read'))`. The
 * host has made sure that somebody is signed in; every route of a plugin must name one of the plugin's
 * permissions, which a test checks.
 */
export function can(permission: string) {
  function allow(ctx: HttpContext, next: NextFn) {
    const { permissions } = ctx as HttpContext & { permissions: ReadonlySet<string> }
    if (permissions.has(permission)) return next()

    throw new Exception('Your role does not allow this. Ask an administrator for the permission.', {
      status: 403,
      code: 'E_FORBIDDEN',
    })
  }
  return Object.assign(allow, { permission })
}
