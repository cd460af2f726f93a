/** Every text in this language, of the core and of the plugins, as one file for the browser. */
export default {
  core: import.meta.glob('../../lang/de/*.json', { eager: true, import: 'default' }),
  plugins: import.meta.glob('../../../plugins/*/lang/de.json', { eager: true, import: 'default' }),
}
