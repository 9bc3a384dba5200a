// A sheet as it is sent: the whole of it, each change with what it was written on, as it came.
import type { AgreementScenariosQuery, ChangeScenarioInput, ScenarioWholeFragment } from "../../gql/graphql";

export type Scenario = ScenarioWholeFragment;
export type Agreement = NonNullable<AgreementScenariosQuery["agreement"]>;
export type Place = Agreement["tree"][number];
export type Sheet = ChangeScenarioInput;

export interface EditProps {
  agreement: Agreement;
  scenario: Scenario;
  put: (sheet: Sheet) => void;
  busy: boolean;
}

export function sheetOf(scenario: Scenario): Sheet {
  const { shares } = scenario;
  return {
    scenarioId: scenario.id,
    expectedVersion: scenario.version,
    title: scenario.title,
    clauses: scenario.clauses.map(({ key, kind, targetId, parentId, afterId, heading, text, read, tree }) => ({
      key,
      kind,
      targetId,
      parentId,
      afterId,
      heading,
      text,
      read: read.map(({ clauseId, version }) => ({ clauseId, version })),
      tree,
    })),
    amounts: scenario.amounts.map(({ source, form, year, payerId, won, read }) => ({ source, form, year, payerId, won, read })),
    shares: shares && {
      shares: shares.shares.map(({ bodyId, share }) => ({ bodyId, share: `${share.numerator}/${share.denominator}` })),
      reason: shares.reason,
      read: shares.read,
    },
    roles: scenario.roles.map(({ dutyId, column, letters, read, nameVersion }) => ({ dutyId, column, letters, read, nameVersion })),
  };
}

/** A clause with all under it, in reading order. */
export function branchOf(tree: Place[], place: Place): Place[] {
  const start = tree.indexOf(place);
  const end = tree.findIndex(({ depth }, at) => at > start && depth <= place.depth);
  return tree.slice(start, end === -1 ? undefined : end);
}

export const staleIn = (scenario: Scenario): number =>
  [...scenario.clauses, ...scenario.amounts, ...(scenario.shares ? [scenario.shares] : []), ...scenario.roles].filter(
    ({ left }) => left === "STALE",
  ).length;

export const sizeOf = (scenario: Scenario): number =>
  scenario.clauses.length + scenario.amounts.length + scenario.roles.length + (scenario.shares ? 1 : 0);
