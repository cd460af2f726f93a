import { registry } from '~generated/registry'
import { createTuyau } from '@tuyau/core/client'

/** Knows every route of the server by name, so that no page writes an address by hand. */
export const client = createTuyau({ baseUrl: '/', registry })
