import type { DocumentKind } from '#sdk/documents'

/** The kinds that every company has, declared as plugins declare theirs. */
export const CORE_DOCUMENT_KINDS: readonly DocumentKind[] = [
  {
    code: 'invoice',
    label: 'reports.kinds.invoice',
    posts: true,
    series: 'INV',
    items: 'document',
    supersedes: [],
    voids: [],
    shownAs: 'invoice',
  },
  {
    code: 'credit_note',
    label: 'reports.kinds.credit_note',
    posts: true,
    series: 'CRN',
    items: 'document',
    supersedes: [],
    voids: [],
    shownAs: 'credit_note',
  },
  {
    code: 'statement',
    label: 'reports.kinds.statement',
    posts: false,
    series: 'STM',
    items: 'lists',
    supersedes: [],
    voids: [],
    shownAs: null,
  },
]
