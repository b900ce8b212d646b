/* Generated from schema.graphql by `npm run schema`. Do not edit. */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { EnterpriseKey, CertificatePage, CertificateSummaryRow } from './repository.ts';
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
  /** 证书与许可，最近颁发的在前；没有日期的排在最后 */
  certificates?: Maybe<CertificateConnection>;
  /** 证书与许可汇总，截至今天 */
  certificateSummary?: Maybe<CertificateSummary>;
};


/** 企业 */
export type EnterpriseCertificatesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<Array<CertificateStatus>>;
  family?: InputMaybe<Array<CertificateFamily>>;
};

export type Query = {
  /** 按编号查一张证书；不存在为 null */
  certificate?: Maybe<Certificate>;
  /** 尚未关联到企业的证书，按记录所写名称查找；不给名称则列出全部 */
  unlinkedCertificates?: Maybe<CertificateConnection>;
};


export type QueryCertificateArgs = {
  id: Scalars['ID']['input'];
};


export type QueryUnlinkedCertificatesArgs = {
  text?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Mutation = {
  /** 推送证书与许可，每次最多 500 条；回执与输入同序 */
  pushCertificates?: Maybe<Array<Receipt>>;
  /** 撤回证书记录：从各处视图消失，日志保留。证书本身被撤销请推送状态 REVOKED */
  withdrawCertificates?: Maybe<Array<Receipt>>;
};


export type MutationPushCertificatesArgs = {
  records: Array<CertificateInput>;
};


export type MutationWithdrawCertificatesArgs = {
  records: Array<WithdrawalInput>;
};

/** 一张证书或许可 */
export type Certificate = {
  /** 本平台的记录编号 */
  id: Scalars['ID']['output'];
  /** 类别 */
  family: CertificateFamily;
  /** 证书编号 */
  number: Scalars['String']['output'];
  /** 证书所写的持证人名称；来源只给出代码时为 null */
  holderName?: Maybe<Scalars['String']['output']>;
  /** 许可或认证的范围；不知时为 null */
  scope?: Maybe<Scalars['String']['output']>;
  /** 发证机关或认证机构；不知时为 null */
  issuer?: Maybe<Scalars['String']['output']>;
  /** 颁发日期；不知时为 null */
  issuedOn?: Maybe<Scalars['Date']['output']>;
  /** 有效期自；不知时为 null */
  validFrom?: Maybe<Scalars['Date']['output']>;
  /** 有效期至，当日仍有效；长期有效或不知时为 null */
  validUntil?: Maybe<Scalars['Date']['output']>;
  /** 截至今天的状态；EXPIRED 由有效期得出 */
  status: CertificateStatus;
  /** 来源所报状态的变更日期；不知时为 null。过期不计入 */
  statusChangedOn?: Maybe<Scalars['Date']['output']>;
  /** 所属企业；尚未关联时为 null */
  enterprise?: Maybe<Enterprise>;
  /** 记录来源 */
  source?: Maybe<RecordSource>;
};

/** 证书类别 */
export type CertificateFamily =
  /** 工业产品生产许可证 */
  | 'PRODUCTION_LICENCE'
  /** 强制性产品认证（CCC） */
  | 'CCC'
  /** 管理体系认证 */
  | 'MANAGEMENT_SYSTEM'
  /** 特种设备 */
  | 'SPECIAL_EQUIPMENT'
  /** 计量 */
  | 'METROLOGY'
  /** 检验检测机构资质认定（CMA） */
  | 'CMA'
  /** 食品生产或经营许可 */
  | 'FOOD'
  /** 食品相关产品 */
  | 'FOOD_CONTACT'
  /** 其他 */
  | 'OTHER';

/** 证书与许可汇总，截至今天。暂停、撤销、注销的只计入 total */
export type CertificateSummary = {
  /** 证书数 */
  total: Scalars['Int']['output'];
  /** 有效的证书数 */
  valid: Scalars['Int']['output'];
  /** 有效但将在 90 日内到期的证书数，含今天到期的 */
  expiringIn90Days: Scalars['Int']['output'];
  /** 过期的证书数 */
  expired: Scalars['Int']['output'];
};

/** 证书列表（Relay） */
export type CertificateConnection = {
  /** 条目与游标 */
  edges: Array<CertificateEdge>;
  /** 条目 */
  nodes: Array<Certificate>;
  /** 分页信息 */
  pageInfo: PageInfo;
  /** 总数，最多数到 1000，更多时为 1001 */
  totalCount: Scalars['Int']['output'];
};

/** 证书列表的一项（Relay） */
export type CertificateEdge = {
  /** 条目 */
  node: Certificate;
  /** 游标 */
  cursor: Scalars['String']['output'];
};

/** 推送的一张证书或许可 */
export type CertificateInput = {
  /** 来源；其中的企业名称即持证人名称 */
  source: RecordSourceInput;
  /** 类别 */
  family: CertificateFamily;
  /** 证书编号 */
  number: Scalars['String']['input'];
  /** 许可或认证的范围 */
  scope?: InputMaybe<Scalars['String']['input']>;
  /** 发证机关或认证机构 */
  issuer?: InputMaybe<Scalars['String']['input']>;
  /** 颁发日期 */
  issuedOn?: InputMaybe<Scalars['Date']['input']>;
  /** 有效期自 */
  validFrom?: InputMaybe<Scalars['Date']['input']>;
  /** 有效期至，当日仍有效；长期有效不填 */
  validUntil?: InputMaybe<Scalars['Date']['input']>;
  /** 状态；EXPIRED 须与有效期相符，按有效期推算，不另存 */
  status: CertificateStatus;
  /** 状态变更日期 */
  statusChangedOn?: InputMaybe<Scalars['Date']['input']>;
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
  Certificate: ResolverTypeWrapper<RecordRow>;
  CertificateFamily: CertificateFamily;
  CertificateSummary: ResolverTypeWrapper<CertificateSummaryRow>;
  CertificateConnection: ResolverTypeWrapper<CertificatePage>;
  CertificateEdge: ResolverTypeWrapper<Omit<CertificateEdge, 'node'> & { node: ResolversTypes['Certificate'] }>;
  CertificateInput: CertificateInput;
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
  Certificate: RecordRow;
  CertificateSummary: CertificateSummaryRow;
  CertificateConnection: CertificatePage;
  CertificateEdge: Omit<CertificateEdge, 'node'> & { node: ResolversParentTypes['Certificate'] };
  CertificateInput: CertificateInput;
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
  certificates?: Resolver<Maybe<ResolversTypes['CertificateConnection']>, ParentType, ContextType, RequireFields<EnterpriseCertificatesArgs, 'first'>>;
  certificateSummary?: Resolver<Maybe<ResolversTypes['CertificateSummary']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  certificate?: Resolver<Maybe<ResolversTypes['Certificate']>, ParentType, ContextType, RequireFields<QueryCertificateArgs, 'id'>>;
  unlinkedCertificates?: Resolver<Maybe<ResolversTypes['CertificateConnection']>, ParentType, ContextType, RequireFields<QueryUnlinkedCertificatesArgs, 'first'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  pushCertificates?: Resolver<Maybe<Array<ResolversTypes['Receipt']>>, ParentType, ContextType, RequireFields<MutationPushCertificatesArgs, 'records'>>;
  withdrawCertificates?: Resolver<Maybe<Array<ResolversTypes['Receipt']>>, ParentType, ContextType, RequireFields<MutationWithdrawCertificatesArgs, 'records'>>;
};

export type CertificateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Certificate'] = ResolversParentTypes['Certificate']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  family?: Resolver<ResolversTypes['CertificateFamily'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  holderName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scope?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  issuer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  issuedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validUntil?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CertificateStatus'], ParentType, ContextType>;
  statusChangedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  enterprise?: Resolver<Maybe<ResolversTypes['Enterprise']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['RecordSource']>, ParentType, ContextType>;
};

export type CertificateSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CertificateSummary'] = ResolversParentTypes['CertificateSummary']> = {
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  valid?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expiringIn90Days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expired?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CertificateConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CertificateConnection'] = ResolversParentTypes['CertificateConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CertificateEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Certificate']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CertificateEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CertificateEdge'] = ResolversParentTypes['CertificateEdge']> = {
  node?: Resolver<ResolversTypes['Certificate'], ParentType, ContextType>;
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
  Certificate?: CertificateResolvers<ContextType>;
  CertificateSummary?: CertificateSummaryResolvers<ContextType>;
  CertificateConnection?: CertificateConnectionResolvers<ContextType>;
  CertificateEdge?: CertificateEdgeResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  access?: AccessDirectiveResolver<any, any, ContextType>;
  personal?: PersonalDirectiveResolver<any, any, ContextType>;
  speaksOf?: SpeaksOfDirectiveResolver<any, any, ContextType>;
  compares?: ComparesDirectiveResolver<any, any, ContextType>;
  resource?: ResourceDirectiveResolver<any, any, ContextType>;
  sharing?: SharingDirectiveResolver<any, any, ContextType>;
};
