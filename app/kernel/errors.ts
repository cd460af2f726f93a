/**
 * The one error of the kernel. `code` is for programs, the message says what is wrong and with
 * which value. A KernelError means a broken invariant or an input that should have been refused
 * earlier, never an expected outcome.
 */
export class KernelError extends Error {
  readonly code: `E_${string}`

  constructor(code: `E_${string}`, message: string) {
    super(message)
    this.name = 'KernelError'
    this.code = code
  }
}
