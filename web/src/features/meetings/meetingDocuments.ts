// What is read of a meeting, how it is followed, and the documents of its verbs.
import { graphql } from "../../gql";

export const MEETINGS = graphql(`
  query CouncilMeetings($of: ID) {
    council(id: $of) {
      id
      name
      viewerActions { ...Action }
      meetings(first: 30) {
        edges { cursor node { id number state form startsAt place items { id } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** What the rules of a council say of one key today, word by word. */
export const RULING = graphql(`
  query CouncilRulingOf($of: ID, $key: String!) {
    council(id: $of) {
      id
      rules { day ruling(key: $key) { key holds { choices { word text } source article } } }
    }
  }
`);

/** What may come before a council on the day of a meeting. */
export const TOPICS_OF = graphql(`
  query CouncilTopics($of: ID, $meeting: Int, $on: String) {
    council(id: $of, meeting: $meeting) {
      id
      rules(on: $on) { day ruling(key: "topics") { key holds { choices { word text } source article } } }
    }
  }
`);

export const MEETING = graphql(`
  query CouncilMeeting($number: Int!, $of: ID) {
    usual: council { id }
    council(id: $of, meeting: $number) {
      id
      name
      takenUp { id title }
      meeting(number: $number) { ...MeetingWhole }
    }
  }
`);

graphql(`
  fragment MeetingWhole on Meeting {
    id
    number
    state
    form
    writtenCase
    writtenReason
    startsAt
    place
    byVideo
    demanded
    urgency
    cancelReason
    openedAt
    closedAt
    noticeDue
    papersDue
    backers
    demandersNeeded
    viewerBacks
    calledItemId
    quorum { inOffice needed present counted met reasons { ...VoteStep } lost { ...QuorumLost } }
    attendees { appointmentId isMember presides mode recused challenged votes hasVoted outOf isViewer isGuest fillsSeatId standsFor { displayName } name { displayName } }
    heads { heads { post here presides name { displayName } } rule { id title source article } }
    floor { ...FloorWhole }
    proxies { seatId sha256 letter namedAt acceptedAt withdrawnAt isViewers member { displayName } name { displayName } }
    items { ...AgendaItem }
    droppedItems { id wasNumber title conclusion }
    changes { number startsAt place reason }
    watch { watched inPrivate viewerWatches rule { id title source article } }
    log { number at kind mode words recusal itemId name { displayName } }
    notices { arrivedOn papersOn readAt name { displayName } }
    viewerNotice { arrivedOn readAt }
    calendarPath
    recordings { recordingId on reason transcriptDue transcribedAt withheldUntil viewerOwns owner { displayName } }
    paperReadings { paperId firstAt name { displayName } }
    viewerActions { ...Action }
  }
`);

graphql(`
  fragment FloorWhole on MeetingFloor {
    closed
    speaking { appointmentId since reason isViewer name { displayName } }
    waiting { appointmentId since isViewer name { displayName } }
    spoken { seconds turns name { displayName } }
  }
`);

graphql(`
  fragment AgendaItem on MeetingItem {
    id
    number
    topic
    topicCode
    topicLabel
    asked
    title
    motion
    ruleChange { ...RuleChange }
    state
    conclusion
    parties { body { id name } }
    papers { number version title words sha256 putAt paperId fileKind readOut path }
    viewerDuties { bond dueOn daysLate body { id name } }
    interests { bond declaredAt dueOn daysLate name { displayName } body { id name } }
    agreementNumber
    proposalNumber
    takenUpBy { meeting item title }
    amending { nextAmendment viewerActions { ...Action } amendments { id } }
    votes { ...VoteOnItem }
  }
`);

graphql(`
  fragment VoteOnItem on CouncilVote {
    id
    number
    kind
    amendment
    privateGround
    motion
    closedAt
    castCount
    viewerChoice
    viewerVoted
    challenged { displayName }
    outcome { result inFavour against abstain silent recused absent base needed tie }
  }
`);

// Why a vote came out as it did, and who said what: asked for when somebody wants to know.
export const VOTE_STEPS = graphql(`
  query VoteSteps($id: ID!, $number: Int!) {
    meeting(id: $id) {
      id
      vote(number: $number) {
        id
        outcome { steps { ...VoteStep } }
        ballots { choice name { displayName } proxy { displayName } }
      }
    }
  }
`);

// Anything that happens to a meeting moves one of these; what depends on who looks is then asked for anew.
export const MEETING_FOLLOWED = graphql(`
  subscription MeetingFollowed($id: ID!) {
    meetingChanged(id: $id) {
      id
      state
      startsAt
      place
      changes { number }
      watch { watched inPrivate }
      calledItemId
      urgency
      backers
      quorum { present counted }
      attendees { mode recused challenged votes hasVoted outOf }
      floor { closed speaking { since } waiting { since } }
      proxies { namedAt acceptedAt withdrawnAt }
      recordings { on }
      items { id state votes { id closedAt castCount viewerVoted viewerChoice } papers { version readOut } }
      log { number }
    }
  }
`);

graphql(`
  fragment VoteStep on CouncilVoteStep {
    text
    rule { id title source article holdsFrom confirmed }
  }
`);
