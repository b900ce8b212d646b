import { isFailure } from '@e360/kit/errors'
import { Command } from 'commander'
import { runImport } from './commands/import.ts'

const program = new Command('e360').description('企业全景监管档案')

program
  .command('import <type> <file>')
  .description('导入 CSV 或 XLSX 文件；类型：enterprises、inspections、certificates、penalties、listings、grades')
  .option('--system <name>', '来源系统（文件中没有来源系统列时使用）')
  .option('--mapping <file>', '映射文件（YAML），用于其他系统导出的格式')
  .option('--errors <file>', '被拒绝的行写入此文件')
  .action(async (type: string, file: string, options: Record<string, string>) => {
    process.exitCode = await runImport(type, file, options)
  })

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  if (!isFailure(error) && process.env.E360_LOG_LEVEL === 'debug') console.error(error)
  process.exitCode = 1
}
