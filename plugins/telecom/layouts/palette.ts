/** Colours of a document, all derived from the company's one colour. */
export interface Palette {
  readonly brand: string
  /** Text upon the brand colour. */
  readonly onBrand: string
  /** Faint background of panels. */
  readonly tint: string
  readonly ink: string
  readonly muted: string
  readonly hairline: string
}

const FALLBACK = '#1f4e79'
/** Brightness (0 to 255, ITU-R BT.601) above which dark text reads better than white. */
const LIGHT_FROM = 150

/** A colour that is no '#rrggbb' is replaced, so that a typing error never stops an invoice. */
export function paletteOf(colour: string): Palette {
  const channels = channelsOf(/^#[0-9a-f]{6}$/i.test(colour) ? colour : FALLBACK)
  // A light brand colour is darkened for text and rules, which stand on white paper.
  const brand = mix(channels, [0, 0, 0], brightnessOf(channels) > LIGHT_FROM ? 40 : 0)
  return {
    brand,
    onBrand: brightnessOf(channelsOf(brand)) > LIGHT_FROM ? '#1b2430' : '#ffffff',
    tint: mix(channels, [255, 255, 255], 93),
    ink: '#1b2430',
    muted: '#667085',
    hairline: '#dfe3e8',
  }
}

function brightnessOf([red, green, blue]: number[]): number {
  return (red * 299 + green * 587 + blue * 114) / 1000
}

function channelsOf(colour: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16))
}

/** `percent` of the other colour in the mixture. */
function mix(channels: number[], other: number[], percent: number): string {
  const mixed = channels.map((channel, index) => {
    const value = channel * (100 - percent) + other[index] * percent
    return ((value - (value % 100)) / 100).toString(16).padStart(2, '0')
  })
  return `#${mixed.join('')}`
}
