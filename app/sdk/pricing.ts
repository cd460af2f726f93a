export * from '../kernel/pricing.js'
