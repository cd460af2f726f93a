import { computed, ref, watch, type Ref } from 'vue'
import type { Data } from '~generated/data'
import { client } from '~/client'
import { usePolling } from '~/composables/use_polling'

export type ImportFile = Data.Usage.UsageImport.Variants['forPage']

export function isUnderWay({ state }: Pick<ImportFile, 'state'>) {
  return state === 'waiting' || state === 'running'
}

interface Sample {
  at: number
  rows: number
  bytes: number
}

const SAMPLES = 10

/** An import as it goes on, with its rate and the seconds left, judged by what the last answers said. */
export function useImportProgress(initial: Ref<ImportFile>, onEnd: () => void) {
  const address = () => client.urlFor('usage.import_progress.show', { id: initial.value.id })
  const file = usePolling<ImportFile>(address, initial, isUnderWay, onEnd)
  const samples = ref<Sample[]>([])

  watch(file, ({ rows, bytesRead }) => {
    const sample = { at: Date.now(), rows, bytes: bytesRead }
    samples.value = [...samples.value.slice(1 - SAMPLES), sample]
  })

  function perSecond(of: 'rows' | 'bytes') {
    const [first, last] = [samples.value[0], samples.value.at(-1)]
    const seconds = first && last ? (last.at - first.at) / 1000 : 0
    return seconds >= 1 ? (last![of] - first![of]) / seconds : 0
  }

  const rate = computed(() => perSecond('rows'))
  const secondsLeft = computed(() => {
    const speed = perSecond('bytes')
    return speed > 0 ? Math.ceil((file.value.sizeBytes - file.value.bytesRead) / speed) : null
  })

  return { file, rate, secondsLeft }
}
