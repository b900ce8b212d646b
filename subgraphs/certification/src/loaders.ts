import { loaderByArguments, oneByKey, oneForEach } from '@e360/kit/loader'
import type { PageArguments } from '@e360/kit/paging/page'
import type { CertificateFilter, CertificatePage, CertificateRepository, CertificateSummaryRow } from './repository.ts'

/** Made for one request, which sees one today. */
export const certificateLoaders = (certificates: CertificateRepository, today: string) => ({
  certificatesOf: loaderByArguments<PageArguments & CertificateFilter, CertificatePage>((orgCodes, args) =>
    certificates.pagesOf(orgCodes, args, today),
  ),
  summaryOf: oneForEach(
    orgCodes => certificates.summariesOf(orgCodes, today),
    summary => summary.orgCode,
    noCertificates,
  ),
  certificate: oneByKey(certificates.byIds, certificate => certificate.id),
})

const noCertificates = (orgCode: string): CertificateSummaryRow => ({
  orgCode,
  total: 0,
  valid: 0,
  expiringIn90Days: 0,
  expired: 0,
})
