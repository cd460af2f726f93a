import vine from '@vinejs/vine'
import { LOCALES } from '#config/i18n'

export const localeValidator = vine.create({ locale: vine.enum(LOCALES) })
