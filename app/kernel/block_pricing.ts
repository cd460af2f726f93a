import { KernelError } from './errors.js'
import { graduated, packageCount, tierIndexOf, type Tier } from './pricing.js'
import {
  addRational,
  compareRational,
  multiplyRational,
  rational,
  sumRational,
  ZERO,
  type Rational,
} from './rational.js'

/**
 * One tier that is sold in blocks: `size` units a block, at `price` (major units), at most `blocks` of
 * them; null is open. The last tier takes what lies above it.
 */
export type BlockTier = {
  readonly size: Rational
  readonly price: Rational
  readonly blocks: Rational | null
}

/**
 * all_tiers: each tier sells the units that lie in it, tier after tier · top_tier: the tier that the
 * whole quantity reaches sells all of it.
 */
export type BlockPolicy = 'all_tiers' | 'top_tier'

/** What tiers of blocks cost: a block that is begun is paid whole, in each tier by itself. */
export type PricedBlocks = { readonly total: Rational; readonly tiers: readonly Rational[] }

/** Throws E_NEGATIVE_QUANTITY, E_INVALID_TIERS, E_INVALID_PACKAGE. */
export function pricedBlocks(
  quantity: Rational,
  blocks: readonly BlockTier[],
  policy: BlockPolicy
): PricedBlocks {
  if (blocks.length === 0) throw new KernelError('E_INVALID_TIERS', 'A tiered price needs a tier')
  const tiers = boundedTiers(blocks)
  const costOf = (index: number, units: Rational) =>
    multiplyRational(rational(packageCount(units, blocks[index].size)), blocks[index].price)
  if (policy === 'top_tier') {
    const total =
      compareRational(quantity, ZERO) === 0 ? ZERO : costOf(tierIndexOf(quantity, tiers), quantity)
    return { total, tiers: [total] }
  }
  const parts = graduated(quantity, { tiers }).parts.map((part) => costOf(part.tier, part.quantity))
  return { total: sumRational(parts), tiers: parts }
}

/** Tiers given by how much each one holds, as cumulative bounds; the last one is open. */
function boundedTiers(blocks: readonly BlockTier[]): Tier[] {
  let top = ZERO
  return blocks.map(({ size, blocks: count }, index) => {
    if (count !== null) top = addRational(top, multiplyRational(size, count))
    const isOpen = count === null || index === blocks.length - 1
    return { upTo: isOpen ? null : top, unit: ZERO, flat: ZERO }
  })
}
