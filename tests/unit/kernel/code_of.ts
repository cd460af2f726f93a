import { KernelError } from '#kernel/errors'

/** The code of the kernel error that the call throws, or what happened instead. */
export function codeOf(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    return error instanceof KernelError ? error.code : `not a KernelError: ${error}`
  }
  return 'no error'
}
