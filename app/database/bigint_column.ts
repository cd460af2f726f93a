import { column } from '@adonisjs/lucid/orm'

/**
 * A whole number that is a bigint in code. Columns hold up to 2^53-1, so that what the drivers read as a
 * number is exact.
 */
export function bigintColumn() {
  return column({
    prepare: (value: bigint | null | undefined) =>
      typeof value === 'bigint' ? Number(value) : value,
    consume: (value: number | null | undefined) =>
      typeof value === 'number' ? BigInt(value) : value,
  }) as (target: { constructor: Function }, property: string) => void
}
