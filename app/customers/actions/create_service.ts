import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'

export interface NewService {
  readonly companyId: number
  readonly accountId: number
  readonly typeCode: string
  readonly label: string
  readonly identifierKind: string
  readonly identifier: string
  /** Epoch seconds from which the identifier belongs to this service. */
  readonly fromAt: number
  readonly toAt?: number | null
  readonly actor: string
}

/** Adds a thing that is served or metered, found by its identifier from an instant on. */
export class CreateService {
  async execute(input: NewService): Promise<number> {
    return unitOfWork(async (work) => {
      const [id] = await work.trx.table('services').insert({
        company_id: input.companyId,
        account_id: input.accountId,
        type_code: input.typeCode,
        label: input.label,
        created_at: clock.now(),
      })
      await work.trx.table('service_identifiers').insert({
        company_id: input.companyId,
        service_id: Number(id),
        kind: input.identifierKind,
        identifier: input.identifier,
        from_at: input.fromAt,
        to_at: input.toAt ?? null,
      })
      work.record({
        companyId: input.companyId,
        actor: input.actor,
        action: 'service.created',
        subjectKind: 'service',
        subjectId: Number(id),
        details: { identifier: input.identifier, accountId: input.accountId },
      })
      return Number(id)
    })
  }
}
