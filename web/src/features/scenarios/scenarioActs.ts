// Scenarios of an agreement: what is asked, and what may be done with them.
import { graphql } from "../../gql";

export const SCENARIOS = graphql(`
  query AgreementScenarios($number: String!) {
    agreement(number: $number) {
      id
      number
      title
      version
      viewerParty { id name }
      viewerRights
      movedAt
      moves { scenarios scenariosMovedAt }
      parties { lead body { id name } }
      tree { reference depth parentId clause { id version current { id heading text } } }
      roleMatrix {
        id
        edition
        columns { key actor body { id name } }
        duties { dutyId name version }
        fields { dutyId column value { number letters } }
      }
      viewerActions { ...Action }
    }
    agreementScenarios(number: $number, first: 40) {
      edges {
        cursor
        node { id title layer tabledAt changedAt body { id name } other { id name } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** What tells that a scenario is another, or what it changes, or that one may do more or less with it. */
export const FOLLOW_SCENARIOS = graphql(`
  subscription ScenariosFollowed($number: String!) {
    agreementChanged(number: $number) {
      id
      version
      movedAt
      viewerRights
      moves { scenarios scenariosMovedAt }
      roleMatrix { id edition }
    }
  }
`);

export const MONEY = graphql(`
  query ScenarioMoney($programme: ID!) {
    consortium(programmeId: $programme) {
      id
      contributionPlan {
        id
        years
        contributions { source form year won version payer { id name } }
        possiblePayers { source body { id name } }
      }
    }
  }
`);

graphql(`
  fragment ScenarioWhole on AgreementScenario {
    id
    title
    layer
    version
    tabledAt
    body { id name }
    other { id name }
    clauses { key kind targetId parentId afterId heading text read { clauseId version } tree reference stands left }
    amounts { source form year payerId won read stands left }
    shares { shares { bodyId share { numerator denominator } } reason read left }
    roles { dutyId column letters read nameVersion left }
    outcome {
      clausesBefore
      clausesAfter
      ground
      blocksBefore
      blocksAfter
      over
      parties { bodyId before after ownWords }
      cells { clauseId reference bodyId before after ownWords }
      invariantsBefore { kind state }
      invariantsAfter { kind state found allowed cures { kind won } rule { id title } payer { id name } }
      shares { bodyId before { numerator denominator } after { numerator denominator } }
      rightsEnd { reference effect { lets body { id name } } }
      dutiesFall { number what reference bodyId }
      sentencesCome { reference text }
      figures { reference before after }
      roles { dutyId name column before after }
      roleFaults { name fault }
      blocks { kind reference bodyId standing sentence }
    }
    viewerActions { ...Action }
  }
`);

export const SCENARIO = graphql(`
  query AgreementScenario($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on AgreementScenario { ...ScenarioWhole }
    }
  }
`);

export const CREATE_SCENARIO = graphql(`
  mutation CreateScenario($input: CreateScenarioInput!) {
    createScenario(input: $input) {
      __typename
      ... on CreateScenarioSuccess { scenario { id version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const CHANGE_SCENARIO = graphql(`
  mutation ChangeScenario($input: ChangeScenarioInput!) {
    changeScenario(input: $input) {
      __typename
      ... on ChangeScenarioSuccess { scenario { ...ScenarioWhole } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const TABLE_SCENARIO = graphql(`
  mutation TableScenario($input: TableScenarioInput!) {
    tableScenario(input: $input) {
      __typename
      ... on TableScenarioSuccess { scenario { id tabledAt } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const DISCARD_SCENARIO = graphql(`
  mutation DiscardScenario($input: DiscardScenarioInput!) {
    discardScenario(input: $input) {
      __typename
      ... on DiscardScenarioSuccess { agreement { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
