import vine from '@vinejs/vine'

/** Invoices in one archive at most. */
export const MOST_INVOICES = 500

const IDS = /^\d{1,15}(,\d{1,15})*$/

export const archiveValidator = vine.create({
  ids: vine
    .string()
    /** Addresses are read into lists at their commas. */
    .parse((value) => (Array.isArray(value) ? value.join(',') : value))
    .regex(IDS)
    .maxLength(MOST_INVOICES * 16)
    .transform((text) => [...new Set(text.split(',').map(Number))].slice(0, MOST_INVOICES)),
})
