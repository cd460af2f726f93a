import { computed, ref, watch, type Ref } from 'vue'
import type { Data } from '~generated/data'
import { client } from '~/client'
import { usePolling } from '~/composables/use_polling'

export type BillRun = Data.Billing.BillRun.Variants['forPage']

export function isRunning({ state }: Pick<BillRun, 'state'>) {
  return state === 'freezing' || state === 'issuing'
}

interface Sample {
  at: number
  done: number
}

/** How many of the latest answers the rate is taken from. */
const SAMPLES = 10

/** A run as it goes on, with its rate and the seconds left, judged by what the last answers said. */
export function useRunProgress(initial: Ref<BillRun>, onEnd: () => void) {
  const address = () => client.urlFor('billing.bill_run_progress.show', { id: initial.value.id })
  const run = usePolling<BillRun>(address, initial, isRunning, onEnd)
  const current = computed(() => run.value.phases.at(-1) ?? null)
  const samples = ref<Sample[]>([])

  watch(
    run,
    () => {
      const phase = current.value
      if (!phase) return
      const last = samples.value.at(-1)
      const kept = last && phase.done < last.done ? [] : samples.value.slice(1 - SAMPLES)
      samples.value = [...kept, { at: Date.now(), done: phase.done }]
    },
    { deep: false }
  )

  const rate = computed(() => {
    const [first, last] = [samples.value[0], samples.value.at(-1)]
    const seconds = first && last ? (last.at - first.at) / 1000 : 0
    return seconds >= 1 ? (last!.done - first!.done) / seconds : 0
  })
  const secondsLeft = computed(() => {
    const phase = current.value
    return phase && rate.value > 0 ? Math.ceil((phase.total - phase.done) / rate.value) : null
  })

  return { run, current, rate, secondsLeft }
}
