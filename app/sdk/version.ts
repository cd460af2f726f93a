/** Version of the plugin contract (semver). A manifest's `sdk` range must contain it. */
export const SDK_VERSION = '0.1.0'
