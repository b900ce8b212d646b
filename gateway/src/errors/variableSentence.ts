/** What graphql-js says is wrong with a variable, behind its name and its value; and what a client reads instead. */
const kinds: readonly [said: RegExp, sentence: (...named: string[]) => string][] = [
  [/^ of required type "([^"]+)" was not provided\.$/, type => `没有给出，它必须是 ${type}`],
  [/^ of non-null type "([^"]+)" must not be null\.$/, type => `不能为 null，它必须是 ${type}`],
  [/; Expected non-nullable type "([^"]+)" not to be null\.$/, type => `不能为 null，它必须是 ${type}`],
  [/; Expected type "(\w+)" to be an object\.$/, type => `应为对象 ${type}`],
  [
    /; Field "(\w+)" of required type "([^"]+)" was not provided\.$/,
    (field, type) => `缺少 ${field}，它必须是 ${type}`,
  ],
  [
    /; Field "(\w+)" is not defined by type "(\w+)"\.(?: Did you mean [^]*)?$/,
    (field, type) => `${type} 没有 ${field}`,
  ],
  [/; Field "[^]*" is not defined by type "(\w+)"\.$/, type => `${type} 没有这样的字段`],
  [/; Value "[^]*" does not exist in "(\w+)" enum\.(?: Did you mean [^]*)?$/, type => `不在 ${type} 的可选值之中`],
  [/; Enum "(\w+)" cannot represent non-string value: [^]*$/, type => `不在 ${type} 的可选值之中`],
  [/; (Int|Float|String|Boolean|ID) cannot represent [^]*$/, type => `不是有效的 ${type}`],
  [/; Expected type "(\w+)"\.[^]*$/, type => `不是有效的 ${type}`],
]

/**
 * What is wrong with a variable, in Chinese: which, where in it (`$input.changes[0].name`), and what it should be. Nothing of the value is told: it may be
 * anybody's, and the English of the library quotes it.
 * @param message of graphql-js
 */
export const variableSentence = (message: string): string => {
  const [, variable, rest = ''] = /^Variable "\$(\w+)"([^]*)$/.exec(message) ?? []
  if (variable === undefined) return '变量的值有误'
  for (const [said, sentence] of kinds) {
    const found = said.exec(rest)
    if (!found) continue
    const place = / at "(\w+[\w.[\]]*)"$/.exec(rest.slice(0, found.index))?.[1] ?? variable
    return `变量的值有误（$${place}）：${sentence(...found.slice(1))}`
  }
  return `变量的值有误（$${variable}）：请核对`
}
