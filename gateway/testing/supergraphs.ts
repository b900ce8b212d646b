import { parse } from 'graphql'
import { compose } from './shop.ts'

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@interfaceObject", "@extends"])\n'

/** Small supergraphs of the kinds that are hard to execute, by what is hard in them: subgraph → schema. */
const services: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'chains of requires': {
    a: `type Query { things: [Thing] thing(id: ID!): Thing! }
        type Thing @key(fields: "id") { id: ID! weight: Int size: Float! box: Box! }
        type Box @shareable { width: Int! height: Int }`,
    b: `type Thing @key(fields: "id") { id: ID! weight: Int @external volume: Int @requires(fields: "weight") }`,
    c: `type Thing @key(fields: "id") { id: ID! volume: Int @external box: Box! @external postage: Int! @requires(fields: "volume box { width height }") }
        type Box { width: Int! @external height: Int @external }`,
    d: `type Thing @key(fields: "id") { id: ID! postage: Int! @external volume: Int @external label: String @requires(fields: "postage volume") }`,
  },
  'provides and shared values': {
    a: `type Query { shops: [Shop!]! shop: Shop shared: Value @shareable }
        type Shop @key(fields: "id") { id: ID! best: Item @provides(fields: "name maker { name }") all: [Item] any: Item @provides(fields: "name") }
        type Item @key(fields: "id") { id: ID! name: String @external maker: Maker @external }
        type Maker @key(fields: "id") { id: ID! name: String @external }
        type Value @shareable { x: Int y: Int parts: [Part!] }
        type Part @shareable { p: Int }`,
    b: `type Query { shared: Value @shareable }
        type Item @key(fields: "id") { id: ID! name: String @shareable maker: Maker @shareable price: Int! tags: [String!]! }
        type Maker @key(fields: "id") { id: ID! name: String @shareable country: String }
        type Value @shareable { x: Int z: Int! parts: [Part!] }
        type Part @shareable { p: Int q: String }`,
  },
  'objects of interfaces': {
    a: `type Query { media: Media medias: [Media!] }
        interface Media @key(fields: "id") { id: ID! title: String }
        type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int! }
        type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }`,
    b: `type Query { rated: [Media] }
        type Media @key(fields: "id") @interfaceObject { id: ID! stars: Int! reviews: [Review] }
        type Review { id: ID! words: String }`,
    c: `type Media @key(fields: "id") @interfaceObject { id: ID! title: String @external slug: String @requires(fields: "title") }`,
  },
  'unions and interfaces': {
    a: `type Query { pets: [Pet] named: [Named] pet(id: ID!): Pet nodes: [[Named!]!] }
        union Pet = Cat | Dog | Fish
        interface Named { name: String! friend: Named }
        type Cat implements Named @key(fields: "id") { id: ID! name: String! friend: Dog lives: Int! mood: Mood }
        type Dog implements Named @key(fields: "id") { id: ID! name: String! friend: Named tricks: [String!] mood: String! }
        type Fish { depth: Float water: Water }
        enum Water { SALT FRESH }
        type Mood { word: String }`,
    b: `interface Owned { owner: Owner }
        type Cat implements Owned @key(fields: "id") { id: ID! owner: Owner age: Int! }
        type Dog implements Owned @key(fields: "id") { id: ID! owner: Owner age: Int }
        type Owner @key(fields: "name") { name: String! pets: [Beast!] }
        union Beast = Cat | Dog`,
    c: `type Owner @key(fields: "name") { name: String! city: String }`,
  },
  'members of unions that only some know': {
    a: `type Query { first: Holder firsts: [Holder!] }
        union Thing = Common | OnlyFirst
        type Holder @shareable { things: [Thing] thing: Thing }
        type Common @shareable { label: String! }
        type OnlyFirst { one: String size: Int }`,
    b: `type Query { second: Holder }
        union Thing = Common | OnlySecond
        type Holder @shareable { things: [Thing] thing: Thing }
        type Common @shareable { label: String! }
        type OnlySecond { two: Int }`,
  },
  'lists in lists and nested keys': {
    a: `type Query { grid: [[Cell!]] rows: [Row!]! }
        type Row { cells: [[Cell]!] }
        type Cell @key(fields: "at { x y } board { id }") { at: Point! board: Board! mark: String }
        type Point @shareable { x: Int! y: Int! }
        type Board @key(fields: "id") { id: ID! }`,
    b: `type Cell @key(fields: "at { x y } board { id }") { at: Point! board: Board! around: [Cell!] worth: Int }
        type Point @shareable { x: Int! y: Int! }
        type Board @key(fields: "id") { id: ID! size: Int! owner: String }`,
  },
  'several keys': {
    a: `type Query { users: [User] user(id: ID!): User }
        type User @key(fields: "id") { id: ID! email: String @shareable }`,
    b: `type User @key(fields: "id") @key(fields: "email") { id: ID! email: String @shareable nick: String! @shareable }`,
    c: `type User @key(fields: "email") { email: String points: Int! level: Level }
        enum Level { LOW HIGH }`,
    d: `type User @key(fields: "nick") { nick: String! badges: [Badge!]! }
        type Badge { name: String! since: String }`,
    e: `type User @key(fields: "nick") @key(fields: "id") { nick: String! id: ID! }`,
  },
  'mutations in turn': {
    a: `type Query { counter: Counter }
        type Mutation { add(by: Int!): Counter! reset: Counter set(to: Amount!): Counter }
        input Amount { value: Int! note: String }
        type Counter @key(fields: "id") { id: ID! value: Int! }`,
    b: `type Mutation { double: Counter tag(name: String = "x"): Counter! }
        type Counter @key(fields: "id") { id: ID! tag: String history: [Int!] }`,
  },
  'overrides and what is hidden': {
    a: `type Query { items: [Item!] node: Node }
        interface Node { id: ID! }
        type Item implements Node @key(fields: "id") { id: ID! price: Int secret: String @inaccessible kind: Kind }
        type Ghost implements Node @inaccessible { id: ID! }
        enum Kind { SEEN HIDDEN @inaccessible }`,
    b: `type Item @key(fields: "id") { id: ID! price: Int @override(from: "a") secret: String @external hint: String @requires(fields: "secret") }`,
    c: `type Query { top: Item }
        type Item @key(fields: "id", resolvable: false) { id: ID! }`,
  },
  'keys on interfaces, and circles': {
    a: `type Query { product: Product products: [Product] }
        interface Product @key(fields: "id") { id: ID! samePriceProduct: Product }
        type Book implements Product @key(fields: "id") { id: ID! samePriceProduct: Product @provides(fields: "... on Book { price }") price: Float @external }
        type Toy implements Product @key(fields: "id") { id: ID! samePriceProduct: Product price: Float @shareable }`,
    b: `type Book @key(fields: "id") { id: ID! price: Float @shareable author: Person }
        type Toy @key(fields: "id") { id: ID! price: Float @shareable maker: Person! }
        type Person @key(fields: "id") { id: ID! wrote: [Book!] name: String! }`,
    c: `type Person @key(fields: "id") { id: ID! age: Int }`,
  },
  'arguments of every kind': {
    a: `type Query { shelf(at: [[Int!]]!, sort: Sort = NEWEST, where: Where): Shelf grid(of: [[Where!]]): [[[Item]!]] }
        enum Sort { NEWEST OLDEST }
        input Where { sort: Sort! = OLDEST words: [String!] not: Where near: [[Float]] }
        type Shelf @key(fields: "id") { id: ID! items(sorts: [Sort!]! = [OLDEST], first: Int! = 3): [Item!] }
        type Item @key(fields: "id") { id: ID! }`,
    b: `enum Sort { NEWEST OLDEST }
        input Where { sort: Sort! = OLDEST words: [String!] not: Where near: [[Float]] }
        type Shelf @key(fields: "id") { id: ID! count(where: Where!, deep: Boolean! = false): Int! best(sort: Sort!): Item }
        type Item @key(fields: "id") { id: ID! score(by: [Sort]): Float matrix: [[Int!]!] }`,
  },
  'interfaces of interfaces': {
    a: `type Query { node(id: ID!): Node nodes: [Node!] places: [[Place]] searched: [Found] }
        interface Node { id: ID! }
        interface Place implements Node { id: ID! within: Place }
        interface Sized { size: Int }
        type City implements Node & Place & Sized @key(fields: "id") { id: ID! within: Country size: Int mayor: Person }
        type Country implements Node & Place @key(fields: "id") { id: ID! within: Place capital: City }
        type Person implements Node @key(fields: "id") { id: ID! home: Place }
        union Found = City | Person`,
    b: `interface Titled { title: String! }
        type City implements Titled @key(fields: "id") { id: ID! title: String! twins: [Titled!] }
        type Country implements Titled @key(fields: "id") { id: ID! title: String! }
        type Person implements Titled @key(fields: "id") { id: ID! title: String! boss: Person }`,
  },
}

export const supergraphs: readonly (readonly [what: string, sdl: string])[] = Object.entries(services).map(
  ([what, parts]) => [
    what,
    compose(
      Object.fromEntries(
        Object.entries(parts).map(([name, sdl]) => [
          name,
          { typeDefs: parse(link + sdl), url: `http://${name}.invalid` },
        ]),
      ),
    ),
  ],
)
