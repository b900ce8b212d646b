/* Generated from schema.graphql by `npm run schema`. Do not edit. */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { EnterpriseKey } from './repository.ts';
import type { RecordRow } from '@e360/kit/records/recordTable';
import type { PenaltyPage } from './penalties/repository.ts';
import type { ListingPage } from './listings/repository.ts';
import type { CreditGradePage } from './grades/repository.ts';
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
  /** 默认评价模型下、今天有效的最近一次信用评价；没有时为 null。未设默认模型时不论模型 */
  creditGrade?: Maybe<CreditGrade>;
  /** 历次信用评价，最近的在前 */
  creditGrades?: Maybe<CreditGradeConnection>;
  /** 行政处罚，最近决定的在前 */
  penalties?: Maybe<PenaltyConnection>;
  /** 列入的名单，最近列入的在前，最多 100 条 */
  listings?: Maybe<Array<Listing>>;
};


/** 企业 */
export type EnterpriseCreditGradesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** 企业 */
export type EnterprisePenaltiesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['Date']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
};


/** 企业 */
export type EnterpriseListingsArgs = {
  current?: InputMaybe<Scalars['Boolean']['input']>;
};

export type Query = {
  /** 按编号查一次行政处罚；不存在为 null */
  penalty?: Maybe<Penalty>;
  /** 尚未关联到企业的行政处罚，按记录所写名称查找；不给名称则列出全部 */
  unlinkedPenalties?: Maybe<PenaltyConnection>;
  /** 尚未关联到企业的名单记录，按记录所写名称查找；不给名称则列出全部 */
  unlinkedListings?: Maybe<ListingConnection>;
  /** 尚未关联到企业的信用评价，按记录所写名称查找；不给名称则列出全部 */
  unlinkedCreditGrades?: Maybe<CreditGradeConnection>;
};


export type QueryPenaltyArgs = {
  id: Scalars['ID']['input'];
};


