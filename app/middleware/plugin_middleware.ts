import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { requestPort } from '#app/plugin_host/request_port'

/** Gives a controller of a plugin what it may read and write, and nothing beside. */
export default class PluginMiddleware {
  async handle(ctx: HttpContext, next: NextFn, plugin: string) {
    const port = await requestPort(plugin, ctx.company, ctx.staff!.user.email)
    Object.assign(ctx, { pluginPort: port })
    return next()
  }
}
