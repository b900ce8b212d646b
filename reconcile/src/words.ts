/** The one type of the register. */
export const enterpriseType = { id: 'enterprise', name: '企业' }

/** 登记状态 in the words of the schema. */
export const registrationStatusWords: Readonly<Record<string, string>> = {
  ACTIVE: '存续',
  REVOKED: '吊销未注销',
  REVOKED_CANCELLED: '吊销已注销',
  CANCELLED: '注销',
  ANNULLED: '撤销',
  MOVED_OUT: '迁出',
  DORMANT: '歇业',
  OTHER: '其他',
  UNKNOWN: '登记未说明',
}

/** 名单类型 in the words of the schema. */
export const listingKindWords: Readonly<Record<string, string>> = {
  ABNORMAL_OPERATIONS: '经营异常名录',
  SERIOUS_VIOLATION: '严重违法失信名单',
  RED: '红名单',
}
