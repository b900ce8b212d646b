/* Generated from schema.graphql by `npm run schema`. Do not edit. */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { EnterpriseKey } from './repository.ts';
import type { RequestedChange } from './impact/impact.ts';
import type { RegionKey, RegionFigures } from './statistics/figures.ts';
import type { EventRow, EventPage } from './history/repository.ts';
import type { QuarterRow } from './history/quarters.ts';
import type { EntryRow, EntryPage, WarningEntry, WarningPage } from './standing/repository.ts';
import type { SourceStanding } from '@e360/kit/sources/standing';
import type { Context } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** 日期，YYYY-MM-DD，北京时间 */
  Date: { input: string; output: string; }
  /** 时间，RFC 3339，带时区 */
  DateTime: { input: string; output: string; }
  /** 组织机构代码（GB 11714），输出为 9 位大写无连字符；输入可带连字符、空格、小写、全角 */
  OrgCode: { input: string; output: string; }
  /** 统一社会信用代码（GB 32100-2015），18 位；输入同样宽松 */
  USCC: { input: string; output: string; }
  /** 行政区划代码（GB/T 2260），6 位 */
  RegionCode: { input: string; output: string; }
  /** 金额，货币单位的百分之一（分），整数的字符串 */
  Fen: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** 分页信息（Relay） */
export type PageInfo = {
  /** 后面还有 */
  hasNextPage: Scalars['Boolean']['output'];
  /** 前面还有 */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** 本页第一条的游标；本页为空时为 null */
  startCursor?: Maybe<Scalars['String']['output']>;
  /** 本页最后一条的游标；本页为空时为 null */
  endCursor?: Maybe<Scalars['String']['output']>;
};

/** 业务记录的来源，原样照录 */
export type RecordSource = {
  /** 来源系统 */
  system: Scalars['String']['output'];
  /** 来源系统中的记录编号 */
  recordId: Scalars['String']['output'];
  /** 记录所写的企业名称；未写时为 null */
  recordedName?: Maybe<Scalars['String']['output']>;
  /** 记录所写的代码；未写时为 null */
  recordedCode?: Maybe<Scalars['String']['output']>;
  /** 记录所写的地址；未写时为 null */
  recordedAddress?: Maybe<Scalars['String']['output']>;
  /** 记录所写的区县；未写时为 null */
  recordedDistrict?: Maybe<Scalars['String']['output']>;
  /** 本平台收到的时间 */
  receivedAt: Scalars['DateTime']['output'];
};

/** 一条推送记录的回执。同一（来源系统，记录编号）内容相同为 UNCHANGED，较新为 UPDATED，迟到的旧版本为 STALE */
export type Receipt = {
  /** 在本次推送中的序号，从 0 起 */
  index: Scalars['Int']['output'];
  /** 来源系统 */
  system?: Maybe<Scalars['String']['output']>;
  /** 来源系统中的记录编号 */
  recordId?: Maybe<Scalars['String']['output']>;
  /** 处理结果 */
  outcome: ReceiptOutcome;
  /** 本平台的记录编号；被拒绝时为 null */
  id?: Maybe<Scalars['ID']['output']>;
  /** 关联到的企业；未关联时为 null。撤回的：撤回之前关联的企业；登记数据被拒绝的：该记录原属的企业 */
  orgCode?: Maybe<Scalars['OrgCode']['output']>;
  /** 关联状态；被拒绝时为 null */
  linked?: Maybe<LinkState>;
  /** 被拒绝的原因；未被拒绝时为空 */
  errors: Array<RecordError>;
};

/** 回执结果 */
export type ReceiptOutcome =
  /** 新建 */
  | 'CREATED'
  /** 更新 */
  | 'UPDATED'
  /** 内容未变 */
  | 'UNCHANGED'
  /** 迟到的旧版本，未采用 */
  | 'STALE'
  /** 已撤回 */
  | 'WITHDRAWN'
  /** 被拒绝，见 errors */
  | 'REJECTED';

/** 记录与企业的关联状态 */
export type LinkState =
  /** 已关联 */
  | 'LINKED'
  /** 待人工审核 */
  | 'IN_REVIEW'
  /** 登记库中没有这家企业 */
  | 'UNKNOWN_ENTERPRISE'
  /** 暂时问不到登记库，稍后自动关联 */
  | 'PENDING';

/** 一条记录的一处错误 */
export type RecordError = {
  /** 出错的字段 */
  field: Scalars['String']['output'];
  /** 错误代码，供程序使用 */
  code: Scalars['String']['output'];
  /** 说明，供人阅读 */
  message: Scalars['String']['output'];
};

