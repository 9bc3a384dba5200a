// Handing the draft of this device over to the house, to go on elsewhere or with others.
import { useMutation } from "urql";
import { useState } from "react";
import { useLocation } from "wouter";
import { useHat } from "../../api/asker";
import { once } from "../../api/client";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { useViewer } from "../../frame/viewer";
import { graphql } from "../../gql";
import type { RefusalBodyFragment } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { keep } from "../../ui/keep";
import { useWords } from "../../words";
import { forgetDraft, type IdeaDraft } from "../ideas/draft";
import type { KeptDraft } from "./DraftPage";
import { wordsOf } from "./wordsOf";

const BEGIN = graphql(`
  mutation BeginDraft($input: BeginDraftInput!) {
    beginDraft(input: $input) {
      __typename
      ... on BeginDraftSuccess { draft { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export function KeepDraft({ draft, programmeId }: { draft: IdeaDraft; programmeId: string }) {
  const w = useWords().drafts;
  const { asker } = useHat();
  const { viewer } = useViewer();
  const [, go] = useLocation();
  const [{ fetching }, begin] = useMutation(BEGIN);
  const [refusal, setRefusal] = useState<RefusalBodyFragment | null>(null);
  const hand = async () => {
    const { data } = await begin({ input: { programmeId, words: wordsOf(draft) } }, once(asker, crypto.randomUUID()));
    const answer = data?.beginDraft;
    if (answer?.__typename === "Refused") setRefusal(answer);
    if (answer?.__typename !== "BeginDraftSuccess") return;
    keep(`draft.${answer.draft.id}`, { text: draft, base: 1, by: viewer?.id ?? null, saved: true } satisfies KeptDraft);
    forgetDraft(viewer?.id ?? null);
    go(`/ideas/drafts/${answer.draft.id}`);
  };
  return (
    <>
      <Button look="line" busy={fetching} onPress={() => void hand()}>
        {w.keep}
      </Button>
      {refusal && <RefusalMessage refusal={refusal} afterAct />}
    </>
  );
}
