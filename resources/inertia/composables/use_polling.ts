import { onMounted, onUnmounted, ref, watch, type Ref } from 'vue'

const INTERVAL_MS = 1000

/**
 * Asks an address each second while something runs, whichever process works on it. One can leave the page
 * and come back: the server knows how far it is.
 */
export function usePolling<Answer>(
  address: () => string,
  initial: Ref<Answer>,
  isRunning: (answer: Answer) => boolean,
  onEnd: () => void
) {
  const answer = ref(initial.value) as Ref<Answer>
  watch(initial, (value) => {
    answer.value = value
    schedule()
  })
  let timer: ReturnType<typeof setTimeout> | undefined

  function schedule() {
    clearTimeout(timer)
    if (isRunning(answer.value)) timer = setTimeout(ask, INTERVAL_MS)
  }

  async function ask() {
    try {
      const response = await fetch(address(), { headers: { accept: 'application/json' } })
      if (response.ok) {
        answer.value = await response.json()
        if (!isRunning(answer.value)) return onEnd()
      }
    } catch {
      /** The network comes back or the page is left; until then the last answer stands. */
    }
    schedule()
  }

  onMounted(schedule)
  onUnmounted(() => clearTimeout(timer))
  return answer
}
