import { addRational, compareRational, formatRational, parseRational, ZERO } from '#sdk/decimal'
import type { Rational } from '#sdk/decimal'
import type { Explanation, ExplanationStep } from '#sdk/explanation'
import { assertContract } from '#app/plugin_host/assert_contract'
import type { PluginCall } from '#app/plugin_host/plugin_call'

/** The leaves of an explanation add up to the target; so do the children of every parent. */
export function assertExplains(explanation: Explanation, target: Rational, call: PluginCall): void {
  const sum = sumOfLeaves(explanation.steps, call)
  assertContract(
    compareRational(sum, target) === 0,
    call,
    'steps',
    `the steps add up to ${formatRational(sum)}, the target is ${formatRational(target)}`
  )
}

export function sumOfLeaves(steps: readonly ExplanationStep[], call: PluginCall): Rational {
  let sum = ZERO
  for (const step of steps) sum = addRational(sum, worth(step, call))
  return sum
}

function worth(step: ExplanationStep, call: PluginCall): Rational {
  assertContract(
    step.key.startsWith(`${call.plugin}.`),
    call,
    'steps.key',
    `"${step.key}" must begin with "${call.plugin}."`
  )
  const stated = step.amount === undefined ? null : parseRational(step.amount)
  if (step.children === undefined || step.children.length === 0) return stated ?? ZERO
  const sum = sumOfLeaves(step.children, call)
  assertContract(
    stated === null || compareRational(stated, sum) === 0,
    call,
    'steps.amount',
    `"${step.key}" states ${step.amount}, its children add up to ${formatRational(sum)}`
  )
  return sum
}
