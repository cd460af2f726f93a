import '@adonisjs/inertia/types'

import type { VNodeProps, AllowedComponentProps, ComponentInstance } from 'vue'

type ExtractProps<T> = Omit<
  ComponentInstance<T>['$props'],
  keyof VNodeProps | keyof AllowedComponentProps
>

declare module '@adonisjs/inertia/types' {
  export interface InertiaPages {
    'errors/show': ExtractProps<(typeof import('../../resources/inertia/pages/errors/show.vue'))['default']>
    'identity/sign_in': ExtractProps<(typeof import('../../resources/inertia/pages/identity/sign_in.vue'))['default']>
    'invoicing/invoices/index': ExtractProps<(typeof import('../../resources/inertia/pages/invoicing/invoices/index.vue'))['default']>
    'overview/show': ExtractProps<(typeof import('../../resources/inertia/pages/overview/show.vue'))['default']>
  }
}
