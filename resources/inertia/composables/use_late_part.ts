import { nextTick, onMounted, ref, type Ref } from 'vue'

/**
 * False on the server and while its page is taken over, true from then on. What is closed at first and costly
 * to draw joins then; who already stands on its button stays there when the button is made anew.
 */
export function useLatePart(frame: Ref<HTMLElement | null>) {
  const joined = ref(false)

  onMounted(async () => {
    const hadFocus = frame.value?.contains(document.activeElement)
    joined.value = true
    if (!hadFocus) return
    await nextTick()
    frame.value?.querySelector('button')?.focus()
  })

  return joined
}
