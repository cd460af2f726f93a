import { ALL_TIMES, type BandInput } from '#plugins/telecom/tariffs/check_bands'

/** Peak on working days from 8 to 19 o'clock. */
export const peakAndOffPeak: readonly BandInput[] = [
  { ...ALL_TIMES, band: 'off-peak' },
  { ...ALL_TIMES, band: 'peak', days: 31, from_minute: 480, to_minute: 1140, weight: 20 },
]

/** A band for a part of each day, above one for all times. */
export function windowed(from: number, to: number): readonly BandInput[] {
  return [
    { ...ALL_TIMES, band: 'rest' },
    { ...ALL_TIMES, band: 'window', from_minute: from, to_minute: to, weight: 20 },
  ]
}
