import { computed } from 'vue'
import { usePage } from '@inertiajs/vue3'
import type { SharedProps } from '@adonisjs/inertia/types'

/** What every page knows: who is signed in, what may be opened, what has just happened. */
export function useConsole() {
  const page = usePage<SharedProps>()

  return {
    url: computed(() => page.url),
    staff: computed(() => page.props.staff),
    navigation: computed(() => page.props.navigation),
    notices: computed(() => page.props.notices),
    can: (permission: string) => page.props.staff?.permissions.includes(permission) ?? false,
  }
}
