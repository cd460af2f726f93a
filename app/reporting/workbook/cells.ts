import { currencyDigits } from '#kernel/currency'
import { dayNumberOf } from '#kernel/calendar_date'
import { moneyToDecimalText } from '#kernel/money'
import { zoneOffsetSeconds } from '#kernel/time_zone'
import type { CellValue, ColumnType, MoneyCell } from '#app/reporting/workbook/report'

/** Days from Excel's day 0 to 1970-01-01, in its calendar of 1900. */
const EXCEL_EPOCH = 25_569
const DAY_SECONDS = 86_400
/** Excel believes in a 29 February 1900; from the day after on its calendar is right. */
const FIRST_DATE = '1900-03-01'
/** Significant digits that an IEEE 754 double, which every Excel number is, holds exactly. */
const EXACT_DIGITS = 15
/** Excel's own limit of a cell. */
const LONGEST_TEXT = 32_767

export const NUMBER_FORMATS: { readonly [Type in ColumnType]: string } = {
  date: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm:ss',
  money: moneyFormat(2),
  decimal: '#,##0.##########',
  integer: '#,##0',
  text: '@',
  code: '@',
}

export function moneyFormat(digits: number): string {
  const number = digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`
  return `${number};[Red]-${number}`
}

/** What is written into a cell: a number or a text that stays one, in the column's own format. */
export interface WorkbookCell {
  readonly value: number | string | null
  /** Only where it differs from the column's. */
  readonly format?: string
  /** A number with more digits than a cell can hold; it stands as text and is in no formula. */
  readonly inexact?: boolean
}

const EMPTY: WorkbookCell = { value: null }

/** Throws when the value is not of the column's type, which is a defect of the report. */
export function workbookCell(value: CellValue, type: ColumnType, timeZone: string): WorkbookCell {
  if (value === null) return EMPTY
  switch (type) {
    case 'date':
      return dateCell(value as string)
    case 'instant':
      return { value: instantSerial(value as number, timeZone) }
    case 'money':
      return moneyCell(value as MoneyCell)
    case 'decimal':
    case 'integer':
      return numberCell(String(value))
    case 'text':
    case 'code':
      return { value: safeText(String(value)) }
  }
}

/**
 * An exact decimal text as a number cell. Up to 15 significant digits the double's shortest text is
 * the decimal itself, so nothing is lost; longer numbers become text rather than wrong.
 */
export function numberCell(text: string): WorkbookCell {
  const digits = text.replace(/^-?0*\.?0*/, '').replace('.', '').length
  if (digits > EXACT_DIGITS) return { value: text, format: '@', inexact: true }
  return { value: Number(text) }
}

function moneyCell(money: MoneyCell): WorkbookCell {
  const digits = currencyDigits(money.currency)
  const cell = numberCell(moneyToDecimalText(money))
  return digits === 2 || cell.inexact ? cell : { ...cell, format: moneyFormat(digits) }
}

function dateCell(date: string): WorkbookCell {
  if (date < FIRST_DATE) return { value: date, format: '@' }
  return { value: dayNumberOf(date) + EXCEL_EPOCH }
}

/** The reading of the zone's clock as a serial number, so that no program shifts it again. */
function instantSerial(epochSeconds: number, timeZone: string): number {
  const local = epochSeconds + zoneOffsetSeconds(timeZone, epochSeconds)
  return local / DAY_SECONDS + EXCEL_EPOCH
}

/** XML knows no control characters; a cell of text format is never read as a formula. */
export function safeText(text: string): string {
  const clean = text.replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, ' ')
  return clean.length > LONGEST_TEXT ? `${clean.slice(0, LONGEST_TEXT - 1)}…` : clean
}
