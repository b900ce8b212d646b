import { readFileSync, writeFileSync } from 'node:fs'

/** The memory of a process in MiB: what it takes now (`VmRSS`), or took at most (`VmHWM`). Linux only. */
export const memoryOf = (pid: number, field: 'VmRSS' | 'VmHWM'): number =>
  Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024)

/** Lets a process's `VmHWM` begin again from what it takes now. Source: proc(5), clear_refs. */
export const forgetPeak = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5')