export type QueryUnlinkedPenaltiesArgs = {
  text?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryUnlinkedListingsArgs = {
  text?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryUnlinkedCreditGradesArgs = {
  text?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Mutation = {
  /** 推送行政处罚，每次最多 500 条；回执与输入同序 */
  pushPenalties?: Maybe<Array<Receipt>>;
  /** 推送名单记录，每次最多 500 条；回执与输入同序 */
  pushListings?: Maybe<Array<Receipt>>;
  /** 推送信用评价，每次最多 500 条；回执与输入同序 */
  pushCreditGrades?: Maybe<Array<Receipt>>;
  /** 撤回行政处罚记录：从各处视图消失，日志保留 */
  withdrawPenalties?: Maybe<Array<Receipt>>;
  /** 撤回名单记录：从各处视图消失，日志保留。移出名单请推送移出日期 */
  withdrawListings?: Maybe<Array<Receipt>>;
  /** 撤回信用评价记录：从各处视图消失，日志保留 */
  withdrawCreditGrades?: Maybe<Array<Receipt>>;
};


export type MutationPushPenaltiesArgs = {
  records: Array<PenaltyInput>;
};


export type MutationPushListingsArgs = {
  records: Array<ListingInput>;
};


export type MutationPushCreditGradesArgs = {
  records: Array<CreditGradeInput>;
};


export type MutationWithdrawPenaltiesArgs = {
  records: Array<WithdrawalInput>;
};


export type MutationWithdrawListingsArgs = {
  records: Array<WithdrawalInput>;
};


export type MutationWithdrawCreditGradesArgs = {
  records: Array<WithdrawalInput>;
};

/** 一次行政处罚 */
export type Penalty = {
  /** 本平台的记录编号 */
  id: Scalars['ID']['output'];
  /** 行政处罚决定书文号 */
  decisionNo: Scalars['String']['output'];
  /** 决定日期 */
  decidedOn: Scalars['Date']['output'];
  /** 违法行为类型；不知时为 null */
  violation?: Maybe<Scalars['String']['output']>;
  /** 违法事实；不知时为 null */
  facts?: Maybe<Scalars['String']['output']>;
  /** 处罚依据；不知时为 null */
  basis?: Maybe<Scalars['String']['output']>;
  /** 处罚类别，至少一项，原样照录 */
  kinds: Array<Scalars['String']['output']>;
  /** 罚款金额（分）；不知时为 null，没有罚款为 0 */
  fine?: Maybe<Scalars['Fen']['output']>;
  /** 没收违法所得、没收非法财物的金额（分）；不知时为 null，没有没收为 0 */
  confiscated?: Maybe<Scalars['Fen']['output']>;
  /** 处罚机关；不知时为 null */
  authority?: Maybe<Scalars['String']['output']>;
  /** 公示日期；未公示或不知时为 null */
  publishedOn?: Maybe<Scalars['Date']['output']>;
  /** 公示截止期，当日仍公示；不知时为 null */
  publicUntil?: Maybe<Scalars['Date']['output']>;
  /** 所属企业；尚未关联时为 null */
  enterprise?: Maybe<Enterprise>;
  /** 记录来源 */
  source?: Maybe<RecordSource>;
};

/** 列入名单的一条记录 */
export type Listing = {
  /** 本平台的记录编号 */
  id: Scalars['ID']['output'];
  /** 名单类型 */
  kind: ListingKind;
  /** 列入日期 */
  enteredOn: Scalars['Date']['output'];
  /** 移出日期，当日起不再列入；未移出时为 null */
  exitedOn?: Maybe<Scalars['Date']['output']>;
  /** 列入的事由和依据；不知时为 null */
  basis?: Maybe<Scalars['String']['output']>;
  /** 作出决定的机关；不知时为 null */
  authority?: Maybe<Scalars['String']['output']>;
  /** 所属企业；尚未关联时为 null */
  enterprise?: Maybe<Enterprise>;
  /** 记录来源 */
  source?: Maybe<RecordSource>;
};

/** 一次信用评价 */
export type CreditGrade = {
  /** 本平台的记录编号 */
  id: Scalars['ID']['output'];
  /** 等级，用所属模型的等级名称 */
  grade: Scalars['String']['output'];
  /** 得分，用所属模型的分值；模型不计分或不知时为 null */
  score?: Maybe<Scalars['Float']['output']>;
  /** 评价模型 */
  model: Scalars['String']['output'];
  /** 评价日期 */
  evaluatedOn: Scalars['Date']['output'];
  /** 有效期至，当日仍有效；未定时为 null */
  validUntil?: Maybe<Scalars['Date']['output']>;
  /** 所属企业；尚未关联时为 null */
  enterprise?: Maybe<Enterprise>;
  /** 记录来源 */
  source?: Maybe<RecordSource>;
};

/** 行政处罚列表（Relay） */
export type PenaltyConnection = {
  /** 条目与游标 */
  edges: Array<PenaltyEdge>;
  /** 条目 */
  nodes: Array<Penalty>;
  /** 分页信息 */
  pageInfo: PageInfo;
  /** 总数，最多数到 1000，更多时为 1001 */
  totalCount: Scalars['Int']['output'];
};

/** 行政处罚列表的一项（Relay） */
export type PenaltyEdge = {
  /** 条目 */
  node: Penalty;
  /** 游标 */
  cursor: Scalars['String']['output'];
};

/** 名单记录列表（Relay） */
export type ListingConnection = {
  /** 条目与游标 */
  edges: Array<ListingEdge>;
  /** 条目 */
  nodes: Array<Listing>;
  /** 分页信息 */
  pageInfo: PageInfo;
  /** 总数，最多数到 1000，更多时为 1001 */
  totalCount: Scalars['Int']['output'];
};

/** 名单记录列表的一项（Relay） */
export type ListingEdge = {
  /** 条目 */
  node: Listing;
  /** 游标 */
  cursor: Scalars['String']['output'];
};

/** 信用评价列表（Relay） */
export type CreditGradeConnection = {
  /** 条目与游标 */
  edges: Array<CreditGradeEdge>;
  /** 条目 */
  nodes: Array<CreditGrade>;
  /** 分页信息 */
  pageInfo: PageInfo;
  /** 总数，最多数到 1000，更多时为 1001 */
  totalCount: Scalars['Int']['output'];
};

/** 信用评价列表的一项（Relay） */
export type CreditGradeEdge = {
  /** 条目 */
  node: CreditGrade;
  /** 游标 */
  cursor: Scalars['String']['output'];
};

/** 推送的一次行政处罚 */
export type PenaltyInput = {
  /** 来源 */
  source: RecordSourceInput;
  /** 行政处罚决定书文号 */
  decisionNo: Scalars['String']['input'];
  /** 决定日期 */
  decidedOn: Scalars['Date']['input'];
  /** 违法行为类型 */
  violation?: InputMaybe<Scalars['String']['input']>;
  /** 违法事实 */
  facts?: InputMaybe<Scalars['String']['input']>;
  /** 处罚依据 */
  basis?: InputMaybe<Scalars['String']['input']>;
  /** 处罚类别，至少一项 */
  kinds: Array<Scalars['String']['input']>;
  /** 罚款金额（分）；不知则不填，没有罚款填 0 */
  fine?: InputMaybe<Scalars['Fen']['input']>;
  /** 没收违法所得、没收非法财物的金额（分）；不知则不填，没有没收填 0 */
  confiscated?: InputMaybe<Scalars['Fen']['input']>;
  /** 处罚机关 */
  authority?: InputMaybe<Scalars['String']['input']>;
  /** 公示日期 */
  publishedOn?: InputMaybe<Scalars['Date']['input']>;
  /** 公示截止期，当日仍公示 */
  publicUntil?: InputMaybe<Scalars['Date']['input']>;
};

/** 推送的一条名单记录 */
export type ListingInput = {
  /** 来源 */
  source: RecordSourceInput;
  /** 名单类型 */
  kind: ListingKind;
  /** 列入日期 */
  enteredOn: Scalars['Date']['input'];
  /** 移出日期，当日起不再列入 */
  exitedOn?: InputMaybe<Scalars['Date']['input']>;
  /** 列入的事由和依据 */
  basis?: InputMaybe<Scalars['String']['input']>;
  /** 作出决定的机关 */
  authority?: InputMaybe<Scalars['String']['input']>;
};

/** 推送的一次信用评价 */
export type CreditGradeInput = {
  /** 来源 */
  source: RecordSourceInput;
  /** 等级 */
  grade: Scalars['String']['input'];
  /** 得分 */
  score?: InputMaybe<Scalars['Float']['input']>;
  /** 评价模型 */
  model: Scalars['String']['input'];
  /** 评价日期 */
  evaluatedOn: Scalars['Date']['input'];
  /** 有效期至，当日仍有效 */
  validUntil?: InputMaybe<Scalars['Date']['input']>;
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
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Enterprise:
    ( { __typename: 'Enterprise' }
    & ( GraphQLRecursivePick<FederationTypes['Enterprise'], {"orgCode":true}>
        | GraphQLRecursivePick<FederationTypes['Enterprise'], {"name":true}> ) );
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
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Penalty: ResolverTypeWrapper<RecordRow>;
  Listing: ResolverTypeWrapper<RecordRow>;
  CreditGrade: ResolverTypeWrapper<RecordRow>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  PenaltyConnection: ResolverTypeWrapper<PenaltyPage>;
  PenaltyEdge: ResolverTypeWrapper<Omit<PenaltyEdge, 'node'> & { node: ResolversTypes['Penalty'] }>;
  ListingConnection: ResolverTypeWrapper<ListingPage>;
  ListingEdge: ResolverTypeWrapper<Omit<ListingEdge, 'node'> & { node: ResolversTypes['Listing'] }>;
  CreditGradeConnection: ResolverTypeWrapper<CreditGradePage>;
  CreditGradeEdge: ResolverTypeWrapper<Omit<CreditGradeEdge, 'node'> & { node: ResolversTypes['CreditGrade'] }>;
  PenaltyInput: PenaltyInput;
  ListingInput: ListingInput;
  CreditGradeInput: CreditGradeInput;
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
  Query: Record<PropertyKey, never>;
  Mutation: Record<PropertyKey, never>;
  Penalty: RecordRow;
  Listing: RecordRow;
  CreditGrade: RecordRow;
  Float: Scalars['Float']['output'];
  PenaltyConnection: PenaltyPage;
  PenaltyEdge: Omit<PenaltyEdge, 'node'> & { node: ResolversParentTypes['Penalty'] };
  ListingConnection: ListingPage;
  ListingEdge: Omit<ListingEdge, 'node'> & { node: ResolversParentTypes['Listing'] };
  CreditGradeConnection: CreditGradePage;
  CreditGradeEdge: Omit<CreditGradeEdge, 'node'> & { node: ResolversParentTypes['CreditGrade'] };
  PenaltyInput: PenaltyInput;
  ListingInput: ListingInput;
  CreditGradeInput: CreditGradeInput;
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
  creditGrade?: Resolver<Maybe<ResolversTypes['CreditGrade']>, ParentType, ContextType>;
  creditGrades?: Resolver<Maybe<ResolversTypes['CreditGradeConnection']>, ParentType, ContextType, RequireFields<EnterpriseCreditGradesArgs, 'first'>>;
  penalties?: Resolver<Maybe<ResolversTypes['PenaltyConnection']>, ParentType, ContextType, RequireFields<EnterprisePenaltiesArgs, 'first'>>;
  listings?: Resolver<Maybe<Array<ResolversTypes['Listing']>>, ParentType, ContextType, Partial<EnterpriseListingsArgs>>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  penalty?: Resolver<Maybe<ResolversTypes['Penalty']>, ParentType, ContextType, RequireFields<QueryPenaltyArgs, 'id'>>;
  unlinkedPenalties?: Resolver<Maybe<ResolversTypes['PenaltyConnection']>, ParentType, ContextType, RequireFields<QueryUnlinkedPenaltiesArgs, 'first'>>;
  unlinkedListings?: Resolver<Maybe<ResolversTypes['ListingConnection']>, ParentType, ContextType, RequireFields<QueryUnlinkedListingsArgs, 'first'>>;
  unlinkedCreditGrades?: Resolver<Maybe<ResolversTypes['CreditGradeConnection']>, ParentType, ContextType, RequireFields<QueryUnlinkedCreditGradesArgs, 'first'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  pushPenalties?: Resolver<Maybe<Array<ResolversTypes['Receipt']>>, ParentType, ContextType, RequireFields<MutationPushPenaltiesArgs, 'records'>>;
  pushListings?: Resolver<Maybe<Array<ResolversTypes['Receipt']>>, ParentType, ContextType, RequireFields<MutationPushListingsArgs, 'records'>>;
  pushCreditGrades?: Resolver<Maybe<Array<ResolversTypes['Receipt']>>, ParentType, ContextType, RequireFields<MutationPushCreditGradesArgs, 'records'>>;
  withdrawPenalties?: Resolver<Maybe<Array<ResolversTypes['Receipt']>>, ParentType, ContextType, RequireFields<MutationWithdrawPenaltiesArgs, 'records'>>;
  withdrawListings?: Resolver<Maybe<Array<ResolversTypes['Receipt']>>, ParentType, ContextType, RequireFields<MutationWithdrawListingsArgs, 'records'>>;
  withdrawCreditGrades?: Resolver<Maybe<Array<ResolversTypes['Receipt']>>, ParentType, ContextType, RequireFields<MutationWithdrawCreditGradesArgs, 'records'>>;
};

export type PenaltyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Penalty'] = ResolversParentTypes['Penalty']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  decisionNo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  decidedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  violation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  facts?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  basis?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kinds?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  fine?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  confiscated?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  authority?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  publishedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  publicUntil?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  enterprise?: Resolver<Maybe<ResolversTypes['Enterprise']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['RecordSource']>, ParentType, ContextType>;
};

export type ListingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Listing'] = ResolversParentTypes['Listing']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ListingKind'], ParentType, ContextType>;
  enteredOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  exitedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  basis?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  authority?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  enterprise?: Resolver<Maybe<ResolversTypes['Enterprise']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['RecordSource']>, ParentType, ContextType>;
};

