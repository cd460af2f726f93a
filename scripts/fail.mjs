import process from 'node:process'

/** Something the person at the keyboard can put right: one sentence on screen, exit code 1. */
export class Refusal extends Error {}

/** Runs a script; a refusal ends it with its sentence alone, anything else with its stack. */
export async function run(main) {
  try {
    await main()
  } catch (error) {
    process.stderr.write(`${error instanceof Refusal ? error.message : error.stack}\n`)
    process.exit(1)
  }
}

const PERMISSION = new Set(['EACCES', 'EPERM', 'EROFS'])

export function isUnwritable(error) {
  return PERMISSION.has(error.code)
}

/** A file where a folder should be, or a folder where none can be made. */
const OBSTACLE = new Set(['ENOTDIR', 'EEXIST', 'EISDIR', 'ENOENT'])

/** Turns a failure to write into a refusal that names the folder. */
export function refuseUnwritable(error, folder) {
  if (isUnwritable(error)) {
    return new Refusal(
      `There is no permission to write to ${folder}. Change its owner or its mode.`
    )
  }
  if (OBSTACLE.has(error.code)) {
    return new Refusal(`${folder} is not a folder and cannot be made one. Choose another path.`)
  }
  if (error.code === 'ENOSPC') return new Refusal(`The disk that holds ${folder} is full.`)
  return error
}
