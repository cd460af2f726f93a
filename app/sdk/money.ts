export * from '../kernel/money.js'
export { currencyDigits } from '../kernel/currency.js'
