import { onMounted, onUnmounted } from 'vue'
import { router } from '@inertiajs/vue3'
import { useText } from '~/composables/use_text'

/** Asks before somebody leaves a page on which something typed is not saved. */
export function useUnsaved(isUnsaved: () => boolean) {
  const { t } = useText()
  let stop: (() => void) | undefined

  function warn(event: BeforeUnloadEvent) {
    if (isUnsaved()) event.preventDefault()
  }

  onMounted(() => {
    window.addEventListener('beforeunload', warn)
    stop = router.on('before', ({ detail: { visit } }) => {
      const leaves = visit.method === 'get' && !visit.prefetch
      return !leaves || !isUnsaved() || window.confirm(t('form.unsaved'))
    })
  })
  onUnmounted(() => {
    window.removeEventListener('beforeunload', warn)
    stop?.()
  })
}
