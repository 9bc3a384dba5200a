// An idea as one page holds it: what everybody reads and what is one's own, always of one moment, and followed.
import { useCallback, useMemo, useState } from "react";
import { ASIDE } from "../../api/live";
import { useCaughtUp, useFollowed, useInTurn, useRead } from "../../api/following";
import { graphql } from "../../gql";
import type { IdeaOfMineQuery, IdeaQuery } from "../../gql/graphql";

const IDEA = graphql(`
  query Idea($number: String!) {
    proposal(number: $number) {
      id
      number
      title
      summary
      body
      bodyHtml
      category
      place
      cost
      state
      submittedOn
      openedOn
      supportCount
      moves { fromState toState reason ground on recordedAt }
      answers { outcome text startsOn on recordedAt }
      progress { text on recordedAt }
      channel
      author { displayName }
      authors { lead name { displayName } share { numerator denominator } }
      ballotLines { ...StoryLine }
      programme { id }
      point { longitude latitude }
      area
      attachments { ...AttachmentOfIdea }
    }
  }
`);

// What is a person's own, and what the day alone changes, is asked beside what everybody sees.
const MINE = graphql(`
  query IdeaOfMine($number: String!) {
    proposal(number: $number) {
      id
      viewerSupports
      supportGoal { kind supports until }
      duties { kind supports dueOn doneOn }
      programme { id bodies { body { id name kind } } supportLadder { kind supports answerDays } }
      reexaminationUntil
      supplementUntil
      answerClock {
        dueOn
        stoppedOn
        daysLate
        state
        rule { id source article }
        pauses { cause }
      }
      viewerIsAuthor
      decision { id rule { id title source article } until reason appeal { state reason } }
      viewerActions { ...Action }
    }
  }
`);

// What changes the page for everybody. Supports are not among it: each would make every reader ask again.
const FOLLOW = graphql(`
  subscription IdeaFollowed($number: String!) {
    proposalChanged(number: $number) {
      id
      title
      summary
      body
      state
      moves { toState }
      answers { text }
      progress { text }
      author { displayName }
    }
  }
`);
// Rights that are given or end while the page is open bring their buttons or take them away.
const RIGHTS = graphql(`
  subscription IdeaRights($number: String!) {
    proposalChanged(number: $number) { id viewerActions { ...Action } }
  }
`);

export type Idea = NonNullable<IdeaQuery["proposal"]>;
export type Mine = NonNullable<IdeaOfMineQuery["proposal"]>;

interface Both {
  idea: Idea | null;
  mine: Mine | null;
}

/**
 * Both halves as they stood at one moment: a right that comes or goes is shown with the act that moved it, never before.
 * Who began to write when only one of them had arrived would be told of his own act as of another's.
 */
export function useIdea(number: string, signedIn: boolean) {
  const variables = useMemo(() => ({ number }), [number]);
  const { data, error, refresh: askIdea } = useRead(IDEA, variables);
  const { data: own, error: ownError, refresh: askMine } = useRead(MINE, variables);
  const [asking, setAsking] = useState(false);
  const [turn, setTurn] = useState(0);
  const [shown, setShown] = useState<Both | null>(null);
  if (!asking && data && own && (shown?.idea !== data.proposal || shown?.mine !== own.proposal)) {
    setShown({ idea: data.proposal ?? null, mine: own.proposal ?? null });
  }
  const refresh = useInTurn(
    useCallback(async () => {
      setAsking(true);
      await Promise.all([askIdea(), askMine()]);
      setAsking(false);
      setTurn((before) => before + 1);
    }, [askIdea, askMine]),
  );
  const news = useFollowed(FOLLOW, variables, false, ASIDE);
  useCaughtUp(news.told, shown ? { proposalChanged: shown.idea } : undefined, refresh);
  const rights = useFollowed(RIGHTS, variables, !signedIn, ASIDE);
  useCaughtUp(rights.told, shown ? { proposalChanged: shown.mine } : undefined, refresh);
  return { shown, error: error ?? ownError, refresh, turn };
}
