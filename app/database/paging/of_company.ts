/**
 * Keeps rows that were found by their ids to one company; for `whereRaw`, with the column and the id. The plus
 * sign changes no value: it keeps SQLite, which has no statistics, from reading all rows of the company by an
 * index in order to find fifty.
 */
export const OF_COMPANY = '+?? = ?'
