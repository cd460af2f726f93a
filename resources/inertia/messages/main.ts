export type Messages = Record<string, string>
type Tree = { [key: string]: string | Tree }

type Files = { core: Record<string, unknown>; plugins: Record<string, unknown> }

const languages: Record<string, () => Promise<{ default: Files }>> = {
  en: () => import('~/messages/en'),
  de: () => import('~/messages/de'),
  ru: () => import('~/messages/ru'),
}

const FILE = /([^/]+)\.json$/
const loaded = new Map<string, Promise<Messages>>()

/**
 * The texts of one language under the keys the server uses too. Those of the core begin with the name of
 * their file, those of a plugin with the plugin's name, which is the first level of its file.
 */
export function loadMessages(locale: string): Promise<Messages> {
  let messages = loaded.get(locale)
  if (!messages) loaded.set(locale, (messages = readMessages(locale)))
  return messages
}

async function readMessages(locale: string) {
  const messages: Messages = {}
  const { default: files } = (await languages[locale]?.()) ?? { default: null }

  for (const [path, tree] of Object.entries(files?.core ?? {})) {
    flatten(tree as Tree, `${FILE.exec(path)![1]!}.`, messages)
  }
  for (const tree of Object.values(files?.plugins ?? {})) flatten(tree as Tree, '', messages)
  return messages
}

function flatten(tree: Tree, prefix: string, into: Messages) {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') into[prefix + key] = value
    else flatten(value, `${prefix}${key}.`, into)
  }
}
