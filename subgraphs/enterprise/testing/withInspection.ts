import { openDepartment, type RunningDepartment } from '@e360/kit/department'
import { createLog } from '@e360/kit/log'
import { operator } from '@e360/kit/records/departmentContext'
import { askingAs, type Subject } from '@e360/kit/records/matchPort'
import { pushRecords } from '@e360/kit/records/push'
import type { Receipt } from '@e360/kit/records/receipt'
import { withdrawRecords } from '@e360/kit/records/withdraw'
import { department as inspectionDepartment } from '../../inspection/src/main.ts'
import { inspectionRecords } from '../../inspection/src/records.ts'
import { department } from '../src/main.ts'
import { loadRegister } from '../src/registerLoad.ts'
import type { EnterpriseInput } from '../src/types.generated.ts'

/** The register and the inspection department, following each other as they do in one house; nothing flows unless it is told to. */
export interface House {
  register: RunningDepartment
  inspection: RunningDepartment
  load: (...rows: EnterpriseInput[]) => Promise<Receipt[]>
  /** pushes the next version of an inspection, about this subject; `registerAnswers` false: the register cannot be asked */
  push: (recordId: string, subject: Partial<Subject>, registerAnswers?: boolean) => Promise<Receipt>
  withdraw: (recordId: string) => Promise<void>
  /** lets one side follow the other until it has nothing new */
  flow: (side: 'register' | 'inspection') => Promise<number>
  /** lets both follow each other until nothing is left */
  settle: () => Promise<void>
  close: () => Promise<void>
}

export const openHouse = async (registerUrl: string, inspectionUrl: string): Promise<House> => {
  const log = createLog({ service: 'test', level: 'silent' })
  const nobody = { log, match: () => Promise.reject(new Error('not asked')), departments: {}, told: {} }
  let inspection: RunningDepartment
  const register = await openDepartment(department, registerUrl, {
    ...nobody,
    register: () => Promise.resolve([]),
    departments: { inspection: (...asked) => inspection.feed(...asked) },
  })
  inspection = await openDepartment(inspectionDepartment, inspectionUrl, { ...nobody, register: register.feed })
  const sides = { register, inspection }
  let versions = 0
  const flow: House['flow'] = async side => {
    let applied = 0
    for (const follower of sides[side].followers) applied += await follower.drain()
    return applied
  }
  return {
    ...sides,
    load: (...rows) => loadRegister(register.database, rows, operator),
    push: async (recordId, { name, code, address, district }, registerAnswers = true) => {
      const match = registerAnswers ? askingAs('inspection', register.match!) : nobody.match
      const version = String(++versions)
      const words = {
        enterpriseName: name,
        enterpriseCode: code,
        enterpriseAddress: address,
        enterpriseDistrict: district,
      }
      const source = { system: '抽查', recordId, version, ...words }
      const input = { source, kind: 'SAMPLING', conclusion: 'PASSED' } as const
      const [receipt] = await pushRecords(
        { database: inspection.database, match },
        inspectionRecords,
        [input],
        operator,
      )
      return receipt!
    },
    withdraw: async recordId => {
      const withdrawal = { system: '抽查', recordId, reason: '误报' }
      await withdrawRecords({ database: inspection.database }, inspectionRecords, [withdrawal], operator)
    },
    flow,
    settle: async () => {
      while ((await flow('register')) + (await flow('inspection')) > 0);
    },
    close: async () => {
      await register.close()
      await inspection.close()
    },
  }
}
