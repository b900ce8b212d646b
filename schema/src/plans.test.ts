import { expect, test } from '@jest/globals'
import { concatAST, Kind, parse, print } from 'graphql'
import { planner } from '../testing/plan.ts'
import { compose } from './compose.ts'
import { readSubgraphs, type SubgraphSource } from './subgraphs.ts'

const departments = readSubgraphs()

/** A department that came later and knows companies by nothing but their name. */
const complaints = (sdl = complaintsSdl): SubgraphSource => ({
  ...departments[0]!,
  name: 'complaints',
  url: 'http://127.0.0.1:4099/graphql',
  typeDefs: concatAST([sharedTypes, parse(sdl)]),
})

const sharedTypes = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@shareable"])
`)

const complaintsSdl = `
  "企业"
  type Enterprise @key(fields: "name") {
    "现用名称"
    name: String!
    "投诉举报件数"
    complaints: Int
  }
  type Query {
    "投诉举报最多的企业"
    mostComplained: Enterprise
  }
`

const plan = planner(compose(departments).supergraph)
const planWithComplaints = planner(compose([...departments, complaints()]).supergraph)

/** How a department speaks of a company: its keys and the first two fields, without descriptions and who reads them. */
const enterpriseStub = ({ typeDefs }: SubgraphSource): string[] =>
  typeDefs.definitions.flatMap(type =>
    type.kind === Kind.OBJECT_TYPE_DEFINITION && type.name.value === 'Enterprise'
      ? print({
          ...type,
          description: undefined,
          fields: type.fields?.slice(0, 2).map(field => ({ ...field, description: undefined })),
        })
          .replaceAll(/@access\([^)]*\)/g, '')
          .replaceAll(/\s+/g, ' ')
      : [],
  )

/** Ways that lead from a department's own record to its company. */
const throughDepartments = [
  '{ inspection(id: "1") { enterprise { name } } }',
  '{ unlinkedInspections { nodes { enterprise { name } } } }',
  '{ certificate(id: "1") { enterprise { name } } }',
  '{ penalty(id: "1") { enterprise { name orgCode penalties { nodes { enterprise { name } } } } } }',
  '{ enterprise(orgCode: "551385082") { inspections { nodes { enterprise { name } } } listings { enterprise { name } } } }',
]

test('every department keys companies on organization code, then on name, and leaves the name to the register', () => {
  const stubs = departments.filter(({ name }) => name !== 'enterprise').flatMap(enterpriseStub)
  expect(new Set(stubs)).toEqual(
    new Set([
      'type Enterprise @key(fields: "orgCode") @key(fields: "name") { orgCode: OrgCode! name: String! @external }',
    ]),
  )
})

test('a company is named by the register alone, whichever department leads to it', () => {
  for (const query of throughDepartments) {
    const naming = plan(query).filter(({ fields }) => fields.includes('name'))
    expect(naming.map(({ subgraph }) => subgraph)).toEqual(naming.map(() => 'enterprise'))
    expect(naming.flatMap(({ keys }) => keys).every(key => key === 'orgCode')).toBe(true)
    expect(naming).not.toEqual([])
  }
})

test('without @external a department would be believed about the name', () => {
  const believed = departments.map(department =>
    department.name === 'inspection'
      ? {
          ...department,
          typeDefs: parse(print(department.typeDefs).replace('name: String! @external', 'name: String!')),
        }
      : department,
  )
  const [first, ...rest] = planner(compose(believed).supergraph)(throughDepartments[0]!)
  expect(first).toMatchObject({ subgraph: 'inspection' })
  expect(first!.fields).toContain('name')
  expect(rest).toEqual([])
})

test('departments are asked by organization code, also where the client asked by name', () => {
  const fetches = plan(`{
    enterprise(name: "x") { inspectionSummary { total } certificateSummary { total } creditGrade { grade } }
  }`)
  expect(fetches[0]).toMatchObject({ subgraph: 'enterprise', keys: [] })
  expect(fetches.slice(1).map(({ subgraph, keys }) => [subgraph, keys])).toEqual(
    expect.arrayContaining([
      ['inspection', ['orgCode']],
      ['certification', ['orgCode']],
      ['credit', ['orgCode']],
    ]),
  )
  expect(fetches).toHaveLength(4)
})

test('a further department that knows nothing but names composes and is asked by the present name', () => {
  expect(planWithComplaints('{ enterprise(orgCode: "551385082") { complaints } }')).toEqual([
    { subgraph: 'enterprise', fields: ['enterprise', 'name'], keys: [] },
    { subgraph: 'complaints', fields: ['complaints'], keys: ['name'] },
  ])
  expect(planWithComplaints('{ inspection(id: "1") { enterprise { complaints } } }')).toEqual([
    { subgraph: 'inspection', fields: ['inspection', 'enterprise', 'orgCode'], keys: [] },
    { subgraph: 'enterprise', fields: ['name'], keys: ['orgCode'] },
    { subgraph: 'complaints', fields: ['complaints'], keys: ['name'] },
  ])
})

test('who comes from a department that knows nothing but names asks the other departments by name', () => {
  expect(planWithComplaints('{ mostComplained { orgCode inspectionSummary { total } } }')).toEqual([
    { subgraph: 'complaints', fields: ['mostComplained', 'name'], keys: [] },
    { subgraph: 'inspection', fields: expect.arrayContaining(['orgCode', 'inspectionSummary']), keys: ['name'] },
  ])
})

test('the archive is told what a request changes and of which company, one fetch for a whole list', () => {
  expect(plan('{ changeRequests { nodes { impact { note } } } }')).toEqual([
    {
      subgraph: 'enterprise',
      fields: ['changeRequests', 'nodes', 'id', 'differences', 'field', 'from', 'to', 'enterprise', 'orgCode'],
      keys: [],
    },
    { subgraph: 'archive', fields: ['impact', 'note'], keys: ['id', 'differences', 'enterprise'] },
  ])
})

test('a composition hint stops composition', () => {
  const planted = (sdl: string) => () => compose([...departments, complaints(`${complaintsSdl}\n${sdl}`)])
  expect(planted('')).not.toThrow()
  expect(planted('input WithdrawalInput { system: String! recordId: String! reason: String! note: String }')).toThrow(
    /INCONSISTENT_INPUT_OBJECT_FIELD.*note/,
  )
  expect(planted('"又一种说法" enum LinkState { LINKED IN_REVIEW UNKNOWN_ENTERPRISE PENDING }')).toThrow(/LinkState/)
})
