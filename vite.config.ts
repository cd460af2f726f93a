import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import ui from '@nuxt/ui/vite'
import vue from '@vitejs/plugin-vue'
import adonisjs from '@adonisjs/vite/client'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

export default defineConfig({
  plugins: [
    vue(),
    ui({
      router: 'inertia',
      autoImport: false,
      components: { dirs: [], dts: 'resources/inertia/types/components.d.ts' },
      ui: {
        colors: { primary: 'teal', neutral: 'slate' },
        button: { slots: { base: 'cursor-pointer' } },
      },
      /** Icons are part of the bundle: a back office may not fetch them from the internet. */
      icon: {
        clientBundle: {
          scan: {
            globInclude: [
              'resources/inertia/**/*.{vue,ts}',
              'start/navigation.ts',
              'plugins/*/{manifest.ts,inertia/**/*.{vue,ts}}',
            ],
            globExclude: ['node_modules', 'public'],
          },
        },
      },
    }),
    adonisjs({
      entryPoints: ['resources/inertia/app.ts'],
      serverEntryPoints: ['resources/inertia/ssr.ts'],
      reload: ['resources/views/**/*.edge'],
    }),
  ],
  resolve: {
    alias: {
      '~': path('./resources/inertia'),
      '~generated': path('./.adonisjs/client'),
    },
  },
  /** The server's half is one file with everything in it, so that it starts fast and runs Vue's fast build. */
  ssr: { noExternal: true },
  build: { target: 'es2023', chunkSizeWarningLimit: 700 },
  server: { watch: { ignored: ['**/storage/**', '**/tmp/**'] } },
})
