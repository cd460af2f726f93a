import type { DocumentCheck, DocumentContent, DocumentFinding } from '#sdk/documents'
import { assertContract, assertPlainData } from '#app/plugin_host/assert_contract'
import type { PluginCaller } from '#app/plugin_host/call_plugin'
import { keyOf, type Registered } from '#app/plugin_host/code_table'

const LONGEST_REASON = 40

/** A document check behind the host: its findings have reasons of the plugin's own and plain data. */
export class HostedDocumentCheck {
  readonly check: DocumentCheck
  readonly plugin: string

  constructor(
    entry: Registered<DocumentCheck>,
    private readonly caller: PluginCaller
  ) {
    this.check = entry.value
    this.plugin = entry.plugin
  }

  looksAt(kind: string): boolean {
    const { kinds } = this.check
    return kinds === 'any' || kinds.includes(kind)
  }

  findings(draft: DocumentContent): readonly DocumentFinding[] {
    const code = keyOf(this.check.code, this.check.revision)
    const call = { plugin: this.plugin, code, point: 'check' }
    const findings = this.caller.call(call, () => this.check.check(this.caller.input(draft)))
    assertContract(Array.isArray(findings), call, 'findings', 'findings are a list')
    for (const { reason, message, detail } of findings) {
      const isOwn = typeof reason === 'string' && reason.startsWith(`${this.plugin}.`)
      const problem = `"${reason}" must begin with "${this.plugin}." and fit into ${LONGEST_REASON}`
      assertContract(isOwn && reason.length <= LONGEST_REASON, call, 'reason', problem)
      assertContract(typeof message === 'string' && message !== '', call, 'message', 'is empty')
      assertPlainData(detail, call, 'detail')
    }
    return findings
  }
}
