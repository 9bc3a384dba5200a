// What of a notice may be taken home: the notice itself, and the hour for a calendar.
import { useQuery } from "urql";
import { graphql } from "../../gql";
import { useWords } from "../../words";
import { DocumentFiles } from "../files/DocumentFiles";

const FILES = graphql(`
  query NoticeFiles($id: ID!) {
    meeting(id: $id) { id noticeFiles { kind isPublic path } }
  }
`);

export function NoticeFiles({ meetingId, calendarPath }: { meetingId: string; calendarPath: string | null }) {
  const w = useWords().meeting;
  const [{ data }] = useQuery({ query: FILES, variables: { id: meetingId }, pause: !calendarPath, requestPolicy: "cache-and-network" });
  if (!calendarPath) return null;
  const files = data?.meeting?.noticeFiles ?? [];
  return (
    <>
      {files.length > 0 && (
        <>
          <h3>{w.noticeFile}</h3>
          <DocumentFiles title={w.noticeFile} files={files} again={() => Promise.resolve(files)} />
        </>
      )}
      <p>
        <a className="more" href={calendarPath} download>
          {w.calendarFile}
        </a>
      </p>
    </>
  );
}
