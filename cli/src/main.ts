import { setFlagsFromString } from 'node:v8'
import { isFailure } from '@e360/kit/errors'
import { Command, CommanderError } from 'commander'
import { keepCommand } from './keptCommand.ts'
import { usageSentence } from './usage.ts'

// V8 would let the heap grow to three times what is alive before it cleans up: under a bulk push 150 MB more, under cards 110 MB, at the same processor time and p99.
setFlagsFromString('--heap-growing-percent=50')

/** A command's own modules are read when it is carried out: a start reads no importer, a token no database. What it answers is the exit code. */
const run =
  <Given extends readonly unknown[]>(load: () => Promise<(...given: Given) => Promise<number | void>>) =>
  async (...given: Given): Promise<void> => {
    const carryOut = await load()
    const code = await carryOut(...given)
    if (typeof code === 'number') process.exitCode = code
  }

const program = new Command('e360')
  .description('企业全景监管档案')
  .exitOverride()
  .configureOutput({ outputError: () => undefined })
  .hook('preAction', (_program, command) => keepCommand(namesOf(command)))

program
  .command('import <type> <file>')
  .description(
    '导入 CSV 或 XLSX 文件；类型：enterprises、inspections、certificates、penalties、listings、grades、catalogue',
  )
  .option('--system <name>', '来源系统（文件中没有来源系统列时使用）')
  .option('--mapping <file>', '映射文件（YAML），用于其他系统导出的格式')
  .option('--errors <file>', '被拒绝的行写入此文件')
  .action(run(async () => (await import('./commands/import.ts')).runImport))

program
  .command('codes <file>')
  .description('逐个检查代码：种类、校验码、规范写法（CSV 或 XLSX，须有“code”列）')
  .requiredOption('--out <file>', '结果写入此 CSV 文件')
  .action(run(async () => (await import('./commands/codes.ts')).runCodes))

program
  .command('compare <file>')
  .description('把登记库与另一份登记名册（CSV 或 XLSX）逐行比对，按区县汇总')
  .requiredOption('--out <file>', '双方每一行的比对结果写入此 CSV 文件')
  .option('--mapping <file>', '映射文件（YAML），用于其他系统导出的格式')
  .action(run(async () => (await import('./commands/compare.ts')).runCompare))

program
  .command('match <file>')
  .description('逐条判断记录属于登记库中的哪家企业（CSV 或 XLSX，须有“record_id”和“ent_name_raw”列）')
  .requiredOption('--out <file>', '结果写入此 CSV 文件')
  .action(run(async () => (await import('./commands/match.ts')).runMatch))

program
  .command('quality')
  .description('检查登记库和各部门记录的数据质量：完整性、有效性、唯一性、一致性、时效性，按区县汇总')
  .option('--department <name>', '只检查此部门，默认全部')
  .option('--region <prefix>', '只看此行政区划及其下级（代码或其前几位）')
  .option('--on <date>', '以哪一天为准，格式 YYYY-MM-DD，默认今天')
  .option('--out <file>', '登记库的全部问题逐条写入此 CSV 文件')
  .option('--json', '以 JSON 输出各区县的质量报告（QualityReport）')
  .option('--refresh', '现在检查并报告给监管档案，不等每天的检查')
  .action(run(async () => (await import('./commands/quality.ts')).runQuality))

program
  .command('eval-match')
  .description('按场景统计匹配结果')
  .requiredOption('--registry <file>', '登记库文件')
  .option('--queries <file>', '待匹配的记录')
  .option('--labels <file>', '正确答案')
  .option('--damage <count>', '不用文件，从登记库生成这么多条写坏的记录')
  .option('--seed <number>', '生成时的随机种子')
  .action(run(async () => (await import('./commands/evalMatch.ts')).runEvalMatch))

program
  .command('feeds')
  .description('各部门变更日志的跟随者：处理到哪里、落后多少')
  .action(run(async () => (await import('./commands/feeds.ts')).runFeeds))

const sources = program
  .command('sources')
  .description('来源系统的状况：方式、负责单位、最近运行、滞后、行数、拒绝、错误、新鲜度（见 docs/sources.md）')
  .option('--json', '以 JSON 输出（DataSource）')
  .action(run(async () => (await import('./commands/sources.ts')).runSources))
sources
  .command('run <system>')
  .description('立即运行一个来源系统')
  .action(run(async () => (await import('./commands/sources.ts')).runSourceNow))

program
  .command('start')
  .description('启动整个系统（一个进程，首次启动时装入演示城市）')
  .action(run(async () => (await import('./commands/start.ts')).runStart))

program
  .command('serve <service>')
  .description('单独启动一个服务：gateway 或一个部门')
  .action(run(async () => (await import('./commands/serve.ts')).runServe))

program
  .command('rebuild <department>')
  .description('从各部门的变更流重建档案（archive），列出并改正不一致之处；可在服务运行时执行')
  .action(run(async () => (await import('./commands/rebuild.ts')).runRebuild))

program
  .command('verify-ledger')
  .description('检查访问留痕：逐行核对链条与锚点，指出第一处被改动、删除、换位或截断的行')
  .action(run(async () => (await import('./commands/verifyLedger.ts')).runVerifyLedger))

const keys = program.command('keys').description('业务系统的密钥（客户端凭据）：签发、列出、吊销')
keys
  .command('issue')
  .description('签发一个密钥，密钥只显示一次')
  .requiredOption('--sub <id>', '业务系统的标识')
  .requiredOption('--department <name>', '部门')
  .requiredOption('--systems <names>', '来源系统，逗号分隔')
  .action(run(async () => (await import('./commands/keys.ts')).issueKey))
keys
  .command('list')
  .description('列出所有密钥')
  .action(run(async () => (await import('./commands/keys.ts')).listKeys))
keys
  .command('revoke <client_id>')
  .description('吊销一个密钥，一秒内生效')
  .action(run(async () => (await import('./commands/keys.ts')).revokeKey))

program
  .command('token')
  .description('签发开发令牌')
  .requiredOption('--role <role>', '角色')
  .option('--region <prefix>', '行政区划代码前缀')
  .option('--department <name>', '部门')
  .option('--systems <names>', '来源系统，逗号分隔')
  .option('--sub <id>', '人员或系统的标识')
  .action(run(async () => (await import('./commands/token.ts')).runToken))

try {
  await program.parseAsync()
} catch (error) {
  // help that was asked for comes this way too
  if (error instanceof CommanderError && error.exitCode === 0) process.exit(0)
  process.stderr.write(`${sentenceOf(error)}\n`)
  if (!isFailure(error) && process.env.E360_LOG_LEVEL === 'debug') console.error(error)
  // what was opened before the failure must not keep the process alive
  process.exit(1)
}

function namesOf(command: Command): string[] {
  return [...(command.parent ? namesOf(command.parent) : []), command.name()]
}

function sentenceOf(error: unknown): string {
  if (error instanceof CommanderError) return usageSentence(error)
  return error instanceof Error ? error.message : String(error)
}
