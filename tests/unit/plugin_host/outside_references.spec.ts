import { test } from '@japa/runner'
import { findOutsideReference } from '#app/plugin_host/outside_references'

const logo = 'data:image/png;base64,AAAA'

test.group('Plugin host | outside references of a document', () => {
  test('plain content and the company logo are allowed', ({ assert }) => {
    const definition = {
      content: [
        { text: 'https://example.org' },
        { image: logo },
        { svg: '<svg><path d="M0"/></svg>' },
      ],
    }
    assert.isNull(findOutsideReference(definition, logo))
  })

  test('names the path of what reaches outside')
    .with([
      { definition: { content: [{ image: '/etc/passwd' }] }, path: 'content.0.image' },
      {
        definition: { content: [{ image: 'data:image/png;base64,BBBB' }] },
        path: 'content.0.image',
      },
      { definition: { images: { a: 'x' } }, path: 'images' },
      { definition: { files: {} }, path: 'files' },
      {
        definition: { content: [{ text: 'a', link: 'https://example.org' }] },
        path: 'content.0.link',
      },
      { definition: { defaultStyle: { font: '/etc/fonts' } }, path: 'defaultStyle.font' },
      { definition: { content: { stack: [{ font: 'X' }] } }, path: 'content.stack.0.font' },
      { definition: { content: { svg: '<svg><image href="/a"/></svg>' } }, path: 'content.svg' },
    ])
    .run(({ assert }, { definition, path }) => {
      assert.equal(findOutsideReference(definition, logo), path)
    })

  test('without a logo no picture is allowed', ({ assert }) => {
    assert.equal(findOutsideReference({ content: { image: logo } }, null), 'content.image')
  })
})
