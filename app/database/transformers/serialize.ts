import { BaseSerializer } from '@adonisjs/core/transformers'

class PlainSerializer extends BaseSerializer<{ Wrap: undefined }> {
  wrap = undefined

  definePaginationMetaData() {}
}

const serializer = new PlainSerializer()

/** Transformer output as plain data, for answers to programs and to pages that ask for a part. */
export const serialize: PlainSerializer['serializeWithoutWrapping'] = (...input: any[]) =>
  (serializer.serializeWithoutWrapping as any)(...input)
