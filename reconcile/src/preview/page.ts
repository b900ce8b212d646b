import { createHash } from 'node:crypto'
import { definitionList, escaped } from './html.ts'
import type { Card } from './card.ts'

const style =
  'body{font:13px/1.5 system-ui,sans-serif;margin:8px;color:#222}h1{font-size:15px;margin:0 0 6px}' +
  'dl{display:grid;grid-template-columns:9em 1fr;gap:1px 8px;margin:0}dt{color:#666}dd{margin:0;overflow-wrap:anywhere}'

/** Nothing is loaded and nothing runs in a preview: its own style sheet is all it may use. Who frames it is free: OpenRefine does. */
export const previewPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`

/** Pixels that the page needs. */
export const previewSize = { width: 440, height: 380 }

/** The HTML page of a card. */
export const previewPage = ({ title, lines }: Card): string =>
  `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${style}</style></head>
<body><h1>${escaped(title)}</h1>${definitionList(lines)}</body></html>
`
