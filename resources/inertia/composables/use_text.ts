import { inject, type App, type InjectionKey } from 'vue'
import { IntlMessageFormat } from 'intl-messageformat'
import type { Messages } from '~/messages/main'

export type Text = {
  locale: string
  /** The text under a key with its values put in; a missing one shows its key, which a test looks for. */
  t: (key: string, values?: Record<string, string | number | Date>) => string
  /** Whether there is a text under the key; codes of plugins may have none. */
  has: (key: string) => boolean
}

/** Compiled messages by language: the server draws many pages in one. */
const compiled = new Map<string, Map<string, IntlMessageFormat>>()

const TEXT: InjectionKey<Text> = Symbol('text')

export function createText(locale: string, messages: Messages, fallback: Messages): Text {
  if (!compiled.has(locale)) compiled.set(locale, new Map())
  const formats = compiled.get(locale)!

  function t(key: string, values?: Record<string, string | number | Date>) {
    const message = messages[key] ?? fallback[key]
    if (message === undefined) return key
    if (!values && !message.includes('{')) return message

    let format = formats.get(key)
    if (!format) formats.set(key, (format = new IntlMessageFormat(message, locale)))
    return String(format.format(values))
  }

  function has(key: string) {
    return (messages[key] ?? fallback[key]) !== undefined
  }

  return { locale, t, has }
}

export function provideText(app: App, text: Text) {
  app.provide(TEXT, text)
}

export function useText(): Text {
  const text = inject(TEXT)
  if (!text) throw new Error('useText() is called outside the console.')
  return text
}
