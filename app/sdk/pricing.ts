export * from '#kernel/pricing'
