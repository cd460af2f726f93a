import 'reflect-metadata'
import { Ignitor } from '@adonisjs/core'

/** The root of the application: folders in configuration are relative to it. */
export const APP_ROOT = new URL('../', import.meta.url)

const RELATIVE_IMPORT = /^\.{1,2}\//

/** Modules named in adonisrc.ts by a relative path are looked up from the root. */
function importer(filePath: string) {
  return import(RELATIVE_IMPORT.test(filePath) ? new URL(filePath, APP_ROOT).href : filePath)
}

/**
 * An application that loads its environment first and ends tidily when it is told to, or when the process
 * that started it is gone.
 */
export function ignite() {
  if (process.channel) {
    process.channel.unref()
    process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  }

  return new Ignitor(APP_ROOT, { importer }).tap((app) => {
    app.booting(async () => {
      await import('#start/env')
    })
    app.listen('SIGTERM', () => app.terminate())
    app.listen('SIGINT', () => app.terminate())
  })
}
