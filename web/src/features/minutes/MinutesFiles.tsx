// The minutes as files: the public's, and all of them for whoever reads all of them.
import { useCallback, useEffect, useState } from "react";
import { useClient } from "urql";
import { graphql } from "../../gql";
import type { MinutesFilesQuery } from "../../gql/graphql";
import { useWords } from "../../words";
import { useOf } from "../councils/whichCouncil";
import { DocumentFiles } from "../files/DocumentFiles";

const FILES = graphql(`
  query MinutesFiles($number: Int!, $of: ID) {
    minutesDesk(number: $number, councilId: $of) { minutes { id files { kind isPublic path } certificateFiles { kind isPublic path } } }
  }
`);

interface MinutesFilesProps {
  number: number;
  /** What changes whenever the files do: the address of a file is that of its text, and goes with it. */
  stand: string;
}

type Files = NonNullable<NonNullable<MinutesFilesQuery["minutesDesk"]>["minutes"]>;

export function MinutesFiles({ number, stand }: MinutesFilesProps) {
  const w = useWords();
  const client = useClient();
  const of = useOf();
  const ask = useCallback(() => client.query(FILES, { number, of }, { requestPolicy: "network-only" }).toPromise(), [client, number, of]);
  const [found, setFound] = useState<{ stand: string; minutes: Files | null } | null>(null);
  useEffect(() => {
    let over = false;
    void ask().then(({ data }) => {
      if (!over) setFound({ stand, minutes: data?.minutesDesk?.minutes ?? null });
    });
    return () => {
      over = true;
    };
  }, [ask, stand]);
  const minutes = found?.stand === stand ? found.minutes : null;
  const again = (what: "files" | "certificateFiles") => async () => {
    const { data } = await ask();
    return data?.minutesDesk?.minutes?.[what] ?? [];
  };
  if (!minutes || minutes.files.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="minutes-files">
      <h2 id="minutes-files">{w.documents.title}</h2>
      <p className="small soft">{w.documents.hint}</p>
      <DocumentFiles title={w.minutes.title(number)} files={minutes.files} again={again("files")} />
      {minutes.certificateFiles.length > 0 && (
        <>
          <h3>{w.minutes.certificates}</h3>
          <DocumentFiles title={w.minutes.certificates} files={minutes.certificateFiles} again={again("certificateFiles")} />
        </>
      )}
    </section>
  );
}
