import { onMounted, onUnmounted } from 'vue'
import { router } from '@inertiajs/vue3'

const INTERVAL_MS = 2000

/** Reads the page anew every two seconds while something on it is under way and the page is looked at. */
export function useReloading(isUnderWay: () => boolean) {
  let timer: ReturnType<typeof setInterval> | undefined

  onMounted(() => {
    timer = setInterval(() => {
      if (isUnderWay() && !document.hidden) router.reload()
    }, INTERVAL_MS)
  })
  onUnmounted(() => clearInterval(timer))
}
