import './css/app.css'
import { createSSRApp, h } from 'vue'
import ui from '@nuxt/ui/vue-plugin'
import { createInertiaApp } from '@inertiajs/vue3'
import { TuyauProvider } from '@adonisjs/inertia/vue'
import { client } from '~/client'
import { loadMessages } from '~/messages/main'
import { pageTitle } from '~/page_title'
import { resolvePage } from '~/resolve_page'
import { createText, provideText } from '~/composables/use_text'

const locale = document.documentElement.lang
const [messages, fallback] = await Promise.all([loadMessages(locale), loadMessages('en')])

await createInertiaApp({
  title: pageTitle,
  resolve: resolvePage,
  setup({ el, App, props, plugin }) {
    const app = createSSRApp({
      render: () => h(TuyauProvider, { client }, { default: () => h(App, props) }),
    })
    provideText(app, createText(locale, messages, fallback))
    app.use(plugin).use(ui).mount(el)

    /** Browser tests wait for this: clicks before it would be lost. */
    document.documentElement.dataset.hydrated = ''
  },
  progress: { color: 'var(--ui-primary)', showSpinner: false },
})
