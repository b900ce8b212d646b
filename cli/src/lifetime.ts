/**
 * Waits for SIGTERM or SIGINT, then ends gracefully; a second signal ends at once.
 * @param close answers what was asked, then releases everything
 */
export const untilStopped = async (close: () => Promise<void>): Promise<void> => {
  await new Promise<void>(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130))
        resolve()
      })
    }
  })
  await close()
}
