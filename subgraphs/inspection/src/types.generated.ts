/* Generated from schema.graphql by `npm run schema`. Do not edit. */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { EnterpriseKey, InspectionPage, InspectionSummaryRow } from './repository.ts';
import type { RecordRow } from '@e360/kit/records/recordTable';
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
  /** 监督检查记录，最近的在前；没有日期的排在最后 */
  inspections?: Maybe<InspectionConnection>;
  /** 监督检查汇总 */
  inspectionSummary?: Maybe<InspectionSummary>;
};


/** 企业 */
export type EnterpriseInspectionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['Date']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
  conclusion?: InputMaybe<Array<InspectionConclusion>>;
};

export type Query = {
  /** 按编号查一次监督检查；不存在为 null */
  inspection?: Maybe<Inspection>;
  /** 尚未关联到企业的检查记录，按记录所写名称查找；不给名称则列出全部 */
  unlinkedInspections?: Maybe<InspectionConnection>;
};


export type QueryInspectionArgs = {
  id: Scalars['ID']['input'];
};


export type QueryUnlinkedInspectionsArgs = {
  text?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Mutation = {
  /** 推送监督检查记录，每次最多 500 条；回执与输入同序 */
  pushInspections?: Maybe<Array<Receipt>>;
  /** 撤回监督检查记录：从各处视图消失，日志保留 */
  withdrawInspections?: Maybe<Array<Receipt>>;
};


export type MutationPushInspectionsArgs = {
  records: Array<InspectionInput>;
};


export type MutationWithdrawInspectionsArgs = {
  records: Array<WithdrawalInput>;
};

/** 一次监督检查 */
export type Inspection = {
  /** 本平台的记录编号 */
  id: Scalars['ID']['output'];
  /** 检查类型 */
  kind: InspectionKind;
  /** 检查日期，北京时间；只知公布日期时为 null */
  inspectedOn?: Maybe<Scalars['Date']['output']>;
  /** 公布日期；未公布或不知时为 null */
  publishedOn?: Maybe<Scalars['Date']['output']>;
  /** 结论 */
  conclusion: InspectionConclusion;
  /** 双随机抽查结果，多选，原样照录；不适用时为 null */
  outcomes?: Maybe<Array<Scalars['String']['output']>>;
  /** 企业在其中的角色，如生产企业、销售单位、被抽样单位；不知时为 null */
  role?: Maybe<Scalars['String']['output']>;
  /** 被查的产品、设备或场所；不知时为 null */
  subject?: Maybe<Scalars['String']['output']>;
  /** 规格型号；不知时为 null */
  specification?: Maybe<Scalars['String']['output']>;
  /** 不合格项目；未列出时为 null */
  findings?: Maybe<Array<Scalars['String']['output']>>;
  /** 组织检查的机关；不知时为 null */
  authority?: Maybe<Scalars['String']['output']>;
  /** 承检机构；不知时为 null */
  agency?: Maybe<Scalars['String']['output']>;
  /** 本次所复查的那次检查的编号；不是复查或原检查尚未收到时为 null */
  recheckOf?: Maybe<Scalars['ID']['output']>;
  /** 整改情况；未要求整改时为 null */
  rectification?: Maybe<Rectification>;
  /** 所属企业；尚未关联时为 null */
  enterprise?: Maybe<Enterprise>;
  /** 记录来源 */
  source?: Maybe<RecordSource>;
};

/** 整改 */
export type Rectification = {
  /** 整改期限；未定时为 null */
  dueOn?: Maybe<Scalars['Date']['output']>;
  /** 完成日期；未完成时为 null */
  completedOn?: Maybe<Scalars['Date']['output']>;
  /** 是否逾期：已过期限而未完成，或完成晚于期限 */
  overdue: Scalars['Boolean']['output'];
};

/** 检查类型 */
export type InspectionKind =
  /** 监督抽查（产品抽样） */
  | 'SAMPLING'
  /** 日常巡查 */
  | 'ROUTINE'
  /** 专项检查 */
  | 'SPECIAL'
  /** 双随机抽查 */
  | 'RANDOM'
  /** 举报核查 */
  | 'COMPLAINT'
  /** 复查 */
  | 'RECHECK'
  /** 其他 */
  | 'OTHER';

/** 检查结论 */
export type InspectionConclusion =
  /** 合格 */
  | 'PASSED'
  /** 不合格 */
  | 'FAILED'
  /** 复检或复查合格 */
  | 'RECTIFIED'
  /** 拒检 */
  | 'REFUSED'
  /** 无法联系 */
  | 'UNREACHABLE'
  /** 已关闭停业 */
  | 'CLOSED'
  /** 其他 */
  | 'OTHER';

/** 监督检查汇总。failed 只计 FAILED；passRate =（PASSED + RECTIFIED）÷（PASSED + RECTIFIED + FAILED） */
export type InspectionSummary = {
  /** 检查次数 */
  total: Scalars['Int']['output'];
  /** 不合格次数 */
  failed: Scalars['Int']['output'];
  /** 最近检查日期；没有检查日期时为 null */
  lastInspectedOn?: Maybe<Scalars['Date']['output']>;
  /** 合格率，0 到 1；没有可计的检查时为 null */
  passRate?: Maybe<Scalars['Float']['output']>;
};

/** 监督检查列表（Relay） */
export type InspectionConnection = {
  /** 条目与游标 */
  edges: Array<InspectionEdge>;
  /** 条目 */
  nodes: Array<Inspection>;
  /** 分页信息 */
  pageInfo: PageInfo;
  /** 总数，最多数到 1000，更多时为 1001 */
  totalCount: Scalars['Int']['output'];
};

/** 监督检查列表的一项（Relay） */
export type InspectionEdge = {
  /** 条目 */
  node: Inspection;
  /** 游标 */
  cursor: Scalars['String']['output'];
};

/** 推送的一次监督检查 */
export type InspectionInput = {
  /** 来源 */
  source: RecordSourceInput;
  /** 检查类型 */
  kind: InspectionKind;
  /** 检查日期 */
  inspectedOn?: InputMaybe<Scalars['Date']['input']>;
  /** 公布日期 */
  publishedOn?: InputMaybe<Scalars['Date']['input']>;
  /** 结论 */
  conclusion: InspectionConclusion;
  /** 双随机抽查结果，多选 */
  outcomes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** 企业在其中的角色 */
  role?: InputMaybe<Scalars['String']['input']>;
  /** 被查的产品、设备或场所 */
  subject?: InputMaybe<Scalars['String']['input']>;
  /** 规格型号 */
  specification?: InputMaybe<Scalars['String']['input']>;
  /** 不合格项目 */
  findings?: InputMaybe<Array<Scalars['String']['input']>>;
  /** 组织检查的机关 */
  authority?: InputMaybe<Scalars['String']['input']>;
  /** 承检机构 */
  agency?: InputMaybe<Scalars['String']['input']>;
  /** 所复查的那次检查在同一来源系统中的记录编号 */
  recheckOfRecordId?: InputMaybe<Scalars['String']['input']>;
  /** 整改期限 */
  rectificationDueOn?: InputMaybe<Scalars['Date']['input']>;
  /** 整改完成日期 */
  rectifiedOn?: InputMaybe<Scalars['Date']['input']>;
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
  Inspection: ResolverTypeWrapper<RecordRow>;
  Rectification: ResolverTypeWrapper<Rectification>;
  InspectionKind: InspectionKind;
  InspectionConclusion: InspectionConclusion;
  InspectionSummary: ResolverTypeWrapper<InspectionSummaryRow>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  InspectionConnection: ResolverTypeWrapper<InspectionPage>;
  InspectionEdge: ResolverTypeWrapper<Omit<InspectionEdge, 'node'> & { node: ResolversTypes['Inspection'] }>;
  InspectionInput: InspectionInput;
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
  Inspection: RecordRow;
  Rectification: Rectification;
  InspectionSummary: InspectionSummaryRow;
  Float: Scalars['Float']['output'];
  InspectionConnection: InspectionPage;
  InspectionEdge: Omit<InspectionEdge, 'node'> & { node: ResolversParentTypes['Inspection'] };
  InspectionInput: InspectionInput;
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
  inspections?: Resolver<Maybe<ResolversTypes['InspectionConnection']>, ParentType, ContextType, RequireFields<EnterpriseInspectionsArgs, 'first'>>;
  inspectionSummary?: Resolver<Maybe<ResolversTypes['InspectionSummary']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  inspection?: Resolver<Maybe<ResolversTypes['Inspection']>, ParentType, ContextType, RequireFields<QueryInspectionArgs, 'id'>>;
  unlinkedInspections?: Resolver<Maybe<ResolversTypes['InspectionConnection']>, ParentType, ContextType, RequireFields<QueryUnlinkedInspectionsArgs, 'first'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  pushInspections?: Resolver<Maybe<Array<ResolversTypes['Receipt']>>, ParentType, ContextType, RequireFields<MutationPushInspectionsArgs, 'records'>>;
  withdrawInspections?: Resolver<Maybe<Array<ResolversTypes['Receipt']>>, ParentType, ContextType, RequireFields<MutationWithdrawInspectionsArgs, 'records'>>;
};

export type InspectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Inspection'] = ResolversParentTypes['Inspection']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['InspectionKind'], ParentType, ContextType>;
  inspectedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  publishedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  conclusion?: Resolver<ResolversTypes['InspectionConclusion'], ParentType, ContextType>;
  outcomes?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  specification?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  findings?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  authority?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  agency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recheckOf?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  rectification?: Resolver<Maybe<ResolversTypes['Rectification']>, ParentType, ContextType>;
  enterprise?: Resolver<Maybe<ResolversTypes['Enterprise']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['RecordSource']>, ParentType, ContextType>;
};

