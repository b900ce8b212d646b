import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { previewPage, previewPolicy } from './page.ts'

test('nothing of the register is read as HTML', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'b', ';', '#', '<script>', '</dd>') }),
      text => {
        const plain = previewPage({ title: 'T', lines: [['N', 'V']] })
        const html = previewPage({ title: text, lines: [[text, text]] })
        const tags = (page: string) => page.match(/<[^>]*>/g)
        expect(tags(html)).toEqual(tags(plain))
      },
    ),
  )
  expect(previewPage({ title: `<b>"'&`, lines: [] })).toContain('<h1>&#60;b&#62;&#34;&#39;&#38;</h1>')
})

test('the policy allows the style sheet of the page and nothing else', () => {
  const style = /<style>([^<]*)<\/style>/.exec(previewPage({ title: '', lines: [] }))![1]!
  expect(previewPolicy).toBe(
    `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`,
  )
})
