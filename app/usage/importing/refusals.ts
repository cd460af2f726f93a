import { ImportRefusedException } from '#app/usage/exceptions/import_refused_exception'
import { rowsOf, type UsageImport } from '#app/usage/usage_import'

/** The same bytes again: refused as a whole, naming where they went. */
export function fileKnown(known: UsageImport, fileName: string) {
  const day = new Date(known.finishedAt ?? known.startedAt).toISOString().slice(0, 16)
  const at = day.replace('T', ' ')
  return new ImportRefusedException(
    'E_FILE_KNOWN',
    known.id,
    `${fileName} was imported already: import ${known.id}, "${known.fileName}", ` +
      `${at} UTC, ${rowsOf(known)} rows. Nothing was changed.`
  )
}

export function importRunning(known: UsageImport) {
  return new ImportRefusedException(
    'E_IMPORT_RUNNING',
    known.id,
    `"${known.fileName}" is being imported right now (import ${known.id}, ` +
      `${rowsOf(known)} rows so far). Wait until it has ended.`
  )
}

/** Rows that were taken in one way are not gone on with in another. */
export function otherFormat(known: UsageImport) {
  return new ImportRefusedException(
    'E_IMPORT_FORMAT',
    known.id,
    `Import ${known.id} of this file was begun as ${known.formatCode} from source ` +
      `${known.source}, up to row ${known.lastRow}. Go on with the same format and source.`
  )
}