export type RectificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Rectification'] = ResolversParentTypes['Rectification']> = {
  dueOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  completedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  overdue?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type InspectionSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InspectionSummary'] = ResolversParentTypes['InspectionSummary']> = {
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastInspectedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  passRate?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type InspectionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InspectionConnection'] = ResolversParentTypes['InspectionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['InspectionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Inspection']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InspectionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InspectionEdge'] = ResolversParentTypes['InspectionEdge']> = {
  node?: Resolver<ResolversTypes['Inspection'], ParentType, ContextType>;
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
  Inspection?: InspectionResolvers<ContextType>;
  Rectification?: RectificationResolvers<ContextType>;
  InspectionSummary?: InspectionSummaryResolvers<ContextType>;
  InspectionConnection?: InspectionConnectionResolvers<ContextType>;
  InspectionEdge?: InspectionEdgeResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  access?: AccessDirectiveResolver<any, any, ContextType>;
  personal?: PersonalDirectiveResolver<any, any, ContextType>;
  speaksOf?: SpeaksOfDirectiveResolver<any, any, ContextType>;
  compares?: ComparesDirectiveResolver<any, any, ContextType>;
  resource?: ResourceDirectiveResolver<any, any, ContextType>;
  sharing?: SharingDirectiveResolver<any, any, ContextType>;
};
