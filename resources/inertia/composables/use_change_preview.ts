import { onMounted, onUnmounted, ref, watch } from 'vue'
import { router } from '@inertiajs/vue3'

type Query = { [name: string]: string | number | null | undefined }

const PAUSE_MS = 350

/** Asks for the preview of a form anew a moment after somebody stops typing. */
export function useChangePreview(query: () => Query) {
  const isLoading = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  function load() {
    const asked = Object.entries(query()).filter(([, value]) => value !== null && value !== '')
    router.get(window.location.pathname, Object.fromEntries(asked) as Record<string, string>, {
      only: ['preview', 'problem'],
      preserveState: true,
      preserveScroll: true,
      replace: true,
      onStart: () => (isLoading.value = true),
      onFinish: () => (isLoading.value = false),
    })
  }

  function loadSoon() {
    clearTimeout(timer)
    timer = setTimeout(load, PAUSE_MS)
  }

  watch(() => JSON.stringify(query()), loadSoon)
  onMounted(loadSoon)
  onUnmounted(() => clearTimeout(timer))
  return { isLoading }
}
