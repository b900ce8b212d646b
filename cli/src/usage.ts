import type { CommanderError } from 'commander'

const sentences: Readonly<Record<string, (quoted: string) => string>> = {
  'commander.missingArgument': name => `缺少参数 ${name}`,
  'commander.missingMandatoryOptionValue': option => `缺少选项 ${option}`,
  'commander.optionMissingArgument': option => `选项 ${option} 缺少取值`,
  'commander.unknownOption': option => `不认识选项 ${option}`,
  'commander.unknownCommand': command => `没有命令“${command}”`,
  'commander.excessArguments': () => '参数过多',
  'commander.help': () => '请给出命令',
}

/** What is wrong with a command line, in Chinese; commander tells its code, and quotes what it speaks of. */
export const usageSentence = ({ code, message }: CommanderError): string => {
  const quoted = /'([^']*)'/.exec(message)?.[1] ?? ''
  return `${sentences[code]?.(quoted) ?? message}，用法见 npm run e360 -- --help`
}
