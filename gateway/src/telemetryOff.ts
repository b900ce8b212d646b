/**
 * @apollo/gateway reports to its maker every hour unless this is set before a gateway is made. Imported before it, for its effect alone.
 */
process.env['APOLLO_TELEMETRY_DISABLED'] = '1'
