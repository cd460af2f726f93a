import { createSSRApp, effectScope, getCurrentInstance, h, markRaw, type EffectScope } from 'vue'
import ui from '@nuxt/ui/vue-plugin'
import type { Page } from '@inertiajs/core'
import { createInertiaApp } from '@inertiajs/vue3'
import { renderToString } from '@vue/server-renderer'
import { TuyauProvider } from '@adonisjs/inertia/vue'
import { createHead, renderSSRHead } from '@unhead/vue/server'
import { client } from '~/client'
import { loadMessages } from '~/messages/main'
import { pageTitle } from '~/page_title'
import { resolvePage } from '~/resolve_page'
import { createText, provideText } from '~/composables/use_text'

/**
 * Draws one page on the server. Vue never unmounts such an app, so that every effect the component library
 * starts would stay alive, some 300 kB a page. All of them live in the scopes collected here (the app's own
 * and that of each component), which are stopped when the page is drawn.
 */
export default async function render(page: Page) {
  const locale = String(page.props.locale)
  const [messages, fallback] = await Promise.all([loadMessages(locale), loadMessages('en')])
  const scopes: EffectScope[] = [effectScope(true)]
  const head = createHead({ disableDefaults: true })
  leaveUnwatched(page.props)

  try {
    const result = await createInertiaApp({
      page,
      title: pageTitle,
      resolve: resolvePage,
      render: renderToString,
      setup: ({ App, props, plugin }) =>
        scopes[0]!.run(() => {
          const app = createSSRApp({
            render: () => h(TuyauProvider, { client }, { default: () => h(App, props) }),
          })
          provideText(app, createText(locale, messages, fallback))
          return app.use(plugin).mixin(collect(scopes)).use(head).use(ui)
        })!,
    })
    const { headTags } = await renderSSRHead(head)
    return { head: [...result.head, headTags], body: result.body }
  } finally {
    for (const scope of scopes) scope.stop()
  }
}

/** A page is drawn once and its values never change: nobody need be told who read which of them. */
function leaveUnwatched(props: Page['props']) {
  for (const value of Object.values(props)) {
    if (typeof value === 'object' && value !== null) markRaw(value)
  }
}

function collect(scopes: EffectScope[]) {
  return {
    beforeCreate() {
      const instance = getCurrentInstance() as unknown as { scope: EffectScope }
      scopes.push(instance.scope)
    },
  }
}
