import AppServiceProvider from '@adonisjs/core/providers/app_provider'

/**
 * The routes' types are written by `ace codegen` and committed. A running console writes nothing into its
 * own source; only the development server does.
 */
export default class CoreProvider extends AppServiceProvider {
  async ready() {
    if (process.env.DEV_MODE) await super.ready()
  }
}
