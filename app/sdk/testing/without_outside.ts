/** Thrown when code that must be pure reaches for the clock, chance, the network or the system. */
export class OutsideReached extends Error {
  constructor(what: string) {
    super(`Pure code reached for ${what}`)
    this.name = 'OutsideReached'
  }
}

/**
 * Runs synchronous work while Date, Math.random, crypto, fetch and process.env throw. What it
 * returns is computed from its inputs alone.
 */
export function withoutOutside<T>(work: () => T): T {
  const undo = [
    replace(globalThis, 'Date', refusingFunction('the clock (Date)')),
    replace(Math, 'random', refusingFunction('chance (Math.random)')),
    replace(globalThis, 'crypto', refusingObject('crypto')),
    replace(globalThis, 'fetch', refusingFunction('the network (fetch)')),
    replace(process, 'env', refusingObject('the environment (process.env)')),
    replace(performance, 'now', refusingFunction('the clock (performance.now)')),
  ]
  try {
    return work()
  } finally {
    for (const restore of undo) restore()
  }
}

function replace(owner: object, name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, name)
  Object.defineProperty(owner, name, { configurable: true, writable: true, value })
  return () => {
    if (before === undefined) delete (owner as Record<string, unknown>)[name]
    else Object.defineProperty(owner, name, before)
  }
}

function refusingFunction(what: string): object {
  const refuse = () => {
    throw new OutsideReached(what)
  }
  return new Proxy(function () {}, { apply: refuse, construct: refuse, get: refuse })
}

function refusingObject(what: string): object {
  const refuse = () => {
    throw new OutsideReached(what)
  }
  return new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse })
}
