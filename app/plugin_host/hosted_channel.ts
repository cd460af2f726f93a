import type { Channel, DocumentView, TextForm } from '#sdk/documents'
import { assertContract } from '#app/plugin_host/assert_contract'
import type { PluginCaller } from '#app/plugin_host/call_plugin'
import { keyOf, type Registered } from '#app/plugin_host/code_table'

const FILE_NAME = /^[\w-][\w.-]{0,119}$/
/** What one document may be as text, in characters. */
const LONGEST_TEXT = 4_000_000

/** A channel behind the host: it gets the sealed view frozen and gives a text with a plain name. */
export class HostedChannel {
  readonly channel: Channel
  readonly plugin: string

  constructor(
    entry: Registered<Channel>,
    private readonly caller: PluginCaller
  ) {
    this.channel = entry.value
    this.plugin = entry.plugin
  }

  takes(kind: string): boolean {
    const { kinds } = this.channel
    return kinds === 'any' || kinds.includes(kind)
  }

  write(view: DocumentView): TextForm {
    const code = keyOf(this.channel.code, this.channel.revision)
    const call = { plugin: this.plugin, code, point: 'write' }
    const form = this.caller.call(call, () => this.channel.write(this.caller.input(view)))
    const { fileName, text } = form
    const isNamed = typeof fileName === 'string' && FILE_NAME.test(fileName)
    assertContract(isNamed, call, 'fileName', `"${fileName}" is no plain file name`)
    const isText = typeof text === 'string' && text !== '' && text.length <= LONGEST_TEXT
    assertContract(isText, call, 'text', `is empty or longer than ${LONGEST_TEXT} characters`)
    return { fileName, text }
  }
}
