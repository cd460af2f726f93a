import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import pdfmake from 'pdfmake'
import { bootPlugins } from '#app/plugin_host/boot_plugins'
import { composeDocument, type DocumentRequest } from '#app/rendering/compose_document'
import { readPluginTexts } from '#app/rendering/language_files'

/** One thread of bare pdfmake: composes its definitions, says that it is ready, draws when told. */
const host = await bootPlugins({ freezeInputs: false })
const names = host.manifests().map(({ name }) => name)
const texts = await readPluginTexts(names, new URL('../../', import.meta.url))
const definitions = (workerData as DocumentRequest[]).map((request) => {
  return composeDocument(host, texts.get(request.locale)!, request)
})
const folder = join(
  dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')),
  'fonts/Roboto'
)
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy(() => true)
pdfmake.setFonts({
  Roboto: {
    normal: join(folder, 'Roboto-Regular.ttf'),
    bold: join(folder, 'Roboto-Medium.ttf'),
    italics: join(folder, 'Roboto-Italic.ttf'),
    bolditalics: join(folder, 'Roboto-MediumItalic.ttf'),
  },
})

parentPort!.on('message', async () => {
  for (const definition of definitions) await pdfmake.createPdf(definition).getBuffer()
  parentPort!.postMessage('drawn')
})
parentPort!.postMessage('ready')