export type CreditGradeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditGrade'] = ResolversParentTypes['CreditGrade']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  grade?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  evaluatedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  validUntil?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  enterprise?: Resolver<Maybe<ResolversTypes['Enterprise']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['RecordSource']>, ParentType, ContextType>;
};

export type PenaltyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PenaltyConnection'] = ResolversParentTypes['PenaltyConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PenaltyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Penalty']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PenaltyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PenaltyEdge'] = ResolversParentTypes['PenaltyEdge']> = {
  node?: Resolver<ResolversTypes['Penalty'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ListingConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ListingConnection'] = ResolversParentTypes['ListingConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ListingEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Listing']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ListingEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ListingEdge'] = ResolversParentTypes['ListingEdge']> = {
  node?: Resolver<ResolversTypes['Listing'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CreditGradeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditGradeConnection'] = ResolversParentTypes['CreditGradeConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CreditGradeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CreditGrade']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CreditGradeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditGradeEdge'] = ResolversParentTypes['CreditGradeEdge']> = {
  node?: Resolver<ResolversTypes['CreditGrade'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Penalty?: PenaltyResolvers<ContextType>;
  Listing?: ListingResolvers<ContextType>;
  CreditGrade?: CreditGradeResolvers<ContextType>;
  PenaltyConnection?: PenaltyConnectionResolvers<ContextType>;
  PenaltyEdge?: PenaltyEdgeResolvers<ContextType>;
  ListingConnection?: ListingConnectionResolvers<ContextType>;
  ListingEdge?: ListingEdgeResolvers<ContextType>;
  CreditGradeConnection?: CreditGradeConnectionResolvers<ContextType>;
  CreditGradeEdge?: CreditGradeEdgeResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  access?: AccessDirectiveResolver<any, any, ContextType>;
  personal?: PersonalDirectiveResolver<any, any, ContextType>;
  speaksOf?: SpeaksOfDirectiveResolver<any, any, ContextType>;
  compares?: ComparesDirectiveResolver<any, any, ContextType>;
  resource?: ResourceDirectiveResolver<any, any, ContextType>;
  sharing?: SharingDirectiveResolver<any, any, ContextType>;
};