/** 推送记录的来源 */
export type RecordSourceInput = {
  /** 来源系统 */
  system: Scalars['String']['input'];
  /** 来源系统中的记录编号 */
  recordId: Scalars['String']['input'];
  /** 版本，用于判断新旧；数字按大小比较，其他按字典序 */
  version?: InputMaybe<Scalars['String']['input']>;
  /** 来源系统登记该版本的时间；没有版本时用于判断新旧 */
  recordedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** 记录所写的企业名称 */
  enterpriseName?: InputMaybe<Scalars['String']['input']>;
  /** 记录所写的代码 */
  enterpriseCode?: InputMaybe<Scalars['String']['input']>;
  /** 记录所写的地址 */
  enterpriseAddress?: InputMaybe<Scalars['String']['input']>;
  /** 记录所写的区县 */
  enterpriseDistrict?: InputMaybe<Scalars['String']['input']>;
};

/** 撤回一条记录 */
export type WithdrawalInput = {
  /** 来源系统 */
  system: Scalars['String']['input'];
  /** 来源系统中的记录编号 */
  recordId: Scalars['String']['input'];
  /** 撤回原因 */
  reason: Scalars['String']['input'];
};

/** 登记状态 */
export type RegistrationStatus =
  /** 存续 */
  | 'ACTIVE'
  /** 吊销未注销 */
  | 'REVOKED'
  /** 吊销已注销 */
  | 'REVOKED_CANCELLED'
  /** 注销 */
  | 'CANCELLED'
  /** 撤销 */
  | 'ANNULLED'
  /** 迁出 */
  | 'MOVED_OUT'
  /** 歇业 */
  | 'DORMANT'
  /** 其他 */
  | 'OTHER'
  /** 登记未说明 */
  | 'UNKNOWN';

/** 名单类型 */
export type ListingKind =
  /** 经营异常名录 */
  | 'ABNORMAL_OPERATIONS'
  /** 严重违法失信名单 */
  | 'SERIOUS_VIOLATION'
  /** 红名单 */
  | 'RED';

/** 证书状态 */
export type CertificateStatus =
  /** 有效 */
  | 'VALID'
  /** 暂停，暂停期间按无效计 */
  | 'SUSPENDED'
  /** 撤销 */
  | 'REVOKED'
  /** 注销 */
  | 'CANCELLED'
  /** 过期：已过有效期，且未被暂停、撤销或注销 */
  | 'EXPIRED';

/** 企业 */
export type Enterprise = {
  /** 组织机构代码；没有任何代码的主体使用临时代码并附数据提示 */
  orgCode: Scalars['OrgCode']['output'];
  /** 现用名称 */
  name: Scalars['String']['output'];
  /** 各部门所有注明日期的监管事项，最近的在前 */
  timeline?: Maybe<SupervisionEventConnection>;
  /** 最近若干个季度（含本季度），最早的在前 */
  quarters?: Maybe<Array<QuarterSummary>>;
};


/** 企业 */
export type EnterpriseTimelineArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['Date']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
  departments?: InputMaybe<Array<Scalars['String']['input']>>;
};


