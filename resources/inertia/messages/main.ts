export type Messages = Record<string, string>
type Tree = { [key: string]: string | Tree }

const languages: Record<string, () => Promise<{ default: Record<string, unknown> }>> = {
  en: () => import('~/messages/en'),
  de: () => import('~/messages/de'),
  ru: () => import('~/messages/ru'),
}

const FILE = /([^/]+)\.json$/
const loaded = new Map<string, Promise<Messages>>()

/** The texts of one language under the keys the server uses too: file name, then the path inside it. */
export function loadMessages(locale: string): Promise<Messages> {
  let messages = loaded.get(locale)
  if (!messages) loaded.set(locale, (messages = readMessages(locale)))
  return messages
}

async function readMessages(locale: string) {
  const messages: Messages = {}
  const files = (await languages[locale]?.())?.default ?? {}

  for (const [path, tree] of Object.entries(files)) {
    flatten(tree as Tree, FILE.exec(path)![1]!, messages)
  }
  return messages
}

function flatten(tree: Tree, prefix: string, into: Messages) {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') into[`${prefix}.${key}`] = value
    else flatten(value, `${prefix}.${key}`, into)
  }
}
