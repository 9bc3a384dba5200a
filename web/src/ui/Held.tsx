// What somebody has begun to type stays on the page when the act it was for is no longer his, with what has changed.
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from "react";
import type { RefusalBodyFragment } from "../gql/graphql";
import { useWords } from "../words";
import { Button } from "./Button";
import { Message } from "./Parts";

const Sent = createContext<() => void>(() => undefined);

/** What is called when what was typed has been sent: then nothing of it has to stay. */
export const useSent = () => useContext(Sent);

interface HeldProps {
  /** What the viewer may do now, as the server says it. */
  actions: readonly { name: string; allowed: boolean; refusal?: Pick<RefusalBodyFragment, "message" | "remedy"> | null }[];
  /** Which of them it is for. */
  name: string;
  /** Where it is an entry of a list. */
  item?: { id: string; className: string };
  /** Whether what is inside says by itself what changed. */
  quiet?: boolean;
  /** What stands there while it is not offered and nothing was typed. */
  otherwise?: ReactNode;
  children: ReactNode;
}

/** Shows its children while they are offered, and longer if something was typed in them that has not been sent. */
export function Held({ actions, name, item, quiet = false, otherwise = null, children }: HeldProps) {
  const act = actions.find((one) => one.name === name);
  const open = act?.allowed === true;
  const w = useWords().held;
  const [typed, setTyped] = useState(false);
  const sent = useCallback(() => setTyped(false), []);
  const outer = useSent();
  const all = useMemo(
    () => () => {
      sent();
      outer();
    },
    [sent, outer],
  );
  if (!open && !typed) return otherwise;
  const Box = item ? "li" : "div";
  return (
    <Sent value={all}>
      <Box className="held" {...item} onInput={() => setTyped(true)}>
        {!open && !quiet && (
          <Message tone="warn" title={w.title} announce="status">
            <p className="small">
              {act?.refusal?.message ?? w.gone} {act?.refusal?.remedy}
            </p>
            <p className="small">{w.kept}</p>
            <div className="row">
              <Button look="line" onPress={sent}>
                {w.drop}
              </Button>
            </div>
          </Message>
        )}
        {children}
      </Box>
    </Sent>
  );
}
