/** What the browser's tab says. */
export function pageTitle(title: string) {
  return title ? `${title} · Countinghouse` : 'Countinghouse'
}
