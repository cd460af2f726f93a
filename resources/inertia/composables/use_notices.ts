import { onMounted, watch } from 'vue'
import { useToast } from '@nuxt/ui/composables'
import { useConsole } from '~/composables/use_console'

/** Shows for a few seconds what the server says after an action. Called once, by the layout. */
export function useNotices() {
  const toast = useToast()
  const { notices } = useConsole()

  function show() {
    const { success, error } = notices.value
    if (success) toast.add({ title: success, color: 'success', icon: 'i-lucide-circle-check' })
    if (error) toast.add({ title: error, color: 'error', icon: 'i-lucide-circle-alert' })
  }

  onMounted(show)
  watch(notices, show)
}
