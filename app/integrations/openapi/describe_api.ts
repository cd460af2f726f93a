import type { ApiOperation, JsonSchema } from '#app/integrations/openapi/api_route'

/** The description of the API in OpenAPI 3.1, whose schemas are JSON Schema as it is. */
export function describeApi(operations: readonly ApiOperation[], version: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations) {
    const path = `/api/v1${operation.path}`.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [operation.method]: describeOperation(operation) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Countinghouse',
      version,
      description:
        'Programs send a token in the Authorization header. Amounts are whole minor units as ' +
        'text, quantities whole numbers, instants ISO 8601 with a time zone.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: PROBLEM, Invalid: INVALID },
    },
  }
}

const PROBLEM: JsonSchema = {
  type: 'object',
  required: ['code', 'message'],
  properties: { code: { type: 'string' }, message: { type: 'string' }, id: { type: 'string' } },
}

const INVALID: JsonSchema = {
  type: 'object',
  required: ['code', 'message', 'errors'],
  properties: {
    code: { const: 'E_VALIDATION_ERROR' },
    message: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'message', 'rule'],
        properties: {
          field: { type: 'string' },
          message: { type: 'string' },
          rule: { type: 'string' },
        },
      },
    },
  },
}

function describeOperation(operation: ApiOperation) {
  const { id, tag, summary, description, scope, body, answer } = operation
  return {
    'operationId': id,
    'tags': [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    'x-scope': scope,
    ...withValues('parameters', parametersOf(operation)),
    ...(body === undefined ? {} : { requestBody: { required: true, content: contentOf(body) } }),
    'responses': {
      200: { description: 'Done.', content: contentOf({ 'application/json': answer }) },
      401: problem('The token is missing, wrong, expired or revoked.'),
      403: problem('The token lacks the scope.'),
      ...(operation.path.includes(':') ? { 404: problem('There is no such thing.') } : {}),
      ...(operation.idempotent
        ? { 409: problem('The Idempotency-Key was used for another request.') }
        : {}),
      ...(body || operation.query ? { 422: problem('The request does not hold.', 'Invalid') } : {}),
    },
  }
}

function parametersOf({ path, query, idempotent }: ApiOperation) {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'integer', minimum: 1 },
  }))
  const { properties = {}, required = [] } = query?.toJSONSchema() ?? {}
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
  const inHeader = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'The same key with the same request is one request, however often it is sent.',
    schema: { type: 'string', minLength: 1, maxLength: 120 },
  }
  return [...inPath, ...inQuery, ...(idempotent ? [inHeader] : [])]
}

function contentOf(body: { readonly [contentType: string]: { toJSONSchema(): JsonSchema } }) {
  return Object.fromEntries(
    Object.entries(body).map(([type, schema]) => [type, { schema: schema.toJSONSchema() }])
  )
}

function problem(description: string, schema: 'Problem' | 'Invalid' = 'Problem') {
  const reference = { $ref: `#/components/schemas/${schema}` }
  return { description, content: { 'application/json': { schema: reference } } }
}

function withValues(name: string, values: readonly unknown[]) {
  return values.length === 0 ? {} : { [name]: values }
}
