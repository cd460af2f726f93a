import ViteProvider from '@adonisjs/vite/vite_provider'

/**
 * Pages come from the built assets, in tests too: what is tested is what runs. Only `ace serve --hmr` works
 * with the development server.
 */
export default class AssetsProvider extends ViteProvider {
  async start() {
    if (process.env.DEV_MODE) await super.start()
  }

  async shutdown() {
    if (process.env.DEV_MODE) await super.shutdown()
  }
}
