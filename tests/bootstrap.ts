import app from '@adonisjs/core/services/app'
import { apiClient } from '@japa/api-client'
import { spec } from '@japa/runner/reporters'
import ace from '@adonisjs/core/services/ace'
import { countReporter } from '#tests/support/count_reporter'
import { assert } from '@japa/assert'
import { browserClient } from '@japa/browser-client'
import { pluginAdonisJS } from '@japa/plugin-adonisjs'
import { authApiClient } from '@adonisjs/auth/plugins/api_client'
import { inertiaApiClient } from '@adonisjs/inertia/plugins/api_client'
import { sessionApiClient } from '@adonisjs/session/plugins/api_client'
import { sessionBrowserClient } from '@adonisjs/session/plugins/browser_client'
import { shieldApiClient } from '@adonisjs/shield/plugins/api_client'
import testUtils from '@adonisjs/core/services/test_utils'
import type { Config } from '@japa/runner/types'
import { chromium } from 'playwright'

/** Suites that speak to a running server. */
const WITH_SERVER = ['functional', 'browser']

export const plugins: Config['plugins'] = [
  assert(),
  pluginAdonisJS(app),
  apiClient(),
  sessionApiClient(app),
  shieldApiClient(),
  authApiClient(app),
  inertiaApiClient(app),
  browserClient({
    runInSuites: ['browser'],
    launcher: () =>
      chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: ['--no-sandbox'] }),
  }),
  sessionBrowserClient(app),
]

export const reporters: Config['reporters'] = {
  activated: ['spec', 'count'],
  list: [spec(), countReporter],
}

/** Tests begin on an empty database that is migrated once. */
export const runnerHooks: Required<Pick<Config, 'setup' | 'teardown'>> = {
  setup: [
    async () => {
      const command = await ace.exec('app:prepare', [])
      if (command.error) throw command.error
    },
  ],
  teardown: [],
}

/** Files that another run has; scripts/test.mjs names them, with the reason. */
export const exclude = process.env.TEST_FILES_ELSEWHERE?.split(',')

export const configureSuite: Config['configureSuite'] = (suite) => {
  if (WITH_SERVER.includes(suite.name)) suite.setup(() => testUtils.httpServer().start())
}
