// Several questions of one page, asked at once: it is drawn when all have been answered, and nothing in it moves away.
import { useEffect, useState } from "react";
import { type AnyVariables, type TypedDocumentNode, useClient } from "urql";

// Nobody waits longer than this for a part: what is there by then is shown, and the rest when it comes.
const PATIENCE_MS = 4_000;

/**
 * True once each question has been answered or has failed. The parts of the page then read their own answer from the cache.
 * All questions are of one number; who gives them gives the same list each time.
 */
export function useAnswered<V extends AnyVariables>(questions: readonly TypedDocumentNode<unknown, V>[], variables: V): boolean {
  const client = useClient();
  const [answered, setAnswered] = useState(false);
  useEffect(() => {
    let over = false;
    const show = () => {
      if (!over) setAnswered(true);
    };
    const patience = setTimeout(show, PATIENCE_MS);
    const asked = questions.map((query) => client.query(query, variables, { requestPolicy: "network-only" }).toPromise());
    void Promise.all(asked).then(show);
    return () => {
      over = true;
      clearTimeout(patience);
    };
  }, [client, questions, variables]);
  return answered;
}
