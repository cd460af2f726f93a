import { test } from '@japa/runner'
import fc from 'fast-check'
import { shareOut } from '#app/prepaid/settling/share_out'
import { drawGrants } from '#app/prepaid/wallets/draw_grants'
import { inOrderOfUse, type GrantLeft } from '#app/prepaid/wallets/wallet_money'

const grantLeft = (id: number, leftMinor: bigint, more: Partial<GrantLeft> = {}): GrantLeft => {
  return { id, kind: 'paid', priority: 100, expiresOn: null, leftMinor, ...more }
}

test.group('Prepaid money', () => {
  test('is used in one order', ({ assert }) => {
    const grants = [
      grantLeft(1, 1n),
      grantLeft(2, 1n, { priority: 50 }),
      grantLeft(3, 1n, { expiresOn: '2026-12-01', priority: 999 }),
      grantLeft(4, 1n, { expiresOn: '2026-11-01', priority: 999 }),
      grantLeft(5, 1n),
    ]
    assert.deepEqual(
      grants.sort(inOrderOfUse).map(({ id }) => id),
      [4, 3, 2, 1, 5]
    )
  })

  test('is drawn until it is paid, and what is missing has no grant', ({ assert }) => {
    const grants = [grantLeft(1, 107n), grantLeft(2, 1000n)]
    assert.deepEqual(drawGrants(grants, 1333n), [
      { grantId: 1, minor: 107n },
      { grantId: 2, minor: 1000n },
      { grantId: null, minor: 226n },
    ])
    assert.deepEqual(drawGrants(grants, 107n), [{ grantId: 1, minor: 107n }])
    assert.deepEqual(drawGrants(grants, 0n), [])
  })

  test('is drawn without a rest and never beyond a grant', ({ assert }) => {
    const amounts = fc.array(fc.bigInt({ min: 0n, max: 500n }), { maxLength: 6 })
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 0n, max: 2000n }), (left, minor) => {
        const draws = drawGrants(
          left.map((one, index) => grantLeft(index + 1, one)),
          minor
        )
        assert.equal(
          draws.reduce((sum, draw) => sum + draw.minor, 0n),
          minor
        )
        for (const draw of draws) {
          if (draw.grantId !== null) assert.isTrue(draw.minor <= left[draw.grantId - 1])
        }
      })
    )
  })

  test('settles debts with what was used, up to the room of each', ({ assert }) => {
    const items = [
      { id: 1, roomMinor: 300n },
      { id: 2, roomMinor: 1726n },
    ]
    assert.deepEqual(shareOut(items, { paidMinor: 1300n, promotionalMinor: 200n }), [
      { itemId: 1, paidMinor: 300n, promotionalMinor: 0n },
      { itemId: 2, paidMinor: 1000n, promotionalMinor: 200n },
    ])
  })

  test('settles a credit by what took the place of what', ({ assert }) => {
    const items = [{ id: 7, roomMinor: -83n }]
    assert.deepEqual(shareOut(items, { paidMinor: 24n, promotionalMinor: -107n }), [
      { itemId: 7, paidMinor: 24n, promotionalMinor: -107n },
    ])
    // A debt is no room for what was given back: it waits for a credit.
    const debt = [{ id: 8, roomMinor: 500n }]
    assert.deepEqual(shareOut(debt, { paidMinor: -24n, promotionalMinor: 0n }), [])
  })

  test('is never shared out beyond the room of an item', ({ assert }) => {
    const minor = fc.bigInt({ min: -500n, max: 500n })
    fc.assert(
      fc.property(fc.array(minor, { maxLength: 5 }), minor, minor, (rooms, paid, promotional) => {
        const items = rooms.map((roomMinor, id) => ({ id, roomMinor }))
        const shares = shareOut(items, { paidMinor: paid, promotionalMinor: promotional })
        for (const { itemId, paidMinor, promotionalMinor } of shares) {
          const room = rooms[itemId]
          const sum = paidMinor + promotionalMinor
          assert.isTrue(room > 0n ? sum >= 0n && sum <= room : sum <= 0n && sum >= room)
        }
      })
    )
  })
})
