import { pluginHost } from '#app/plugin_host/plugin_host'
import type { HostedUsageFormat } from '#app/plugin_host/hosted_usage_format'
import { UsageFileException } from '#app/usage/exceptions/usage_file_exception'

/** Less sure than this is a guess, and a wrong guess suspends every row of a file. */
const MINIMUM_SURENESS = 30

/** Errors: E_USAGE_FILE, with the codes there are to choose from. */
export function formatByCode(code: string): HostedUsageFormat {
  const found = installed().find(({ format }) => format.code === code)
  if (found === undefined) {
    throw new UsageFileException(`No installed plugin reads "${code}". There is: ${codes()}.`)
  }
  return found
}

/** The format that is surest that the file is its own. Errors: E_USAGE_FILE when none is sure. */
export function recogniseFormat(head: Uint8Array, fileName: string): HostedUsageFormat {
  const ranked = installed()
    .map((hosted) => ({ hosted, sureness: hosted.sniff(head, fileName) }))
    .sort((left, right) => right.sureness - left.sureness)
  const best = ranked.at(0)
  if (best === undefined || best.sureness < MINIMUM_SURENESS) {
    const binary = head.includes(0) ? 'It is binary, no text. ' : ''
    throw new UsageFileException(
      `No installed format recognises the file. ${binary}Name its format: ${codes()}.`
    )
  }
  return best.hosted
}

/** Codes of the formats a person may choose from, with the plugin each comes with. */
export function installedFormats(): { code: string; plugin: string }[] {
  return installed().map(({ format, plugin }) => ({ code: format.code, plugin }))
}

function installed() {
  return pluginHost().latestUsageFormats()
}

function codes() {
  return (
    installed()
      .map(({ format }) => format.code)
      .join(', ') || 'none'
  )
}
