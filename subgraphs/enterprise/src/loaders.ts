import type { Attributes } from '@e360/kit/graphql/wanted'
import { Loader, loaderByArguments, manyByKey, oneByKey } from '@e360/kit/loader'
import type { PageArguments } from '@e360/kit/paging/page'
import type { ChangePage } from './pastReads.ts'
import type { EnterprisePage, EnterpriseRepository, RegisteredRow } from './repository.ts'

/**
 * Made for one request.
 * @param changedBy the systems whose changes the caller sees; null: all
 * @param wanted what is read of a company that is shown; null: all
 */
export const enterpriseLoaders = (
  register: EnterpriseRepository,
  changedBy: readonly string[] | null = null,
  wanted: Attributes | null = null,
) => {
  const whole = oneByKey(register.byOrgCodes, row => row.orgCode)
  const shown: Loader<string, RegisteredRow | null> =
    wanted === null ? whole : oneByKey(register.shownOf(wanted), row => row.orgCode)
  return {
    /** for who decides something by what a company is */
    whole,
    /** for who shows it */
    enterprise: shown,
    enterprisesByUscc: manyByKey(register.byUsccs, row => row.uscc!),
    enterprisesByRegistrationNo: manyByKey(register.byRegistrationNos, row => row.registrationNo!),
    enterprisesByName: manyByKey(register.byNormalNames, row => row.normalName),
    formerBearers: manyByKey(register.formerBearersOf, row => row.normalName),
    formerNames: manyByKey(register.formerNamesOf, row => row.orgCode),
    formerCodes: manyByKey(register.formerCodesOf, row => row.orgCode),
    formerBearersOfCode: manyByKey(register.formerBearersOfCodes, row => row.code),
    branchName: oneByKey(register.branchNames, row => row.headOfficeName),
    branchesOf: loaderByArguments<PageArguments, EnterprisePage>(register.branchesOf),
    told: manyByKey(register.toldOf, row => row.orgCode),
    versions: manyByKey(register.versionsOf, row => row.orgCode),
    merges: manyByKey(register.mergesOf, row => row.orgCode),
    changesOf: loaderByArguments<PageArguments, ChangePage>((orgCodes, page) =>
      register.changesOf(orgCodes, page, changedBy),
    ),
    countByRegion: new Loader(register.countsByRegion),
  }
}

export type Loaders = ReturnType<typeof enterpriseLoaders>
