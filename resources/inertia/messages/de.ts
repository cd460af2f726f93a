/** Every text in this language, of the core and of the plugins, as one file for the browser. */
export default {
  ...import.meta.glob('../../lang/de/*.json', { eager: true, import: 'default' }),
  ...import.meta.glob('../../../plugins/*/lang/de/*.json', { eager: true, import: 'default' }),
}
