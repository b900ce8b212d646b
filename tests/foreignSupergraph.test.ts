import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@jest/globals'
import { openShop } from '../gateway/testing/shopGateway.ts'
import { askAt } from './support/ask.ts'
import { freshFolder, whenOver } from './support/folder.ts'
import { run } from './support/process.ts'

const rating = { average: 4.5, count: 2 }

test.each([[['start']], [['serve', 'gateway']]])(
  'e360 %s serves any composed supergraph without sign-in, and takes its nulls and scalars as it means them',
  async args => {
    const shop = await openShop()
    whenOver(shop.close)
    const folder = await freshFolder()
    const E360_SUPERGRAPH = path.join(folder, 'shop.graphql')
    await writeFile(E360_SUPERGRAPH, shop.supergraphSdl)
    const gateway = run(args, { E360_SUPERGRAPH, E360_ACCESS: 'off', E360_DATA_DIR: folder, PORT: 0 })
    const [, url] = await gateway.says(/已启动：(http:\S+)/)
    const query = '{ items(ids: ["1", "3"]) { title label rating { average count } } }'
    expect(await askAt(url!, { query })).toMatchObject({
      errors: [],
      data: {
        items: [
          { title: 'one', label: 'label of one', rating },
          { title: 'three', rating },
        ],
      },
    })
    shop.opinion.answerWith((_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"_entities":[null,null]}}'),
    )
    expect(await askAt(url!, { query })).toMatchObject({
      errors: [],
      data: { items: [{ rating: null }, { rating: null }] },
    })
  },
)
