/** What a database error means to the code, whichever database said it. */
export function isDuplicateKey(error: unknown): boolean {
  const code = codeOf(error)
  return (
    code === 'ER_DUP_ENTRY' ||
    code === 'SQLITE_CONSTRAINT_UNIQUE' ||
    code === 'SQLITE_CONSTRAINT_ROWID' ||
    code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
  )
}

/** Lost a race for locks: the whole transaction may simply be run again. */
export function isLockConflict(error: unknown): boolean {
  const code = codeOf(error)
  return (
    code === 'ER_LOCK_DEADLOCK' ||
    code === 'ER_LOCK_WAIT_TIMEOUT' ||
    code.startsWith('SQLITE_BUSY') ||
    code === 'SQLITE_LOCKED'
  )
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
