/** Czech numbers of special subjects: nine digits beginning with 6, with a check digit of their own. */
export function isCzechSpecialNumber(number: string): boolean {
  if (!/^6\d{8}$/.test(number)) return false
  let sum = 0
  for (let position = 1; position <= 7; position++) sum += (9 - position) * Number(number[position])
  const check = (8 - ((10 - (sum % 11) + 11) % 11) + 10) % 10
  return check === Number(number[8])
}

/** Latvian person codes given since July 2017 begin with 32 and say nothing about the birthday. */
export function isNewLatvianPersonNumber(number: string): boolean {
  return /^32\d{9}$/.test(number)
}
