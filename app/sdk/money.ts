export * from '#kernel/money'
export { currencyDigits } from '#kernel/currency'
