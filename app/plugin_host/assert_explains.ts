import { compareRational, formatRational, type Rational } from '#sdk/decimal'
import { sumOfSteps, type Explanation, type ExplanationStep } from '#sdk/explanation'
import { assertContract } from '#app/plugin_host/assert_contract'
import type { PluginCaller } from '#app/plugin_host/call_plugin'
import type { PluginCall } from '#app/plugin_host/plugin_call'

/** The leaves of an explanation add up to the target; so do the children of every parent. */
export function assertExplains(
  explanation: Explanation,
  target: Rational,
  call: PluginCall,
  caller: PluginCaller
): void {
  assertKeys(explanation.steps, call)
  const sum = caller.call(call, () => sumOfSteps(explanation.steps))
  assertContract(
    compareRational(sum, target) === 0,
    call,
    'steps',
    `the steps add up to ${formatRational(sum)}, the target is ${formatRational(target)}`
  )
}

function assertKeys(steps: readonly ExplanationStep[], call: PluginCall): void {
  for (const step of steps) {
    assertContract(
      step.key.startsWith(`${call.plugin}.`),
      call,
      'steps.key',
      `"${step.key}" must begin with "${call.plugin}."`
    )
    if (step.children !== undefined) assertKeys(step.children, call)
  }
}
