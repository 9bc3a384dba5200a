// Checking a receipt: anybody may ask; the answer never says what was chosen.
import { useState } from "react";
import { useClient } from "urql";
import { Link } from "wouter";
import { graphql } from "../../gql";
import type { ReceiptState } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { inGroups } from "../../ui/format";
import { Message, PageHead } from "../../ui/Parts";
import { useWords } from "../../words";
import { forgetReceipt, keptReceipt } from "./ballotDraft";

const RECEIPT = graphql(`
  query Receipt($campaign: String!, $code: String!) {
    receipt(campaignNumber: $campaign, code: $code) {
      code
      state
    }
  }
`);

const TONES = { NOT_FOUND: "stop", RECEIVED: "ok", COUNTED: "ok", REPLACED: "wait" } as const;

type Check = { is: "" | "asking" | "lost" | "empty" } | { is: "answered"; state: ReceiptState; code: string };

export default function ReceiptPage({ number }: { number: string }) {
  const w = useWords();
  const client = useClient();
  const [mine, setMine] = useState(() => keptReceipt(number));
  const [text, setText] = useState(mine ? inGroups(mine.code) : "");
  const [check, setCheck] = useState<Check>({ is: "" });
  const ask = async () => {
    // Phones like to begin with a capital; codes are in small letters.
    const code = text.replace(/[\s-]/g, "").toLowerCase();
    if (code === "") {
      setCheck({ is: "empty" });
      document.getElementById("code")?.focus();
      return;
    }
    setCheck({ is: "asking" });
    const { data } = await client
      .query(RECEIPT, { campaign: number, code }, { requestPolicy: "network-only" })
      .toPromise();
    setCheck(data ? { is: "answered", state: data.receipt.state, code: inGroups(code) } : { is: "lost" });
  };
  return (
    <>
      <PageHead
        title={w.receipt.checkTitle}
        way={[
          { to: "/votes", label: w.votes.title },
          { to: `/votes/${number}`, label: number },
        ]}
        here={w.receipt.checkTitle}
      >
        <p className="lead">{w.receipt.checkLead}</p>
      </PageHead>
      <div className="stack-6 form">
        <form
          className="card stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (check.is !== "asking") void ask();
          }}
        >
          <Field
            id="code"
            label={w.receipt.input}
            hint={mine ? w.receipt.onDevice : w.receipt.inputHint}
            error={check.is === "empty" ? w.receipt.needed : undefined}
          >
            {(aria) => (
              <input
                {...aria}
                className="input receipt-code"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                maxLength={200}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
          <div className="row">
            <Button submit busy={check.is === "asking"}>
              {check.is === "asking" ? w.receipt.going : w.receipt.go}
            </Button>
            {mine && (
              <Button
                look="plain"
                onPress={() => {
                  forgetReceipt(number);
                  setMine(null);
                  setText("");
                }}
              >
                {w.receipt.forget}
              </Button>
            )}
          </div>
        </form>
        {check.is === "answered" && (
          <Message key={check.code + check.state} tone={TONES[check.state]} title={w.receipt.states[check.state]} announce="alert">
            <p className="small">
              <span className="receipt-small">{check.code}</span> {w.receipt.stateHints[check.state]}
            </p>
          </Message>
        )}
        {check.is === "lost" && (
          <Message tone="stop" title={w.failed.title} announce="alert">
            <p className="small">{w.failed.line}</p>
          </Message>
        )}
        <p>
          <Link href={`/votes/${number}`}>{w.receipt.backToVote}</Link>
        </p>
      </div>
    </>
  );
}
