import { availableParallelism } from 'node:os'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import db from '@adonisjs/lucid/services/db'
import type { DocumentRequest } from '#app/rendering/compose_document'
import { loadDocumentRequest } from '#app/rendering/queries/load_document_request'
import { measure } from '#benchmarks/measure'
import type { StageRequest } from '#benchmarks/stage_request'
import { DOCUMENTS } from '#benchmarks/stages/pdf'

const THREAD = new URL('pdf_thread.ts', import.meta.url)

/**
 * The bare limit of drawing: the definitions of the same documents, made beforehand in as many
 * threads as the machine has cores, through pdfmake as its documentation shows it. Threads are
 * running when the time begins; nothing is stored.
 */
export default async function barePdf({ companyId }: StageRequest) {
  const documents = await db
    .from('documents')
    .where('company_id', companyId)
    .orderBy('id')
    .limit(DOCUMENTS)
    .select('id')
  const requests: DocumentRequest[] = []
  for (const { id } of documents) {
    requests.push(await loadDocumentRequest(db.connection(), companyId, Number(id)))
  }
  const count = availableParallelism()
  const threads = Array.from({ length: count }, (_, index) => {
    const share = requests.filter((_request, position) => position % count === index)
    return new Worker(THREAD, { workerData: share, execArgv: ['--import=@poppinss/ts-exec'] })
  })
  await Promise.all(threads.map((thread) => once(thread, 'message')))
  const measured = await measure(async () => {
    for (const thread of threads) thread.postMessage('draw')
    await Promise.all(threads.map((thread) => once(thread, 'message')))
    return { count: requests.length }
  })
  await Promise.all(threads.map((thread) => thread.terminate()))
  return measured
}