/** 企业 */
export type EnterpriseQuartersArgs = {
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** 行政区划（GB/T 2260）。重庆市 500000 的下级即 38 个区县，略去 500100、500200 一级 */
export type Region = {
  /** 代码 */
  code: Scalars['RegionCode']['output'];
  /** 本区划及其下级在一段时间内的监管统计；不给起止日期则为最近 12 个月，最多 50 年 */
  statistics?: Maybe<RegionStatistics>;
};


/** 行政区划（GB/T 2260）。重庆市 500000 的下级即 38 个区县，略去 500100、500200 一级 */
export type RegionStatisticsArgs = {
  from?: InputMaybe<Scalars['Date']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** 基础信息变更申请 */
export type ChangeRequest = {
  /** 编号 */
  id: Scalars['ID']['output'];
  /** 哪一家企业；申请新登记而尚未批准时为 null */
  enterprise?: Maybe<Enterprise>;
  /** 申请时登记的值与申请的值 */
  differences: Array<FieldDifference>;
  /** 此项变更还牵涉哪些部门记录（如仍写原名称的生产许可证），以现有记录计，最要紧的在前，最多 100 条；申请新登记企业时为空 */
  impact?: Maybe<Array<ChangeImpact>>;
};

/** 一个字段的变化 */
export type FieldDifference = {
  /** 字段，名称同 EnterpriseInput */
  field: Scalars['String']['output'];
  /** 原值；原来没有时为 null */
  from?: Maybe<Scalars['String']['output']>;
  /** 新值；没有了时为 null */
  to?: Maybe<Scalars['String']['output']>;
};

/** 变更牵涉的一条部门记录 */
export type ChangeImpact = {
  /** 部门 */
  department: Scalars['String']['output'];
  /** 部门记录的编号 */
  recordId: Scalars['ID']['output'];
  /** 牵涉什么、须办什么，知道依据的附依据 */
  note: Scalars['String']['output'];
};

/** 一件监管事项：某部门的一条记录 */
export type SupervisionEvent = {
  /** 事项编号 */
  id: Scalars['ID']['output'];
  /** 部门 */
  department: Scalars['String']['output'];
  /** 记录种类，如 INSPECTION、CERTIFICATE、PENALTY、LISTING、CREDIT_GRADE */
  kind: Scalars['String']['output'];
  /** 发生日期：检查、颁发、决定、列入或评价的日期 */
  occurredOn: Scalars['Date']['output'];
  /** 由部门拟定的标题，不含个人信息 */
  title: Scalars['String']['output'];
  /** 是否对企业不利 */
  adverse: Scalars['Boolean']['output'];
  /** 部门记录的编号 */
  recordId: Scalars['ID']['output'];
};

/** 监管事项列表（Relay） */
export type SupervisionEventConnection = {
  /** 条目与游标 */
  edges: Array<SupervisionEventEdge>;
  /** 条目 */
  nodes: Array<SupervisionEvent>;
  /** 分页信息 */
  pageInfo: PageInfo;
  /** 总数，最多数到 1000，更多时为 1001 */
  totalCount: Scalars['Int']['output'];
};

/** 监管事项列表的一项（Relay） */
export type SupervisionEventEdge = {
  /** 条目 */
  node: SupervisionEvent;
  /** 游标 */
  cursor: Scalars['String']['output'];
};

/** 一个季度的监管汇总 */
export type QuarterSummary = {
  /** 季度，如 2026Q4 */
  quarter: Scalars['String']['output'];
  /** 监督检查次数 */
  inspections: Scalars['Int']['output'];
  /** 其中结论为不合格（FAILED）的次数 */
  failedInspections: Scalars['Int']['output'];
  /** 颁发的证书数 */
  certificatesIssued: Scalars['Int']['output'];
  /** 失去的证书数：被撤销、被注销，或有效期届满 */
  certificatesLost: Scalars['Int']['output'];
  /** 行政处罚决定数 */
  penalties: Scalars['Int']['output'];
};

/** 区划监管统计。按企业现在所属区划计；已撤回的记录不计；全市的数字包括没有区县的企业 */
export type RegionStatistics = {
  /** 企业数，以现在的登记为准；不含已并入其他企业的 */
  enterprises: Scalars['Int']['output'];
  /** 期间受过检查的企业数 */
  inspected: Scalars['Int']['output'];
  /** 期间监督检查次数 */
  inspections: Scalars['Int']['output'];
  /** 其中结论为不合格（FAILED）的次数 */
  failedInspections: Scalars['Int']['output'];
  /** 合格率：（PASSED + RECTIFIED）÷（PASSED + RECTIFIED + FAILED），0 到 1；除数为 0 时为 null */
  passRate?: Maybe<Scalars['Float']['output']>;
  /** 期末有效的证书数 */
  validCertificates: Scalars['Int']['output'];
  /** 其中期末起 90 天内到期的证书数 */
  expiringIn90Days: Scalars['Int']['output'];
  /** 期间行政处罚决定数 */
  penalties: Scalars['Int']['output'];
  /** 其中已知的罚款金额合计 */
  fines: Scalars['Fen']['output'];
  /** 没有区县的企业数（功能区等），已含在企业数中 */
  unassignedEnterprises: Scalars['Int']['output'];
  /** 现在尚未关联到企业的记录数，按记录所写区县；不在以上各数之中 */
  unlinkedRecords: Scalars['Int']['output'];
  /** 期末各评价模型下各等级的企业数，按模型和等级排序 */
  grades: Array<GradeCount>;
  /** 期间各月，最早的在前 */
  byMonth: Array<MonthStatistics>;
};

/** 一个等级的企业数 */
export type GradeCount = {
  /** 评价模型 */
  model: Scalars['String']['output'];
  /** 等级 */
  grade: Scalars['String']['output'];
  /** 企业数 */
  enterprises: Scalars['Int']['output'];
};

/** 一个月的监管统计；首月和末月只计期间之内的日子 */
export type MonthStatistics = {
  /** 月份，YYYY-MM */
  month: Scalars['String']['output'];
  /** 监督检查次数 */
  inspections: Scalars['Int']['output'];
  /** 其中结论为不合格（FAILED）的次数 */
  failedInspections: Scalars['Int']['output'];
  /** 行政处罚决定数 */
  penalties: Scalars['Int']['output'];
};

export type Query = {
  /** 跨部门查询：符合全部条件的企业 */
  archiveEnterprises?: Maybe<ArchiveEntryConnection>;
  /** 预警，最近提出的在前。部门只见依据本部门记录的；登记部门不存业务记录，没有 */
  warnings?: Maybe<WarningConnection>;
  /** 各部门的来源系统如何接入、现状如何，按部门和系统名称排列；部门和业务系统只见本部门、本系统的 */
  sources?: Maybe<Array<DataSource>>;
  /** 各部门的数据质量，按部门、区县和维度，区县不详的在最后；每天检查，部门只见本部门的 */
  dataQuality?: Maybe<Array<QualityReport>>;
};


export type QueryArchiveEnterprisesArgs = {
  filter: ArchiveFilter;
  orderBy?: InputMaybe<ArchiveOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryWarningsArgs = {
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  rule?: InputMaybe<Array<Scalars['String']['input']>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryDataQualityArgs = {
  department?: InputMaybe<Scalars['String']['input']>;
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  on?: InputMaybe<Scalars['Date']['input']>;
};

/** 企业查询条件；读不到所比较的字段的，不能用这一条件 */
export type ArchiveFilter = {
  /** 所属区划及其下级；全市包括没有区县的企业 */
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  /** 行业代码（GB/T 4754）或其开头 */
  industryCode?: InputMaybe<Scalars['String']['input']>;
  /** 登记状态 */
  registrationStatus?: InputMaybe<Array<RegistrationStatus>>;
  /** 今天有效的信用等级 */
  grades?: InputMaybe<Array<Scalars['String']['input']>>;
  /** 今天在这些名单中 */
  listed?: InputMaybe<Array<ListingKind>>;
  /** 从这天起有过不合格的检查 */
  failedInspectionSince?: InputMaybe<Scalars['Date']['input']>;
  /** 从这天起没有受过检查，包括从未受过检查的 */
  notInspectedSince?: InputMaybe<Scalars['Date']['input']>;
  /** 有现在有效、在这天之前到期的证书 */
  certificateExpiresBefore?: InputMaybe<Scalars['Date']['input']>;
  /** 有今天为这些状态的证书 */
  certificateStatus?: InputMaybe<Array<CertificateStatus>>;
  /** 从这天起受过行政处罚 */
  penaltySince?: InputMaybe<Scalars['Date']['input']>;
  /** 有这些规则的预警 */
  warningRules?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** 企业查询的排序 */
export type ArchiveOrder =
  /** 名单、预警、不合格和处罚加权，高的在前；只用于排序，不是评价 */
  | 'RISK'
  /** 名称 */
  | 'NAME'
  /** 最近一次检查的日期，最久未受检查的在前 */
  | 'LAST_INSPECTED_ON';

/** 一家符合条件的企业 */
export type ArchiveEntry = {
  /** 企业 */
  enterprise?: Maybe<Enterprise>;
  /** 历次不合格的检查数 */
  failedInspections: Scalars['Int']['output'];
  /** 历次行政处罚决定数 */
  penalties: Scalars['Int']['output'];
  /** 最近一次检查的日期；从未受过检查为 null */
  lastInspectedOn?: Maybe<Scalars['Date']['output']>;
  /** 现在有效的证书中最早的到期日；没有会到期的为 null */
  nextExpiryOn?: Maybe<Scalars['Date']['output']>;
  /** 今天有效的最近一次信用评价的等级，不论模型；没有时为 null */
  grade?: Maybe<Scalars['String']['output']>;
  /** 预警规则 */
  warnings: Array<Scalars['String']['output']>;
};

/** 企业查询结果（Relay） */
export type ArchiveEntryConnection = {
  /** 条目与游标 */
  edges: Array<ArchiveEntryEdge>;
  /** 条目 */
  nodes: Array<ArchiveEntry>;
  /** 分页信息 */
  pageInfo: PageInfo;
  /** 总数，最多数到 1000，更多时为 1001 */
  totalCount: Scalars['Int']['output'];
};

/** 企业查询结果的一项（Relay） */
export type ArchiveEntryEdge = {
  /** 条目 */
  node: ArchiveEntry;
  /** 游标 */
  cursor: Scalars['String']['output'];
};

/** 一条预警 */
export type Warning = {
  /** 预警编号 */
  id: Scalars['ID']['output'];
  /** 规则，如 RECTIFICATION_OVERDUE */
  rule: Scalars['String']['output'];
  /** 级别：HIGH、MEDIUM、LOW */
  level: Scalars['String']['output'];
  /** 提出的日期 */
  raisedOn: Scalars['Date']['output'];
  /** 说明 */
  message: Scalars['String']['output'];
  /** 依据 */
  basis?: Maybe<Scalars['String']['output']>;
  /** 企业 */
  enterprise?: Maybe<Enterprise>;
  /** 所据的部门记录；不据某一条记录时为 null */
  recordId?: Maybe<Scalars['ID']['output']>;
};

/** 预警列表（Relay） */
export type WarningConnection = {
  /** 条目与游标 */
  edges: Array<WarningEdge>;
  /** 条目 */
  nodes: Array<Warning>;
  /** 分页信息 */
  pageInfo: PageInfo;
  /** 总数，最多数到 1000，更多时为 1001 */
  totalCount: Scalars['Int']['output'];
};

/** 预警列表的一项（Relay） */
export type WarningEdge = {
  /** 条目 */
  node: Warning;
  /** 游标 */
  cursor: Scalars['String']['output'];
};

/** 一个来源系统及其接入情况 */
export type DataSource = {
  /** 来源系统的名称 */
  system: Scalars['String']['output'];
  /** 接收其记录的部门 */
  department: Scalars['String']['output'];
  /** 接入方式 */
  kind: SourceKind;
  /** 负责单位；没有登记时为 null */
  owner?: Maybe<Scalars['String']['output']>;
  /** OK 正常，RUNNING 正在首次读取，WAITING 尚无数据，STALE 超过承诺的新鲜期，FAILED 最近一次失败 */
  status: Scalars['String']['output'];
  /** 最近一次成功；推送为最近一次收到；尚无时为 null */
  lastSuccessAt?: Maybe<Scalars['DateTime']['output']>;
  /** 距最近一次成功的秒数 */
  lagSeconds?: Maybe<Scalars['Int']['output']>;
  /** 数据到何时为止算新鲜；没有承诺或尚无数据时为 null */
  freshUntil?: Maybe<Scalars['DateTime']['output']>;
  /** 最近一次运行读取的行数；推送为累计收到的条数 */
  rows?: Maybe<Scalars['Int']['output']>;
  /** 其中被拒绝的 */
  rejected?: Maybe<Scalars['Int']['output']>;
  /** 最近一次失败的原因；没有失败时为 null */
  lastError?: Maybe<Scalars['String']['output']>;
};

/** 接入方式 */
export type SourceKind =
  /** 对方推送或导入文件 */
  | 'PUSH'
  /** 定时读取对方的数据库 */
  | 'PULL'
  /** 投放文件的目录 */
  | 'FILE'
  /** 定时读取对方的接口 */
  | 'HTTP'
  /** 索引定时读取，内容查询时在对方的数据库中现取 */
  | 'LIVE';

/** 一个部门、一个区县、一个维度的数据质量（GB/T 36344-2018） */
export type QualityReport = {
  /** 部门 */
  department: Scalars['String']['output'];
  /** 企业今天所在的区县；记录没有关联企业、企业没有区县时为 null */
  regionCode?: Maybe<Scalars['RegionCode']['output']>;
  /** 以哪一天为准 */
  on: Scalars['Date']['output'];
  /** 维度 */
  dimension: QualityDimension;
  /** 通过的检查所占比例，0 到 1；没有可检查的为 1 */
  score: Scalars['Float']['output'];
  /** 检查数：逐条记录适用的规则数 */
  checked: Scalars['Int']['output'];
  /** 没有通过的检查数 */
  defects: Scalars['Int']['output'];
  /** 若干例子，最多 5 个；业务系统只见本系统的 */
  examples: Array<QualityDefect>;
};

/** 数据质量的维度 */
export type QualityDimension =
  /** 完整性：该有的有 */
  | 'COMPLETENESS'
  /** 有效性：代码、日期等合乎规则 */
  | 'VALIDITY'
  /** 唯一性：没有重复 */
  | 'UNIQUENESS'
  /** 一致性：互不矛盾，关联得上企业 */
  | 'CONSISTENCY'
  /** 时效性：及时登记、公示、更新 */
  | 'TIMELINESS';

/** 一个数据问题 */
export type QualityDefect = {
  /** 来源系统 */
  system: Scalars['String']['output'];
  /** 记录在来源系统中的编号 */
  recordId: Scalars['String']['output'];
  /** 哪个字段 */
  field: Scalars['String']['output'];
  /** 哪条规则没有通过 */
  rule: Scalars['String']['output'];
  /** 写的是什么；没有写、可能涉及个人信息时为 null */
  value?: Maybe<Scalars['String']['output']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Enterprise: Enterprise;
  Region: Region;
  ChangeRequest: ChangeRequest;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Enterprise:
    ( { __typename: 'Enterprise' }
    & ( GraphQLRecursivePick<FederationTypes['Enterprise'], {"orgCode":true}>
        | GraphQLRecursivePick<FederationTypes['Enterprise'], {"name":true}> ) );
  Region:
    ( { __typename: 'Region' }
    & GraphQLRecursivePick<FederationTypes['Region'], {"code":true}> );
  ChangeRequest:
    ( { __typename: 'ChangeRequest' }
    & GraphQLRecursivePick<FederationTypes['ChangeRequest'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['ChangeRequest'], {"differences":{"field":true,"from":true,"to":true},"enterprise":{"orgCode":true}}> ) );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  OrgCode: ResolverTypeWrapper<Scalars['OrgCode']['output']>;
  USCC: ResolverTypeWrapper<Scalars['USCC']['output']>;
  RegionCode: ResolverTypeWrapper<Scalars['RegionCode']['output']>;
  Fen: ResolverTypeWrapper<Scalars['Fen']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  RecordSource: ResolverTypeWrapper<RecordSource>;
  Receipt: ResolverTypeWrapper<Receipt>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ReceiptOutcome: ReceiptOutcome;
  LinkState: LinkState;
  RecordError: ResolverTypeWrapper<RecordError>;
  RecordSourceInput: RecordSourceInput;
  WithdrawalInput: WithdrawalInput;
  RegistrationStatus: RegistrationStatus;
  ListingKind: ListingKind;
  CertificateStatus: CertificateStatus;
  Enterprise: ResolverTypeWrapper<EnterpriseKey>;
  Region: ResolverTypeWrapper<RegionKey>;
  ChangeRequest: ResolverTypeWrapper<RequestedChange>;
  FieldDifference: ResolverTypeWrapper<FieldDifference>;
  ChangeImpact: ResolverTypeWrapper<ChangeImpact>;
  SupervisionEvent: ResolverTypeWrapper<EventRow>;
  SupervisionEventConnection: ResolverTypeWrapper<EventPage>;
  SupervisionEventEdge: ResolverTypeWrapper<Omit<SupervisionEventEdge, 'node'> & { node: ResolversTypes['SupervisionEvent'] }>;
  QuarterSummary: ResolverTypeWrapper<QuarterRow>;
  RegionStatistics: ResolverTypeWrapper<RegionFigures>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  GradeCount: ResolverTypeWrapper<GradeCount>;
  MonthStatistics: ResolverTypeWrapper<MonthStatistics>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ArchiveFilter: ArchiveFilter;
  ArchiveOrder: ArchiveOrder;
  ArchiveEntry: ResolverTypeWrapper<EntryRow>;
  ArchiveEntryConnection: ResolverTypeWrapper<EntryPage>;
  ArchiveEntryEdge: ResolverTypeWrapper<Omit<ArchiveEntryEdge, 'node'> & { node: ResolversTypes['ArchiveEntry'] }>;
  Warning: ResolverTypeWrapper<WarningEntry>;
  WarningConnection: ResolverTypeWrapper<WarningPage>;
  WarningEdge: ResolverTypeWrapper<Omit<WarningEdge, 'node'> & { node: ResolversTypes['Warning'] }>;
  DataSource: ResolverTypeWrapper<SourceStanding>;
  SourceKind: SourceKind;
  QualityReport: ResolverTypeWrapper<QualityReport>;
  QualityDimension: QualityDimension;
  QualityDefect: ResolverTypeWrapper<QualityDefect>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  OrgCode: Scalars['OrgCode']['output'];
  USCC: Scalars['USCC']['output'];
  RegionCode: Scalars['RegionCode']['output'];
  Fen: Scalars['Fen']['output'];
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  RecordSource: RecordSource;
  Receipt: Receipt;
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  RecordError: RecordError;
  RecordSourceInput: RecordSourceInput;
  WithdrawalInput: WithdrawalInput;
  Enterprise: EnterpriseKey;
  Region: RegionKey;
  ChangeRequest: RequestedChange;
  FieldDifference: FieldDifference;
  ChangeImpact: ChangeImpact;
  SupervisionEvent: EventRow;
  SupervisionEventConnection: EventPage;
  SupervisionEventEdge: Omit<SupervisionEventEdge, 'node'> & { node: ResolversParentTypes['SupervisionEvent'] };
  QuarterSummary: QuarterRow;
  RegionStatistics: RegionFigures;
  Float: Scalars['Float']['output'];
  GradeCount: GradeCount;
  MonthStatistics: MonthStatistics;
  Query: Record<PropertyKey, never>;
  ArchiveFilter: ArchiveFilter;
  ArchiveEntry: EntryRow;
  ArchiveEntryConnection: EntryPage;
  ArchiveEntryEdge: Omit<ArchiveEntryEdge, 'node'> & { node: ResolversParentTypes['ArchiveEntry'] };
  Warning: WarningEntry;
  WarningConnection: WarningPage;
  WarningEdge: Omit<WarningEdge, 'node'> & { node: ResolversParentTypes['Warning'] };
  DataSource: SourceStanding;
  QualityReport: QualityReport;
  QualityDefect: QualityDefect;
  String: Scalars['String']['output'];
};

export type AccessDirectiveArgs = {
  read?: Maybe<Array<Scalars['String']['input']>>;
  masked?: Maybe<Array<Scalars['String']['input']>>;
  own?: Maybe<Array<Scalars['String']['input']>>;
  region?: Maybe<Array<Scalars['String']['input']>>;
  glass?: Maybe<Array<Scalars['String']['input']>>;
  granted?: Maybe<Array<Scalars['String']['input']>>;
  of?: Maybe<Scalars['String']['input']>;
  as?: Maybe<Scalars['String']['input']>;
};

export type AccessDirectiveResolver<Result, Parent, ContextType = Context, Args = AccessDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type PersonalDirectiveArgs = {
  kind: Scalars['String']['input'];
};

export type PersonalDirectiveResolver<Result, Parent, ContextType = Context, Args = PersonalDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SpeaksOfDirectiveArgs = {
  type: Scalars['String']['input'];
  named: Scalars['String']['input'];
};

export type SpeaksOfDirectiveResolver<Result, Parent, ContextType = Context, Args = SpeaksOfDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ComparesDirectiveArgs = {
  with: Array<Scalars['String']['input']>;
  unread?: Scalars['String']['input'];
};

export type ComparesDirectiveResolver<Result, Parent, ContextType = Context, Args = ComparesDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ResourceDirectiveArgs = {
  code: Scalars['String']['input'];
};

export type ResourceDirectiveResolver<Result, Parent, ContextType = Context, Args = ResourceDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SharingDirectiveArgs = {
  type: Scalars['String']['input'];
  basis?: Maybe<Scalars['String']['input']>;
};

export type SharingDirectiveResolver<Result, Parent, ContextType = Context, Args = SharingDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface OrgCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['OrgCode'], any> {
  name: 'OrgCode';
}

export interface UsccScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['USCC'], any> {
  name: 'USCC';
}

export interface RegionCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['RegionCode'], any> {
  name: 'RegionCode';
}

export interface FenScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Fen'], any> {
  name: 'Fen';
}

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RecordSourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordSource'] = ResolversParentTypes['RecordSource']> = {
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordedName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedDistrict?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ReceiptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Receipt'] = ResolversParentTypes['Receipt']> = {
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  system?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ReceiptOutcome'], ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  orgCode?: Resolver<Maybe<ResolversTypes['OrgCode']>, ParentType, ContextType>;
  linked?: Resolver<Maybe<ResolversTypes['LinkState']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['RecordError']>, ParentType, ContextType>;
};

export type RecordErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordError'] = ResolversParentTypes['RecordError']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EnterpriseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Enterprise'] = ResolversParentTypes['Enterprise'], FederationReferenceType extends FederationReferenceTypes['Enterprise'] = FederationReferenceTypes['Enterprise']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Enterprise']> | FederationReferenceType, FederationReferenceType, ContextType>;
  orgCode?: Resolver<ResolversTypes['OrgCode'], ParentType, ContextType>;
  timeline?: Resolver<Maybe<ResolversTypes['SupervisionEventConnection']>, ParentType, ContextType, RequireFields<EnterpriseTimelineArgs, 'first'>>;
  quarters?: Resolver<Maybe<Array<ResolversTypes['QuarterSummary']>>, ParentType, ContextType, RequireFields<EnterpriseQuartersArgs, 'last'>>;
};

export type RegionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Region'] = ResolversParentTypes['Region'], FederationReferenceType extends FederationReferenceTypes['Region'] = FederationReferenceTypes['Region']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Region']> | FederationReferenceType, FederationReferenceType, ContextType>;
  code?: Resolver<ResolversTypes['RegionCode'], ParentType, ContextType>;
  statistics?: Resolver<Maybe<ResolversTypes['RegionStatistics']>, ParentType, ContextType, Partial<RegionStatisticsArgs>>;
};

