import { Exception } from '@adonisjs/core/exceptions'

/** What a pool may not be told: it would share something twice, or with nobody. */
export class PoolException extends Exception {
  static status = 422
  static code = 'E_POOL'

  static known(code: string) {
    return new PoolException(`Pool "${code}" is known with other content`)
  }

  static circularPeriods(source: string) {
    return new PoolException(`${source} goes by frozen quantities: a pool cannot go by its own`)
  }

  static unknownService(serviceId: number) {
    return new PoolException(`Service ${serviceId} does not belong to the company`)
  }

  static overlap(what: string, unit: string, from: string, other: string) {
    return new PoolException(`${what} of unit "${unit}" from ${from} and from ${other} overlap`)
  }

  static member(problem: string) {
    return new PoolException(problem)
  }
}
