import { defineConfig } from '@adonisjs/core/bodyparser'

/**
 * Files are never parsed by themselves: a route that accepts one asks for it and streams it. Bodies of the
 * API stay small; usage in bulk is sent as a file.
 */
export default defineConfig({
  allowedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  form: {
    limit: '256kb',
    convertEmptyStringsToNull: true,
    types: ['application/x-www-form-urlencoded'],
  },
  json: {
    limit: '5mb',
    convertEmptyStringsToNull: true,
    types: ['application/json', 'application/problem+json'],
  },
  /** One JSON object a line. */
  raw: { limit: '5mb', types: ['application/x-ndjson'] },
  multipart: {
    autoProcess: false,
    convertEmptyStringsToNull: true,
    processManually: [],
    limit: '2gb',
    fieldsLimit: '256kb',
    types: ['multipart/form-data'],
  },
})
