/**
 * Names what was skipped and counts what ran, from the JSON that jest wrote.
 * A test file that could not be run and checks that failed count as one failure each: "0 failed" is only said of a green run.
 */
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

const [file, checks] = process.argv.slice(2)
const run = JSON.parse(readFileSync(file, 'utf8'))
const tests = run.testResults.flatMap(({ assertionResults }) => assertionResults)

for (const { fullName, status } of tests) if (status !== 'passed') console.log(`${status}: ${fullName}`)
for (const { name, message, assertionResults } of run.testResults)
  if (message && assertionResults.length === 0) console.log(`could not be run: ${relative('.', name)}`)

const failed = run.numFailedTests + run.numRuntimeErrorTestSuites + (checks === '0' ? 0 : 1)
console.log(`${run.numPassedTests} passed, ${failed} failed`)
