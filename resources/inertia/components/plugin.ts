/**
 * What pages of plugins may use of the console beside its components: texts, formats, who is signed in, and
 * addresses by the names of routes. It changes only with the SDK's version.
 */
export { client } from '~/client'
export { useText } from '~/composables/use_text'
export { useFormat } from '~/composables/use_format'
export { useConsole } from '~/composables/use_console'
export { useStepText } from '~/composables/use_step_text'
export { useUnsaved } from '~/composables/use_unsaved'
export { sendJson } from '~/composables/send_json'
