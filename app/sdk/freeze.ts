/**
 * Freezes plain data through and through and returns it. Functions inside are left callable;
 * typed arrays cannot be frozen and never cross the border to a plugin.
 */
export function freezeDeep<T>(value: T): T {
  freezeReachable(value, new Set())
  return value
}

function freezeReachable(value: unknown, seen: Set<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return
  if (ArrayBuffer.isView(value)) return
  seen.add(value)
  Object.freeze(value)
  for (const inner of Object.values(value)) freezeReachable(inner, seen)
}
