/* Generated from schema.graphql by `npm run schema`. Do not edit. */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { RegisteredRow, EnterprisePage } from './repository.ts';
import type { VersionRow, ChangePage } from './pastReads.ts';
import type { RequestRow, RequestPage } from './changeRequest/repository.ts';
import type { Agreement } from './verify.ts';
import type { Hit, HitPage } from './search/search.ts';
import type { MergeRow } from './merge/repository.ts';
import type { ScoredCandidate } from '@e360/identity/match/types';
import type { ReviewRow, ReviewPage } from './review/reviewPage.ts';
import type { ReviewStep } from './review/repository.ts';
import type { RegionRow } from '@e360/kit/regions';
import type { AnsweredSubject } from './match/answerSubjects.ts';
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
  /**
   * 按且仅按一个键查一家企业（值为 null 的参数视为未给）。代码：现用的，没有则曾用的。查无此企业为 null；多家为 AMBIGUOUS_NAME，附候选及其使用该名称（代码）的起止日期。
   *
   * name 不给 on：现用该名称的企业，没有则最后使用它的企业。已注销、被撤销登记的企业不再算作现用。
   *
   * name 给出 on：当日使用该名称的企业。启用当日即算，停用（更名、注销）当日不算；启用日期不知的，自成立之日起算；停用日期不知的曾用名，只在当日没有其他企业使用该名称、也不知本企业当日另有名称时才算。
   */
  enterprise?: Maybe<Enterprise>;
  /** 按组织机构代码查多家企业，最多 100 家，与所给顺序相同；查无此企业的一项为 null */
  enterprises?: Maybe<Array<Maybe<Enterprise>>>;
  /** 搜索框：名称（现用名、曾用名）的任意部分、简称、拼音或拼音首字母、任一代码或其开头。最相符的在前：全名，越靠前的部分；现用名先于曾用名，存续的先于注销的。没有名称包含所输入的文字时才按简称查找 */
  searchEnterprises?: Maybe<EnterpriseHitConnection>;
  /** 这些记录说的是哪家企业？每次最多 500 个主体，与所给顺序相同。只判断，不写入 */
  matchSubjects?: Maybe<Array<SubjectMatch>>;
  /** 行政区划（GB/T 2260）；没有这个代码时为 null */
  region?: Maybe<Region>;
  /** 作出处罚或许可之前核对企业：所给各项与登记是否一致。先按代码查，代码不在登记中则按名称查；都查不到时 enterprise 为 null */
  verifyEnterprise?: Maybe<Verification>;
  /** 哪些字段只认哪些来源系统（一数一源）；未列出的字段，任何来源系统报送的变化都直接生效 */
  fieldAuthorities?: Maybe<Array<FieldAuthority>>;
  /** 基础信息变更申请，最近的在前。执法人员与业务系统只见自己提出的 */
  changeRequests?: Maybe<ChangeRequestConnection>;
  /** 匹配审核：自动匹配不能判定的主体，一个主体一条（同一部门、记录种类、来源系统、所写名称与代码；没有代码的还看区县与地址）。先提出的在前。限数据管理员（限于辖区）与部门数据提供者（限于本部门；登记部门不存业务记录，没有） */
  matchReviews?: Maybe<MatchReviewConnection>;
};


export type QueryEnterpriseArgs = {
  orgCode?: InputMaybe<Scalars['OrgCode']['input']>;
  uscc?: InputMaybe<Scalars['USCC']['input']>;
  registrationNo?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  on?: InputMaybe<Scalars['Date']['input']>;
};


export type QueryEnterprisesArgs = {
  orgCodes: Array<Scalars['OrgCode']['input']>;
};


