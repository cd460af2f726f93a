import { Exception } from '@adonisjs/core/exceptions'
import encryption from '@adonisjs/core/services/encryption'
import type { FormField } from '#sdk/schema'

/** Secrets of a plugin's settings are stored encrypted, and told to nobody but the plugin. */
export function isSecret({ input }: Pick<FormField, 'input'>): boolean {
  return input === 'secret'
}

/** What is stored of a secret. */
export function sealSecret(text: string): string {
  return encryption.encrypt(text)
}

/** Errors: E_SECRET_UNREADABLE. */
export function openSecret({ name }: FormField, stored: string): string {
  const text = encryption.decrypt<string>(stored)
  if (text !== null) return text
  throw new Exception(`The secret "${name}" was stored under another APP_KEY: enter it again`, {
    code: 'E_SECRET_UNREADABLE',
    status: 500,
  })
}
