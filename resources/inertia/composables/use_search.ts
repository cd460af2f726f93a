import { onUnmounted, ref, watch, type Ref } from 'vue'
import { client } from '~/client'

export interface Found {
  kind: 'customer' | 'account' | 'service' | 'invoice'
  id: number
  label: string
  note: string
}

const PAUSE_MS = 180
const SHORTEST = 2

const PAGES = {
  customer: 'customers.customers.show',
  account: 'customers.accounts.show',
  service: 'customers.services.show',
  invoice: 'invoicing.invoices.show',
} as const

export function hrefOfFound({ kind, id }: Found) {
  return client.urlFor(PAGES[kind], { id })
}

/** Asks the server what goes by the text typed so far, once somebody pauses. */
export function useSearch(text: Ref<string>) {
  const found = ref<Found[]>([])
  const loading = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking: AbortController | undefined

  watch(text, (value) => {
    clearTimeout(timer)
    asking?.abort()
    if (value.trim().length < SHORTEST) {
      found.value = []
      loading.value = false
      return
    }
    loading.value = true
    timer = setTimeout(() => ask(value.trim()), PAUSE_MS)
  })
  onUnmounted(() => {
    clearTimeout(timer)
    asking?.abort()
  })

  async function ask(value: string) {
    asking = new AbortController()
    const address = `${client.urlFor('reporting.search.index')}?${new URLSearchParams({ q: value })}`
    try {
      const headers = { accept: 'application/json' }
      const answer = await fetch(address, { headers, signal: asking.signal })
      if (answer.ok) found.value = await answer.json()
      loading.value = false
    } catch {
      /** Another letter was typed, or the network is away: the next pause asks again. */
    }
  }

  return { found, loading }
}
