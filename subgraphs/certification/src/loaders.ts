import { loaderByArguments, oneByKey } from '@e360/kit/loader'
import type { PageArguments } from '@e360/kit/paging/page'
import type { CertificateFilter, CertificatePage, CertificateRepository } from './repository.ts'

/** Made for one request, which sees one today. */
export const certificateLoaders = (certificates: CertificateRepository, today: string) => ({
  certificatesOf: loaderByArguments<PageArguments & CertificateFilter, CertificatePage>((orgCodes, args) =>
    certificates.pagesOf(orgCodes, args, today),
  ),
  summaryOf: oneByKey(
    orgCodes => certificates.summariesOf(orgCodes, today),
    summary => summary.orgCode,
  ),
  certificate: oneByKey(certificates.byIds, certificate => certificate.id),
})
