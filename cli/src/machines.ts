import type { Authenticate } from '@e360/gateway/caller'
import type { Routes } from '@e360/gateway/http/routes'
import { openMachines } from '@e360/gateway/machines/machines'
import { machineRoutes } from '@e360/gateway/machines/routes'
import { signIn } from '@e360/gateway/signIn'
import type { Settings } from '@e360/kit/settings'

/** How people and machines sign in, and where machines do; nobody signs in where access is switched off. */
export const signInWithMachines = async (
  settings: Settings,
): Promise<{ authenticate: Authenticate | null; routes: readonly Routes[] }> => {
  const people = await signIn(settings)
  if (!people || settings.E360_SUPERGRAPH !== undefined) return { authenticate: people, routes: [] }
  const machines = await openMachines(settings)
  return { authenticate: machines.beside(people), routes: [machineRoutes(machines)] }
}
