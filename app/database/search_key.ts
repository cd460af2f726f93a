/**
 * The form in which names are searched: compatibility-decomposed, lower case, without marks. SQLite
 * folds no Cyrillic in LIKE and MySQL folds by collation; with this both find the same rows.
 */
export function searchKey(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 190)
}
