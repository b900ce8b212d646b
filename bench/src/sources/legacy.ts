/** Who the departments' server lets in for the sources, so that its log tells their queries from others. */
export const sourceUser = 'e360_sources'

/**
 * SQL of a department's own system, with its own names of tables, columns and codes: `t_jcjl` is pulled, `t_zs` is read in place.
 * @param company whose one inspection and one certificate are watched
 */
export const legacyTables = (company: string, records: number): string =>
  `CREATE DATABASE legacy CHARACTER SET gbk; USE legacy;
  CREATE USER ${sourceUser}@'%'; GRANT SELECT ON legacy.* TO ${sourceUser}@'%';
  CREATE TABLE t_jcjl (jl_bh INT PRIMARY KEY, qymc VARCHAR(100), jclx CHAR(1), jcrq DATE, jg_dm CHAR(2), gxsj DATETIME(6), KEY (gxsj));
  CREATE TABLE t_zs (zsbh VARCHAR(20) PRIMARY KEY, czr VARCHAR(100), lb CHAR(1), fw VARCHAR(100), fzjg VARCHAR(100), yxq DATE, gxsj DATETIME(6), KEY (gxsj));
  INSERT INTO t_jcjl SELECT seq, CONCAT('重庆虚构', seq MOD 100, '有限公司'), '1', '2026-03-01', '01', NOW(6) FROM seq_2_to_${records};
  INSERT INTO t_jcjl VALUES (1, '${company}', '1', '2026-03-02', '01', NOW(6));
  INSERT INTO t_zs VALUES ('TS1', '${company}', '3', '锅炉制造', '市局', '2999-01-01', NOW(6))`

/** @param every of the poll, in seconds; @param ceiling queries a minute of each source */
export const sourceFiles = (every: number, ceiling: number): Record<string, string> => {
  const common = `connection: LEGACY_URL
every: ${every}s
freshFor: 1h
limits: { queriesPerMinute: ${ceiling}, rowsPerQuery: 1000 }
`
  return {
    'pulled.yaml': `kind: pull
system: 稽查系统
type: inspections
${common}table: t_jcjl
key: jl_bh
watermark: { column: gxsj, overlap: 5s }
mapping:
  columns: { ent_name: qymc, kind: jclx, inspected_on: jcrq, conclusion: jg_dm }
  values: { kind: { '1': ROUTINE }, conclusion: { '01': PASSED, '02': FAILED } }
`,
    'live.yaml': `kind: live
system: 许可系统
type: certificates
${common}table: t_zs
key: zsbh
watermark: { column: gxsj, overlap: 5s }
mapping:
  columns: { ent_name: czr, family: lb, number: zsbh, scope: fw, issuer: fzjg, valid_until: yxq }
  values: { family: { '3': SPECIAL_EQUIPMENT } }
  constants: { status: VALID }
`,
  }
}
