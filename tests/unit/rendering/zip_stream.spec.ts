import { test } from '@japa/runner'
import { zipStream } from '#app/rendering/zip_stream'

async function pack(files: Record<string, string>) {
  async function* entries() {
    for (const [name, text] of Object.entries(files)) yield { name, bytes: Buffer.from(text) }
  }
  const parts: Buffer[] = []
  for await (const part of zipStream(entries())) parts.push(part)
  return Buffer.concat(parts)
}

test.group('Zip archives', () => {
  test('has the layout of the format', async ({ assert }) => {
    const bytes = await pack({ 'a.txt': 'hello' })
    assert.equal(bytes.readUInt32LE(0), 0x04034b50)
    /** CRC-32 of "hello", as every zip program computes it. */
    assert.equal(bytes.readUInt32LE(14), 0x3610a686)
    assert.deepEqual([bytes.readUInt32LE(18), bytes.readUInt32LE(22)], [5, 5])
    assert.equal(bytes.toString('latin1', 30, 40), 'a.txthello')

    const directory = bytes.readUInt32LE(bytes.length - 6)
    assert.equal(bytes.readUInt32LE(directory), 0x02014b50)
    assert.equal(bytes.readUInt32LE(directory + 42), 0)
    assert.equal(bytes.readUInt16LE(bytes.length - 12), 1)
  })

  test('points to each of its files, and is the same each time', async ({ assert }) => {
    const files = { 'one.pdf': 'first', 'folder/two.pdf': '', 'three.pdf': 'x'.repeat(100_000) }
    const bytes = await pack(files)
    let place = bytes.readUInt32LE(bytes.length - 6)
    for (const [name, text] of Object.entries(files)) {
      const local = bytes.readUInt32LE(place + 42)
      assert.equal(bytes.toString('latin1', local + 30, local + 30 + name.length), name)
      assert.equal(bytes.readUInt32LE(local + 22), text.length)
      place += 46 + name.length
    }
    assert.deepEqual(await pack(files), bytes)
  })

  test('an archive of nothing is an archive', async ({ assert }) => {
    const bytes = await pack({})
    assert.lengthOf(bytes, 22)
  })
})
