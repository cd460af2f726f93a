import vine from '@vinejs/vine'

/** What a person types to sign in. The longest password is bounded, because hashing it costs time. */
export const signInValidator = vine.create({
  email: vine.string().trim().toLowerCase().maxLength(254),
  password: vine.string().maxLength(200),
})
