// The minutes as files: the public's, and all of them for whoever reads all of them.
import { useClient, useQuery } from "urql";
import { graphql } from "../../gql";
import { useWords } from "../../words";
import { useOf } from "../councils/whichCouncil";
import { DocumentFiles } from "../files/DocumentFiles";

const FILES = graphql(`
  query MinutesFiles($number: Int!, $of: ID) {
    minutesDesk(number: $number, councilId: $of) { minutes { id files { kind isPublic path } certificateFiles { kind isPublic path } } }
  }
`);

export function MinutesFiles({ number }: { number: number }) {
  const w = useWords();
  const client = useClient();
  const variables = { number, of: useOf() };
  // The address of a file is that of its text: of what the page showed before there may be none any more.
  const [{ data, stale }] = useQuery({ query: FILES, variables, requestPolicy: "network-only" });
  const minutes = data?.minutesDesk?.minutes;
  const again = (what: "files" | "certificateFiles") => async () => {
    const found = await client.query(FILES, variables, { requestPolicy: "network-only" }).toPromise();
    return found.data?.minutesDesk?.minutes?.[what] ?? [];
  };
  if (stale || !minutes || minutes.files.length === 0) return null;
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
