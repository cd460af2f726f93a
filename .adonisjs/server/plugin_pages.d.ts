import '@adonisjs/inertia/types'

import type { VNodeProps, AllowedComponentProps, ComponentInstance } from 'vue'

type Props<T> = Omit<

  ComponentInstance<T>['$props'],

  keyof VNodeProps | keyof AllowedComponentProps

>

declare module '@adonisjs/inertia/types' {

  export interface InertiaPages {

    'telecom::price_lists/create': Props<(typeof import('../../plugins/telecom/inertia/pages/price_lists/create.vue'))['default']>

    'telecom::tariffs/index': Props<(typeof import('../../plugins/telecom/inertia/pages/tariffs/index.vue'))['default']>

    'telecom::tariffs/show': Props<(typeof import('../../plugins/telecom/inertia/pages/tariffs/show.vue'))['default']>

  }

}

