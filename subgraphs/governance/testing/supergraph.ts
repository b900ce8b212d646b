/** A composed supergraph of two departments in miniature, as the catalogue and the grants read it. */
export const supergraph = `
enum join__Graph {
  ENTERPRISE @join__graph(name: "enterprise", url: "")
  CREDIT @join__graph(name: "credit", url: "")
}
"一家企业；没有代码时另附提示"
type Enterprise
  @join__type(graph: ENTERPRISE, key: "orgCode")
  @join__type(graph: CREDIT, key: "orgCode")
  @access(read: ["public", "officer"], granted: ["system"])
  @resource(code: "ENTERPRISE")
{
  "组织机构代码；没有时为 null"
  orgCode: OrgCode! @access(read: ["public", "officer", "system"])
  "现用名称"
  name: String! @join__field(graph: ENTERPRISE) @join__field(graph: CREDIT, external: true)
  "登记状态"
  status: String @join__field(graph: ENTERPRISE)
  "行政处罚，最近决定的在前"
  penalties: PenaltyConnection @join__field(graph: CREDIT) @access(read: ["officer"], granted: ["system"])
}
type PenaltyConnection @join__type(graph: CREDIT) @access(as: "PARENT") {
  "条目"
  nodes: [Penalty!]!
}
"一次行政处罚"
type Penalty
  @join__type(graph: CREDIT)
  @access(read: ["officer"], granted: ["system"])
  @resource(code: "PENALTY")
{
  "决定书文号"
  decisionNo: String!
  "违法事实"
  facts: String @access(read: ["officer"])
  "罚款金额（分）"
  fine: Fen
  "所属企业"
  enterprise: Enterprise
}
"一项内部提示"
type Hint @join__type(graph: CREDIT) @access(read: ["officer"]) @resource(code: "HINT") @sharing(type: "NONE", basis: "某法第三条") {
  "内容"
  words: String
}
type Query @join__type(graph: ENTERPRISE) @access(as: "RESULT") {
  "一次处罚"
  penalty: Penalty
}
`
