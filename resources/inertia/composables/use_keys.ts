import { onMounted, onUnmounted, shallowReactive } from 'vue'

export interface Key {
  /** As KeyboardEvent.key has it; `ctrl+` in front means Ctrl, or Command on a Mac. */
  key: string
  /** Language key of what it does; shown by `?`. */
  label: string
  run: () => void
}

const active = shallowReactive<Key[]>([])

/** The keys that work on the page shown now. */
export function activeKeys(): readonly Key[] {
  return active
}

/** Keys work while the component is shown. Plain letters are left alone where somebody types. */
export function useKeys(keys: Key[]) {
  onMounted(() => active.push(...keys))
  onUnmounted(() => keys.forEach((key) => active.splice(active.indexOf(key), 1)))
}

/** Called once by the layout. The key registered last wins, so that a page may take over one of the frame. */
export function useKeyboard() {
  onMounted(() => window.addEventListener('keydown', listen))
  onUnmounted(() => window.removeEventListener('keydown', listen))
}

function listen(event: KeyboardEvent) {
  const control = event.ctrlKey || event.metaKey
  if (event.altKey || (!control && isTyping(event.target))) return

  const pressed = control ? `ctrl+${event.key.toLowerCase()}` : event.key
  const match = active.findLast(({ key }) => key === pressed)
  if (!match) return

  event.preventDefault()
  match.run()
}

const TYPED_INTO = 'textarea, select, input:not([type=checkbox], [type=radio], [type=button])'

function isTyping(target: EventTarget | null) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches(TYPED_INTO))
}
