import { expect, test } from '@jest/globals'
import { Command, type CommanderError } from 'commander'
import { usageSentence } from './usage.ts'

const saidOf = (...args: string[]): string => {
  const program = new Command().exitOverride().configureOutput({ outputError: () => undefined })
  program
    .command('import <type> <file>')
    .option('--system <name>')
    .action(() => undefined)
  program
    .command('token')
    .requiredOption('--role <role>')
    .action(() => undefined)
  try {
    program.parse(args, { from: 'user' })
  } catch (error) {
    return usageSentence(error as CommanderError)
  }
  return 'nothing'
}

test.each([
  [['export'], '没有命令“export”'],
  [['import', 'enterprises'], '缺少参数 file'],
  [['import', 'enterprises', 'a.csv', 'b.csv'], '参数过多'],
  [['import', 'enterprises', 'a.csv', '--system'], '选项 --system <name> 缺少取值'],
  [['import', 'enterprises', 'a.csv', '--sytem', 'x'], '不认识选项 --sytem'],
  [['token'], '缺少选项 --role <role>'],
])('%j is refused in a sentence', (args, sentence) => {
  expect(saidOf(...args)).toBe(`${sentence}，用法见 npm run e360 -- --help`)
})
