/**
 * Limits and habits of the billing house. Every list, file and loop that people or programs can fill
 * has its maximum here; a company that needs more changes the number, not the code.
 */
const billingConfig = {
  usage: {
    /** Usage older than this is held in suspense: the period it belongs to is no longer re-opened. */
    retentionMonths: 36,
    /** Clocks of switches and meters may run ahead of ours by this much. */
    clockSkewSeconds: 15 * 60,

    /** A file as it is sent; more is cut into several files by the sender. */
    maximumFileBytes: 8 * 1024 ** 3,
    /** What a compressed file may unfold to, in all and as a multiple of its size. */
    maximumInflatedBytes: 64 * 1024 ** 3,
    maximumInflationRatio: 200,
    maximumRowsPerFile: 200_000_000,

    /** Identifiers of one company that are kept in memory while its usage is accepted. */
    identifiersInMemory: 2_000_000,

    /** What one event may carry beside its quantity, as canonical JSON. */
    maximumAttributeLength: 4_000,

    /** Events of one call of the API; more is sent as a file. */
    eventsPerRequest: 1_000,
    /** Rows of suspense that one click retries or writes off at once; more goes through the queue. */
    suspenseRowsAtOnce: 500,
  },
}

export default billingConfig
