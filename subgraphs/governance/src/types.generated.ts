/* Generated from schema.graphql by `npm run schema`. Do not edit. */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ApplicationRow, ApplicationPage, StepRow } from './sharing/row.ts';
import type { Notice } from './sharing/notices.ts';
import type { ResourceGroup } from './catalogue/views.ts';
import type { ResourceRow, ResourcePage } from './catalogue/row.ts';
import type { LedgerRow, LedgerPage } from './ledger/repository.ts';
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

export type Query = {
  /** 政务信息资源目录：按名称、代码、摘要、信息项查找（至少 2 个字），按代码排列 */
  catalogue?: Maybe<CatalogueResourceConnection>;
  /** 按代码查一项信息资源；目录中没有时为 null */
  catalogueResource?: Maybe<CatalogueResource>;
  /** 目录的各个视图：按分类、提供方或共享类型归并，附实际使用 */
  catalogueGroups?: Maybe<Array<CatalogueGroup>>;
  /** 按编号查一项共享申请：申请人、提供方和数据管理员可见；不存在为 null */
  sharingApplication?: Maybe<SharingApplication>;
  /** 本人的共享申请，最近的在前 */
  mySharingApplications?: Maybe<SharingApplicationConnection>;
  /** 由本部门答复的共享申请（数据管理员：全部），最近的在前 */
  sharingApplications?: Maybe<SharingApplicationConnection>;
  /** 共享申请中须告知本人的：待答复、临近期限、逾期、结果、到期，最近的在前，最多 200 条，只含 90 天内有变化的 */
  sharingNotices?: Maybe<Array<SharingNotice>>;
  /** 访问留痕：谁在何时为何看过或改过哪些企业的数据，最近的在前。只供审计；本查询同样留痕 */
  accessLedger?: Maybe<LedgerEntryConnection>;
};


