import { loaderByArguments, oneByKey } from '@e360/kit/loader'
import type { PageArguments } from '@e360/kit/paging/page'
import type { CreditGradePage } from './grades/repository.ts'
import type { ListingFilter, ListingRow } from './listings/repository.ts'
import type { PenaltyFilter, PenaltyPage } from './penalties/repository.ts'
import type { CreditRepositories } from './repository.ts'

/** Made for one request, which sees one today. */
export const creditLoaders = ({ penalties, listings, grades }: CreditRepositories, today: string) => ({
  penaltiesOf: loaderByArguments<PageArguments & PenaltyFilter, PenaltyPage>(penalties.pagesOf),
  penalty: oneByKey(penalties.byIds, penalty => penalty.id),
  listingsOf: loaderByArguments<ListingFilter, ListingRow[]>((orgCodes, filter) =>
    listings.ofEnterprises(orgCodes, filter, today),
  ),
  gradeOf: oneByKey(
    orgCodes => grades.presentOf(orgCodes, today),
    grade => grade.orgCode ?? '',
  ),
  gradesOf: loaderByArguments<PageArguments, CreditGradePage>(grades.pagesOf),
})
