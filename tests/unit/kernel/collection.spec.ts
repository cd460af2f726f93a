import { test } from '@japa/runner'
import {
  afterFailedPayment,
  documentBalance,
  ladderDays,
  reminderDays,
  RETRY_POLICIES,
} from '#kernel/collection'
import { formatRational, parseRational } from '#kernel/rational'
import { codeOf } from '#tests/unit/kernel/code_of'

const balance = (
  lines: string[],
  settled: { credited?: string; paid?: string; isIssued?: boolean }
) => {
  const found = documentBalance({
    lines: lines.map(parseRational),
    credited: parseRational(settled.credited ?? '0'),
    paid: parseRational(settled.paid ?? '0'),
    isIssued: settled.isIssued ?? true,
  })
  return `${formatRational(found.charged)} ${formatRational(found.balance)}`
}

test.group('Kernel | collection', () => {
  test('a document asks for its lines less what settled it', ({ assert }) => {
    assert.equal(balance(['100', '-20'], {}), '80 80')
    assert.equal(balance(['100'], { credited: '30', paid: '50' }), '100 20')
    assert.equal(balance(['24.95'], { paid: '24.95' }), '24.95 0')
  })

  test('a negative sum is credit, and a draft owes nothing', ({ assert }) => {
    assert.equal(balance(['-20'], {}), '0 0')
    assert.equal(balance(['100'], { isIssued: false }), '100 0')
  })

  test('reminders wait until the threshold is overdue, and end after the last', ({ assert }) => {
    const amounts = [
      { dueOn: '2025-01-03', minor: 14900n },
      { dueOn: '2025-01-06', minor: 600n },
    ]
    const terms = { attempts: 2, daysBetween: 2 }
    assert.deepEqual(reminderDays({ amounts, ...terms, thresholdMinor: 15000n }), {
      days: ['2025-01-07', '2025-01-10'],
      minor: 15500n,
    })
    assert.deepEqual(reminderDays({ amounts, ...terms, thresholdMinor: 14900n }), {
      days: ['2025-01-04', '2025-01-07'],
      minor: 14900n,
    })
    assert.deepEqual(reminderDays({ amounts, ...terms, thresholdMinor: 15501n }), {
      days: [],
      minor: 0n,
    })
  })

  test('what falls due on one day is counted together', ({ assert }) => {
    const amounts = [
      { dueOn: '2025-01-03', minor: 5000n },
      { dueOn: '2025-01-03', minor: 5000n },
    ]
    const found = reminderDays({ amounts, thresholdMinor: 5000n, attempts: 1, daysBetween: 0 })
    assert.deepEqual(found, { days: ['2025-01-04'], minor: 10000n })
  })

  test('a schedule beyond reason is refused', ({ assert }) => {
    const terms = { amounts: [], thresholdMinor: 0n, attempts: 1, daysBetween: 1 }
    assert.equal(
      codeOf(() => reminderDays({ ...terms, attempts: 101 })),
      'E_INVALID_SCHEDULE'
    )
    assert.equal(
      codeOf(() => reminderDays({ ...terms, daysBetween: -1 })),
      'E_INVALID_SCHEDULE'
    )
  })

  test('the steps of a ladder follow each other, a payment attempt before each', ({ assert }) => {
    const ladder = ladderDays({
      steps: [
        { action: 'remind', afterDays: 10 },
        { action: 'block', afterDays: 4 },
      ],
      firstAttemptAfter: 1,
      attemptDaysBefore: 2,
    })
    assert.deepEqual(ladder.steps, [
      { action: 'remind', day: 10 },
      { action: 'block', day: 14 },
    ])
    assert.deepEqual(ladder.attemptGaps, [1, 7, 4])
  })

  test('a payment is tried again until its policy ends', ({ assert }) => {
    const { every_eight_days: weekly, five_then_cancel: five } = RETRY_POLICIES
    const gaps = [0, 1, 2, 3].map((before) => afterFailedPayment(before, weekly).nextInDays)
    assert.deepEqual(gaps, [8, 8, 8, null])
    assert.isFalse(afterFailedPayment(3, weekly).isCancelled)
    assert.isFalse(afterFailedPayment(3, five).isCancelled)
    assert.deepEqual(afterFailedPayment(4, five), {
      failures: 5,
      nextInDays: null,
      isCancelled: true,
    })
  })
})
