import { mkdirSync } from 'node:fs'
import { Settings } from 'luxon'
import env from '#start/env'
import { RuntimeException } from '@adonisjs/core/exceptions'
import ShieldMiddleware from '@adonisjs/shield/shield_middleware'
import type { ApplicationService } from '@adonisjs/core/types'

/** What must hold before anything else runs. */
export default class HouseProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    if (new Date(2026, 6, 1).getTimezoneOffset() !== 0) {
      throw new RuntimeException('Instants are kept in UTC. Start the process with TZ=UTC.', {
        code: 'E_TIME_ZONE',
      })
    }
    Settings.defaultZone = 'utc'
    Settings.throwOnInvalid = true
    mkdirSync(env.get('STORAGE_PATH'), { recursive: true, mode: 0o700 })
    this.#keepShield()
  }

  /** Shield's own binding imports Edge and builds its guards anew for every request. */
  #keepShield() {
    this.app.container.singleton(ShieldMiddleware, async () => {
      const encryption = await this.app.container.make('encryption')
      const { default: edge } = await import('edge.js')
      return new ShieldMiddleware(this.app.config.get('shield'), encryption.use(), edge)
    })
  }
}

declare module 'luxon' {
  interface TSSettings {
    throwOnInvalid: true
  }
}
