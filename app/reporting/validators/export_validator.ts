import vine from '@vinejs/vine'

export const exportValidator = vine.create({
  format: vine.enum(['xlsx', 'csv'] as const),
})