export type ChangeRequestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeRequest'] = ResolversParentTypes['ChangeRequest'], FederationReferenceType extends FederationReferenceTypes['ChangeRequest'] = FederationReferenceTypes['ChangeRequest']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ChangeRequest']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  impact?: Resolver<Maybe<Array<ResolversTypes['ChangeImpact']>>, ParentType, ContextType>;
};

export type ChangeImpactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeImpact'] = ResolversParentTypes['ChangeImpact']> = {
  department?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  note?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SupervisionEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupervisionEvent'] = ResolversParentTypes['SupervisionEvent']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  department?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  occurredOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  adverse?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  recordId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SupervisionEventConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupervisionEventConnection'] = ResolversParentTypes['SupervisionEventConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SupervisionEventEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SupervisionEvent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SupervisionEventEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupervisionEventEdge'] = ResolversParentTypes['SupervisionEventEdge']> = {
  node?: Resolver<ResolversTypes['SupervisionEvent'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QuarterSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuarterSummary'] = ResolversParentTypes['QuarterSummary']> = {
  quarter?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  inspections?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failedInspections?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  certificatesIssued?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  certificatesLost?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  penalties?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RegionStatisticsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegionStatistics'] = ResolversParentTypes['RegionStatistics']> = {
  enterprises?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  inspected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  inspections?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failedInspections?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  passRate?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  validCertificates?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expiringIn90Days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  penalties?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fines?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  unassignedEnterprises?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unlinkedRecords?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  grades?: Resolver<Array<ResolversTypes['GradeCount']>, ParentType, ContextType>;
  byMonth?: Resolver<Array<ResolversTypes['MonthStatistics']>, ParentType, ContextType>;
};

export type GradeCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GradeCount'] = ResolversParentTypes['GradeCount']> = {
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  grade?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  enterprises?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MonthStatisticsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MonthStatistics'] = ResolversParentTypes['MonthStatistics']> = {
  month?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  inspections?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failedInspections?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  penalties?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  archiveEnterprises?: Resolver<Maybe<ResolversTypes['ArchiveEntryConnection']>, ParentType, ContextType, RequireFields<QueryArchiveEnterprisesArgs, 'filter' | 'orderBy' | 'first'>>;
  warnings?: Resolver<Maybe<ResolversTypes['WarningConnection']>, ParentType, ContextType, RequireFields<QueryWarningsArgs, 'first'>>;
  sources?: Resolver<Maybe<Array<ResolversTypes['DataSource']>>, ParentType, ContextType>;
  dataQuality?: Resolver<Maybe<Array<ResolversTypes['QualityReport']>>, ParentType, ContextType, Partial<QueryDataQualityArgs>>;
};

