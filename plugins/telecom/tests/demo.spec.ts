import { test } from '@japa/runner'
import { ImportPriceList } from '#plugins/telecom/actions/import_price_list'
import { demoAccounts } from '#plugins/telecom/demo/demo_accounts'
import { DEMO_PLANS } from '#plugins/telecom/demo/demo_plans'
import { demoVoiceTariff } from '#plugins/telecom/demo/demo_tariff'
import { generateDemoUsage } from '#plugins/telecom/demo/generate_demo'
import { unitsTerms } from '#plugins/telecom/rating/units_terms'
import { voiceTerms } from '#plugins/telecom/rating/voice_terms'
import { telecomCsv } from '#plugins/telecom/usage/telecom_csv'
import { MemoryTables } from '#plugins/telecom/tests/memory_tables'
import { at } from '#plugins/telecom/tests/rating_samples'
import { readAll } from '#plugins/telecom/tests/read_samples'

const accounts = demoAccounts(60, 7)
const options = {
  accounts,
  records: 6000,
  from: '2026-09-01',
  months: 2,
  timeZone: 'Europe/Berlin',
  seed: 7,
}

function fileOf(given: Partial<typeof options> = {}): Buffer {
  return Buffer.concat([...generateDemoUsage({ ...options, ...given })])
}

test.group('Telecom | demo data', () => {
  test('the same seed gives the same bytes, another seed others', ({ assert }) => {
    assert.isTrue(fileOf().equals(fileOf()))
    assert.isFalse(fileOf().equals(fileOf({ seed: 8 })))
    assert.deepEqual(demoAccounts(20, 7), accounts.slice(0, 20))
  })

  test('the file has the rows asked for, about two in a hundred of them dirty', async ({
    assert,
  }) => {
    const rows = await readAll(telecomCsv, fileOf())
    assert.lengthOf(rows, 6000)
    const known = new Set(accounts.flatMap((account) => account.numbers))
    const seen = new Set<string>()
    const clean = rows.filter(({ record }) => {
      if (record === null || !known.has(record.identifier) || seen.has(record.originId))
        return false
      seen.add(record.originId)
      return !/^210|^6721/.test(record.dimension) && record.occurredAt < at('2030-01-01T00:00:00Z')
    })
    assert.isAbove(clean.length, 5800)
    assert.isBelow(clean.length, 5950)
    const times = clean.map(({ record }) => record!.occurredAt)
    assert.deepEqual(
      times,
      times.toSorted((left, right) => left - right)
    )
    assert.isAtLeast(times[0], at('2026-08-31T22:00:00Z'))
    assert.isBelow(times.at(-1)!, at('2026-10-31T23:00:00Z'))
  })

  test('every account has a plan, and numbers that nobody else has', ({ assert }) => {
    const numbers = accounts.flatMap((account) => account.numbers)
    assert.equal(new Set(numbers).size, numbers.length)
    const plans = DEMO_PLANS.map((plan) => plan.code)
    assert.isTrue(accounts.every((account) => plans.includes(account.plan)))
    assert.isTrue(numbers.every((number) => /^49300\d{6}$/.test(number)))
  })

  test('the tariff imports without a problem, and the plans’ terms are in order', async ({
    assert,
  }) => {
    const tariff = demoVoiceTariff({ validFrom: 0, edition: '1', years: [2026] })
    const report = await new ImportPriceList().execute(tariff, new MemoryTables())
    assert.isAbove(report.prefixes, 70)
    assert.equal(report.unpriced, 3)
    for (const { voice, sms, data } of DEMO_PLANS) {
      assert.deepEqual(await voiceTerms.validator.validate(voice), voice)
      assert.deepEqual(await unitsTerms.validator.validate(sms), sms)
      assert.deepEqual(await unitsTerms.validator.validate(data), data)
    }
  })
})
