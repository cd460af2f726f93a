import { computed, ref, shallowRef, type Ref } from 'vue'
import { router } from '@inertiajs/vue3'
import { useConsole } from '~/composables/use_console'
import { addUp } from '~/composables/money'
import type { Column, ListState } from '~/components/list/types'

type Changes = Record<string, string | null>

/** Moves a list from one state to the next. The address holds the whole state, so each move is a visit. */
export function useList(list: Ref<ListState>) {
  const { url } = useConsole()
  const path = computed(() => url.value.split('?')[0]!)

  /** The list's address with some parts changed; any change but of the page starts at the first page. */
  function href(changes: Changes = {}) {
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries({ ...list.value.query, ...changes })) {
      if (value) query.set(name, value)
    }
    const text = query.toString().replace(/%2C/g, ',').replace(/%7E/g, '~')
    return text ? `${path.value}?${text}` : path.value
  }

  function go(changes: Changes) {
    router.visit(href(changes), { preserveState: true, preserveScroll: true })
  }

  return { path, href, go }
}

/** Rows that are chosen, kept while one pages through the list. */
export function useSelection<Row extends { id: number }>(
  rows: Ref<Row[]>,
  columns: Ref<Column<Row>[]>
) {
  const chosen = shallowRef(new Map<number, Row>())
  const lastIndex = ref(-1)
  const isPageChosen = computed(
    () => rows.value.length > 0 && rows.value.every(({ id }) => chosen.value.has(id))
  )
  const sums = computed(() => {
    const list = [...chosen.value.values()]
    const summed = columns.value.filter(({ sum, money }) => sum && money)
    return new Map(summed.map((column) => [column.sum!, addUp(list.map(column.money!))]))
  })

  /** With `range` everything from the row chosen last up to this one. */
  function toggle(row: Row, range = false) {
    const index = rows.value.indexOf(row)
    const next = new Map(chosen.value)
    const [from, to] = [lastIndex.value, index].sort((left, right) => left - right)
    const touched = range && from! >= 0 ? rows.value.slice(from, to! + 1) : [row]
    const add = !next.has(row.id)
    for (const each of touched) add ? next.set(each.id, each) : next.delete(each.id)
    lastIndex.value = index
    chosen.value = next
  }

  function togglePage() {
    const next = new Map(chosen.value)
    const add = !isPageChosen.value
    for (const row of rows.value) add ? next.set(row.id, row) : next.delete(row.id)
    chosen.value = next
  }

  function clear() {
    chosen.value = new Map()
    lastIndex.value = -1
  }

  return { chosen, isPageChosen, sums, toggle, togglePage, clear }
}
