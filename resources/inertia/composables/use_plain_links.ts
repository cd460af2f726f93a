import { onMounted, onUnmounted } from 'vue'
import { router } from '@inertiajs/vue3'

/**
 * Lets plain anchors move through the console without loading it anew. Lists are made of hundreds of them,
 * and a component for each would make the server draw a page several times as long. Called once, by the frame.
 */
export function usePlainLinks() {
  onMounted(() => document.addEventListener('click', follow))
  onUnmounted(() => document.removeEventListener('click', follow))
}

function follow(event: MouseEvent) {
  const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  if (event.defaultPrevented || event.button !== 0 || modified) return

  const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]')
  if (!link || link.target || link.hasAttribute('download') || link.dataset.plain !== undefined) {
    return
  }
  const address = new URL(link.href)
  if (address.origin !== window.location.origin || isSamePlace(address)) return

  event.preventDefault()
  router.visit(link.href, { preserveState: link.dataset.keep !== undefined })
}

/** A link to a place on this page is the browser's own business. */
function isSamePlace({ hash, pathname, search }: URL) {
  return hash !== '' && pathname === window.location.pathname && search === window.location.search
}