export type QueryCatalogueArgs = {
  text?: InputMaybe<Scalars['String']['input']>;
  theme?: InputMaybe<Scalars['String']['input']>;
  department?: InputMaybe<Scalars['String']['input']>;
  type?: InputMaybe<SharingType>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryCatalogueResourceArgs = {
  code: Scalars['ID']['input'];
};


export type QueryCatalogueGroupsArgs = {
  by: CatalogueView;
  days?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerySharingApplicationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryMySharingApplicationsArgs = {
  status?: InputMaybe<Array<SharingStatus>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QuerySharingApplicationsArgs = {
  status?: InputMaybe<Array<SharingStatus>>;
  overdue?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryAccessLedgerArgs = {
  orgCode?: InputMaybe<Scalars['OrgCode']['input']>;
  sub?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** 目录按什么归并 */
export type CatalogueView =
  /** 信息资源分类 */
  | 'THEME'
  /** 提供方 */
  | 'DEPARTMENT'
  /** 共享类型 */
  | 'TYPE';

/** 目录中有一点相同的信息资源 */
export type CatalogueGroup = {
  /** 分类、提供方名称或共享类型 */
  value: Scalars['String']['output'];
  /** 信息资源数 */
  resources: Scalars['Int']['output'];
  /** 信息项数 */
  items: Scalars['Int']['output'];
  /** 其中可供其他部门使用的（直接或经申请） */
  sharedItems: Scalars['Int']['output'];
  /** 其中向社会开放的 */
  openItems: Scalars['Int']['output'];
  /** 实际读取的次数，据访问留痕 */
  reads: Scalars['Int']['output'];
};

/** 共享类型（国发〔2016〕51号） */
export type SharingType =
  /** 无条件共享：可供所有政务部门使用 */
  | 'UNCONDITIONAL'
  /** 有条件共享：可供相关政务部门使用，或只能部分使用，须申请 */
  | 'CONDITIONAL'
  /** 不予共享：有法律、行政法规或党中央、国务院政策依据 */
  | 'NONE';

/** 一项政务信息资源 */
export type CatalogueResource = {
  /** 信息资源代码 */
  code: Scalars['ID']['output'];
  /** 信息资源名称 */
  name: Scalars['String']['output'];
  /** 信息资源分类：类、项、目、细目，以 / 分隔 */
  theme: Scalars['String']['output'];
  /** 信息资源提供方 */
  provider: Scalars['String']['output'];
  /** 提供方代码：本平台的部门名，或统一社会信用代码 */
  providerCode: Scalars['String']['output'];
  /** 信息资源摘要 */
  summary: Scalars['String']['output'];
  /** 信息资源格式，例如 数据库、电子表格 */
  format: Scalars['String']['output'];
  /** 信息项 */
  items: Array<CatalogueItem>;
  /** 共享类型 */
  sharingType: SharingType;
  /** 共享条件，或不予共享的依据；无条件共享时为 null */
  sharingCondition?: Maybe<Scalars['String']['output']>;
  /** 共享方式，例如 接口、库表交换 */
  sharingMethod: Scalars['String']['output'];
  /** 是否向社会开放 */
  open: Scalars['Boolean']['output'];
  /** 更新周期，例如 实时、每日 */
  updateCycle: Scalars['String']['output'];
  /** 发布日期 */
  publishedOn: Scalars['Date']['output'];
  /** 关联的信息资源代码 */
  related: Array<Scalars['ID']['output']>;
  /** 最近若干天实际读取的次数，据访问留痕 */
  reads?: Maybe<Scalars['Int']['output']>;
};


/** 一项政务信息资源 */
export type CatalogueResourceReadsArgs = {
  days?: InputMaybe<Scalars['Int']['input']>;
};

/** 信息项 */
export type CatalogueItem = {
  /** 信息项名称 */
  name: Scalars['String']['output'];
  /** 数据类型 */
  type: Scalars['String']['output'];
  /** 本平台中的字段（类型.字段）；平台以外的资源为 null */
  field?: Maybe<Scalars['String']['output']>;
  /** 可供其他部门使用：直接，或经申请 */
  shared: Scalars['Boolean']['output'];
  /** 向社会开放 */
  open: Scalars['Boolean']['output'];
};

/** 信息资源的一页 */
export type CatalogueResourceConnection = {
  /** 本页的信息资源与各自的游标 */
  edges: Array<CatalogueResourceEdge>;
  /** 本页的信息资源 */
  nodes: Array<CatalogueResource>;
  /** 分页信息 */
  pageInfo: PageInfo;
  /** 总数；超过 1000 时为 1001 */
  totalCount: Scalars['Int']['output'];
};

/** 信息资源与它的游标 */
export type CatalogueResourceEdge = {
  /** 信息资源 */
  node: CatalogueResource;
  /** 游标 */
  cursor: Scalars['String']['output'];
};

export type Mutation = {
  /** 登记或更新平台以外的信息资源，每次最多 500 条；回执与输入同序 */
  pushResources?: Maybe<Array<Receipt>>;
  /** 注销所登记的信息资源；由超图生成的不能注销 */
  withdrawResources?: Maybe<Array<Receipt>>;
  /** 申请使用有条件共享的信息资源；提供方须在 10 个工作日内答复 */
  applyForSharing?: Maybe<SharingApplication>;
  /** 答复共享申请：批准（可以缩小范围）或不予批准（须写明理由）。限提供方，申请人本人不能答复 */
  decideSharingApplication?: Maybe<SharingApplication>;
  /** 撤回本人尚未答复的共享申请 */
  withdrawSharingApplication?: Maybe<SharingApplication>;
  /** 撤销已批准的共享，立即生效。限提供方 */
  revokeSharing?: Maybe<SharingApplication>;
  /** 登记与法定节假日历不同或其中尚未公布的日子，同一天以最后登记的为准 */
  setWorkingDays?: Maybe<Array<WorkingDay>>;
};


export type MutationPushResourcesArgs = {
  records: Array<CatalogueResourceInput>;
};


export type MutationWithdrawResourcesArgs = {
  records: Array<WithdrawalInput>;
};


export type MutationApplyForSharingArgs = {
  input: SharingApplicationInput;
};


export type MutationDecideSharingApplicationArgs = {
  id: Scalars['ID']['input'];
  decision: SharingDecision;
  reasons?: InputMaybe<Scalars['String']['input']>;
  restriction?: InputMaybe<SharingRestrictionInput>;
};


export type MutationWithdrawSharingApplicationArgs = {
  id: Scalars['ID']['input'];
  comment?: InputMaybe<Scalars['String']['input']>;
};


export type MutationRevokeSharingArgs = {
  id: Scalars['ID']['input'];
  reasons: Scalars['String']['input'];
};


export type MutationSetWorkingDaysArgs = {
  days: Array<WorkingDayInput>;
};

/** 登记一项信息资源 */
export type CatalogueResourceInput = {
  /** 登记的来源；同一来源系统中的同一记录编号即同一资源 */
  source: RecordSourceInput;
  /** 信息资源代码 */
  code: Scalars['ID']['input'];
  /** 信息资源名称 */
  name: Scalars['String']['input'];
  /** 信息资源分类：类、项、目、细目，以 / 分隔 */
  theme: Scalars['String']['input'];
  /** 信息资源提供方 */
  provider: Scalars['String']['input'];
  /** 提供方代码：本平台的部门名，或统一社会信用代码 */
  providerCode: Scalars['String']['input'];
  /** 信息资源摘要 */
  summary?: InputMaybe<Scalars['String']['input']>;
  /** 信息资源格式；不给则为 电子文件 */
  format?: InputMaybe<Scalars['String']['input']>;
  /** 信息项，最多 1000 个 */
  items?: InputMaybe<Array<CatalogueItemInput>>;
  /** 共享类型 */
  sharingType: SharingType;
  /** 共享条件，或不予共享的依据；无条件共享时不必给 */
  sharingCondition?: InputMaybe<Scalars['String']['input']>;
  /** 共享方式；不给则为 文件交换 */
  sharingMethod?: InputMaybe<Scalars['String']['input']>;
  /** 是否向社会开放；不给则不开放 */
  open?: InputMaybe<Scalars['Boolean']['input']>;
  /** 更新周期；不给则为 不定期 */
  updateCycle?: InputMaybe<Scalars['String']['input']>;
  /** 发布日期；不给则为登记之日 */
  publishedOn?: InputMaybe<Scalars['Date']['input']>;
  /** 关联的信息资源代码 */
  related?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** 登记一个信息项 */
export type CatalogueItemInput = {
  /** 信息项名称 */
  name: Scalars['String']['input'];
  /** 数据类型；不给则为 文本 */
  type?: InputMaybe<Scalars['String']['input']>;
};

/** 一次查阅或办理 */
export type LedgerEntry = {
  /** 留痕编号：链条与行号 */
  id: Scalars['ID']['output'];
  /** 时间 */
  at: Scalars['DateTime']['output'];
  /** 人员或业务系统；公众为 null */
  sub?: Maybe<Scalars['String']['output']>;
  /** 其角色；公众为空 */
  roles: Array<Scalars['String']['output']>;
  /** 所属部门；没有时为 null */
  department?: Maybe<Scalars['String']['output']>;
  /** 辖区；没有时为 null */
  region?: Maybe<Scalars['String']['output']>;
  /** 用途；未说明时为 null */
  purpose?: Maybe<Scalars['String']['output']>;
  /** 案件编号；未说明时为 null */
  case?: Maybe<Scalars['String']['output']>;
  /** 破例查看的理由；未破例时为 null */
  reason?: Maybe<Scalars['String']['output']>;
  /** 所用程序；未说明时为 null */
  client?: Maybe<Scalars['String']['output']>;
  /** 所用程序的版本；未说明时为 null */
  version?: Maybe<Scalars['String']['output']>;
  /** 操作的名称，或请求的方法与路径；没有名称时为 null */
  operation?: Maybe<Scalars['String']['output']>;
  /** 操作文本的 SHA-256；不是查询语言的为 null */
  hash?: Maybe<Scalars['String']['output']>;
  /** 请求编号 */
  request: Scalars['String']['output'];
  /** 涉及的信息资源（目录代码） */
  resources: Array<Scalars['String']['output']>;
  /** 所问的操作字段，以及其中属于个人信息的字段 */
  fields: Array<Scalars['String']['output']>;
  /** 涉及的企业，一条最多列出 500 家；更多的列在同一请求编号的其余各条 */
  orgCodes: Array<Scalars['OrgCode']['output']>;
  /** 涉及的企业共有几家 */
  touched: Scalars['Int']['output'];
  /** 结果 */
  outcome: LedgerOutcome;
};

/** 查阅或办理的结果 */
export type LedgerOutcome =
  /** 即将办理 */
  | 'STARTED'
  /** 全部答复 */
  | 'OK'
  /** 部分答复 */
  | 'PARTIAL'
  /** 无权，已拒绝 */
  | 'REFUSED'
  /** 未能答复 */
  | 'FAILED';

/** 访问留痕的一页 */
export type LedgerEntryConnection = {
  /** 本页的留痕与各自的游标 */
  edges: Array<LedgerEntryEdge>;
  /** 本页的留痕 */
  nodes: Array<LedgerEntry>;
  /** 分页信息 */
  pageInfo: PageInfo;
  /** 总数；超过 1000 时为 1001 */
  totalCount: Scalars['Int']['output'];
};

/** 留痕与它的游标 */
export type LedgerEntryEdge = {
  /** 留痕 */
  node: LedgerEntry;
  /** 游标 */
  cursor: Scalars['String']['output'];
};

/** 共享申请办到了哪一步 */
export type SharingStatus =
  /** 待答复 */
  | 'SUBMITTED'
  /** 已批准 */
  | 'APPROVED'
  /** 不予批准 */
  | 'REFUSED'
  /** 申请人已撤回 */
  | 'WITHDRAWN'
  /** 提供方已撤销 */
  | 'REVOKED';

/** 对共享申请的决定 */
export type SharingDecision =
  /** 批准 */
  | 'APPROVE'
  /** 不予批准 */
  | 'REFUSE';

/** 共享给谁使用 */
export type SharingGrantee =
  /** 申请人本人（系统：这一个令牌主体） */
  | 'APPLICANT'
  /** 一个来源系统 */
  | 'SYSTEM'
  /** 申请人的部门 */
  | 'DEPARTMENT';

/** 一项共享申请 */
export type SharingApplication = {
  /** 编号 */
  id: Scalars['ID']['output'];
  /** 办到了哪一步 */
  status: SharingStatus;
  /** 由哪个部门答复 */
  provider: Scalars['String']['output'];
  /** 申请人（令牌的 sub） */
  applicant: Scalars['String']['output'];
  /** 申请人姓名；令牌未写明时为 null */
  applicantName?: Maybe<Scalars['String']['output']>;
  /** 申请人的部门；令牌未写明时为 null */
  applicantDepartment?: Maybe<Scalars['String']['output']>;
  /** 共享给谁使用 */
  granteeKind: SharingGrantee;
  /** 使用者：令牌的 sub、来源系统或部门 */
  grantee: Scalars['String']['output'];
  /** 使用目的 */
  purpose: Scalars['String']['output'];
  /** 使用依据 */
  basis: Scalars['String']['output'];
  /** 所申请的信息资源（代码） */
  resources: Array<Scalars['ID']['output']>;
  /** 申请的范围 */
  asked: SharingScope;
  /** 批准的范围；未批准时为 null */
  granted?: Maybe<SharingScope>;
  /** 限次使用的，已使用的次数；不限次的不计数 */
  uses: Scalars['Int']['output'];
  /** 申请时间 */
  submittedAt: Scalars['DateTime']['output'];
  /** 答复期限（10 个工作日），当日不算逾期 */
  dueOn: Scalars['Date']['output'];
  /** 答复期限推算到法定节假日尚未公布、也未登记的年份时的说明：该年暂按周末推算，公布并登记后随之调整；没有这种情形时为 null */
  dueNote?: Maybe<Scalars['String']['output']>;
  /** 距答复期限还有几个工作日，不含今天；已答复时为 null */
  daysLeft?: Maybe<Scalars['Int']['output']>;
  /** 逾期未答复 */
  overdue: Scalars['Boolean']['output'];
  /** 现在可以使用 */
  open: Scalars['Boolean']['output'];
  /** 办理经过，最早的在前 */
  history: Array<SharingStep>;
};

/** 共享的范围 */
export type SharingScope = {
  /** 字段（类型.字段）；平台以外的信息资源为空 */
  fields: Array<Scalars['String']['output']>;
  /** 行政区划代码或其前几位；空为不限 */
  regions: Array<Scalars['String']['output']>;
  /** 首日 */
  from: Scalars['Date']['output'];
  /** 末日，当日仍可使用 */
  until: Scalars['Date']['output'];
  /** 可使用的次数，一次操作计一次；不限次时为 null */
  quota?: Maybe<Scalars['Int']['output']>;
};

/** 共享申请办理的一步 */
export type SharingStep = {
  /** 办到了哪一步 */
  status: SharingStatus;
  /** 时间 */
  at: Scalars['DateTime']['output'];
  /** 办理人（令牌的 sub） */
  by: Scalars['String']['output'];
  /** 理由或说明；没有时为 null */
  comment?: Maybe<Scalars['String']['output']>;
};

/** 共享申请的一页 */
export type SharingApplicationConnection = {
  /** 条目与游标 */
  edges: Array<SharingApplicationEdge>;
  /** 条目 */
  nodes: Array<SharingApplication>;
  /** 分页信息 */
  pageInfo: PageInfo;
  /** 总数，最多数到 1000，更多时为 1001 */
  totalCount: Scalars['Int']['output'];
};

/** 共享申请列表的一项（Relay） */
export type SharingApplicationEdge = {
  /** 条目 */
  node: SharingApplication;
  /** 游标 */
  cursor: Scalars['String']['output'];
};

/** 告知什么 */
export type SharingNoticeKind =
  /** 有申请待答复 */
  | 'TO_ANSWER'
  /** 答复期限临近：不超过 3 个工作日 */
  | 'ANSWER_SOON'
  /** 逾期未答复 */
  | 'ANSWER_OVERDUE'
  /** 已批准 */
  | 'APPROVED'
  /** 不予批准 */
  | 'REFUSED'
  /** 已被撤销 */
  | 'REVOKED'
  /** 即将到期：不超过 10 个工作日 */
  | 'ENDS_SOON'
  /** 已到期 */
  | 'ENDED'
  /** 次数已用完 */
  | 'USED_UP';

/** 须告知本人的一件事；随申请的状态和日期得出，不另存 */
export type SharingNotice = {
  /** 告知什么 */
  kind: SharingNoticeKind;
  /** 说明 */
  message: Scalars['String']['output'];
  /** 哪一项申请 */
  application: SharingApplication;
};

/** 一个工作日或休息日 */
export type WorkingDay = {
  /** 日期 */
  day: Scalars['Date']['output'];
  /** 是否上班 */
  works: Scalars['Boolean']['output'];
  /** 说明；没有时为 null */
  note?: Maybe<Scalars['String']['output']>;
};

/** 申请共享 */
export type SharingApplicationInput = {
  /** 信息资源（代码），须属于同一提供方，最多 50 项 */
  resources: Array<Scalars['ID']['input']>;
  /** 字段（类型.字段 或 类型.*）；不给则为这些信息资源中可以共享的全部字段 */
  fields?: InputMaybe<Array<Scalars['String']['input']>>;
  /** 使用目的 */
  purpose: Scalars['String']['input'];
  /** 使用依据（法律、法规、文件） */
  basis: Scalars['String']['input'];
  /** 行政区划代码或其前几位；不给则不限 */
  regions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** 首日 */
  from: Scalars['Date']['input'];
  /** 末日 */
  until: Scalars['Date']['input'];
  /** 使用次数；不给则不限 */
  quota?: InputMaybe<Scalars['Int']['input']>;
  /** 共享给谁使用 */
  for?: InputMaybe<SharingGrantee>;
  /** for 为 SYSTEM 时：哪一个来源系统 */
  system?: InputMaybe<Scalars['String']['input']>;
};

/** 批准的范围，只能小于申请；不给的同申请 */
export type SharingRestrictionInput = {
  /** 字段（类型.字段） */
  fields?: InputMaybe<Array<Scalars['String']['input']>>;
  /** 行政区划代码或其前几位 */
  regions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** 末日 */
  until?: InputMaybe<Scalars['Date']['input']>;
  /** 使用次数 */
  quota?: InputMaybe<Scalars['Int']['input']>;
};

/** 登记一个工作日或休息日 */
export type WorkingDayInput = {
  /** 日期 */
  day: Scalars['Date']['input'];
  /** 是否上班 */
  works: Scalars['Boolean']['input'];
  /** 说明，例如通知的文号 */
  note?: InputMaybe<Scalars['String']['input']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


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
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  CatalogueView: CatalogueView;
  CatalogueGroup: ResolverTypeWrapper<ResourceGroup>;
  SharingType: SharingType;
  CatalogueResource: ResolverTypeWrapper<ResourceRow>;
  CatalogueItem: ResolverTypeWrapper<CatalogueItem>;
  CatalogueResourceConnection: ResolverTypeWrapper<ResourcePage>;
  CatalogueResourceEdge: ResolverTypeWrapper<Omit<CatalogueResourceEdge, 'node'> & { node: ResolversTypes['CatalogueResource'] }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  CatalogueResourceInput: CatalogueResourceInput;
  CatalogueItemInput: CatalogueItemInput;
  LedgerEntry: ResolverTypeWrapper<LedgerRow>;
  LedgerOutcome: LedgerOutcome;
  LedgerEntryConnection: ResolverTypeWrapper<LedgerPage>;
  LedgerEntryEdge: ResolverTypeWrapper<Omit<LedgerEntryEdge, 'node'> & { node: ResolversTypes['LedgerEntry'] }>;
  SharingStatus: SharingStatus;
  SharingDecision: SharingDecision;
  SharingGrantee: SharingGrantee;
  SharingApplication: ResolverTypeWrapper<ApplicationRow>;
  SharingScope: ResolverTypeWrapper<SharingScope>;
  SharingStep: ResolverTypeWrapper<StepRow>;
  SharingApplicationConnection: ResolverTypeWrapper<ApplicationPage>;
  SharingApplicationEdge: ResolverTypeWrapper<Omit<SharingApplicationEdge, 'node'> & { node: ResolversTypes['SharingApplication'] }>;
  SharingNoticeKind: SharingNoticeKind;
  SharingNotice: ResolverTypeWrapper<Notice>;
  WorkingDay: ResolverTypeWrapper<WorkingDay>;
  SharingApplicationInput: SharingApplicationInput;
  SharingRestrictionInput: SharingRestrictionInput;
  WorkingDayInput: WorkingDayInput;
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
  Query: Record<PropertyKey, never>;
  CatalogueGroup: ResourceGroup;
  CatalogueResource: ResourceRow;
  CatalogueItem: CatalogueItem;
  CatalogueResourceConnection: ResourcePage;
  CatalogueResourceEdge: Omit<CatalogueResourceEdge, 'node'> & { node: ResolversParentTypes['CatalogueResource'] };
  Mutation: Record<PropertyKey, never>;
  CatalogueResourceInput: CatalogueResourceInput;
  CatalogueItemInput: CatalogueItemInput;
  LedgerEntry: LedgerRow;
  LedgerEntryConnection: LedgerPage;
  LedgerEntryEdge: Omit<LedgerEntryEdge, 'node'> & { node: ResolversParentTypes['LedgerEntry'] };
  SharingApplication: ApplicationRow;
  SharingScope: SharingScope;
  SharingStep: StepRow;
  SharingApplicationConnection: ApplicationPage;
  SharingApplicationEdge: Omit<SharingApplicationEdge, 'node'> & { node: ResolversParentTypes['SharingApplication'] };
  SharingNotice: Notice;
  WorkingDay: WorkingDay;
  SharingApplicationInput: SharingApplicationInput;
  SharingRestrictionInput: SharingRestrictionInput;
  WorkingDayInput: WorkingDayInput;
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

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  catalogue?: Resolver<Maybe<ResolversTypes['CatalogueResourceConnection']>, ParentType, ContextType, RequireFields<QueryCatalogueArgs, 'first'>>;
  catalogueResource?: Resolver<Maybe<ResolversTypes['CatalogueResource']>, ParentType, ContextType, RequireFields<QueryCatalogueResourceArgs, 'code'>>;
  catalogueGroups?: Resolver<Maybe<Array<ResolversTypes['CatalogueGroup']>>, ParentType, ContextType, RequireFields<QueryCatalogueGroupsArgs, 'by' | 'days'>>;
  sharingApplication?: Resolver<Maybe<ResolversTypes['SharingApplication']>, ParentType, ContextType, RequireFields<QuerySharingApplicationArgs, 'id'>>;
  mySharingApplications?: Resolver<Maybe<ResolversTypes['SharingApplicationConnection']>, ParentType, ContextType, RequireFields<QueryMySharingApplicationsArgs, 'first'>>;
  sharingApplications?: Resolver<Maybe<ResolversTypes['SharingApplicationConnection']>, ParentType, ContextType, RequireFields<QuerySharingApplicationsArgs, 'first'>>;
  sharingNotices?: Resolver<Maybe<Array<ResolversTypes['SharingNotice']>>, ParentType, ContextType>;
  accessLedger?: Resolver<Maybe<ResolversTypes['LedgerEntryConnection']>, ParentType, ContextType, RequireFields<QueryAccessLedgerArgs, 'first'>>;
};

export type CatalogueGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CatalogueGroup'] = ResolversParentTypes['CatalogueGroup']> = {
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  resources?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  items?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sharedItems?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  openItems?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CatalogueResourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CatalogueResource'] = ResolversParentTypes['CatalogueResource']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  theme?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  providerCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  format?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['CatalogueItem']>, ParentType, ContextType>;
  sharingType?: Resolver<ResolversTypes['SharingType'], ParentType, ContextType>;
  sharingCondition?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sharingMethod?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  updateCycle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  publishedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  related?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  reads?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType, RequireFields<CatalogueResourceReadsArgs, 'days'>>;
};

export type CatalogueItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CatalogueItem'] = ResolversParentTypes['CatalogueItem']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  shared?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CatalogueResourceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CatalogueResourceConnection'] = ResolversParentTypes['CatalogueResourceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CatalogueResourceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CatalogueResource']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CatalogueResourceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CatalogueResourceEdge'] = ResolversParentTypes['CatalogueResourceEdge']> = {
  node?: Resolver<ResolversTypes['CatalogueResource'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  pushResources?: Resolver<Maybe<Array<ResolversTypes['Receipt']>>, ParentType, ContextType, RequireFields<MutationPushResourcesArgs, 'records'>>;
  withdrawResources?: Resolver<Maybe<Array<ResolversTypes['Receipt']>>, ParentType, ContextType, RequireFields<MutationWithdrawResourcesArgs, 'records'>>;
  applyForSharing?: Resolver<Maybe<ResolversTypes['SharingApplication']>, ParentType, ContextType, RequireFields<MutationApplyForSharingArgs, 'input'>>;
  decideSharingApplication?: Resolver<Maybe<ResolversTypes['SharingApplication']>, ParentType, ContextType, RequireFields<MutationDecideSharingApplicationArgs, 'id' | 'decision'>>;
  withdrawSharingApplication?: Resolver<Maybe<ResolversTypes['SharingApplication']>, ParentType, ContextType, RequireFields<MutationWithdrawSharingApplicationArgs, 'id'>>;
  revokeSharing?: Resolver<Maybe<ResolversTypes['SharingApplication']>, ParentType, ContextType, RequireFields<MutationRevokeSharingArgs, 'id' | 'reasons'>>;
  setWorkingDays?: Resolver<Maybe<Array<ResolversTypes['WorkingDay']>>, ParentType, ContextType, RequireFields<MutationSetWorkingDaysArgs, 'days'>>;
};

export type LedgerEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerEntry'] = ResolversParentTypes['LedgerEntry']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sub?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  department?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  case?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  client?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  request?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  resources?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  orgCodes?: Resolver<Array<ResolversTypes['OrgCode']>, ParentType, ContextType>;
  touched?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['LedgerOutcome'], ParentType, ContextType>;
};

export type LedgerEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerEntryConnection'] = ResolversParentTypes['LedgerEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LedgerEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['LedgerEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LedgerEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerEntryEdge'] = ResolversParentTypes['LedgerEntryEdge']> = {
  node?: Resolver<ResolversTypes['LedgerEntry'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SharingApplicationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SharingApplication'] = ResolversParentTypes['SharingApplication']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SharingStatus'], ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  applicant?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  applicantName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  applicantDepartment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  granteeKind?: Resolver<ResolversTypes['SharingGrantee'], ParentType, ContextType>;
  grantee?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  resources?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  asked?: Resolver<ResolversTypes['SharingScope'], ParentType, ContextType>;
  granted?: Resolver<Maybe<ResolversTypes['SharingScope']>, ParentType, ContextType>;
  uses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  submittedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dueOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  dueNote?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  daysLeft?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  overdue?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  history?: Resolver<Array<ResolversTypes['SharingStep']>, ParentType, ContextType>;
};

export type SharingScopeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SharingScope'] = ResolversParentTypes['SharingScope']> = {
  fields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  regions?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  quota?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SharingStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SharingStep'] = ResolversParentTypes['SharingStep']> = {
  status?: Resolver<ResolversTypes['SharingStatus'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SharingApplicationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SharingApplicationConnection'] = ResolversParentTypes['SharingApplicationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SharingApplicationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SharingApplication']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SharingApplicationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SharingApplicationEdge'] = ResolversParentTypes['SharingApplicationEdge']> = {
  node?: Resolver<ResolversTypes['SharingApplication'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SharingNoticeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SharingNotice'] = ResolversParentTypes['SharingNotice']> = {
  kind?: Resolver<ResolversTypes['SharingNoticeKind'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  application?: Resolver<ResolversTypes['SharingApplication'], ParentType, ContextType>;
};

export type WorkingDayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkingDay'] = ResolversParentTypes['WorkingDay']> = {
  day?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  works?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  Query?: QueryResolvers<ContextType>;
  CatalogueGroup?: CatalogueGroupResolvers<ContextType>;
  CatalogueResource?: CatalogueResourceResolvers<ContextType>;
  CatalogueItem?: CatalogueItemResolvers<ContextType>;
  CatalogueResourceConnection?: CatalogueResourceConnectionResolvers<ContextType>;
  CatalogueResourceEdge?: CatalogueResourceEdgeResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  LedgerEntry?: LedgerEntryResolvers<ContextType>;
  LedgerEntryConnection?: LedgerEntryConnectionResolvers<ContextType>;
  LedgerEntryEdge?: LedgerEntryEdgeResolvers<ContextType>;
  SharingApplication?: SharingApplicationResolvers<ContextType>;
  SharingScope?: SharingScopeResolvers<ContextType>;
  SharingStep?: SharingStepResolvers<ContextType>;
  SharingApplicationConnection?: SharingApplicationConnectionResolvers<ContextType>;
  SharingApplicationEdge?: SharingApplicationEdgeResolvers<ContextType>;
  SharingNotice?: SharingNoticeResolvers<ContextType>;
  WorkingDay?: WorkingDayResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  access?: AccessDirectiveResolver<any, any, ContextType>;
  personal?: PersonalDirectiveResolver<any, any, ContextType>;
  speaksOf?: SpeaksOfDirectiveResolver<any, any, ContextType>;
  compares?: ComparesDirectiveResolver<any, any, ContextType>;
  resource?: ResourceDirectiveResolver<any, any, ContextType>;
  sharing?: SharingDirectiveResolver<any, any, ContextType>;
};