export type QuerySearchEnterprisesArgs = {
  text: Scalars['String']['input'];
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryMatchSubjectsArgs = {
  subjects: Array<SubjectInput>;
};


export type QueryRegionArgs = {
  code: Scalars['RegionCode']['input'];
};


export type QueryVerifyEnterpriseArgs = {
  name: Scalars['String']['input'];
  code: Scalars['String']['input'];
  legalRepresentative?: InputMaybe<Scalars['String']['input']>;
};


export type QueryChangeRequestsArgs = {
  status?: InputMaybe<Array<ChangeRequestStatus>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryMatchReviewsArgs = {
  department?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<Array<MatchReviewStatus>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Mutation = {
  /** 装载登记数据，每次最多 500 条；首次见到的代码建立第 1 版，其后的变化按版本更新，保留历史 */
  pushEnterprises?: Maybe<Array<Receipt>>;
  /** 规定一个字段只认哪些来源系统（一数一源）：其他来源系统报送的不同的值成为变更申请，由人审核；systems 为空则取消规定。限信息中心的数据管理员 */
  setFieldAuthority?: Maybe<FieldAuthority>;
  /** 申请变更企业基础信息。baseVersion 是申请人所见的版本；其间已有变更则为 VERSION_CONFLICT，附其间的变更。批准之前对读者不可见 */
  proposeEnterpriseChange?: Maybe<ChangeRequest>;
  /** 申请登记一家登记库中没有的企业，例如匹配审核判定“登记库中没有”之后 */
  proposeNewEnterprise?: Maybe<ChangeRequest>;
  /** 审核变更申请，不得审核自己提出的。APPROVE：写入新版本；RETURN：退回，须写明意见 */
  reviewEnterpriseChange?: Maybe<ChangeRequest>;
  /** 撤回自己提出、尚未审核的变更申请 */
  withdrawEnterpriseChange?: Maybe<ChangeRequest>;
  /** 把重复登记的两家企业合并为一家：保留的一方所缺的字段由被合并的一方补上，其余说法见 claims；被合并一方的名称、代码成为曾用名称、曾用代码，按它们仍能查到，其业务记录随之转移 */
  mergeEnterprises?: Maybe<Enterprise>;
  /** 撤销一次合并，两家企业恢复原状。合并之后的变更归 orgCode 所写的一方；合并前已关联的业务记录各归原处，合并后关联的重新匹配。一家企业的多次合并从最晚的一次起撤销 */
  splitEnterprise?: Maybe<Enterprise>;
  /** 判定一条匹配审核，判定适用于该主体现有与以后的全部记录；另有企业使用该名称或代码时失效 */
  decideMatchReview?: Maybe<MatchReview>;
  /** 关联有误时（包括自动关联的）退回审核：同一主体的记录一并退回 */
  reopenLink?: Maybe<MatchReview>;
};


export type MutationPushEnterprisesArgs = {
  records: Array<EnterpriseInput>;
};


export type MutationSetFieldAuthorityArgs = {
  field: Scalars['String']['input'];
  systems: Array<Scalars['String']['input']>;
};


export type MutationProposeEnterpriseChangeArgs = {
  input: ProposeEnterpriseChangeInput;
};


export type MutationProposeNewEnterpriseArgs = {
  input: EnterpriseInput;
  reason: Scalars['String']['input'];
};


export type MutationReviewEnterpriseChangeArgs = {
  id: Scalars['ID']['input'];
  decision: ReviewDecision;
  comment?: InputMaybe<Scalars['String']['input']>;
};


export type MutationWithdrawEnterpriseChangeArgs = {
  id: Scalars['ID']['input'];
  comment?: InputMaybe<Scalars['String']['input']>;
};


export type MutationMergeEnterprisesArgs = {
  survivor: Scalars['OrgCode']['input'];
  merged: Scalars['OrgCode']['input'];
  reason: Scalars['String']['input'];
};


export type MutationSplitEnterpriseArgs = {
  orgCode: Scalars['OrgCode']['input'];
  mergeId: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


export type MutationDecideMatchReviewArgs = {
  id: Scalars['ID']['input'];
  decision: MatchReviewDecision;
  orgCode?: InputMaybe<Scalars['OrgCode']['input']>;
  comment?: InputMaybe<Scalars['String']['input']>;
};


export type MutationReopenLinkArgs = {
  department: Scalars['String']['input'];
  recordId: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};

/** 企业 */
export type Enterprise = {
  /** 本平台的企业编号（ULID），永久不变 */
  id: Scalars['ID']['output'];
  /** 组织机构代码；没有任何代码的主体使用临时代码并附数据提示 */
  orgCode: Scalars['OrgCode']['output'];
  /** 现用名称 */
  name: Scalars['String']['output'];
  /** 统一社会信用代码；登记未给出时为 null */
  uscc?: Maybe<Scalars['USCC']['output']>;
  /** 工商注册号；登记未给出时为 null */
  registrationNo?: Maybe<Scalars['String']['output']>;
  /** 曾用代码，最近的在前 */
  formerCodes?: Maybe<Array<DatedCode>>;
  /** 曾用名称，最近的在前；同一名称先后多次使用的，各占一项 */
  formerNames?: Maybe<Array<DatedName>>;
  /** 登记状态；登记未说明时为 UNKNOWN，绝不推定为存续 */
  registrationStatus: RegistrationStatus;
  /** 企业类型，原样照录；未给出时为 null */
  enterpriseType?: Maybe<Scalars['String']['output']>;
  /** 法定代表人（负责人）；未给出时为 null */
  legalRepresentative?: Maybe<Scalars['String']['output']>;
  /** 注册资本，币种见 registeredCapitalCurrency；未给出时为 null */
  registeredCapital?: Maybe<Scalars['Fen']['output']>;
  /** 注册资本币种（ISO 4217）；未说明时为 null */
  registeredCapitalCurrency?: Maybe<Scalars['String']['output']>;
  /** 成立日期；未给出时为 null */
  establishedOn?: Maybe<Scalars['Date']['output']>;
  /** 所在行政区划；未给出或属于没有代码的功能区时为 null */
  region?: Maybe<Region>;
  /** 住所；未给出时为 null */
  address?: Maybe<Scalars['String']['output']>;
  /** 行业代码（GB/T 4754）；未给出时为 null */
  industryCode?: Maybe<Scalars['String']['output']>;
  /** 经营范围；未给出时为 null */
  businessScope?: Maybe<Scalars['String']['output']>;
  /** 登记机关；未给出时为 null */
  registrationAuthority?: Maybe<Scalars['String']['output']>;
  /** 所属总机构，由分支机构名称得出：名称中所含的是总机构现用名，或其曾用名而现无其他企业使用。不是分支机构、登记库中没有其总机构或不止一家时为 null */
  headOffice?: Maybe<Enterprise>;
  /** 分支机构，按组织机构代码排序；也含名称中仍用总机构曾用名的 */
  branches?: Maybe<EnterpriseConnection>;
  /** 版本号，每次变更加一 */
  version?: Maybe<Scalars['Int']['output']>;
  /** 这份登记数据的可疑之处；没有时为空 */
  dataWarnings?: Maybe<Array<DataWarning>>;
  /** 各来源说法不一的字段：每个来源的说法，本平台所示的一个在前，其余最近的在前 */
  claims?: Maybe<Array<FieldClaim>>;
  /** 各版本的变更，最近的在前；第 1 版是首次见到，不在其中 */
  changes?: Maybe<EnterpriseChangeConnection>;
  /** 这家企业参与过的合并，最近的在前，已撤销的也在其中 */
  merges?: Maybe<Array<EnterpriseMerge>>;
  /** 可能属于这家企业而尚未判定的记录数：不为 0 时，其监管历史可能不止所示 */
  recordsInReview?: Maybe<Scalars['Int']['output']>;
};


/** 企业 */
export type EnterpriseBranchesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 企业 */
export type EnterpriseChangesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** 使用过的名称 */
export type DatedName = {
  /** 名称 */
  name: Scalars['String']['output'];
  /** 启用日期（当日已用）；不知时为 null */
  from?: Maybe<Scalars['Date']['output']>;
  /** 停用日期（当日已不用），即登记来源记录变更之日；不知时为 null */
  to?: Maybe<Scalars['Date']['output']>;
};

/** 使用过的代码 */
export type DatedCode = {
  /** 代码种类：ORG_CODE、USCC、REGISTRATION_NO */
  kind: Scalars['String']['output'];
  /** 代码 */
  code: Scalars['String']['output'];
  /** 启用日期；不知时为 null */
  from?: Maybe<Scalars['Date']['output']>;
  /** 停用日期；不知或仍在使用时为 null */
  to?: Maybe<Scalars['Date']['output']>;
};

/** 数据提示：CHECK_DIGIT 校验位不符，CODE_CONFLICT 代码互相矛盾，REGION_ABOLISHED 区划代码已撤销，REGION_UNKNOWN 区划代码不存在，NAME_SHARED 与其他企业重名，REGISTRATION_NO_SHARED 与其他企业注册号相同，PROVISIONAL_CODE 临时代码 */
export type DataWarning = {
  /** 提示代码 */
  code: Scalars['String']['output'];
  /** 说明 */
  message: Scalars['String']['output'];
};

/** 两家企业合并为一家 */
export type EnterpriseMerge = {
  /** 合并的编号 */
  id: Scalars['ID']['output'];
  /** 保留的企业的组织机构代码 */
  survivor: Scalars['OrgCode']['output'];
  /** 并入的企业的组织机构代码 */
  merged: Scalars['OrgCode']['output'];
  /** 并入的企业当时的名称 */
  mergedName: Scalars['String']['output'];
  /** 合并时间 */
  at: Scalars['DateTime']['output'];
  /** 办理人；不详时为 null */
  by?: Maybe<Scalars['String']['output']>;
  /** 理由 */
  reason?: Maybe<Scalars['String']['output']>;
  /** 撤销时间；未撤销时为 null */
  undoneAt?: Maybe<Scalars['DateTime']['output']>;
};

/** 一个来源对一个字段的说法 */
export type FieldClaim = {
  /** 字段，名称同 EnterpriseInput */
  field: Scalars['String']['output'];
  /** 所说的值 */
  value?: Maybe<Scalars['String']['output']>;
  /** 来源系统 */
  source: Scalars['String']['output'];
  /** 来源系统登记这一说法的时间；来源未给出时为本平台收到的时间 */
  at: Scalars['DateTime']['output'];
};

/** 企业的一次变更，即一个新版本 */
export type EnterpriseChange = {
  /** 变更后的版本号 */
  version: Scalars['Int']['output'];
  /** 变更时间 */
  at: Scalars['DateTime']['output'];
  /** 改了什么 */
  differences: Array<FieldDifference>;
  /** 由哪项变更申请引起；不是由变更申请引起，或您无权查看该申请时为 null */
  changeRequest?: Maybe<ChangeRequest>;
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

/** 变更列表（Relay） */
export type EnterpriseChangeConnection = {
  /** 条目与游标 */
  edges: Array<EnterpriseChangeEdge>;
  /** 条目 */
  nodes: Array<EnterpriseChange>;
  /** 分页信息 */
  pageInfo: PageInfo;
  /** 总数，最多数到 1000，更多时为 1001 */
  totalCount: Scalars['Int']['output'];
};

/** 变更列表的一项（Relay） */
export type EnterpriseChangeEdge = {
  /** 条目 */
  node: EnterpriseChange;
  /** 游标 */
  cursor: Scalars['String']['output'];
};

/** 行政区划（GB/T 2260）。重庆市 500000 的下级即 38 个区县，略去 500100、500200 一级 */
export type Region = {
  /** 代码 */
  code: Scalars['RegionCode']['output'];
  /** 名称；已撤销的代码为其最后的名称 */
  name: Scalars['String']['output'];
  /** 上级；省级为 null */
  parent?: Maybe<Region>;
  /** 现行的下级，按代码排序；区县为空 */
  children?: Maybe<Array<Region>>;
  /** 本区划及其下级的企业数；登记在已撤销区划的企业计入其现在所属的区划 */
  enterpriseCount?: Maybe<Scalars['Int']['output']>;
};

/** 企业列表（Relay） */
export type EnterpriseConnection = {
  /** 条目与游标 */
  edges: Array<EnterpriseEdge>;
  /** 条目 */
  nodes: Array<Enterprise>;
  /** 分页信息 */
  pageInfo: PageInfo;
  /** 总数，最多数到 1000，更多时为 1001 */
  totalCount: Scalars['Int']['output'];
};

/** 企业列表的一项（Relay） */
export type EnterpriseEdge = {
  /** 条目 */
  node: Enterprise;
  /** 游标 */
  cursor: Scalars['String']['output'];
};

/** 搜索命中 */
export type EnterpriseHit = {
  /** 企业 */
  enterprise: Enterprise;
  /** 命中于 */
  matchedOn: MatchedOn;
  /** 命中的文字 */
  matchedText: Scalars['String']['output'];
};

/** 命中于哪一项 */
export type MatchedOn =
  /** 现用名称 */
  | 'NAME'
  /** 曾用名称 */
  | 'FORMER_NAME'
  /** 简称 */
  | 'SHORT_NAME'
  /** 拼音 */
  | 'PINYIN'
  /** 组织机构代码 */
  | 'ORG_CODE'
  /** 统一社会信用代码 */
  | 'USCC'
  /** 工商注册号 */
  | 'REGISTRATION_NO';

/** 搜索结果（Relay） */
export type EnterpriseHitConnection = {
  /** 条目与游标 */
  edges: Array<EnterpriseHitEdge>;
  /** 条目 */
  nodes: Array<EnterpriseHit>;
  /** 分页信息 */
  pageInfo: PageInfo;
  /** 总数，最多数到 1000，更多时为 1001 */
  totalCount: Scalars['Int']['output'];
};

/** 搜索结果的一项（Relay） */
export type EnterpriseHitEdge = {
  /** 条目 */
  node: EnterpriseHit;
  /** 游标 */
  cursor: Scalars['String']['output'];
};

/** 一条记录对其企业的记载，原样照录；未给出或为空白即未告知 */
export type SubjectInput = {
  /** 调用方的编号，原样返回 */
  ref: Scalars['ID']['input'];
  /** 名称 */
  name?: InputMaybe<Scalars['String']['input']>;
  /** 任一代码：统一社会信用代码、组织机构代码、注册号；读不到 Enterprise.registrationNo 的不按注册号比较 */
  code?: InputMaybe<Scalars['String']['input']>;
  /** 地址 */
  address?: InputMaybe<Scalars['String']['input']>;
  /** 区县，如 渝北、渝北区、重庆市渝北区 */
  district?: InputMaybe<Scalars['String']['input']>;
  /** 成立日期，任何写法；只知年月时亦可。读不到 Enterprise.establishedOn 的不作比较 */
  establishedOn?: InputMaybe<Scalars['String']['input']>;
  /** 法定代表人（负责人），可有遮盖，如 陈某。所见为遮盖的姓名的只比较可见的姓，读不到的不作比较 */
  legalRepresentative?: InputMaybe<Scalars['String']['input']>;
};

/** 一个主体的匹配结果 */
export type SubjectMatch = {
  /** 调用方的编号 */
  ref: Scalars['ID']['output'];
  /** 结论 */
  decision: MatchDecision;
  /** 匹配到的企业；结论不是 AUTO 时为 null */
  enterprise?: Maybe<Enterprise>;
  /** 最相符的一家是所指企业的概率，0 到 1，仅按各项比较的权重；没有候选时为 0 */
  score: Scalars['Float']['output'];
  /** 候选企业，最多 5 家，最相符的在前 */
  candidates: Array<MatchCandidate>;
};

/** 匹配结论 */
export type MatchDecision =
  /** 可不经人工关联 */
  | 'AUTO'
  /** 由人在候选企业中判定 */
  | 'REVIEW'
  /** 登记库中没有这家企业 */
  | 'NONE';

/** 候选企业；企业合并后为存续的一家 */
export type MatchCandidate = {
  /** 企业 */
  enterprise: Enterprise;
  /** 是所指企业的概率，0 到 1，仅按各项比较的权重 */
  score: Scalars['Float']['output'];
  /** 逐项比较 */
  evidence: Array<MatchEvidence>;
};

/** 一项比较：什么相符，什么不符，对结论影响多大 */
export type MatchEvidence = {
  /** 比较的项目：name 名称，code 代码，address 地址，district 区县，establishedOn 成立日期，legalRepresentative 法定代表人 */
  field: Scalars['String']['output'];
  /** 记录所写 */
  given?: Maybe<Scalars['String']['output']>;
  /** 登记所载；没有可比较的内容时为 null */
  found?: Maybe<Scalars['String']['output']>;
  /** 比较结果，如 SAME 相同、VARIANT 写法不同、NEAR 差一个字符、CONTRADICTS 矛盾、DIFFERENT 不同 */
  outcome: Scalars['String']['output'];
  /** 使“是同一家”的可能性翻倍的次数（以 2 为底的对数）；负数表示不利 */
  weight: Scalars['Float']['output'];
};

/** 登记数据的一条 */
export type EnterpriseInput = {
  /** 来源 */
  source: RecordSourceInput;
  /** 企业名称 */
  name: Scalars['String']['input'];
  /** 组织机构代码 */
  orgCode?: InputMaybe<Scalars['OrgCode']['input']>;
  /** 统一社会信用代码 */
  uscc?: InputMaybe<Scalars['USCC']['input']>;
  /** 工商注册号 */
  registrationNo?: InputMaybe<Scalars['String']['input']>;
  /** 曾用名称 */
  formerNames?: InputMaybe<Array<Scalars['String']['input']>>;
  /** 登记状态；未给出为 UNKNOWN */
  registrationStatus?: InputMaybe<RegistrationStatus>;
  /** 企业类型 */
  enterpriseType?: InputMaybe<Scalars['String']['input']>;
  /** 法定代表人（负责人） */
  legalRepresentative?: InputMaybe<Scalars['String']['input']>;
  /** 注册资本 */
  registeredCapital?: InputMaybe<Scalars['Fen']['input']>;
  /** 注册资本币种（ISO 4217） */
  registeredCapitalCurrency?: InputMaybe<Scalars['String']['input']>;
  /** 成立日期 */
  establishedOn?: InputMaybe<Scalars['Date']['input']>;
  /** 行政区划代码 */
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  /** 住所 */
  address?: InputMaybe<Scalars['String']['input']>;
  /** 行业代码（GB/T 4754） */
  industryCode?: InputMaybe<Scalars['String']['input']>;
  /** 经营范围 */
  businessScope?: InputMaybe<Scalars['String']['input']>;
  /** 登记机关 */
  registrationAuthority?: InputMaybe<Scalars['String']['input']>;
};

/** 匹配审核：一个主体（部门、记录种类、来源系统、所写名称、所写代码；没有代码的还有区县与地址）一条，其全部记录同一状态 */
export type MatchReview = {
  /** 审核编号 */
  id: Scalars['ID']['output'];
  /** 记录所在部门 */
  department: Scalars['String']['output'];
  /** 状态 */
  status: MatchReviewStatus;
  /** 其中一条现有记录的来源；已没有记录时为最初提出的一条 */
  source: RecordSource;
  /** 现有记录数；撤回的、已更正为其他主体的不计 */
  records: Scalars['Int']['output'];
  /** 可能是哪家企业，最相符的在前，最多 5 家 */
  candidates: Array<MatchCandidate>;
  /** 判定人；尚未判定或系统自动关联时为 null */
  decidedBy?: Maybe<Scalars['String']['output']>;
  /** 判定时间；尚未判定时为 null */
  decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** 已关联到的企业；未关联时为 null */
  enterprise?: Maybe<Enterprise>;
  /** 历程，最早的在前 */
  history: Array<MatchReviewStep>;
};

/** 匹配审核历程中的一步 */
export type MatchReviewStep = {
  /** 时间 */
  at: Scalars['DateTime']['output'];
  /** 办理人；系统自动办理时为 null */
  by?: Maybe<Scalars['String']['output']>;
  /** 此前的状态；此前不是审核时为 null */
  from?: Maybe<MatchReviewStatus>;
  /** 此后的状态；不再需要审核（没有可能的企业）时为 null */
  to?: Maybe<MatchReviewStatus>;
  /** 此前关联的企业；没有时为 null */
  fromOrgCode?: Maybe<Scalars['OrgCode']['output']>;
  /** 此后关联的企业；没有时为 null */
  toOrgCode?: Maybe<Scalars['OrgCode']['output']>;
  /** 说明；没有时为 null */
  comment?: Maybe<Scalars['String']['output']>;
};

/** 匹配审核的状态 */
export type MatchReviewStatus =
  /** 待判定 */
  | 'OPEN'
  /** 已关联到一家企业 */
  | 'LINKED'
  /** 都不是：登记库中还没有这家企业，等待其登记 */
  | 'NEW_ENTERPRISE'
  /** 看过而不能判定 */
  | 'UNDECIDED'
  /** 退回重审：关联有误，或另有企业使用了该名称或代码 */
  | 'REOPENED';

/** 匹配审核的判定 */
export type MatchReviewDecision =
  /** 是 orgCode 所指的企业 */
  | 'SAME'
  /** 都不是：记录等待，登记库中有了相符的企业时自动关联或重新提出 */
  | 'NONE_OF_THESE'
  /** 不能判定，留待以后 */
  | 'UNDECIDED'
  /** 撤销先前的判定及其关联 */
  | 'UNDO';

/** 匹配审核列表（Relay） */
export type MatchReviewConnection = {
  /** 条目与游标 */
  edges: Array<MatchReviewEdge>;
  /** 条目 */
  nodes: Array<MatchReview>;
  /** 分页信息 */
  pageInfo: PageInfo;
  /** 总数，最多数到 1000，更多时为 1001 */
  totalCount: Scalars['Int']['output'];
};

/** 匹配审核列表的一项（Relay） */
export type MatchReviewEdge = {
  /** 条目 */
  node: MatchReview;
  /** 游标 */
  cursor: Scalars['String']['output'];
};

/** 核对结果 */
export type Verification = {
  /** 所核对的企业；登记库中查不到或不能确定是哪一家时为 null */
  enterprise?: Maybe<Enterprise>;
  /** 逐项结果 */
  items: Array<VerificationItem>;
};

/** 核对的一项：name 名称、code 代码、legalRepresentative 法定代表人 */
export type VerificationItem = {
  /** 哪一项 */
  field: Scalars['String']['output'];
  /** 是否一致；登记中没有此项、无从核对（如所见的姓名有遮盖而可见的部分相同）时为 null */
  agrees?: Maybe<Scalars['Boolean']['output']>;
  /** 登记中的值；读不到或无从核对时为 null，个人信息按 Enterprise 的同名字段遮盖 */
  found?: Maybe<Scalars['String']['output']>;
};

/** 申请变更企业基础信息 */
export type ProposeEnterpriseChangeInput = {
  /** 哪一家企业 */
  orgCode: Scalars['OrgCode']['input'];
  /** 申请人所见的版本（Enterprise.version） */
  baseVersion: Scalars['Int']['input'];
  /** 变更的内容，只写要变的 */
  changes: EnterpriseChangesInput;
  /** 理由 */
  reason: Scalars['String']['input'];
  /** 依据：文号、材料编号等，最多 20 项 */
  evidence?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** 变更的内容；未写的不变 */
export type EnterpriseChangesInput = {
  /** 名称 */
  name?: InputMaybe<Scalars['String']['input']>;
  /** 法定代表人（负责人） */
  legalRepresentative?: InputMaybe<Scalars['String']['input']>;
  /** 注册资本 */
  registeredCapital?: InputMaybe<Scalars['Fen']['input']>;
  /** 住所 */
  address?: InputMaybe<Scalars['String']['input']>;
  /** 行政区划代码 */
  regionCode?: InputMaybe<Scalars['RegionCode']['input']>;
  /** 行业代码（GB/T 4754） */
  industryCode?: InputMaybe<Scalars['String']['input']>;
  /** 经营范围 */
  businessScope?: InputMaybe<Scalars['String']['input']>;
  /** 登记状态 */
  registrationStatus?: InputMaybe<RegistrationStatus>;
};

/** 基础信息变更申请 */
export type ChangeRequest = {
  /** 编号 */
  id: Scalars['ID']['output'];
  /** 状态 */
  status: ChangeRequestStatus;
  /** 哪一家企业；申请新登记而尚未批准时为 null */
  enterprise?: Maybe<Enterprise>;
  /** 申请人（令牌的 sub）；由登记数据的来源系统引起时为该系统 */
  proposedBy: Scalars['String']['output'];
  /** 申请时间 */
  proposedAt: Scalars['DateTime']['output'];
  /** 理由 */
  reason?: Maybe<Scalars['String']['output']>;
  /** 依据；未给出时为 null */
  evidence?: Maybe<Array<Scalars['String']['output']>>;
  /** 审核人；尚未审核时为 null */
  reviewedBy?: Maybe<Scalars['String']['output']>;
  /** 审核时间；尚未审核时为 null */
  reviewedAt?: Maybe<Scalars['DateTime']['output']>;
  /** 审核意见或撤回说明；没有时为 null */
  comment?: Maybe<Scalars['String']['output']>;
  /** 申请时登记的值与申请的值 */
  differences: Array<FieldDifference>;
  /** 办理经过，最早的在前 */
  history?: Maybe<Array<ChangeRequestStep>>;
};

/** 变更申请办理经过的一步 */
export type ChangeRequestStep = {
  /** 时间 */
  at: Scalars['DateTime']['output'];
  /** 办理人（令牌的 sub）；由系统自动办理时为 null */
  by?: Maybe<Scalars['String']['output']>;
  /** 此步之后的状态 */
  status: ChangeRequestStatus;
  /** 说明；没有时为 null */
  comment?: Maybe<Scalars['String']['output']>;
};

/** 变更申请的状态 */
export type ChangeRequestStatus =
  /** 待审核 */
  | 'SUBMITTED'
  /** 已批准 */
  | 'APPROVED'
  /** 已退回 */
  | 'RETURNED'
  /** 已撤回 */
  | 'WITHDRAWN'
  /** 已被另一项变更取代 */
  | 'SUPERSEDED';

/** 审核决定 */
export type ReviewDecision =
  /** 批准 */
  | 'APPROVE'
  /** 退回 */
  | 'RETURN';

/** 变更申请列表（Relay） */
export type ChangeRequestConnection = {
  /** 条目与游标 */
  edges: Array<ChangeRequestEdge>;
  /** 条目 */
  nodes: Array<ChangeRequest>;
  /** 分页信息 */
  pageInfo: PageInfo;
  /** 总数，最多数到 1000，更多时为 1001 */
  totalCount: Scalars['Int']['output'];
};

/** 变更申请列表的一项（Relay） */
export type ChangeRequestEdge = {
  /** 条目 */
  node: ChangeRequest;
  /** 游标 */
  cursor: Scalars['String']['output'];
};

/** 一个字段以哪些来源系统为准（一数一源） */
export type FieldAuthority = {
  /** 字段，名称同 EnterpriseInput */
  field: Scalars['String']['output'];
  /** 来源系统；空：不作规定 */
  systems: Array<Scalars['String']['output']>;
  /** 由谁规定；不知时为 null */
  setBy?: Maybe<Scalars['String']['output']>;
  /** 何时规定 */
  setAt: Scalars['DateTime']['output'];
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
    & GraphQLRecursivePick<FederationTypes['ChangeRequest'], {"id":true}> );
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
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Enterprise: ResolverTypeWrapper<RegisteredRow>;
  DatedName: ResolverTypeWrapper<DatedName>;
  DatedCode: ResolverTypeWrapper<DatedCode>;
  DataWarning: ResolverTypeWrapper<DataWarning>;
  EnterpriseMerge: ResolverTypeWrapper<MergeRow>;
  FieldClaim: ResolverTypeWrapper<FieldClaim>;
  EnterpriseChange: ResolverTypeWrapper<VersionRow>;
  FieldDifference: ResolverTypeWrapper<FieldDifference>;
  EnterpriseChangeConnection: ResolverTypeWrapper<ChangePage>;
  EnterpriseChangeEdge: ResolverTypeWrapper<Omit<EnterpriseChangeEdge, 'node'> & { node: ResolversTypes['EnterpriseChange'] }>;
  Region: ResolverTypeWrapper<RegionRow>;
  EnterpriseConnection: ResolverTypeWrapper<EnterprisePage>;
  EnterpriseEdge: ResolverTypeWrapper<Omit<EnterpriseEdge, 'node'> & { node: ResolversTypes['Enterprise'] }>;
  EnterpriseHit: ResolverTypeWrapper<Hit>;
  MatchedOn: MatchedOn;
  EnterpriseHitConnection: ResolverTypeWrapper<HitPage>;
  EnterpriseHitEdge: ResolverTypeWrapper<Omit<EnterpriseHitEdge, 'node'> & { node: ResolversTypes['EnterpriseHit'] }>;
  SubjectInput: SubjectInput;
  SubjectMatch: ResolverTypeWrapper<AnsweredSubject>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  MatchDecision: MatchDecision;
  MatchCandidate: ResolverTypeWrapper<ScoredCandidate>;
  MatchEvidence: ResolverTypeWrapper<MatchEvidence>;
  EnterpriseInput: EnterpriseInput;
  MatchReview: ResolverTypeWrapper<ReviewRow>;
  MatchReviewStep: ResolverTypeWrapper<ReviewStep>;
  MatchReviewStatus: MatchReviewStatus;
  MatchReviewDecision: MatchReviewDecision;
  MatchReviewConnection: ResolverTypeWrapper<ReviewPage>;
  MatchReviewEdge: ResolverTypeWrapper<Omit<MatchReviewEdge, 'node'> & { node: ResolversTypes['MatchReview'] }>;
  Verification: ResolverTypeWrapper<Agreement>;
  VerificationItem: ResolverTypeWrapper<VerificationItem>;
  ProposeEnterpriseChangeInput: ProposeEnterpriseChangeInput;
  EnterpriseChangesInput: EnterpriseChangesInput;
  ChangeRequest: ResolverTypeWrapper<RequestRow>;
  ChangeRequestStep: ResolverTypeWrapper<ChangeRequestStep>;
  ChangeRequestStatus: ChangeRequestStatus;
  ReviewDecision: ReviewDecision;
  ChangeRequestConnection: ResolverTypeWrapper<RequestPage>;
  ChangeRequestEdge: ResolverTypeWrapper<Omit<ChangeRequestEdge, 'node'> & { node: ResolversTypes['ChangeRequest'] }>;
  FieldAuthority: ResolverTypeWrapper<FieldAuthority>;
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
  Mutation: Record<PropertyKey, never>;
  Enterprise: RegisteredRow;
  DatedName: DatedName;
  DatedCode: DatedCode;
  DataWarning: DataWarning;
  EnterpriseMerge: MergeRow;
  FieldClaim: FieldClaim;
  EnterpriseChange: VersionRow;
  FieldDifference: FieldDifference;
  EnterpriseChangeConnection: ChangePage;
  EnterpriseChangeEdge: Omit<EnterpriseChangeEdge, 'node'> & { node: ResolversParentTypes['EnterpriseChange'] };
  Region: RegionRow;
  EnterpriseConnection: EnterprisePage;
  EnterpriseEdge: Omit<EnterpriseEdge, 'node'> & { node: ResolversParentTypes['Enterprise'] };
  EnterpriseHit: Hit;
  EnterpriseHitConnection: HitPage;
  EnterpriseHitEdge: Omit<EnterpriseHitEdge, 'node'> & { node: ResolversParentTypes['EnterpriseHit'] };
  SubjectInput: SubjectInput;
  SubjectMatch: AnsweredSubject;
  Float: Scalars['Float']['output'];
  MatchCandidate: ScoredCandidate;
  MatchEvidence: MatchEvidence;
  EnterpriseInput: EnterpriseInput;
  MatchReview: ReviewRow;
  MatchReviewStep: ReviewStep;
  MatchReviewConnection: ReviewPage;
  MatchReviewEdge: Omit<MatchReviewEdge, 'node'> & { node: ResolversParentTypes['MatchReview'] };
  Verification: Agreement;
  VerificationItem: VerificationItem;
  ProposeEnterpriseChangeInput: ProposeEnterpriseChangeInput;
  EnterpriseChangesInput: EnterpriseChangesInput;
  ChangeRequest: RequestRow;
  ChangeRequestStep: ChangeRequestStep;
  ChangeRequestConnection: RequestPage;
  ChangeRequestEdge: Omit<ChangeRequestEdge, 'node'> & { node: ResolversParentTypes['ChangeRequest'] };
  FieldAuthority: FieldAuthority;
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
  enterprise?: Resolver<Maybe<ResolversTypes['Enterprise']>, ParentType, ContextType, Partial<QueryEnterpriseArgs>>;
  enterprises?: Resolver<Maybe<Array<Maybe<ResolversTypes['Enterprise']>>>, ParentType, ContextType, RequireFields<QueryEnterprisesArgs, 'orgCodes'>>;
  searchEnterprises?: Resolver<Maybe<ResolversTypes['EnterpriseHitConnection']>, ParentType, ContextType, RequireFields<QuerySearchEnterprisesArgs, 'text' | 'first'>>;
  matchSubjects?: Resolver<Maybe<Array<ResolversTypes['SubjectMatch']>>, ParentType, ContextType, RequireFields<QueryMatchSubjectsArgs, 'subjects'>>;
  region?: Resolver<Maybe<ResolversTypes['Region']>, ParentType, ContextType, RequireFields<QueryRegionArgs, 'code'>>;
  verifyEnterprise?: Resolver<Maybe<ResolversTypes['Verification']>, ParentType, ContextType, RequireFields<QueryVerifyEnterpriseArgs, 'name' | 'code'>>;
  fieldAuthorities?: Resolver<Maybe<Array<ResolversTypes['FieldAuthority']>>, ParentType, ContextType>;
  changeRequests?: Resolver<Maybe<ResolversTypes['ChangeRequestConnection']>, ParentType, ContextType, RequireFields<QueryChangeRequestsArgs, 'first'>>;
  matchReviews?: Resolver<Maybe<ResolversTypes['MatchReviewConnection']>, ParentType, ContextType, RequireFields<QueryMatchReviewsArgs, 'first'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  pushEnterprises?: Resolver<Maybe<Array<ResolversTypes['Receipt']>>, ParentType, ContextType, RequireFields<MutationPushEnterprisesArgs, 'records'>>;
  setFieldAuthority?: Resolver<Maybe<ResolversTypes['FieldAuthority']>, ParentType, ContextType, RequireFields<MutationSetFieldAuthorityArgs, 'field' | 'systems'>>;
  proposeEnterpriseChange?: Resolver<Maybe<ResolversTypes['ChangeRequest']>, ParentType, ContextType, RequireFields<MutationProposeEnterpriseChangeArgs, 'input'>>;
  proposeNewEnterprise?: Resolver<Maybe<ResolversTypes['ChangeRequest']>, ParentType, ContextType, RequireFields<MutationProposeNewEnterpriseArgs, 'input' | 'reason'>>;
  reviewEnterpriseChange?: Resolver<Maybe<ResolversTypes['ChangeRequest']>, ParentType, ContextType, RequireFields<MutationReviewEnterpriseChangeArgs, 'id' | 'decision'>>;
  withdrawEnterpriseChange?: Resolver<Maybe<ResolversTypes['ChangeRequest']>, ParentType, ContextType, RequireFields<MutationWithdrawEnterpriseChangeArgs, 'id'>>;
  mergeEnterprises?: Resolver<Maybe<ResolversTypes['Enterprise']>, ParentType, ContextType, RequireFields<MutationMergeEnterprisesArgs, 'survivor' | 'merged' | 'reason'>>;
  splitEnterprise?: Resolver<Maybe<ResolversTypes['Enterprise']>, ParentType, ContextType, RequireFields<MutationSplitEnterpriseArgs, 'orgCode' | 'mergeId' | 'reason'>>;
  decideMatchReview?: Resolver<Maybe<ResolversTypes['MatchReview']>, ParentType, ContextType, RequireFields<MutationDecideMatchReviewArgs, 'id' | 'decision'>>;
  reopenLink?: Resolver<Maybe<ResolversTypes['MatchReview']>, ParentType, ContextType, RequireFields<MutationReopenLinkArgs, 'department' | 'recordId' | 'reason'>>;
};

export type EnterpriseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Enterprise'] = ResolversParentTypes['Enterprise'], FederationReferenceType extends FederationReferenceTypes['Enterprise'] = FederationReferenceTypes['Enterprise']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Enterprise']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  orgCode?: Resolver<ResolversTypes['OrgCode'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  uscc?: Resolver<Maybe<ResolversTypes['USCC']>, ParentType, ContextType>;
  registrationNo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  formerCodes?: Resolver<Maybe<Array<ResolversTypes['DatedCode']>>, ParentType, ContextType>;
  formerNames?: Resolver<Maybe<Array<ResolversTypes['DatedName']>>, ParentType, ContextType>;
  registrationStatus?: Resolver<ResolversTypes['RegistrationStatus'], ParentType, ContextType>;
  enterpriseType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  legalRepresentative?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  registeredCapital?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  registeredCapitalCurrency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  establishedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['Region']>, ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  industryCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  businessScope?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  registrationAuthority?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  headOffice?: Resolver<Maybe<ResolversTypes['Enterprise']>, ParentType, ContextType>;
  branches?: Resolver<Maybe<ResolversTypes['EnterpriseConnection']>, ParentType, ContextType, RequireFields<EnterpriseBranchesArgs, 'first'>>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  dataWarnings?: Resolver<Maybe<Array<ResolversTypes['DataWarning']>>, ParentType, ContextType>;
  claims?: Resolver<Maybe<Array<ResolversTypes['FieldClaim']>>, ParentType, ContextType>;
  changes?: Resolver<Maybe<ResolversTypes['EnterpriseChangeConnection']>, ParentType, ContextType, RequireFields<EnterpriseChangesArgs, 'first'>>;
  merges?: Resolver<Maybe<Array<ResolversTypes['EnterpriseMerge']>>, ParentType, ContextType>;
  recordsInReview?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type DatedNameResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatedName'] = ResolversParentTypes['DatedName']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type DatedCodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatedCode'] = ResolversParentTypes['DatedCode']> = {
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type DataWarningResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataWarning'] = ResolversParentTypes['DataWarning']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EnterpriseMergeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnterpriseMerge'] = ResolversParentTypes['EnterpriseMerge']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  survivor?: Resolver<ResolversTypes['OrgCode'], ParentType, ContextType>;
  merged?: Resolver<ResolversTypes['OrgCode'], ParentType, ContextType>;
  mergedName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  undoneAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type FieldClaimResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FieldClaim'] = ResolversParentTypes['FieldClaim']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type EnterpriseChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnterpriseChange'] = ResolversParentTypes['EnterpriseChange']> = {
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  differences?: Resolver<Array<ResolversTypes['FieldDifference']>, ParentType, ContextType>;
  changeRequest?: Resolver<Maybe<ResolversTypes['ChangeRequest']>, ParentType, ContextType>;
};

export type FieldDifferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FieldDifference'] = ResolversParentTypes['FieldDifference']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type EnterpriseChangeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnterpriseChangeConnection'] = ResolversParentTypes['EnterpriseChangeConnection']> = {
  edges?: Resolver<Array<ResolversTypes['EnterpriseChangeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['EnterpriseChange']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EnterpriseChangeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnterpriseChangeEdge'] = ResolversParentTypes['EnterpriseChangeEdge']> = {
  node?: Resolver<ResolversTypes['EnterpriseChange'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RegionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Region'] = ResolversParentTypes['Region'], FederationReferenceType extends FederationReferenceTypes['Region'] = FederationReferenceTypes['Region']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Region']> | FederationReferenceType, FederationReferenceType, ContextType>;
  code?: Resolver<ResolversTypes['RegionCode'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Region']>, ParentType, ContextType>;
  children?: Resolver<Maybe<Array<ResolversTypes['Region']>>, ParentType, ContextType>;
  enterpriseCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type EnterpriseConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnterpriseConnection'] = ResolversParentTypes['EnterpriseConnection']> = {
  edges?: Resolver<Array<ResolversTypes['EnterpriseEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Enterprise']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EnterpriseEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnterpriseEdge'] = ResolversParentTypes['EnterpriseEdge']> = {
  node?: Resolver<ResolversTypes['Enterprise'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EnterpriseHitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnterpriseHit'] = ResolversParentTypes['EnterpriseHit']> = {
  enterprise?: Resolver<ResolversTypes['Enterprise'], ParentType, ContextType>;
  matchedOn?: Resolver<ResolversTypes['MatchedOn'], ParentType, ContextType>;
  matchedText?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EnterpriseHitConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnterpriseHitConnection'] = ResolversParentTypes['EnterpriseHitConnection']> = {
  edges?: Resolver<Array<ResolversTypes['EnterpriseHitEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['EnterpriseHit']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EnterpriseHitEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnterpriseHitEdge'] = ResolversParentTypes['EnterpriseHitEdge']> = {
  node?: Resolver<ResolversTypes['EnterpriseHit'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SubjectMatchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubjectMatch'] = ResolversParentTypes['SubjectMatch']> = {
  ref?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['MatchDecision'], ParentType, ContextType>;
  enterprise?: Resolver<Maybe<ResolversTypes['Enterprise']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  candidates?: Resolver<Array<ResolversTypes['MatchCandidate']>, ParentType, ContextType>;
};

export type MatchCandidateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MatchCandidate'] = ResolversParentTypes['MatchCandidate']> = {
  enterprise?: Resolver<ResolversTypes['Enterprise'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['MatchEvidence']>, ParentType, ContextType>;
};

export type MatchEvidenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MatchEvidence'] = ResolversParentTypes['MatchEvidence']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  given?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  found?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type MatchReviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MatchReview'] = ResolversParentTypes['MatchReview']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  department?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['MatchReviewStatus'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['RecordSource'], ParentType, ContextType>;
  records?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  candidates?: Resolver<Array<ResolversTypes['MatchCandidate']>, ParentType, ContextType>;
  decidedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  enterprise?: Resolver<Maybe<ResolversTypes['Enterprise']>, ParentType, ContextType>;
  history?: Resolver<Array<ResolversTypes['MatchReviewStep']>, ParentType, ContextType>;
};

export type MatchReviewStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MatchReviewStep'] = ResolversParentTypes['MatchReviewStep']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['MatchReviewStatus']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['MatchReviewStatus']>, ParentType, ContextType>;
  fromOrgCode?: Resolver<Maybe<ResolversTypes['OrgCode']>, ParentType, ContextType>;
  toOrgCode?: Resolver<Maybe<ResolversTypes['OrgCode']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MatchReviewConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MatchReviewConnection'] = ResolversParentTypes['MatchReviewConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MatchReviewEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['MatchReview']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MatchReviewEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MatchReviewEdge'] = ResolversParentTypes['MatchReviewEdge']> = {
  node?: Resolver<ResolversTypes['MatchReview'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type VerificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Verification'] = ResolversParentTypes['Verification']> = {
  enterprise?: Resolver<Maybe<ResolversTypes['Enterprise']>, ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['VerificationItem']>, ParentType, ContextType>;
};

export type VerificationItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerificationItem'] = ResolversParentTypes['VerificationItem']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  agrees?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  found?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ChangeRequestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeRequest'] = ResolversParentTypes['ChangeRequest'], FederationReferenceType extends FederationReferenceTypes['ChangeRequest'] = FederationReferenceTypes['ChangeRequest']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ChangeRequest']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ChangeRequestStatus'], ParentType, ContextType>;
  enterprise?: Resolver<Maybe<ResolversTypes['Enterprise']>, ParentType, ContextType>;
  proposedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  proposedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  evidence?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  reviewedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reviewedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  differences?: Resolver<Array<ResolversTypes['FieldDifference']>, ParentType, ContextType>;
  history?: Resolver<Maybe<Array<ResolversTypes['ChangeRequestStep']>>, ParentType, ContextType>;
};

export type ChangeRequestStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeRequestStep'] = ResolversParentTypes['ChangeRequestStep']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ChangeRequestStatus'], ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ChangeRequestConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeRequestConnection'] = ResolversParentTypes['ChangeRequestConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ChangeRequestEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ChangeRequest']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChangeRequestEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeRequestEdge'] = ResolversParentTypes['ChangeRequestEdge']> = {
  node?: Resolver<ResolversTypes['ChangeRequest'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FieldAuthorityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FieldAuthority'] = ResolversParentTypes['FieldAuthority']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  systems?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  setBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  setAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
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
  Mutation?: MutationResolvers<ContextType>;
  Enterprise?: EnterpriseResolvers<ContextType>;
  DatedName?: DatedNameResolvers<ContextType>;
  DatedCode?: DatedCodeResolvers<ContextType>;
  DataWarning?: DataWarningResolvers<ContextType>;
  EnterpriseMerge?: EnterpriseMergeResolvers<ContextType>;
  FieldClaim?: FieldClaimResolvers<ContextType>;
  EnterpriseChange?: EnterpriseChangeResolvers<ContextType>;
  FieldDifference?: FieldDifferenceResolvers<ContextType>;
  EnterpriseChangeConnection?: EnterpriseChangeConnectionResolvers<ContextType>;
  EnterpriseChangeEdge?: EnterpriseChangeEdgeResolvers<ContextType>;
  Region?: RegionResolvers<ContextType>;
  EnterpriseConnection?: EnterpriseConnectionResolvers<ContextType>;
  EnterpriseEdge?: EnterpriseEdgeResolvers<ContextType>;
  EnterpriseHit?: EnterpriseHitResolvers<ContextType>;
  EnterpriseHitConnection?: EnterpriseHitConnectionResolvers<ContextType>;
  EnterpriseHitEdge?: EnterpriseHitEdgeResolvers<ContextType>;
  SubjectMatch?: SubjectMatchResolvers<ContextType>;
  MatchCandidate?: MatchCandidateResolvers<ContextType>;
  MatchEvidence?: MatchEvidenceResolvers<ContextType>;
  MatchReview?: MatchReviewResolvers<ContextType>;
  MatchReviewStep?: MatchReviewStepResolvers<ContextType>;
  MatchReviewConnection?: MatchReviewConnectionResolvers<ContextType>;
  MatchReviewEdge?: MatchReviewEdgeResolvers<ContextType>;
  Verification?: VerificationResolvers<ContextType>;
  VerificationItem?: VerificationItemResolvers<ContextType>;
  ChangeRequest?: ChangeRequestResolvers<ContextType>;
  ChangeRequestStep?: ChangeRequestStepResolvers<ContextType>;
  ChangeRequestConnection?: ChangeRequestConnectionResolvers<ContextType>;
  ChangeRequestEdge?: ChangeRequestEdgeResolvers<ContextType>;
  FieldAuthority?: FieldAuthorityResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  access?: AccessDirectiveResolver<any, any, ContextType>;
  personal?: PersonalDirectiveResolver<any, any, ContextType>;
  speaksOf?: SpeaksOfDirectiveResolver<any, any, ContextType>;
  compares?: ComparesDirectiveResolver<any, any, ContextType>;
  resource?: ResourceDirectiveResolver<any, any, ContextType>;
  sharing?: SharingDirectiveResolver<any, any, ContextType>;
};