export type ArchiveEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArchiveEntry'] = ResolversParentTypes['ArchiveEntry']> = {
  enterprise?: Resolver<Maybe<ResolversTypes['Enterprise']>, ParentType, ContextType>;
  failedInspections?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  penalties?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastInspectedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  nextExpiryOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  grade?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  warnings?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ArchiveEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArchiveEntryConnection'] = ResolversParentTypes['ArchiveEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ArchiveEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ArchiveEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ArchiveEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArchiveEntryEdge'] = ResolversParentTypes['ArchiveEntryEdge']> = {
  node?: Resolver<ResolversTypes['ArchiveEntry'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WarningResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Warning'] = ResolversParentTypes['Warning']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  raisedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  basis?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  enterprise?: Resolver<Maybe<ResolversTypes['Enterprise']>, ParentType, ContextType>;
  recordId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type WarningConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WarningConnection'] = ResolversParentTypes['WarningConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WarningEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Warning']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WarningEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WarningEdge'] = ResolversParentTypes['WarningEdge']> = {
  node?: Resolver<ResolversTypes['Warning'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DataSourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataSource'] = ResolversParentTypes['DataSource']> = {
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  department?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SourceKind'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastSuccessAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lagSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  freshUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rows?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rejected?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QualityReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QualityReport'] = ResolversParentTypes['QualityReport']> = {
  department?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  regionCode?: Resolver<Maybe<ResolversTypes['RegionCode']>, ParentType, ContextType>;
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  dimension?: Resolver<ResolversTypes['QualityDimension'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  checked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  defects?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  examples?: Resolver<Array<ResolversTypes['QualityDefect']>, ParentType, ContextType>;
};

export type QualityDefectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QualityDefect'] = ResolversParentTypes['QualityDefect']> = {
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  OrgCode?: GraphQLScalarType;
  USCC?: GraphQLScalarType;
  RegionCode?: GraphQLScalarType;
  Fen?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  RecordSource?: RecordSourceResolvers<ContextType>;
  Receipt?: ReceiptResolvers<ContextType>;
  RecordError?: RecordErrorResolvers<ContextType>;
  Enterprise?: EnterpriseResolvers<ContextType>;
  Region?: RegionResolvers<ContextType>;
  ChangeRequest?: ChangeRequestResolvers<ContextType>;
  ChangeImpact?: ChangeImpactResolvers<ContextType>;
  SupervisionEvent?: SupervisionEventResolvers<ContextType>;
  SupervisionEventConnection?: SupervisionEventConnectionResolvers<ContextType>;
  SupervisionEventEdge?: SupervisionEventEdgeResolvers<ContextType>;
  QuarterSummary?: QuarterSummaryResolvers<ContextType>;
  RegionStatistics?: RegionStatisticsResolvers<ContextType>;
  GradeCount?: GradeCountResolvers<ContextType>;
  MonthStatistics?: MonthStatisticsResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ArchiveEntry?: ArchiveEntryResolvers<ContextType>;
  ArchiveEntryConnection?: ArchiveEntryConnectionResolvers<ContextType>;
  ArchiveEntryEdge?: ArchiveEntryEdgeResolvers<ContextType>;
  Warning?: WarningResolvers<ContextType>;
  WarningConnection?: WarningConnectionResolvers<ContextType>;
  WarningEdge?: WarningEdgeResolvers<ContextType>;
  DataSource?: DataSourceResolvers<ContextType>;
  QualityReport?: QualityReportResolvers<ContextType>;
  QualityDefect?: QualityDefectResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  access?: AccessDirectiveResolver<any, any, ContextType>;
  personal?: PersonalDirectiveResolver<any, any, ContextType>;
  speaksOf?: SpeaksOfDirectiveResolver<any, any, ContextType>;
  compares?: ComparesDirectiveResolver<any, any, ContextType>;
  resource?: ResourceDirectiveResolver<any, any, ContextType>;
  sharing?: SharingDirectiveResolver<any, any, ContextType>;
};
