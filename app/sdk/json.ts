/**
 * Plain, frozen data that may cross the border between the host and a plugin.
 *
 * Numbers are safe integers; exact decimals travel as canonical text ('12.5', '-1/3'). Dates are
 * 'YYYY-MM-DD', instants are epoch seconds or ISO text. No Date, Map or typed array crosses: they
 * stay mutable when frozen, or refuse to be frozen.
 */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject

export interface JsonObject {
  readonly [key: string]: JsonValue
}
