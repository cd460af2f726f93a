/** Does one after the other, also when one before it fails; then throws the first failure. */
export async function settleAll(works: readonly (() => unknown)[]) {
  const failures: unknown[] = []
  for (const work of works) {
    try {
      await work()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}
