import { writeFileSync } from 'node:fs'

// Loaded with --import into a process whose use of memory and processor is measured: only the process itself is told its own peak.
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  const usage = { peakRssMb: maxRSS / 1_024, cpuSeconds: (userCPUTime + systemCPUTime) / 1_000_000 }
  writeFileSync(process.env['BENCH_USAGE_FILE']!, JSON.stringify(usage))
})
