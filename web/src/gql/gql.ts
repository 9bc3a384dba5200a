/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  fragment ChangeCard on ConsortiumChange {\n    id\n    kind\n    state\n    reason\n    handBack\n    effectiveOn\n    tookEffectOn\n    liableUntil\n    putAt\n    putBy { id name }\n    subject { id name }\n    shares { share { numerator denominator } lead body { id name } }\n    voices { counts needed yes reason saidAt body { id name } }\n    viewerActions { ...Action }\n  }\n": typeof types.ChangeCardFragmentDoc,
    "\n  query Consortium($programme: ID!) {\n    consortium(programmeId: $programme) {\n      id\n      name\n      state\n      performance\n      formedOn\n      publicMoney\n      noticeDays\n      parties { share { numerator denominator } lead since until body { id name kind } }\n      history { since parties { share { numerator denominator } lead body { id name } } }\n      rules { matter majority weight agreedIn rule { id source article } }\n    }\n  }\n": typeof types.ConsortiumDocument,
    "\n  query ConsortiumOfMine($programme: ID!) {\n    consortium(programmeId: $programme) {\n      id\n      viewerParty { id name }\n      viewerActions { ...Action }\n      possibleParties { body { id name kind } }\n      changes(first: 20) {\n        edges { cursor node { ...ChangeCard } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": typeof types.ConsortiumOfMineDocument,
    "\n  query PossibleParties($programme: ID!) {\n    possibleParties(programmeId: $programme) { body { id name kind } }\n  }\n": typeof types.PossiblePartiesDocument,
    "\n  query PartiesOnADay($id: ID!, $on: String) {\n    node(id: $id) {\n      __typename\n      id\n      ... on Consortium {\n        parties(on: $on) { share { numerator denominator } lead since until body { id name kind } }\n      }\n    }\n  }\n": typeof types.PartiesOnADayDocument,
    "\n  mutation FormConsortium($input: FormConsortiumInput!) {\n    formConsortium(input: $input) {\n      __typename\n      ... on FormConsortiumSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.FormConsortiumDocument,
    "\n  mutation ProposeJoining($input: ProposeJoiningInput!) {\n    proposeJoining(input: $input) {\n      __typename\n      ... on ProposeJoiningSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ProposeJoiningDocument,
    "\n  mutation ProposeLeaving($input: ProposeLeavingInput!) {\n    proposeLeaving(input: $input) {\n      __typename\n      ... on ProposeLeavingSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ProposeLeavingDocument,
    "\n  mutation ProposeExpulsion($input: ProposeExpulsionInput!) {\n    proposeExpulsion(input: $input) {\n      __typename\n      ... on ProposeExpulsionSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ProposeExpulsionDocument,
    "\n  mutation ProposeLead($input: ProposeLeadInput!) {\n    proposeLead(input: $input) {\n      __typename\n      ... on ProposeLeadSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ProposeLeadDocument,
    "\n  mutation ProposeShares($input: ProposeSharesInput!) {\n    proposeShares(input: $input) {\n      __typename\n      ... on ProposeSharesSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ProposeSharesDocument,
    "\n  mutation AnswerChange($input: AnswerChangeInput!) {\n    answerChange(input: $input) {\n      __typename\n      ... on AnswerChangeSuccess { change { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.AnswerChangeDocument,
    "\n  mutation WithdrawChange($input: WithdrawChangeInput!) {\n    withdrawChange(input: $input) {\n      __typename\n      ... on WithdrawChangeSuccess { change { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.WithdrawChangeDocument,
    "\n  query CouncilRules($place: String!, $on: String) {\n    councilRulePack(place: $place, on: $on) {\n      place { slug name }\n      day\n      rulings { key ...CouncilRuling }\n    }\n  }\n": typeof types.CouncilRulesDocument,
    "\n  fragment CouncilRuling on CouncilRuling {\n    key\n    title\n    holds { text level source article confirmed holdsFrom }\n    others { text level source article confirmed holdsFrom }\n  }\n": typeof types.CouncilRulingFragmentDoc,
    "\n  query CouncilPlaces {\n    councilPlaces { slug name }\n  }\n": typeof types.CouncilPlacesDocument,
    "\n  query Council {\n    councils(first: 1) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          place { slug name }\n          agenda\n          lifecycle\n          formedOn\n          dissolvedOn\n          rules { day rulings { key holds { words } ...CouncilRuling } }\n          roster {\n            on\n            members { number kind capacity startsOn endsOn untilCompletion renewals substitutes name { displayName } }\n            posts { post member appointmentId name { displayName } }\n          }\n          lawfulness { ...Lawfulness }\n          editions { edition publishedOn members exceptionRef }\n          vacancies { number kind name { displayName } }\n          viewerActions { ...Action }\n        }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.CouncilDocument,
    "\n  fragment Lawfulness on CouncilLawfulness {\n    on\n    lawful\n    members\n    mostMembers\n    appointed\n    largestSex\n    largestShare\n    breaches { reason message member rule { id title source article } }\n  }\n": typeof types.LawfulnessFragmentDoc,
    "\n  mutation FormCouncil($input: FormCouncilInput!) {\n    formCouncil(input: $input) {\n      __typename\n      ... on FormCouncilSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.FormCouncilDocument,
    "\n  mutation AppointMember($input: AppointMemberInput!) {\n    appointMember(input: $input) {\n      __typename\n      ... on AppointMemberSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.AppointMemberDocument,
    "\n  mutation SubstituteMember($input: SubstituteMemberInput!) {\n    substituteMember(input: $input) {\n      __typename\n      ... on SubstituteMemberSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.SubstituteMemberDocument,
    "\n  mutation RenewMember($input: RenewMemberInput!) {\n    renewMember(input: $input) {\n      __typename\n      ... on RenewMemberSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.RenewMemberDocument,
    "\n  mutation EndMembership($input: EndMembershipInput!) {\n    endMembership(input: $input) {\n      __typename\n      ... on EndMembershipSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.EndMembershipDocument,
    "\n  mutation NameChair($input: NameChairInput!) {\n    nameChair(input: $input) {\n      __typename\n      ... on NameChairSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.NameChairDocument,
    "\n  mutation NameAttendant($input: NameAttendantInput!) {\n    nameAttendant(input: $input) {\n      __typename\n      ... on NameAttendantSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.NameAttendantDocument,
    "\n  mutation PublishRoster($input: PublishRosterInput!) {\n    publishRoster(input: $input) {\n      __typename\n      ... on PublishRosterSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.PublishRosterDocument,
    "\n  mutation EndAttendance($input: EndAttendanceInput!) {\n    endAttendance(input: $input) {\n      __typename\n      ... on EndAttendanceSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.EndAttendanceDocument,
    "\n  mutation NoteCompletion($input: NoteCompletionInput!) {\n    noteCompletion(input: $input) {\n      __typename\n      ... on NoteCompletionSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.NoteCompletionDocument,
    "\n  mutation DissolveCouncil($input: DissolveCouncilInput!) {\n    dissolveCouncil(input: $input) {\n      __typename\n      ... on DissolveCouncilSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.DissolveCouncilDocument,
    "\n  query IfAppointed($id: ID!, $input: IfAppointedInput!) {\n    node(id: $id) {\n      id\n      ... on Council { ifAppointed(input: $input) { ...Lawfulness } }\n    }\n  }\n": typeof types.IfAppointedDocument,
    "\n  query PossibleCouncilMembers($id: ID!, $kind: String!) {\n    node(id: $id) {\n      id\n      ... on Council { possibleMembers(kind: $kind) { appointmentId role name { displayName } } }\n    }\n  }\n": typeof types.PossibleCouncilMembersDocument,
    "\n  query PossibleAttendants($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Council { possibleAttendants { appointmentId role name { displayName } } }\n    }\n  }\n": typeof types.PossibleAttendantsDocument,
    "\n  mutation InviteAuthors($input: InviteAuthorsInput!) {\n    inviteAuthors(input: $input) {\n      __typename\n      ... on InviteAuthorsSuccess { draft { id invitationPath } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.InviteAuthorsDocument,
    "\n  mutation SetShares($input: SetSharesInput!) {\n    setShares(input: $input) {\n      __typename\n      ... on SetSharesSuccess { draft { id version } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.SetSharesDocument,
    "\n  mutation AgreeDraft($input: AgreeDraftInput!) {\n    agreeDraft(input: $input) {\n      __typename\n      ... on AgreeDraftSuccess { draft { id version } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.AgreeDraftDocument,
    "\n  mutation LeaveDraft($input: LeaveDraftInput!) {\n    leaveDraft(input: $input) {\n      __typename\n      ... on LeaveDraftSuccess { draft { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.LeaveDraftDocument,
    "\n  query Draft($id: ID!) {\n    draft(id: $id) {\n      id\n      version\n      title\n      summary\n      body\n      place\n      category\n      cost\n      point { longitude latitude }\n      invitationPath\n      authors { personId lead you agreed name { displayName } share { numerator denominator } }\n      viewerActions { name allowed }\n    }\n  }\n": typeof types.DraftDocument,
    "\n  mutation EditDraft($input: EditDraftInput!) {\n    editDraft(input: $input) {\n      __typename\n      ... on EditDraftSuccess { draft { id version title summary body place category cost point { longitude latitude } } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.EditDraftDocument,
    "\n  mutation SubmitDraft($input: SubmitDraftInput!) {\n    submitDraft(input: $input) {\n      __typename\n      ... on SubmitDraftSuccess { proposal { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.SubmitDraftDocument,
    "\n  mutation DropDraft($input: DropDraftInput!) {\n    dropDraft(input: $input) {\n      __typename\n      ... on DropDraftSuccess { draft { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.DropDraftDocument,
    "\n  query DraftInvitation($token: String!) {\n    draftInvitation(token: $token) { title lead { displayName } }\n  }\n": typeof types.DraftInvitationDocument,
    "\n  mutation JoinDraft($input: JoinDraftInput!) {\n    joinDraft(input: $input) {\n      __typename\n      ... on JoinDraftSuccess { draft { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.JoinDraftDocument,
    "\n  mutation BeginDraft($input: BeginDraftInput!) {\n    beginDraft(input: $input) {\n      __typename\n      ... on BeginDraftSuccess { draft { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.BeginDraftDocument,
    "\n  mutation AttachFile($input: AttachFileInput!) {\n    attachFile(input: $input) {\n      __typename\n      ... on AttachFileSuccess { proposal { id attachments { ...AttachmentOfIdea } } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.AttachFileDocument,
    "\n  fragment AttachmentOfIdea on Attachment {\n    id\n    use\n    kind\n    description\n    size\n    width\n    height\n    path\n  }\n": typeof types.AttachmentOfIdeaFragmentDoc,
    "\n  mutation DetachFile($input: DetachFileInput!) {\n    detachFile(input: $input) {\n      __typename\n      ... on DetachFileSuccess { proposal { id attachments { ...AttachmentOfIdea } } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.DetachFileDocument,
    "\n  mutation OpenScan($input: OpenScanInput!) {\n    openScan(input: $input) {\n      __typename\n      ... on OpenScanSuccess { path }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.OpenScanDocument,
    "\n  mutation RequestUpload($input: RequestUploadInput!) {\n    requestUpload(input: $input) {\n      __typename\n      ... on RequestUploadSuccess { upload { id path until } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.RequestUploadDocument,
    "\n  fragment Duty on Campaign {\n    id\n    number\n    title\n    summary\n    state\n    budget\n    revoting\n    closesAt\n    rollSize\n  }\n": typeof types.DutyFragmentDoc,
    "\n  query Home {\n    programmes(first: 1) {\n      edges {\n        cursor\n        node {\n          id\n          placeName\n          name\n          cohortYear\n          milestones { ...MilestoneStep }\n          bodies { role body { id name } }\n        }\n      }\n    }\n    campaigns(first: 10) {\n      edges { cursor node { id ...Duty ...VoteRow } }\n      pageInfo { hasNextPage endCursor }\n    }\n    proposals(first: 3, orderBy: NEWEST) {\n      edges { cursor node { id ...IdeaCard } }\n      pageInfo { hasNextPage endCursor }\n    }\n    gathering: proposals(first: 3, state: OPEN) {\n      edges { cursor node { id ...IdeaCard } }\n      pageInfo { hasNextPage endCursor }\n    }\n    became: proposals(first: 3, state: IMPLEMENTING) {\n      edges { cursor node { id ...IdeaCard } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.HomeDocument,
    "\n  query HomeOfMine {\n    campaigns(first: 10) {\n      edges { cursor node { ...OfMine } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.HomeOfMineDocument,
    "\n  fragment MilestoneStep on Milestone {\n    step\n    name\n    plannedText\n    happenedOn\n  }\n": typeof types.MilestoneStepFragmentDoc,
    "\n  query IdeaFollowUp($number: String!) {\n    proposal(number: $number) {\n      id\n      number\n      state\n      milestones { id name plannedOn reachedOn }\n      trace { kind on source { kind label } target { kind label } }\n      viewerActions { name allowed }\n    }\n  }\n": typeof types.IdeaFollowUpDocument,
    "\n  mutation PlanMilestone($input: PlanMilestoneInput!) {\n    planMilestone(input: $input) {\n      __typename\n      ... on PlanMilestoneSuccess { proposal { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.PlanMilestoneDocument,
    "\n  mutation ReachMilestone($input: ReachMilestoneInput!) {\n    reachMilestone(input: $input) {\n      __typename\n      ... on ReachMilestoneSuccess { proposal { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ReachMilestoneDocument,
    "\n  fragment IdeaCard on Proposal {\n    id\n    number\n    title\n    summary\n    category\n    place\n    cost\n    state\n    supportCount\n  }\n": typeof types.IdeaCardFragmentDoc,
    "\n  query Idea($number: String!) {\n    proposal(number: $number) {\n      id\n      number\n      title\n      summary\n      body\n      bodyHtml\n      category\n      place\n      cost\n      state\n      submittedOn\n      openedOn\n      supportCount\n      moves { fromState toState reason ground on }\n      answers { outcome text startsOn on }\n      progress { text on }\n      author { displayName }\n      authors { lead name { displayName } share { numerator denominator } }\n      ballotLines { ...StoryLine }\n      programme { id }\n      point { longitude latitude }\n      area\n      attachments { ...AttachmentOfIdea }\n    }\n  }\n": typeof types.IdeaDocument,
    "\n  query IdeaOfMine($number: String!) {\n    proposal(number: $number) {\n      id\n      viewerSupports\n      supportGoal { kind supports until }\n      duties { kind supports dueOn doneOn }\n      programme { id supportLadder { kind supports answerDays } }\n      reexaminationUntil\n      supplementUntil\n      answerClock {\n        dueOn\n        stoppedOn\n        daysLate\n        state\n        rule { id source article }\n        pauses { cause }\n      }\n      viewerActions { ...Action }\n    }\n  }\n": typeof types.IdeaOfMineDocument,
    "\n  fragment StoryLine on BallotLine {\n    number\n    campaign { id number title state opensAt closesAt closedAt }\n    outcome { selected votes step { position kind explanation } }\n  }\n": typeof types.StoryLineFragmentDoc,
    "\n  query Ideas(\n    $search: String\n    $category: ProposalCategory\n    $state: ProposalState\n    $area: Int\n    $orderBy: ProposalOrder!\n    $first: Int!\n    $after: String\n  ) {\n    proposals(search: $search, category: $category, state: $state, area: $area, orderBy: $orderBy, first: $first, after: $after) {\n      totalCount\n      edges { cursor node { id ...IdeaCard } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.IdeasDocument,
    "\n  query IdeaMerging($number: String!) {\n    proposal(number: $number) {\n      id\n      viewerActions { name allowed }\n      mergedInto { id number title }\n      mergedFrom { proposal { id number title supportCount } }\n      mergeOffers {\n        id\n        state\n        text\n        reason\n        source { id number title }\n        target { id number title }\n        viewerActions { name allowed }\n      }\n    }\n  }\n": typeof types.IdeaMergingDocument,
    "query MergeTarget($number: String!) { proposal(number: $number) { id } }": typeof types.MergeTargetDocument,
    "\n  mutation ProposeMerge($input: ProposeMergeInput!) {\n    proposeMerge(input: $input) {\n      __typename\n      ... on ProposeMergeSuccess { offer { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ProposeMergeDocument,
    "\n  mutation AnswerMerge($input: AnswerMergeInput!) {\n    answerMerge(input: $input) {\n      __typename\n      ... on AnswerMergeSuccess { offer { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.AnswerMergeDocument,
    "\n  mutation WithdrawMerge($input: WithdrawMergeInput!) {\n    withdrawMerge(input: $input) {\n      __typename\n      ... on WithdrawMergeSuccess { offer { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.WithdrawMergeDocument,
    "\n  mutation MoveSupport($input: MoveSupportInput!) {\n    moveSupport(input: $input) {\n      __typename\n      ... on MoveSupportSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.MoveSupportDocument,
    "\n  mutation EnterPaperProposal($input: EnterPaperProposalInput!) {\n    enterPaperProposal(input: $input) {\n      __typename\n      ... on EnterPaperProposalSuccess { proposal { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.EnterPaperProposalDocument,
    "\n  query Similar($programmeId: ID!, $title: String!) {\n    similarProposals(programmeId: $programmeId, title: $title) { id number title state supportCount }\n  }\n": typeof types.SimilarDocument,
    "\n  fragment IdeaMoved on Proposal { id state supportCount viewerSupports }\n": typeof types.IdeaMovedFragmentDoc,
    "\n  mutation ReceiveProposal($input: ReceiveProposalInput!) {\n    receiveProposal(input: $input) {\n      __typename\n      ... on ReceiveProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ReceiveProposalDocument,
    "\n  mutation RequestSupplement($input: RequestSupplementInput!) {\n    requestSupplement(input: $input) {\n      __typename\n      ... on RequestSupplementSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.RequestSupplementDocument,
    "\n  mutation TransferProposal($input: TransferProposalInput!) {\n    transferProposal(input: $input) {\n      __typename\n      ... on TransferProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.TransferProposalDocument,
    "\n  mutation CloseProposal($input: CloseProposalInput!) {\n    closeProposal(input: $input) {\n      __typename\n      ... on CloseProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.CloseProposalDocument,
    "\n  mutation BeginReview($input: BeginReviewInput!) {\n    beginReview(input: $input) {\n      __typename\n      ... on BeginReviewSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.BeginReviewDocument,
    "\n  mutation HearOutside($input: HearOutsideInput!) {\n    hearOutside(input: $input) {\n      __typename\n      ... on HearOutsideSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.HearOutsideDocument,
    "\n  mutation AnswerInterim($input: AnswerInterimInput!) {\n    answerInterim(input: $input) {\n      __typename\n      ... on AnswerInterimSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.AnswerInterimDocument,
    "\n  mutation AnswerProposal($input: AnswerProposalInput!) {\n    answerProposal(input: $input) {\n      __typename\n      ... on AnswerProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.AnswerProposalDocument,
    "\n  mutation SupplyProposal($input: SupplyProposalInput!) {\n    supplyProposal(input: $input) {\n      __typename\n      ... on SupplyProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.SupplyProposalDocument,
    "\n  mutation WithdrawProposal($input: WithdrawProposalInput!) {\n    withdrawProposal(input: $input) {\n      __typename\n      ... on WithdrawProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.WithdrawProposalDocument,
    "\n  mutation AskReexamination($input: AskReexaminationInput!) {\n    askReexamination(input: $input) {\n      __typename\n      ... on AskReexaminationSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.AskReexaminationDocument,
    "\n  mutation StartImplementing($input: StartImplementingInput!) {\n    startImplementing(input: $input) {\n      __typename\n      ... on StartImplementingSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.StartImplementingDocument,
    "\n  mutation NoteProgress($input: NoteProgressInput!) {\n    noteProgress(input: $input) {\n      __typename\n      ... on NoteProgressSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.NoteProgressDocument,
    "\n  mutation FinishImplementing($input: FinishImplementingInput!) {\n    finishImplementing(input: $input) {\n      __typename\n      ... on FinishImplementingSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.FinishImplementingDocument,
    "\n  mutation SupportProposal($input: SupportProposalInput!) {\n    supportProposal(input: $input) {\n      __typename\n      ... on SupportProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.SupportProposalDocument,
    "\n  mutation WithdrawSupport($input: WithdrawSupportInput!) {\n    withdrawSupport(input: $input) {\n      __typename\n      ... on WithdrawSupportSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.WithdrawSupportDocument,
    "\n  mutation MeetDuty($input: MeetDutyInput!) {\n    meetDuty(input: $input) {\n      __typename\n      ... on MeetDutySuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.MeetDutyDocument,
    "\n  mutation SubmitProposal($input: SubmitProposalInput!) {\n    submitProposal(input: $input) {\n      __typename\n      ... on SubmitProposalSuccess { proposal { id number title } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.SubmitProposalDocument,
    "\n  query CallableIdea($number: String!) {\n    proposal(number: $number) { id number title viewerActions { ...Action } }\n  }\n": typeof types.CallableIdeaDocument,
    "\n  query LabOfIdea($number: String!) {\n    proposal(number: $number) { id livingLab { id number title state } }\n  }\n": typeof types.LabOfIdeaDocument,
    "\n  query WhichLab($number: String!) {\n    proposal(number: $number) { id livingLab { id number } }\n  }\n": typeof types.WhichLabDocument,
    "\n  query Lab($number: String!) {\n    livingLab(number: $number) {\n      id\n      number\n      title\n      purpose\n      state\n      seats\n      standings\n      applyUntil\n      lotCommitment\n      lotSeed\n      poolDigest\n      dataPath\n      numbers\n      solution\n      measure\n      trialPlace\n      trialStartsOn\n      trialEndsOn\n      outcome\n      proposal { id number title }\n      steps { kind words happenedOn }\n      workshops { number title place startsAt came summary }\n      judgements { verdict reason }\n    }\n  }\n": typeof types.LabDocument,
    "\n  query LabOfMine($number: String!) {\n    livingLab(number: $number) {\n      id\n      balance { dimension group least most applied holding }\n      members { number state workshops name { displayName } }\n      viewerPart { number state sex ageBand area rank answerBy verdict reason }\n      viewerActions { ...Action }\n    }\n  }\n": typeof types.LabOfMineDocument,
    "\n  fragment LabRow on LivingLab {\n    id\n    number\n    title\n    state\n    seats\n    applyUntil\n    outcome\n    proposal { id number title }\n  }\n": typeof types.LabRowFragmentDoc,
    "\n  query LabsNow {\n    livingLabs(first: 10) {\n      edges { cursor node { id ...LabRow } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.LabsNowDocument,
    "\n  query Labs {\n    livingLabs(first: 50) {\n      edges { cursor node { id ...LabRow } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.LabsDocument,
    "\n  fragment LabMoved on LivingLab { id number state }\n": typeof types.LabMovedFragmentDoc,
    "\n  mutation CallForPanel($input: CallForPanelInput!) {\n    callForPanel(input: $input) {\n      __typename\n      ... on CallForPanelSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.CallForPanelDocument,
    "\n  mutation ExtendCall($input: ExtendCallInput!) {\n    extendCall(input: $input) {\n      __typename\n      ... on ExtendCallSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ExtendCallDocument,
    "\n  mutation ApplyToLab($input: ApplyToLabInput!) {\n    applyToLab(input: $input) {\n      __typename\n      ... on ApplyToLabSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ApplyToLabDocument,
    "\n  mutation WithdrawApplication($input: WithdrawApplicationInput!) {\n    withdrawApplication(input: $input) {\n      __typename\n      ... on WithdrawApplicationSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.WithdrawApplicationDocument,
    "\n  mutation DrawPanel($input: DrawPanelInput!) {\n    drawPanel(input: $input) {\n      __typename\n      ... on DrawPanelSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.DrawPanelDocument,
    "\n  mutation TakeSeat($input: TakeSeatInput!) {\n    takeSeat(input: $input) {\n      __typename\n      ... on TakeSeatSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.TakeSeatDocument,
    "\n  mutation DeclineSeat($input: DeclineSeatInput!) {\n    declineSeat(input: $input) {\n      __typename\n      ... on DeclineSeatSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.DeclineSeatDocument,
    "\n  mutation LeavePanel($input: LeavePanelInput!) {\n    leavePanel(input: $input) {\n      __typename\n      ... on LeavePanelSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.LeavePanelDocument,
    "\n  mutation BeginWorkshops($input: BeginWorkshopsInput!) {\n    beginWorkshops(input: $input) {\n      __typename\n      ... on BeginWorkshopsSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.BeginWorkshopsDocument,
    "\n  mutation SetWorkshop($input: SetWorkshopInput!) {\n    setWorkshop(input: $input) {\n      __typename\n      ... on SetWorkshopSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.SetWorkshopDocument,
    "\n  mutation NoteWorkshop($input: NoteWorkshopInput!) {\n    noteWorkshop(input: $input) {\n      __typename\n      ... on NoteWorkshopSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.NoteWorkshopDocument,
    "\n  mutation SettleSolution($input: SettleSolutionInput!) {\n    settleSolution(input: $input) {\n      __typename\n      ... on SettleSolutionSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.SettleSolutionDocument,
    "\n  mutation BeginTrial($input: BeginTrialInput!) {\n    beginTrial(input: $input) {\n      __typename\n      ... on BeginTrialSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.BeginTrialDocument,
    "\n  mutation NoteMeasurement($input: NoteMeasurementInput!) {\n    noteMeasurement(input: $input) {\n      __typename\n      ... on NoteMeasurementSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.NoteMeasurementDocument,
    "\n  mutation BeginLabReview($input: BeginLabReviewInput!) {\n    beginLabReview(input: $input) {\n      __typename\n      ... on BeginLabReviewSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.BeginLabReviewDocument,
    "\n  mutation JudgeTrial($input: JudgeTrialInput!) {\n    judgeTrial(input: $input) {\n      __typename\n      ... on JudgeTrialSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.JudgeTrialDocument,
    "\n  mutation LockJudgements($input: LockJudgementsInput!) {\n    lockJudgements(input: $input) {\n      __typename\n      ... on LockJudgementsSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.LockJudgementsDocument,
    "\n  mutation ConcludeLab($input: ConcludeLabInput!) {\n    concludeLab(input: $input) {\n      __typename\n      ... on ConcludeLabSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ConcludeLabDocument,
    "\n  mutation CallOffLab($input: CallOffLabInput!) {\n    callOffLab(input: $input) {\n      __typename\n      ... on CallOffLabSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.CallOffLabDocument,
    "\n  query IdeaPoints($programmeId: ID!, $search: String, $category: ProposalCategory, $state: ProposalState, $area: Int) {\n    ideaPoints(programmeId: $programmeId, search: $search, category: $category, state: $state, area: $area, first: 500) {\n      id\n      number\n      title\n      state\n      point { longitude latitude }\n    }\n  }\n": typeof types.IdeaPointsDocument,
    "\n  query TargetArea {\n    programmes(first: 1) {\n      edges { cursor node { id targetArea { number name outline { longitude latitude } } } }\n    }\n  }\n": typeof types.TargetAreaDocument,
    "\n  query BodiesOfPlace($programme: ID!) {\n    node(id: $programme) {\n      id\n      ... on Programme { bodies { role body { id name } } }\n    }\n  }\n": typeof types.BodiesOfPlaceDocument,
    "\n  query CouncilMeetings {\n    councils(first: 1) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          viewerActions { ...Action }\n          meetings(first: 30) {\n            edges { cursor node { id number state startsAt place items { id } } }\n            pageInfo { hasNextPage endCursor }\n          }\n        }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.CouncilMeetingsDocument,
    "\n  query CouncilMeeting($number: Int!) {\n    councils(first: 1) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          takenUp { id title }\n          meeting(number: $number) { ...MeetingWhole }\n        }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.CouncilMeetingDocument,
    "\n  fragment MeetingWhole on Meeting {\n    id\n    number\n    state\n    startsAt\n    place\n    byVideo\n    demanded\n    urgency\n    cancelReason\n    openedAt\n    closedAt\n    noticeDue\n    papersDue\n    backers\n    demandersNeeded\n    calledItemId\n    quorum { inOffice needed present counted met steps }\n    attendees { appointmentId isMember presides mode recused challenged votes isViewer name { displayName } }\n    items { ...AgendaItem }\n    log { number at kind mode words itemId name { displayName } }\n    notices { arrivedOn papersOn readAt name { displayName } }\n    viewerNotice { arrivedOn readAt }\n    viewerActions { ...Action }\n  }\n": typeof types.MeetingWholeFragmentDoc,
    "\n  fragment AgendaItem on MeetingItem {\n    id\n    number\n    topic\n    asked\n    title\n    motion\n    state\n    conclusion\n    parties { body { id name } }\n    papers { number version title words sha256 putAt }\n    interests { bond declaredAt name { displayName } body { id name } }\n    votes { ...VoteOnItem }\n  }\n": typeof types.AgendaItemFragmentDoc,
    "\n  fragment VoteOnItem on CouncilVote {\n    id\n    number\n    kind\n    closedAt\n    castCount\n    viewerChoice\n    challenged { displayName }\n    outcome { result inFavour against abstain silent recused absent base needed tie }\n  }\n": typeof types.VoteOnItemFragmentDoc,
    "\n  query VoteSteps($id: ID!) {\n    node(id: $id) {\n      id\n      ... on CouncilVote {\n        outcome { steps { text rule { id source article } } }\n        ballots { choice name { displayName } }\n      }\n    }\n  }\n": typeof types.VoteStepsDocument,
    "\n  subscription MeetingFollowed($id: ID!) {\n    meetingChanged(id: $id) {\n      id\n      state\n      calledItemId\n      urgency\n      backers\n      quorum { present counted }\n      attendees { mode recused challenged }\n      items { id state votes { id closedAt castCount } papers { version } }\n      log { number }\n    }\n  }\n": typeof types.MeetingFollowedDocument,
    "\n  mutation PrepareMeeting($input: PrepareMeetingInput!) {\n    prepareMeeting(input: $input) {\n      __typename\n      ... on PrepareMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.PrepareMeetingDocument,
    "\n  mutation PutItem($input: PutItemInput!) {\n    putItem(input: $input) {\n      __typename\n      ... on PutItemSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.PutItemDocument,
    "\n  mutation PutPaper($input: PutPaperInput!) {\n    putPaper(input: $input) {\n      __typename\n      ... on PutPaperSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.PutPaperDocument,
    "\n  mutation BackMeeting($input: BackMeetingInput!) {\n    backMeeting(input: $input) {\n      __typename\n      ... on BackMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.BackMeetingDocument,
    "\n  mutation CallMeeting($input: CallMeetingInput!) {\n    callMeeting(input: $input) {\n      __typename\n      ... on CallMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.CallMeetingDocument,
    "\n  mutation CancelMeeting($input: CancelMeetingInput!) {\n    cancelMeeting(input: $input) {\n      __typename\n      ... on CancelMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.CancelMeetingDocument,
    "\n  mutation ReadMeetingNotice($input: ReadMeetingNoticeInput!) {\n    readMeetingNotice(input: $input) {\n      __typename\n      ... on ReadMeetingNoticeSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ReadMeetingNoticeDocument,
    "\n  mutation DeclareInterest($input: DeclareInterestInput!) {\n    declareInterest(input: $input) {\n      __typename\n      ... on DeclareInterestSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.DeclareInterestDocument,
    "\n  mutation AttendMeeting($input: AttendMeetingInput!) {\n    attendMeeting(input: $input) {\n      __typename\n      ... on AttendMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.AttendMeetingDocument,
    "\n  mutation MoveInMeeting($input: MoveInMeetingInput!) {\n    moveInMeeting(input: $input) {\n      __typename\n      ... on MoveInMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.MoveInMeetingDocument,
    "\n  mutation WithdrawFromItem($input: WithdrawFromItemInput!) {\n    withdrawFromItem(input: $input) {\n      __typename\n      ... on WithdrawFromItemSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.WithdrawFromItemDocument,
    "\n  mutation ExcludeFromItem($input: ExcludeFromItemInput!) {\n    excludeFromItem(input: $input) {\n      __typename\n      ... on ExcludeFromItemSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ExcludeFromItemDocument,
    "\n  mutation ChallengeMember($input: ChallengeMemberInput!) {\n    challengeMember(input: $input) {\n      __typename\n      ... on ChallengeMemberSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ChallengeMemberDocument,
    "\n  mutation NoteRemark($input: NoteRemarkInput!) {\n    noteRemark(input: $input) {\n      __typename\n      ... on NoteRemarkSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.NoteRemarkDocument,
    "\n  mutation OpenMeeting($input: OpenMeetingInput!) {\n    openMeeting(input: $input) {\n      __typename\n      ... on OpenMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.OpenMeetingDocument,
    "\n  mutation CallItem($input: CallItemInput!) {\n    callItem(input: $input) {\n      __typename\n      ... on CallItemSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.CallItemDocument,
    "\n  mutation EndItem($input: EndItemInput!) {\n    endItem(input: $input) {\n      __typename\n      ... on EndItemSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.EndItemDocument,
    "\n  mutation OpenVote($input: OpenVoteInput!) {\n    openVote(input: $input) {\n      __typename\n      ... on OpenVoteSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.OpenVoteDocument,
    "\n  mutation CastVote($input: CastVoteInput!) {\n    castVote(input: $input) {\n      __typename\n      ... on CastVoteSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.CastVoteDocument,
    "\n  mutation CloseVote($input: CloseVoteInput!) {\n    closeVote(input: $input) {\n      __typename\n      ... on CloseVoteSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.CloseVoteDocument,
    "\n  mutation DecideTie($input: DecideTieInput!) {\n    decideTie(input: $input) {\n      __typename\n      ... on DecideTieSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.DecideTieDocument,
    "\n  mutation CloseMeeting($input: CloseMeetingInput!) {\n    closeMeeting(input: $input) {\n      __typename\n      ... on CloseMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.CloseMeetingDocument,
    "\n  mutation WithdrawConsent($input: WithdrawConsentInput!) {\n    withdrawConsent(input: $input) {\n      __typename\n      ... on WithdrawConsentSuccess { consent { withdrawnAt } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.WithdrawConsentDocument,
    "\n  mutation SetNotices($input: SetNoticesInput!) {\n    setNotices(input: $input) {\n      __typename\n      ... on SetNoticesSuccess { setting { rhythm } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.SetNoticesDocument,
    "\n  mutation RenewCalendar($input: RenewCalendarInput!) {\n    renewCalendar(input: $input) {\n      __typename\n      ... on RenewCalendarSuccess { setting { calendarPath } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.RenewCalendarDocument,
    "\n  query Mine {\n    guardianConsents { id verifiedAt withdrawnAt viewerGaveIt child { displayName } }\n    myDrafts { id title touchedAt }\n    toDo { notice { ...NoticeLine } }\n    myProposals(first: 50) { edges { cursor node { ...IdeaCard } } pageInfo { hasNextPage endCursor } }\n    mySupports(first: 50) { edges { cursor node { ...IdeaCard } } pageInfo { hasNextPage endCursor } }\n    campaigns(first: 50) {\n      edges { cursor node { id number title state viewerBallot { counter } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.MineDocument,
    "\n  fragment NoticeLine on Notice {\n    id\n    kind\n    text\n    path\n    isDuty\n    isDone\n    isRead\n    dueOn\n    aroseAt\n    proposal { id number title }\n  }\n": typeof types.NoticeLineFragmentDoc,
    "\n  query Notices($after: String) {\n    toDo { notice { ...NoticeLine } }\n    unreadNotices\n    noticeSetting {\n      language\n      rhythm\n      calendarPath\n      choices { kind text muted canBeMuted }\n    }\n    myNotices(first: 20, after: $after) {\n      edges { cursor node { ...NoticeLine } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.NoticesDocument,
    "\n  mutation ReadNotices($input: ReadNoticesInput!) {\n    readNotices(input: $input) {\n      __typename\n      ... on ReadNoticesSuccess { setting { rhythm } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ReadNoticesDocument,
    "\n  fragment ReadMonthBody on MonthOfPersonalReads {\n    month\n    reads\n    exports\n    readers\n    dueOn\n    review { note reviewedAt reviewer { displayName } }\n  }\n": typeof types.ReadMonthBodyFragmentDoc,
    "\n  query ReadMonths($id: ID!) {\n    personalReadMonths(programmeId: $id) { ...ReadMonthBody }\n  }\n": typeof types.ReadMonthsDocument,
    "\n  mutation ReviewPersonalReads($input: ReviewPersonalReadsInput!) {\n    reviewPersonalReads(input: $input) {\n      __typename\n      ... on ReviewPersonalReadsSuccess { review { reads } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ReviewPersonalReadsDocument,
    "\n  query PersonalReads {\n    personalReads(first: 100) {\n      edges { cursor node { id what purpose exported readAt reader { displayName } subject { displayName } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.PersonalReadsDocument,
    "\n  query MinutesDesk($number: Int!) {\n    minutesDesk(number: $number) {\n      meetingId\n      number\n      startsAt\n      place\n      viewerActions { ...Action }\n      minutes {\n        id\n        state\n        registration\n        publication\n        withheldGround\n        withheldStage\n        withheldUntil\n        confirmedAt\n        publishedAt\n        reading {\n          whole\n          digest\n          lacking\n          dueOn\n          dueRule { title source article }\n          daysLate\n          lines { ...MinutesLine }\n          publicLines { ...MinutesLine }\n          corrigenda { number line words reason at }\n          spans { number line ground stage expectedEnd liftedAt }\n          signers { signed viewer name { displayName } }\n          certificates {\n            item\n            verdict\n            sha256\n            content\n            findings { reason message weight seat rule { source article } }\n          }\n          corrections { number line asked accepted words reason name { displayName } }\n          items { itemId number title gist version }\n          entries { number at kind words name { displayName } }\n          viewerActions { ...Action }\n        }\n      }\n    }\n  }\n  fragment MinutesLine on MinutesLine {\n    key\n    field\n    sentence\n    item\n    cites\n    corrects\n    name { displayName }\n    nameGap { number title }\n    parts { text gap { number title stage expectedEnd commitment } }\n  }\n": typeof types.MinutesDeskDocument,
    "\n  mutation DraftMinutes($input: DraftMinutesInput!) {\n    draftMinutes(input: $input) {\n      __typename\n      ... on DraftMinutesSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.DraftMinutesDocument,
    "\n  mutation WriteGist($input: WriteGistInput!) {\n    writeGist(input: $input) {\n      __typename\n      ... on WriteGistSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.WriteGistDocument,
    "\n  mutation CirculateMinutes($input: CirculateMinutesInput!) {\n    circulateMinutes(input: $input) {\n      __typename\n      ... on CirculateMinutesSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.CirculateMinutesDocument,
    "\n  mutation AskCorrection($input: AskCorrectionInput!) {\n    askCorrection(input: $input) {\n      __typename\n      ... on AskCorrectionSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.AskCorrectionDocument,
    "\n  mutation AnswerCorrection($input: AnswerCorrectionInput!) {\n    answerCorrection(input: $input) {\n      __typename\n      ... on AnswerCorrectionSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.AnswerCorrectionDocument,
    "\n  mutation ConfirmMinutes($input: ConfirmMinutesInput!) {\n    confirmMinutes(input: $input) {\n      __typename\n      ... on ConfirmMinutesSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ConfirmMinutesDocument,
    "\n  mutation RegisterMinutes($input: RegisterMinutesInput!) {\n    registerMinutes(input: $input) {\n      __typename\n      ... on RegisterMinutesSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.RegisterMinutesDocument,
    "\n  mutation HideSpan($input: HideSpanInput!) {\n    hideSpan(input: $input) {\n      __typename\n      ... on HideSpanSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.HideSpanDocument,
    "\n  mutation LiftSpan($input: LiftSpanInput!) {\n    liftSpan(input: $input) {\n      __typename\n      ... on LiftSpanSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.LiftSpanDocument,
    "\n  mutation PublishMinutes($input: PublishMinutesInput!) {\n    publishMinutes(input: $input) {\n      __typename\n      ... on PublishMinutesSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.PublishMinutesDocument,
    "\n  mutation AddCorrigendum($input: AddCorrigendumInput!) {\n    addCorrigendum(input: $input) {\n      __typename\n      ... on AddCorrigendumSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.AddCorrigendumDocument,
    "\n  query OpenDataPlace {\n    programmes(first: 1) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }\n  }\n": typeof types.OpenDataPlaceDocument,
    "\n  query OpenDumps($id: ID!) {\n    openDumps(programmeId: $id, first: 30) {\n      edges {\n        cursor\n        node { id version digest madeOn withdrawn manifestPath files { name sha256 size rows path } }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.OpenDumpsDocument,
    "\n  mutation FindOnRoll($input: FindOnRollInput!) {\n    findOnRoll(input: $input) {\n      __typename\n      ... on FindOnRollSuccess { voters { personId legalName birthYear cameTo } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.FindOnRollDocument,
    "\n  mutation MarkCame($input: MarkCameInput!) {\n    markCame(input: $input) {\n      __typename\n      ... on MarkCameSuccess { batch { id came } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.MarkCameDocument,
    "\n  mutation ReconcileBatch($input: ReconcileBatchInput!) {\n    reconcileBatch(input: $input) {\n      __typename\n      ... on ReconcileBatchSuccess { batch { id state papersFound note } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ReconcileBatchDocument,
    "\n  mutation SetBatchAside($input: SetBatchAsideInput!) {\n    setBatchAside(input: $input) {\n      __typename\n      ... on SetBatchAsideSuccess { batch { id state note } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.SetBatchAsideDocument,
    "\n  mutation KeyPaper($input: KeyPaperInput!) {\n    keyPaper(input: $input) {\n      __typename\n      ... on KeyPaperSuccess { batch { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.KeyPaperDocument,
    "\n  mutation DecidePaper($input: DecidePaperInput!) {\n    decidePaper(input: $input) {\n      __typename\n      ... on DecidePaperSuccess { batch { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.DecidePaperDocument,
    "\n  mutation OpenPaperBatch($input: OpenPaperBatchInput!) {\n    openPaperBatch(input: $input) {\n      __typename\n      ... on OpenPaperBatchSuccess { batch { id label } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.OpenPaperBatchDocument,
    "\n  query Papers($number: String!) {\n    campaign(number: $number) {\n      id\n      number\n      title\n      state\n      ballotKind\n      minChoices\n      maxChoices\n      channels { channel weight }\n      lines { number proposal { id title } }\n      viewerActions { name allowed }\n      paperBatches {\n        id\n        label\n        channel\n        state\n        came\n        papersFound\n        note\n        waiting { serial differs viewerKeyedIt }\n        viewerActions { name allowed }\n      }\n    }\n  }\n": typeof types.PapersDocument,
    "\n  query IdeasForVote($search: String, $state: ProposalState) {\n    proposals(first: 20, ballotable: true, search: $search, state: $state, orderBy: NEWEST) {\n      edges { cursor node { id number title cost state } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.IdeasForVoteDocument,
    "\n  query PreparePlace {\n    programmes(first: 1) { edges { cursor node { id viewerActions { ...Action } } } pageInfo { hasNextPage endCursor } }\n  }\n": typeof types.PreparePlaceDocument,
    "\n  mutation PrepareCampaign($input: PrepareCampaignInput!) {\n    prepareCampaign(input: $input) {\n      __typename\n      ... on PrepareCampaignSuccess { campaign { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.PrepareCampaignDocument,
    "\n  query NoticeToRevise($number: String!) {\n    campaign(number: $number) { ...Notice votersNow viewerActions { ...Action } }\n  }\n": typeof types.NoticeToReviseDocument,
    "\n  mutation ReviseCampaign($input: ReviseCampaignInput!) {\n    reviseCampaign(input: $input) {\n      __typename\n      ... on ReviseCampaignSuccess { campaign { ...Notice votersNow } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ReviseCampaignDocument,
    "\n  fragment Notice on Campaign {\n    id\n    number\n    version\n    state\n    title\n    summary\n    budget\n    opensAt\n    closesAt\n    standings\n    minimumAge\n    excludesOfficials\n    ballotKind\n    minChoices\n    maxChoices\n    maxPointsSum\n    maxPerCategory\n    rule\n    threshold\n    tieRule\n    revoting\n    earlyClose\n    reviewedOnly\n    resultVisibility\n    channels { channel weight }\n    lines { number cost proposal { id number title } }\n  }\n": typeof types.NoticeFragmentDoc,
    "\n  query Inventory {\n    dataInventory { name kind purpose act article keeping owner }\n  }\n": typeof types.InventoryDocument,
    "\n  mutation VerifyGuardian($input: VerifyGuardianInput!) {\n    verifyGuardian(input: $input) {\n      __typename\n      ... on VerifyGuardianSuccess { consent { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.VerifyGuardianDocument,
    "\n  mutation FindResidents($input: FindResidentsInput!) {\n    findResidents(input: $input) {\n      __typename\n      ... on FindResidentsSuccess { residents { appointmentId legalName birthYear standings } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.FindResidentsDocument,
    "\n  query ResidentsPlace {\n    programmes(first: 1) { edges { cursor node { id viewerActions { ...Action } } } pageInfo { hasNextPage endCursor } }\n  }\n": typeof types.ResidentsPlaceDocument,
    "\n  mutation SetStandings($input: SetStandingsInput!) {\n    setStandings(input: $input) {\n      __typename\n      ... on SetStandingsSuccess { appointment { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.SetStandingsDocument,
    "\n  query PossibleMembers($id: ID!) {\n    possibleMembers(programmeId: $id) { appointmentId side name { displayName } }\n  }\n": typeof types.PossibleMembersDocument,
    "\n  mutation FormPanel($input: FormPanelInput!) {\n    formPanel(input: $input) {\n      __typename\n      ... on FormPanelSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.FormPanelDocument,
    "\n  mutation SeatMembers($input: SeatMembersInput!) {\n    seatMembers(input: $input) {\n      __typename\n      ... on SeatMembersSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.SeatMembersDocument,
    "\n  mutation LockScores($input: LockScoresInput!) {\n    lockScores(input: $input) {\n      __typename\n      ... on LockScoresSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.LockScoresDocument,
    "\n  mutation PublishReview($input: PublishReviewInput!) {\n    publishReview(input: $input) {\n      __typename\n      ... on PublishReviewSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.PublishReviewDocument,
    "\n  mutation SetAside($input: SetAsideInput!) {\n    setAside(input: $input) {\n      __typename\n      ... on SetAsideSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.SetAsideDocument,
    "\n  query IdeaPanels($number: String!) {\n    proposal(number: $number) {\n      id\n      programme { id }\n      viewerActions { name allowed }\n      reviewPanels {\n        id\n        examination\n        state\n        citizens\n        experts\n        officials\n        aside\n        sheets\n        publishedOn\n        summary\n        rule { id title source article }\n        means { criterion numerator denominator }\n        reasons { side text }\n        members { appointmentId side asideReason name { displayName } }\n        viewerSheet { scores { criterion score } reason }\n        viewerActions { name allowed }\n      }\n    }\n  }\n": typeof types.IdeaPanelsDocument,
    "\n  query ReviewPlace {\n    programmes(first: 1) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }\n  }\n": typeof types.ReviewPlaceDocument,
    "\n  query ReviewDesk($id: ID!) {\n    reviewDesk(programmeId: $id) {\n      proposal {\n        id\n        number\n        title\n        state\n        answerClock { dueOn daysLate state stoppedOn rule { id source article } }\n        reviewPanels { id state citizens experts officials viewerSheet { reason } viewerActions { name allowed } }\n      }\n    }\n  }\n": typeof types.ReviewDeskDocument,
    "\n  mutation ScoreProposal($input: ScoreProposalInput!) {\n    scoreProposal(input: $input) {\n      __typename\n      ... on ScoreProposalSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ScoreProposalDocument,
    "\n  mutation StandAside($input: StandAsideInput!) {\n    standAside(input: $input) {\n      __typename\n      ... on StandAsideSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.StandAsideDocument,
    "\n  mutation AppealDecision($input: AppealDecisionInput!) {\n    appealDecision(input: $input) {\n      __typename\n      ... on AppealDecisionSuccess { decision { id appeal { state } } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.AppealDecisionDocument,
    "\n  query ModerationPlace {\n    programmes(first: 1) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }\n  }\n": typeof types.ModerationPlaceDocument,
    "\n  query ModerationDesk($id: ID!) {\n    moderationQueue(programmeId: $id) { kind subjectId proposalNumber text grounds reports since }\n    appealQueue(programmeId: $id) {\n      id\n      decision\n      reason\n      words\n      rule { id title source article }\n      appeal { text state }\n    }\n    moderationStatistics(programmeId: $id) { month decided blinded hidden dismissed appeals lifted }\n  }\n": typeof types.ModerationDeskDocument,
    "\n  mutation ModerateText($input: ModerateTextInput!) {\n    moderateText(input: $input) {\n      __typename\n      ... on ModerateTextSuccess { decision { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ModerateTextDocument,
    "\n  mutation DecideAppeal($input: DecideAppealInput!) {\n    decideAppeal(input: $input) {\n      __typename\n      ... on DecideAppealSuccess { decision { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.DecideAppealDocument,
    "\n  fragment CommentBody on Comment {\n    id\n    text\n    hidden\n    position\n    depth\n    parentId\n    version\n    writtenAt\n    viewerIsAuthor\n    author { displayName }\n    decision { id decision ground until reason rule { id title source article } appeal { state reason } }\n    viewerActions { name allowed }\n  }\n": typeof types.CommentBodyFragmentDoc,
    "\n  query Comments($id: ID!, $first: Int!, $after: String) {\n    comments(proposalId: $id, first: $first, after: $after) {\n      totalCount\n      edges {\n        cursor\n        node { ...CommentBody answers { ...CommentBody } }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.CommentsDocument,
    "\n  mutation ReportText($input: ReportTextInput!) {\n    reportText(input: $input) {\n      __typename\n      ... on ReportTextSuccess { reported }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ReportTextDocument,
    "\n  mutation ReadReporters($input: ReadReportersInput!) {\n    readReporters(input: $input) {\n      __typename\n      ... on ReadReportersSuccess { reporters { personId person { displayName } ground text } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ReadReportersDocument,
    "\n  mutation WriteComment($input: WriteCommentInput!) {\n    writeComment(input: $input) {\n      __typename\n      ... on WriteCommentSuccess { comment { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.WriteCommentDocument,
    "\n  fragment BallotCard on BallotLine {\n    number\n    cost\n    proposal { id number title category place }\n  }\n": typeof types.BallotCardFragmentDoc,
    "\n  query Ballot($number: String!) {\n    campaign(number: $number) { ...Ballot }\n  }\n": typeof types.BallotDocument,
    "\n  query BallotOfMine($number: String!) {\n    campaign(number: $number) { ...OfMine }\n  }\n": typeof types.BallotOfMineDocument,
    "\n  fragment Ballot on Campaign {\n    id\n    number\n    title\n    summary\n    state\n    budget\n    ballotKind\n    minChoices\n    maxChoices\n    maxPointsSum\n    maxPerCategory\n    revoting\n    opensAt\n    closesAt\n    eligibility\n    resultPublishedAt\n    resultRefusal { ...RefusalBody }\n    lines { ...BallotCard }\n    ...Running\n  }\n": typeof types.BallotFragmentDoc,
    "\n  fragment ChannelsOfVote on Campaign {\n    paperBatches { id label channel state came papersFound note }\n    result { channels { channel weight ballots spoiled } }\n  }\n": typeof types.ChannelsOfVoteFragmentDoc,
    "\n  query Eligibility($number: String!) {\n    campaign(number: $number) { id viewerEligibility { rule met text remedy } }\n  }\n": typeof types.EligibilityDocument,
    "\n  query NoticeNotes($number: String!) {\n    campaign(number: $number) { id channels { channel weight } reviewedOnly resultVisibility }\n  }\n": typeof types.NoticeNotesDocument,
    "\n  fragment Running on Campaign {\n    id\n    state\n    closedAt\n    closedEarlyReason\n    rollNotes { ...RollNoteLine }\n  }\n": typeof types.RunningFragmentDoc,
    "\n  fragment RuleCompared on RuleComparison {\n    rule\n    spent\n    selected { number }\n    differences {\n      selected\n      explanation\n      line { number proposal { id number title } }\n    }\n  }\n": typeof types.RuleComparedFragmentDoc,
    "\n  query ResultActions($number: String!) {\n    campaign(number: $number) { id viewerActions { ...Action } }\n  }\n": typeof types.ResultActionsDocument,
    "\n  mutation PublishResult($input: PublishResultInput!) {\n    publishResult(input: $input) {\n      __typename\n      ... on PublishResultSuccess { campaign { ...Result } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.PublishResultDocument,
    "\n  query Receipt($campaign: String!, $code: String!) {\n    receipt(campaignNumber: $campaign, code: $code) {\n      code\n      state\n    }\n  }\n": typeof types.ReceiptDocument,
    "\n  query Result($number: String!) {\n    campaign(number: $number) { ...Result }\n  }\n": typeof types.ResultDocument,
    "\n  fragment Result on Campaign {\n    id\n    number\n    title\n    state\n    budget\n    rule\n    ballotKind\n    tieRule\n    threshold\n    lotCommitment\n    lotSeed\n    closesAt\n    closedAt\n    closedEarlyReason\n    resultPublishedAt\n    resultRefusal { ...RefusalBody }\n    rollNotes { ...RollNoteLine }\n    ...ChannelsOfVote\n    result {\n      spent\n      left\n      ballots\n      replaced\n      rollSize\n      endowment\n      talliedAt\n      digest\n      selected { number }\n      ties { ...Tie }\n      steps { ...CountLine }\n      otherRules { ...RuleCompared }\n    }\n  }\n": typeof types.ResultFragmentDoc,
    "\n  fragment CountLine on BallotLine {\n    number\n    cost\n    proposal { id number title }\n    outcome {\n      selected\n      votes\n      score\n      step { position kind explanation moneyBefore moneyAfter }\n    }\n  }\n": typeof types.CountLineFragmentDoc,
    "\n  fragment Tie on TieNote {\n    rule\n    explanation\n    lines { number }\n  }\n": typeof types.TieFragmentDoc,
    "\n  mutation ExportRoll($input: ExportRollInput!) {\n    exportRoll(input: $input) {\n      __typename\n      ... on ExportRollSuccess { csv voters }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.ExportRollDocument,
    "\n  fragment RollNoteLine on RollNote {\n    kind\n    reason\n    state\n    recordedAt\n  }\n": typeof types.RollNoteLineFragmentDoc,
    "\n  fragment VoteRow on Campaign {\n    id\n    number\n    title\n    state\n    budget\n    opensAt\n    closesAt\n    closedAt\n    result { spent selected { number } }\n  }\n": typeof types.VoteRowFragmentDoc,
    "\n  query Votes($first: Int!, $after: String) {\n    campaigns(first: $first, after: $after) {\n      edges { cursor node { id ...VoteRow } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.VotesDocument,
    "\n  query VotesOfMine($first: Int!, $after: String) {\n    programmes(first: 1) { edges { cursor node { id viewerActions { name allowed } } } pageInfo { hasNextPage endCursor } }\n    campaigns(first: $first, after: $after) {\n      edges { cursor node { ...OfMine } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.VotesOfMineDocument,
    "\n  mutation CastBallot($input: CastBallotInput!) {\n    castBallot(input: $input) {\n      __typename\n      ... on CastBallotSuccess {\n        receipt\n        counter\n        campaign {\n          id\n          turnout\n          viewerBallot { counter receipt }\n          viewerActions { ...Action }\n        }\n      }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.CastBallotDocument,
    "\n  query MyBallot($number: String!) {\n    campaign(number: $number) {\n      id\n      viewerBallot { counter receipt }\n    }\n  }\n": typeof types.MyBallotDocument,
    "\n  subscription CampaignFollowed($number: String!) {\n    campaignChanged(number: $number) {\n      id\n      state\n      turnout\n      closedAt\n      closedEarlyReason\n      resultPublishedAt\n    }\n  }\n": typeof types.CampaignFollowedDocument,
    "\n  fragment OfMine on Campaign {\n    id\n    serverTime\n    turnout\n    viewerBallot { counter receipt }\n    viewerActions { ...Action }\n  }\n": typeof types.OfMineFragmentDoc,
    "\n  mutation OpenCampaign($input: OpenCampaignInput!) {\n    openCampaign(input: $input) {\n      __typename\n      ... on OpenCampaignSuccess { campaign { ...Ballot ...OfMine } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.OpenCampaignDocument,
    "\n  mutation CloseCampaign($input: CloseCampaignInput!) {\n    closeCampaign(input: $input) {\n      __typename\n      ... on CloseCampaignSuccess { campaign { id state closedAt closedEarlyReason viewerActions { ...Action } } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": typeof types.CloseCampaignDocument,
    "query Unread { unreadNotices }": typeof types.UnreadDocument,
    "\n  fragment RefusalBody on Refused {\n    code\n    reason\n    message\n    field\n    rule { id title source article }\n    remedy\n  }\n": typeof types.RefusalBodyFragmentDoc,
    "\n  fragment Action on ViewerAction {\n    name\n    allowed\n    refusal { ...RefusalBody }\n  }\n": typeof types.ActionFragmentDoc,
    "\n  query Frame {\n    viewer {\n      id\n      displayName\n      hat { ...HatName }\n      appointments { ...HatName }\n    }\n    programmes(first: 1) {\n      edges { node { id name placeName cohortYear viewerActions { ...Action } } cursor }\n    }\n  }\n": typeof types.FrameDocument,
    "\n  fragment HatName on Appointment {\n    id\n    role\n    body { id name }\n  }\n": typeof types.HatNameFragmentDoc,
};
const documents: Documents = {
    "\n  fragment ChangeCard on ConsortiumChange {\n    id\n    kind\n    state\n    reason\n    handBack\n    effectiveOn\n    tookEffectOn\n    liableUntil\n    putAt\n    putBy { id name }\n    subject { id name }\n    shares { share { numerator denominator } lead body { id name } }\n    voices { counts needed yes reason saidAt body { id name } }\n    viewerActions { ...Action }\n  }\n": types.ChangeCardFragmentDoc,
    "\n  query Consortium($programme: ID!) {\n    consortium(programmeId: $programme) {\n      id\n      name\n      state\n      performance\n      formedOn\n      publicMoney\n      noticeDays\n      parties { share { numerator denominator } lead since until body { id name kind } }\n      history { since parties { share { numerator denominator } lead body { id name } } }\n      rules { matter majority weight agreedIn rule { id source article } }\n    }\n  }\n": types.ConsortiumDocument,
    "\n  query ConsortiumOfMine($programme: ID!) {\n    consortium(programmeId: $programme) {\n      id\n      viewerParty { id name }\n      viewerActions { ...Action }\n      possibleParties { body { id name kind } }\n      changes(first: 20) {\n        edges { cursor node { ...ChangeCard } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": types.ConsortiumOfMineDocument,
    "\n  query PossibleParties($programme: ID!) {\n    possibleParties(programmeId: $programme) { body { id name kind } }\n  }\n": types.PossiblePartiesDocument,
    "\n  query PartiesOnADay($id: ID!, $on: String) {\n    node(id: $id) {\n      __typename\n      id\n      ... on Consortium {\n        parties(on: $on) { share { numerator denominator } lead since until body { id name kind } }\n      }\n    }\n  }\n": types.PartiesOnADayDocument,
    "\n  mutation FormConsortium($input: FormConsortiumInput!) {\n    formConsortium(input: $input) {\n      __typename\n      ... on FormConsortiumSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.FormConsortiumDocument,
    "\n  mutation ProposeJoining($input: ProposeJoiningInput!) {\n    proposeJoining(input: $input) {\n      __typename\n      ... on ProposeJoiningSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ProposeJoiningDocument,
    "\n  mutation ProposeLeaving($input: ProposeLeavingInput!) {\n    proposeLeaving(input: $input) {\n      __typename\n      ... on ProposeLeavingSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ProposeLeavingDocument,
    "\n  mutation ProposeExpulsion($input: ProposeExpulsionInput!) {\n    proposeExpulsion(input: $input) {\n      __typename\n      ... on ProposeExpulsionSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ProposeExpulsionDocument,
    "\n  mutation ProposeLead($input: ProposeLeadInput!) {\n    proposeLead(input: $input) {\n      __typename\n      ... on ProposeLeadSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ProposeLeadDocument,
    "\n  mutation ProposeShares($input: ProposeSharesInput!) {\n    proposeShares(input: $input) {\n      __typename\n      ... on ProposeSharesSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ProposeSharesDocument,
    "\n  mutation AnswerChange($input: AnswerChangeInput!) {\n    answerChange(input: $input) {\n      __typename\n      ... on AnswerChangeSuccess { change { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.AnswerChangeDocument,
    "\n  mutation WithdrawChange($input: WithdrawChangeInput!) {\n    withdrawChange(input: $input) {\n      __typename\n      ... on WithdrawChangeSuccess { change { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.WithdrawChangeDocument,
    "\n  query CouncilRules($place: String!, $on: String) {\n    councilRulePack(place: $place, on: $on) {\n      place { slug name }\n      day\n      rulings { key ...CouncilRuling }\n    }\n  }\n": types.CouncilRulesDocument,
    "\n  fragment CouncilRuling on CouncilRuling {\n    key\n    title\n    holds { text level source article confirmed holdsFrom }\n    others { text level source article confirmed holdsFrom }\n  }\n": types.CouncilRulingFragmentDoc,
    "\n  query CouncilPlaces {\n    councilPlaces { slug name }\n  }\n": types.CouncilPlacesDocument,
    "\n  query Council {\n    councils(first: 1) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          place { slug name }\n          agenda\n          lifecycle\n          formedOn\n          dissolvedOn\n          rules { day rulings { key holds { words } ...CouncilRuling } }\n          roster {\n            on\n            members { number kind capacity startsOn endsOn untilCompletion renewals substitutes name { displayName } }\n            posts { post member appointmentId name { displayName } }\n          }\n          lawfulness { ...Lawfulness }\n          editions { edition publishedOn members exceptionRef }\n          vacancies { number kind name { displayName } }\n          viewerActions { ...Action }\n        }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.CouncilDocument,
    "\n  fragment Lawfulness on CouncilLawfulness {\n    on\n    lawful\n    members\n    mostMembers\n    appointed\n    largestSex\n    largestShare\n    breaches { reason message member rule { id title source article } }\n  }\n": types.LawfulnessFragmentDoc,
    "\n  mutation FormCouncil($input: FormCouncilInput!) {\n    formCouncil(input: $input) {\n      __typename\n      ... on FormCouncilSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.FormCouncilDocument,
    "\n  mutation AppointMember($input: AppointMemberInput!) {\n    appointMember(input: $input) {\n      __typename\n      ... on AppointMemberSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.AppointMemberDocument,
    "\n  mutation SubstituteMember($input: SubstituteMemberInput!) {\n    substituteMember(input: $input) {\n      __typename\n      ... on SubstituteMemberSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.SubstituteMemberDocument,
    "\n  mutation RenewMember($input: RenewMemberInput!) {\n    renewMember(input: $input) {\n      __typename\n      ... on RenewMemberSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.RenewMemberDocument,
    "\n  mutation EndMembership($input: EndMembershipInput!) {\n    endMembership(input: $input) {\n      __typename\n      ... on EndMembershipSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.EndMembershipDocument,
    "\n  mutation NameChair($input: NameChairInput!) {\n    nameChair(input: $input) {\n      __typename\n      ... on NameChairSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.NameChairDocument,
    "\n  mutation NameAttendant($input: NameAttendantInput!) {\n    nameAttendant(input: $input) {\n      __typename\n      ... on NameAttendantSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.NameAttendantDocument,
    "\n  mutation PublishRoster($input: PublishRosterInput!) {\n    publishRoster(input: $input) {\n      __typename\n      ... on PublishRosterSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.PublishRosterDocument,
    "\n  mutation EndAttendance($input: EndAttendanceInput!) {\n    endAttendance(input: $input) {\n      __typename\n      ... on EndAttendanceSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.EndAttendanceDocument,
    "\n  mutation NoteCompletion($input: NoteCompletionInput!) {\n    noteCompletion(input: $input) {\n      __typename\n      ... on NoteCompletionSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.NoteCompletionDocument,
    "\n  mutation DissolveCouncil($input: DissolveCouncilInput!) {\n    dissolveCouncil(input: $input) {\n      __typename\n      ... on DissolveCouncilSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.DissolveCouncilDocument,
    "\n  query IfAppointed($id: ID!, $input: IfAppointedInput!) {\n    node(id: $id) {\n      id\n      ... on Council { ifAppointed(input: $input) { ...Lawfulness } }\n    }\n  }\n": types.IfAppointedDocument,
    "\n  query PossibleCouncilMembers($id: ID!, $kind: String!) {\n    node(id: $id) {\n      id\n      ... on Council { possibleMembers(kind: $kind) { appointmentId role name { displayName } } }\n    }\n  }\n": types.PossibleCouncilMembersDocument,
    "\n  query PossibleAttendants($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Council { possibleAttendants { appointmentId role name { displayName } } }\n    }\n  }\n": types.PossibleAttendantsDocument,
    "\n  mutation InviteAuthors($input: InviteAuthorsInput!) {\n    inviteAuthors(input: $input) {\n      __typename\n      ... on InviteAuthorsSuccess { draft { id invitationPath } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.InviteAuthorsDocument,
    "\n  mutation SetShares($input: SetSharesInput!) {\n    setShares(input: $input) {\n      __typename\n      ... on SetSharesSuccess { draft { id version } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.SetSharesDocument,
    "\n  mutation AgreeDraft($input: AgreeDraftInput!) {\n    agreeDraft(input: $input) {\n      __typename\n      ... on AgreeDraftSuccess { draft { id version } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.AgreeDraftDocument,
    "\n  mutation LeaveDraft($input: LeaveDraftInput!) {\n    leaveDraft(input: $input) {\n      __typename\n      ... on LeaveDraftSuccess { draft { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.LeaveDraftDocument,
    "\n  query Draft($id: ID!) {\n    draft(id: $id) {\n      id\n      version\n      title\n      summary\n      body\n      place\n      category\n      cost\n      point { longitude latitude }\n      invitationPath\n      authors { personId lead you agreed name { displayName } share { numerator denominator } }\n      viewerActions { name allowed }\n    }\n  }\n": types.DraftDocument,
    "\n  mutation EditDraft($input: EditDraftInput!) {\n    editDraft(input: $input) {\n      __typename\n      ... on EditDraftSuccess { draft { id version title summary body place category cost point { longitude latitude } } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.EditDraftDocument,
    "\n  mutation SubmitDraft($input: SubmitDraftInput!) {\n    submitDraft(input: $input) {\n      __typename\n      ... on SubmitDraftSuccess { proposal { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.SubmitDraftDocument,
    "\n  mutation DropDraft($input: DropDraftInput!) {\n    dropDraft(input: $input) {\n      __typename\n      ... on DropDraftSuccess { draft { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.DropDraftDocument,
    "\n  query DraftInvitation($token: String!) {\n    draftInvitation(token: $token) { title lead { displayName } }\n  }\n": types.DraftInvitationDocument,
    "\n  mutation JoinDraft($input: JoinDraftInput!) {\n    joinDraft(input: $input) {\n      __typename\n      ... on JoinDraftSuccess { draft { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.JoinDraftDocument,
    "\n  mutation BeginDraft($input: BeginDraftInput!) {\n    beginDraft(input: $input) {\n      __typename\n      ... on BeginDraftSuccess { draft { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.BeginDraftDocument,
    "\n  mutation AttachFile($input: AttachFileInput!) {\n    attachFile(input: $input) {\n      __typename\n      ... on AttachFileSuccess { proposal { id attachments { ...AttachmentOfIdea } } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.AttachFileDocument,
    "\n  fragment AttachmentOfIdea on Attachment {\n    id\n    use\n    kind\n    description\n    size\n    width\n    height\n    path\n  }\n": types.AttachmentOfIdeaFragmentDoc,
    "\n  mutation DetachFile($input: DetachFileInput!) {\n    detachFile(input: $input) {\n      __typename\n      ... on DetachFileSuccess { proposal { id attachments { ...AttachmentOfIdea } } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.DetachFileDocument,
    "\n  mutation OpenScan($input: OpenScanInput!) {\n    openScan(input: $input) {\n      __typename\n      ... on OpenScanSuccess { path }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.OpenScanDocument,
    "\n  mutation RequestUpload($input: RequestUploadInput!) {\n    requestUpload(input: $input) {\n      __typename\n      ... on RequestUploadSuccess { upload { id path until } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.RequestUploadDocument,
    "\n  fragment Duty on Campaign {\n    id\n    number\n    title\n    summary\n    state\n    budget\n    revoting\n    closesAt\n    rollSize\n  }\n": types.DutyFragmentDoc,
    "\n  query Home {\n    programmes(first: 1) {\n      edges {\n        cursor\n        node {\n          id\n          placeName\n          name\n          cohortYear\n          milestones { ...MilestoneStep }\n          bodies { role body { id name } }\n        }\n      }\n    }\n    campaigns(first: 10) {\n      edges { cursor node { id ...Duty ...VoteRow } }\n      pageInfo { hasNextPage endCursor }\n    }\n    proposals(first: 3, orderBy: NEWEST) {\n      edges { cursor node { id ...IdeaCard } }\n      pageInfo { hasNextPage endCursor }\n    }\n    gathering: proposals(first: 3, state: OPEN) {\n      edges { cursor node { id ...IdeaCard } }\n      pageInfo { hasNextPage endCursor }\n    }\n    became: proposals(first: 3, state: IMPLEMENTING) {\n      edges { cursor node { id ...IdeaCard } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.HomeDocument,
    "\n  query HomeOfMine {\n    campaigns(first: 10) {\n      edges { cursor node { ...OfMine } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.HomeOfMineDocument,
    "\n  fragment MilestoneStep on Milestone {\n    step\n    name\n    plannedText\n    happenedOn\n  }\n": types.MilestoneStepFragmentDoc,
    "\n  query IdeaFollowUp($number: String!) {\n    proposal(number: $number) {\n      id\n      number\n      state\n      milestones { id name plannedOn reachedOn }\n      trace { kind on source { kind label } target { kind label } }\n      viewerActions { name allowed }\n    }\n  }\n": types.IdeaFollowUpDocument,
    "\n  mutation PlanMilestone($input: PlanMilestoneInput!) {\n    planMilestone(input: $input) {\n      __typename\n      ... on PlanMilestoneSuccess { proposal { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.PlanMilestoneDocument,
    "\n  mutation ReachMilestone($input: ReachMilestoneInput!) {\n    reachMilestone(input: $input) {\n      __typename\n      ... on ReachMilestoneSuccess { proposal { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ReachMilestoneDocument,
    "\n  fragment IdeaCard on Proposal {\n    id\n    number\n    title\n    summary\n    category\n    place\n    cost\n    state\n    supportCount\n  }\n": types.IdeaCardFragmentDoc,
    "\n  query Idea($number: String!) {\n    proposal(number: $number) {\n      id\n      number\n      title\n      summary\n      body\n      bodyHtml\n      category\n      place\n      cost\n      state\n      submittedOn\n      openedOn\n      supportCount\n      moves { fromState toState reason ground on }\n      answers { outcome text startsOn on }\n      progress { text on }\n      author { displayName }\n      authors { lead name { displayName } share { numerator denominator } }\n      ballotLines { ...StoryLine }\n      programme { id }\n      point { longitude latitude }\n      area\n      attachments { ...AttachmentOfIdea }\n    }\n  }\n": types.IdeaDocument,
    "\n  query IdeaOfMine($number: String!) {\n    proposal(number: $number) {\n      id\n      viewerSupports\n      supportGoal { kind supports until }\n      duties { kind supports dueOn doneOn }\n      programme { id supportLadder { kind supports answerDays } }\n      reexaminationUntil\n      supplementUntil\n      answerClock {\n        dueOn\n        stoppedOn\n        daysLate\n        state\n        rule { id source article }\n        pauses { cause }\n      }\n      viewerActions { ...Action }\n    }\n  }\n": types.IdeaOfMineDocument,
    "\n  fragment StoryLine on BallotLine {\n    number\n    campaign { id number title state opensAt closesAt closedAt }\n    outcome { selected votes step { position kind explanation } }\n  }\n": types.StoryLineFragmentDoc,
    "\n  query Ideas(\n    $search: String\n    $category: ProposalCategory\n    $state: ProposalState\n    $area: Int\n    $orderBy: ProposalOrder!\n    $first: Int!\n    $after: String\n  ) {\n    proposals(search: $search, category: $category, state: $state, area: $area, orderBy: $orderBy, first: $first, after: $after) {\n      totalCount\n      edges { cursor node { id ...IdeaCard } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.IdeasDocument,
    "\n  query IdeaMerging($number: String!) {\n    proposal(number: $number) {\n      id\n      viewerActions { name allowed }\n      mergedInto { id number title }\n      mergedFrom { proposal { id number title supportCount } }\n      mergeOffers {\n        id\n        state\n        text\n        reason\n        source { id number title }\n        target { id number title }\n        viewerActions { name allowed }\n      }\n    }\n  }\n": types.IdeaMergingDocument,
    "query MergeTarget($number: String!) { proposal(number: $number) { id } }": types.MergeTargetDocument,
    "\n  mutation ProposeMerge($input: ProposeMergeInput!) {\n    proposeMerge(input: $input) {\n      __typename\n      ... on ProposeMergeSuccess { offer { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ProposeMergeDocument,
    "\n  mutation AnswerMerge($input: AnswerMergeInput!) {\n    answerMerge(input: $input) {\n      __typename\n      ... on AnswerMergeSuccess { offer { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.AnswerMergeDocument,
    "\n  mutation WithdrawMerge($input: WithdrawMergeInput!) {\n    withdrawMerge(input: $input) {\n      __typename\n      ... on WithdrawMergeSuccess { offer { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.WithdrawMergeDocument,
    "\n  mutation MoveSupport($input: MoveSupportInput!) {\n    moveSupport(input: $input) {\n      __typename\n      ... on MoveSupportSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.MoveSupportDocument,
    "\n  mutation EnterPaperProposal($input: EnterPaperProposalInput!) {\n    enterPaperProposal(input: $input) {\n      __typename\n      ... on EnterPaperProposalSuccess { proposal { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.EnterPaperProposalDocument,
    "\n  query Similar($programmeId: ID!, $title: String!) {\n    similarProposals(programmeId: $programmeId, title: $title) { id number title state supportCount }\n  }\n": types.SimilarDocument,
    "\n  fragment IdeaMoved on Proposal { id state supportCount viewerSupports }\n": types.IdeaMovedFragmentDoc,
    "\n  mutation ReceiveProposal($input: ReceiveProposalInput!) {\n    receiveProposal(input: $input) {\n      __typename\n      ... on ReceiveProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ReceiveProposalDocument,
    "\n  mutation RequestSupplement($input: RequestSupplementInput!) {\n    requestSupplement(input: $input) {\n      __typename\n      ... on RequestSupplementSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.RequestSupplementDocument,
    "\n  mutation TransferProposal($input: TransferProposalInput!) {\n    transferProposal(input: $input) {\n      __typename\n      ... on TransferProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.TransferProposalDocument,
    "\n  mutation CloseProposal($input: CloseProposalInput!) {\n    closeProposal(input: $input) {\n      __typename\n      ... on CloseProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.CloseProposalDocument,
    "\n  mutation BeginReview($input: BeginReviewInput!) {\n    beginReview(input: $input) {\n      __typename\n      ... on BeginReviewSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.BeginReviewDocument,
    "\n  mutation HearOutside($input: HearOutsideInput!) {\n    hearOutside(input: $input) {\n      __typename\n      ... on HearOutsideSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.HearOutsideDocument,
    "\n  mutation AnswerInterim($input: AnswerInterimInput!) {\n    answerInterim(input: $input) {\n      __typename\n      ... on AnswerInterimSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.AnswerInterimDocument,
    "\n  mutation AnswerProposal($input: AnswerProposalInput!) {\n    answerProposal(input: $input) {\n      __typename\n      ... on AnswerProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.AnswerProposalDocument,
    "\n  mutation SupplyProposal($input: SupplyProposalInput!) {\n    supplyProposal(input: $input) {\n      __typename\n      ... on SupplyProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.SupplyProposalDocument,
    "\n  mutation WithdrawProposal($input: WithdrawProposalInput!) {\n    withdrawProposal(input: $input) {\n      __typename\n      ... on WithdrawProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.WithdrawProposalDocument,
    "\n  mutation AskReexamination($input: AskReexaminationInput!) {\n    askReexamination(input: $input) {\n      __typename\n      ... on AskReexaminationSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.AskReexaminationDocument,
    "\n  mutation StartImplementing($input: StartImplementingInput!) {\n    startImplementing(input: $input) {\n      __typename\n      ... on StartImplementingSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.StartImplementingDocument,
    "\n  mutation NoteProgress($input: NoteProgressInput!) {\n    noteProgress(input: $input) {\n      __typename\n      ... on NoteProgressSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.NoteProgressDocument,
    "\n  mutation FinishImplementing($input: FinishImplementingInput!) {\n    finishImplementing(input: $input) {\n      __typename\n      ... on FinishImplementingSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.FinishImplementingDocument,
    "\n  mutation SupportProposal($input: SupportProposalInput!) {\n    supportProposal(input: $input) {\n      __typename\n      ... on SupportProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.SupportProposalDocument,
    "\n  mutation WithdrawSupport($input: WithdrawSupportInput!) {\n    withdrawSupport(input: $input) {\n      __typename\n      ... on WithdrawSupportSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.WithdrawSupportDocument,
    "\n  mutation MeetDuty($input: MeetDutyInput!) {\n    meetDuty(input: $input) {\n      __typename\n      ... on MeetDutySuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.MeetDutyDocument,
    "\n  mutation SubmitProposal($input: SubmitProposalInput!) {\n    submitProposal(input: $input) {\n      __typename\n      ... on SubmitProposalSuccess { proposal { id number title } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.SubmitProposalDocument,
    "\n  query CallableIdea($number: String!) {\n    proposal(number: $number) { id number title viewerActions { ...Action } }\n  }\n": types.CallableIdeaDocument,
    "\n  query LabOfIdea($number: String!) {\n    proposal(number: $number) { id livingLab { id number title state } }\n  }\n": types.LabOfIdeaDocument,
    "\n  query WhichLab($number: String!) {\n    proposal(number: $number) { id livingLab { id number } }\n  }\n": types.WhichLabDocument,
    "\n  query Lab($number: String!) {\n    livingLab(number: $number) {\n      id\n      number\n      title\n      purpose\n      state\n      seats\n      standings\n      applyUntil\n      lotCommitment\n      lotSeed\n      poolDigest\n      dataPath\n      numbers\n      solution\n      measure\n      trialPlace\n      trialStartsOn\n      trialEndsOn\n      outcome\n      proposal { id number title }\n      steps { kind words happenedOn }\n      workshops { number title place startsAt came summary }\n      judgements { verdict reason }\n    }\n  }\n": types.LabDocument,
    "\n  query LabOfMine($number: String!) {\n    livingLab(number: $number) {\n      id\n      balance { dimension group least most applied holding }\n      members { number state workshops name { displayName } }\n      viewerPart { number state sex ageBand area rank answerBy verdict reason }\n      viewerActions { ...Action }\n    }\n  }\n": types.LabOfMineDocument,
    "\n  fragment LabRow on LivingLab {\n    id\n    number\n    title\n    state\n    seats\n    applyUntil\n    outcome\n    proposal { id number title }\n  }\n": types.LabRowFragmentDoc,
    "\n  query LabsNow {\n    livingLabs(first: 10) {\n      edges { cursor node { id ...LabRow } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.LabsNowDocument,
    "\n  query Labs {\n    livingLabs(first: 50) {\n      edges { cursor node { id ...LabRow } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.LabsDocument,
    "\n  fragment LabMoved on LivingLab { id number state }\n": types.LabMovedFragmentDoc,
    "\n  mutation CallForPanel($input: CallForPanelInput!) {\n    callForPanel(input: $input) {\n      __typename\n      ... on CallForPanelSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.CallForPanelDocument,
    "\n  mutation ExtendCall($input: ExtendCallInput!) {\n    extendCall(input: $input) {\n      __typename\n      ... on ExtendCallSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ExtendCallDocument,
    "\n  mutation ApplyToLab($input: ApplyToLabInput!) {\n    applyToLab(input: $input) {\n      __typename\n      ... on ApplyToLabSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ApplyToLabDocument,
    "\n  mutation WithdrawApplication($input: WithdrawApplicationInput!) {\n    withdrawApplication(input: $input) {\n      __typename\n      ... on WithdrawApplicationSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.WithdrawApplicationDocument,
    "\n  mutation DrawPanel($input: DrawPanelInput!) {\n    drawPanel(input: $input) {\n      __typename\n      ... on DrawPanelSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.DrawPanelDocument,
    "\n  mutation TakeSeat($input: TakeSeatInput!) {\n    takeSeat(input: $input) {\n      __typename\n      ... on TakeSeatSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.TakeSeatDocument,
    "\n  mutation DeclineSeat($input: DeclineSeatInput!) {\n    declineSeat(input: $input) {\n      __typename\n      ... on DeclineSeatSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.DeclineSeatDocument,
    "\n  mutation LeavePanel($input: LeavePanelInput!) {\n    leavePanel(input: $input) {\n      __typename\n      ... on LeavePanelSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.LeavePanelDocument,
    "\n  mutation BeginWorkshops($input: BeginWorkshopsInput!) {\n    beginWorkshops(input: $input) {\n      __typename\n      ... on BeginWorkshopsSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.BeginWorkshopsDocument,
    "\n  mutation SetWorkshop($input: SetWorkshopInput!) {\n    setWorkshop(input: $input) {\n      __typename\n      ... on SetWorkshopSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.SetWorkshopDocument,
    "\n  mutation NoteWorkshop($input: NoteWorkshopInput!) {\n    noteWorkshop(input: $input) {\n      __typename\n      ... on NoteWorkshopSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.NoteWorkshopDocument,
    "\n  mutation SettleSolution($input: SettleSolutionInput!) {\n    settleSolution(input: $input) {\n      __typename\n      ... on SettleSolutionSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.SettleSolutionDocument,
    "\n  mutation BeginTrial($input: BeginTrialInput!) {\n    beginTrial(input: $input) {\n      __typename\n      ... on BeginTrialSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.BeginTrialDocument,
    "\n  mutation NoteMeasurement($input: NoteMeasurementInput!) {\n    noteMeasurement(input: $input) {\n      __typename\n      ... on NoteMeasurementSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.NoteMeasurementDocument,
    "\n  mutation BeginLabReview($input: BeginLabReviewInput!) {\n    beginLabReview(input: $input) {\n      __typename\n      ... on BeginLabReviewSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.BeginLabReviewDocument,
    "\n  mutation JudgeTrial($input: JudgeTrialInput!) {\n    judgeTrial(input: $input) {\n      __typename\n      ... on JudgeTrialSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.JudgeTrialDocument,
    "\n  mutation LockJudgements($input: LockJudgementsInput!) {\n    lockJudgements(input: $input) {\n      __typename\n      ... on LockJudgementsSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.LockJudgementsDocument,
    "\n  mutation ConcludeLab($input: ConcludeLabInput!) {\n    concludeLab(input: $input) {\n      __typename\n      ... on ConcludeLabSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ConcludeLabDocument,
    "\n  mutation CallOffLab($input: CallOffLabInput!) {\n    callOffLab(input: $input) {\n      __typename\n      ... on CallOffLabSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.CallOffLabDocument,
    "\n  query IdeaPoints($programmeId: ID!, $search: String, $category: ProposalCategory, $state: ProposalState, $area: Int) {\n    ideaPoints(programmeId: $programmeId, search: $search, category: $category, state: $state, area: $area, first: 500) {\n      id\n      number\n      title\n      state\n      point { longitude latitude }\n    }\n  }\n": types.IdeaPointsDocument,
    "\n  query TargetArea {\n    programmes(first: 1) {\n      edges { cursor node { id targetArea { number name outline { longitude latitude } } } }\n    }\n  }\n": types.TargetAreaDocument,
    "\n  query BodiesOfPlace($programme: ID!) {\n    node(id: $programme) {\n      id\n      ... on Programme { bodies { role body { id name } } }\n    }\n  }\n": types.BodiesOfPlaceDocument,
    "\n  query CouncilMeetings {\n    councils(first: 1) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          viewerActions { ...Action }\n          meetings(first: 30) {\n            edges { cursor node { id number state startsAt place items { id } } }\n            pageInfo { hasNextPage endCursor }\n          }\n        }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.CouncilMeetingsDocument,
    "\n  query CouncilMeeting($number: Int!) {\n    councils(first: 1) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          takenUp { id title }\n          meeting(number: $number) { ...MeetingWhole }\n        }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.CouncilMeetingDocument,
    "\n  fragment MeetingWhole on Meeting {\n    id\n    number\n    state\n    startsAt\n    place\n    byVideo\n    demanded\n    urgency\n    cancelReason\n    openedAt\n    closedAt\n    noticeDue\n    papersDue\n    backers\n    demandersNeeded\n    calledItemId\n    quorum { inOffice needed present counted met steps }\n    attendees { appointmentId isMember presides mode recused challenged votes isViewer name { displayName } }\n    items { ...AgendaItem }\n    log { number at kind mode words itemId name { displayName } }\n    notices { arrivedOn papersOn readAt name { displayName } }\n    viewerNotice { arrivedOn readAt }\n    viewerActions { ...Action }\n  }\n": types.MeetingWholeFragmentDoc,
    "\n  fragment AgendaItem on MeetingItem {\n    id\n    number\n    topic\n    asked\n    title\n    motion\n    state\n    conclusion\n    parties { body { id name } }\n    papers { number version title words sha256 putAt }\n    interests { bond declaredAt name { displayName } body { id name } }\n    votes { ...VoteOnItem }\n  }\n": types.AgendaItemFragmentDoc,
    "\n  fragment VoteOnItem on CouncilVote {\n    id\n    number\n    kind\n    closedAt\n    castCount\n    viewerChoice\n    challenged { displayName }\n    outcome { result inFavour against abstain silent recused absent base needed tie }\n  }\n": types.VoteOnItemFragmentDoc,
    "\n  query VoteSteps($id: ID!) {\n    node(id: $id) {\n      id\n      ... on CouncilVote {\n        outcome { steps { text rule { id source article } } }\n        ballots { choice name { displayName } }\n      }\n    }\n  }\n": types.VoteStepsDocument,
    "\n  subscription MeetingFollowed($id: ID!) {\n    meetingChanged(id: $id) {\n      id\n      state\n      calledItemId\n      urgency\n      backers\n      quorum { present counted }\n      attendees { mode recused challenged }\n      items { id state votes { id closedAt castCount } papers { version } }\n      log { number }\n    }\n  }\n": types.MeetingFollowedDocument,
    "\n  mutation PrepareMeeting($input: PrepareMeetingInput!) {\n    prepareMeeting(input: $input) {\n      __typename\n      ... on PrepareMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.PrepareMeetingDocument,
    "\n  mutation PutItem($input: PutItemInput!) {\n    putItem(input: $input) {\n      __typename\n      ... on PutItemSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.PutItemDocument,
    "\n  mutation PutPaper($input: PutPaperInput!) {\n    putPaper(input: $input) {\n      __typename\n      ... on PutPaperSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.PutPaperDocument,
    "\n  mutation BackMeeting($input: BackMeetingInput!) {\n    backMeeting(input: $input) {\n      __typename\n      ... on BackMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.BackMeetingDocument,
    "\n  mutation CallMeeting($input: CallMeetingInput!) {\n    callMeeting(input: $input) {\n      __typename\n      ... on CallMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.CallMeetingDocument,
    "\n  mutation CancelMeeting($input: CancelMeetingInput!) {\n    cancelMeeting(input: $input) {\n      __typename\n      ... on CancelMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.CancelMeetingDocument,
    "\n  mutation ReadMeetingNotice($input: ReadMeetingNoticeInput!) {\n    readMeetingNotice(input: $input) {\n      __typename\n      ... on ReadMeetingNoticeSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ReadMeetingNoticeDocument,
    "\n  mutation DeclareInterest($input: DeclareInterestInput!) {\n    declareInterest(input: $input) {\n      __typename\n      ... on DeclareInterestSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.DeclareInterestDocument,
    "\n  mutation AttendMeeting($input: AttendMeetingInput!) {\n    attendMeeting(input: $input) {\n      __typename\n      ... on AttendMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.AttendMeetingDocument,
    "\n  mutation MoveInMeeting($input: MoveInMeetingInput!) {\n    moveInMeeting(input: $input) {\n      __typename\n      ... on MoveInMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.MoveInMeetingDocument,
    "\n  mutation WithdrawFromItem($input: WithdrawFromItemInput!) {\n    withdrawFromItem(input: $input) {\n      __typename\n      ... on WithdrawFromItemSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.WithdrawFromItemDocument,
    "\n  mutation ExcludeFromItem($input: ExcludeFromItemInput!) {\n    excludeFromItem(input: $input) {\n      __typename\n      ... on ExcludeFromItemSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ExcludeFromItemDocument,
    "\n  mutation ChallengeMember($input: ChallengeMemberInput!) {\n    challengeMember(input: $input) {\n      __typename\n      ... on ChallengeMemberSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ChallengeMemberDocument,
    "\n  mutation NoteRemark($input: NoteRemarkInput!) {\n    noteRemark(input: $input) {\n      __typename\n      ... on NoteRemarkSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.NoteRemarkDocument,
    "\n  mutation OpenMeeting($input: OpenMeetingInput!) {\n    openMeeting(input: $input) {\n      __typename\n      ... on OpenMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.OpenMeetingDocument,
    "\n  mutation CallItem($input: CallItemInput!) {\n    callItem(input: $input) {\n      __typename\n      ... on CallItemSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.CallItemDocument,
    "\n  mutation EndItem($input: EndItemInput!) {\n    endItem(input: $input) {\n      __typename\n      ... on EndItemSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.EndItemDocument,
    "\n  mutation OpenVote($input: OpenVoteInput!) {\n    openVote(input: $input) {\n      __typename\n      ... on OpenVoteSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.OpenVoteDocument,
    "\n  mutation CastVote($input: CastVoteInput!) {\n    castVote(input: $input) {\n      __typename\n      ... on CastVoteSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.CastVoteDocument,
    "\n  mutation CloseVote($input: CloseVoteInput!) {\n    closeVote(input: $input) {\n      __typename\n      ... on CloseVoteSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.CloseVoteDocument,
    "\n  mutation DecideTie($input: DecideTieInput!) {\n    decideTie(input: $input) {\n      __typename\n      ... on DecideTieSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.DecideTieDocument,
    "\n  mutation CloseMeeting($input: CloseMeetingInput!) {\n    closeMeeting(input: $input) {\n      __typename\n      ... on CloseMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.CloseMeetingDocument,
    "\n  mutation WithdrawConsent($input: WithdrawConsentInput!) {\n    withdrawConsent(input: $input) {\n      __typename\n      ... on WithdrawConsentSuccess { consent { withdrawnAt } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.WithdrawConsentDocument,
    "\n  mutation SetNotices($input: SetNoticesInput!) {\n    setNotices(input: $input) {\n      __typename\n      ... on SetNoticesSuccess { setting { rhythm } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.SetNoticesDocument,
    "\n  mutation RenewCalendar($input: RenewCalendarInput!) {\n    renewCalendar(input: $input) {\n      __typename\n      ... on RenewCalendarSuccess { setting { calendarPath } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.RenewCalendarDocument,
    "\n  query Mine {\n    guardianConsents { id verifiedAt withdrawnAt viewerGaveIt child { displayName } }\n    myDrafts { id title touchedAt }\n    toDo { notice { ...NoticeLine } }\n    myProposals(first: 50) { edges { cursor node { ...IdeaCard } } pageInfo { hasNextPage endCursor } }\n    mySupports(first: 50) { edges { cursor node { ...IdeaCard } } pageInfo { hasNextPage endCursor } }\n    campaigns(first: 50) {\n      edges { cursor node { id number title state viewerBallot { counter } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.MineDocument,
    "\n  fragment NoticeLine on Notice {\n    id\n    kind\n    text\n    path\n    isDuty\n    isDone\n    isRead\n    dueOn\n    aroseAt\n    proposal { id number title }\n  }\n": types.NoticeLineFragmentDoc,
    "\n  query Notices($after: String) {\n    toDo { notice { ...NoticeLine } }\n    unreadNotices\n    noticeSetting {\n      language\n      rhythm\n      calendarPath\n      choices { kind text muted canBeMuted }\n    }\n    myNotices(first: 20, after: $after) {\n      edges { cursor node { ...NoticeLine } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.NoticesDocument,
    "\n  mutation ReadNotices($input: ReadNoticesInput!) {\n    readNotices(input: $input) {\n      __typename\n      ... on ReadNoticesSuccess { setting { rhythm } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ReadNoticesDocument,
    "\n  fragment ReadMonthBody on MonthOfPersonalReads {\n    month\n    reads\n    exports\n    readers\n    dueOn\n    review { note reviewedAt reviewer { displayName } }\n  }\n": types.ReadMonthBodyFragmentDoc,
    "\n  query ReadMonths($id: ID!) {\n    personalReadMonths(programmeId: $id) { ...ReadMonthBody }\n  }\n": types.ReadMonthsDocument,
    "\n  mutation ReviewPersonalReads($input: ReviewPersonalReadsInput!) {\n    reviewPersonalReads(input: $input) {\n      __typename\n      ... on ReviewPersonalReadsSuccess { review { reads } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ReviewPersonalReadsDocument,
    "\n  query PersonalReads {\n    personalReads(first: 100) {\n      edges { cursor node { id what purpose exported readAt reader { displayName } subject { displayName } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.PersonalReadsDocument,
    "\n  query MinutesDesk($number: Int!) {\n    minutesDesk(number: $number) {\n      meetingId\n      number\n      startsAt\n      place\n      viewerActions { ...Action }\n      minutes {\n        id\n        state\n        registration\n        publication\n        withheldGround\n        withheldStage\n        withheldUntil\n        confirmedAt\n        publishedAt\n        reading {\n          whole\n          digest\n          lacking\n          dueOn\n          dueRule { title source article }\n          daysLate\n          lines { ...MinutesLine }\n          publicLines { ...MinutesLine }\n          corrigenda { number line words reason at }\n          spans { number line ground stage expectedEnd liftedAt }\n          signers { signed viewer name { displayName } }\n          certificates {\n            item\n            verdict\n            sha256\n            content\n            findings { reason message weight seat rule { source article } }\n          }\n          corrections { number line asked accepted words reason name { displayName } }\n          items { itemId number title gist version }\n          entries { number at kind words name { displayName } }\n          viewerActions { ...Action }\n        }\n      }\n    }\n  }\n  fragment MinutesLine on MinutesLine {\n    key\n    field\n    sentence\n    item\n    cites\n    corrects\n    name { displayName }\n    nameGap { number title }\n    parts { text gap { number title stage expectedEnd commitment } }\n  }\n": types.MinutesDeskDocument,
    "\n  mutation DraftMinutes($input: DraftMinutesInput!) {\n    draftMinutes(input: $input) {\n      __typename\n      ... on DraftMinutesSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.DraftMinutesDocument,
    "\n  mutation WriteGist($input: WriteGistInput!) {\n    writeGist(input: $input) {\n      __typename\n      ... on WriteGistSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.WriteGistDocument,
    "\n  mutation CirculateMinutes($input: CirculateMinutesInput!) {\n    circulateMinutes(input: $input) {\n      __typename\n      ... on CirculateMinutesSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.CirculateMinutesDocument,
    "\n  mutation AskCorrection($input: AskCorrectionInput!) {\n    askCorrection(input: $input) {\n      __typename\n      ... on AskCorrectionSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.AskCorrectionDocument,
    "\n  mutation AnswerCorrection($input: AnswerCorrectionInput!) {\n    answerCorrection(input: $input) {\n      __typename\n      ... on AnswerCorrectionSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.AnswerCorrectionDocument,
    "\n  mutation ConfirmMinutes($input: ConfirmMinutesInput!) {\n    confirmMinutes(input: $input) {\n      __typename\n      ... on ConfirmMinutesSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ConfirmMinutesDocument,
    "\n  mutation RegisterMinutes($input: RegisterMinutesInput!) {\n    registerMinutes(input: $input) {\n      __typename\n      ... on RegisterMinutesSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.RegisterMinutesDocument,
    "\n  mutation HideSpan($input: HideSpanInput!) {\n    hideSpan(input: $input) {\n      __typename\n      ... on HideSpanSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.HideSpanDocument,
    "\n  mutation LiftSpan($input: LiftSpanInput!) {\n    liftSpan(input: $input) {\n      __typename\n      ... on LiftSpanSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.LiftSpanDocument,
    "\n  mutation PublishMinutes($input: PublishMinutesInput!) {\n    publishMinutes(input: $input) {\n      __typename\n      ... on PublishMinutesSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.PublishMinutesDocument,
    "\n  mutation AddCorrigendum($input: AddCorrigendumInput!) {\n    addCorrigendum(input: $input) {\n      __typename\n      ... on AddCorrigendumSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.AddCorrigendumDocument,
    "\n  query OpenDataPlace {\n    programmes(first: 1) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }\n  }\n": types.OpenDataPlaceDocument,
    "\n  query OpenDumps($id: ID!) {\n    openDumps(programmeId: $id, first: 30) {\n      edges {\n        cursor\n        node { id version digest madeOn withdrawn manifestPath files { name sha256 size rows path } }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.OpenDumpsDocument,
    "\n  mutation FindOnRoll($input: FindOnRollInput!) {\n    findOnRoll(input: $input) {\n      __typename\n      ... on FindOnRollSuccess { voters { personId legalName birthYear cameTo } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.FindOnRollDocument,
    "\n  mutation MarkCame($input: MarkCameInput!) {\n    markCame(input: $input) {\n      __typename\n      ... on MarkCameSuccess { batch { id came } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.MarkCameDocument,
    "\n  mutation ReconcileBatch($input: ReconcileBatchInput!) {\n    reconcileBatch(input: $input) {\n      __typename\n      ... on ReconcileBatchSuccess { batch { id state papersFound note } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ReconcileBatchDocument,
    "\n  mutation SetBatchAside($input: SetBatchAsideInput!) {\n    setBatchAside(input: $input) {\n      __typename\n      ... on SetBatchAsideSuccess { batch { id state note } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.SetBatchAsideDocument,
    "\n  mutation KeyPaper($input: KeyPaperInput!) {\n    keyPaper(input: $input) {\n      __typename\n      ... on KeyPaperSuccess { batch { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.KeyPaperDocument,
    "\n  mutation DecidePaper($input: DecidePaperInput!) {\n    decidePaper(input: $input) {\n      __typename\n      ... on DecidePaperSuccess { batch { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.DecidePaperDocument,
    "\n  mutation OpenPaperBatch($input: OpenPaperBatchInput!) {\n    openPaperBatch(input: $input) {\n      __typename\n      ... on OpenPaperBatchSuccess { batch { id label } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.OpenPaperBatchDocument,
    "\n  query Papers($number: String!) {\n    campaign(number: $number) {\n      id\n      number\n      title\n      state\n      ballotKind\n      minChoices\n      maxChoices\n      channels { channel weight }\n      lines { number proposal { id title } }\n      viewerActions { name allowed }\n      paperBatches {\n        id\n        label\n        channel\n        state\n        came\n        papersFound\n        note\n        waiting { serial differs viewerKeyedIt }\n        viewerActions { name allowed }\n      }\n    }\n  }\n": types.PapersDocument,
    "\n  query IdeasForVote($search: String, $state: ProposalState) {\n    proposals(first: 20, ballotable: true, search: $search, state: $state, orderBy: NEWEST) {\n      edges { cursor node { id number title cost state } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.IdeasForVoteDocument,
    "\n  query PreparePlace {\n    programmes(first: 1) { edges { cursor node { id viewerActions { ...Action } } } pageInfo { hasNextPage endCursor } }\n  }\n": types.PreparePlaceDocument,
    "\n  mutation PrepareCampaign($input: PrepareCampaignInput!) {\n    prepareCampaign(input: $input) {\n      __typename\n      ... on PrepareCampaignSuccess { campaign { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.PrepareCampaignDocument,
    "\n  query NoticeToRevise($number: String!) {\n    campaign(number: $number) { ...Notice votersNow viewerActions { ...Action } }\n  }\n": types.NoticeToReviseDocument,
    "\n  mutation ReviseCampaign($input: ReviseCampaignInput!) {\n    reviseCampaign(input: $input) {\n      __typename\n      ... on ReviseCampaignSuccess { campaign { ...Notice votersNow } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ReviseCampaignDocument,
    "\n  fragment Notice on Campaign {\n    id\n    number\n    version\n    state\n    title\n    summary\n    budget\n    opensAt\n    closesAt\n    standings\n    minimumAge\n    excludesOfficials\n    ballotKind\n    minChoices\n    maxChoices\n    maxPointsSum\n    maxPerCategory\n    rule\n    threshold\n    tieRule\n    revoting\n    earlyClose\n    reviewedOnly\n    resultVisibility\n    channels { channel weight }\n    lines { number cost proposal { id number title } }\n  }\n": types.NoticeFragmentDoc,
    "\n  query Inventory {\n    dataInventory { name kind purpose act article keeping owner }\n  }\n": types.InventoryDocument,
    "\n  mutation VerifyGuardian($input: VerifyGuardianInput!) {\n    verifyGuardian(input: $input) {\n      __typename\n      ... on VerifyGuardianSuccess { consent { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.VerifyGuardianDocument,
    "\n  mutation FindResidents($input: FindResidentsInput!) {\n    findResidents(input: $input) {\n      __typename\n      ... on FindResidentsSuccess { residents { appointmentId legalName birthYear standings } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.FindResidentsDocument,
    "\n  query ResidentsPlace {\n    programmes(first: 1) { edges { cursor node { id viewerActions { ...Action } } } pageInfo { hasNextPage endCursor } }\n  }\n": types.ResidentsPlaceDocument,
    "\n  mutation SetStandings($input: SetStandingsInput!) {\n    setStandings(input: $input) {\n      __typename\n      ... on SetStandingsSuccess { appointment { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.SetStandingsDocument,
    "\n  query PossibleMembers($id: ID!) {\n    possibleMembers(programmeId: $id) { appointmentId side name { displayName } }\n  }\n": types.PossibleMembersDocument,
    "\n  mutation FormPanel($input: FormPanelInput!) {\n    formPanel(input: $input) {\n      __typename\n      ... on FormPanelSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.FormPanelDocument,
    "\n  mutation SeatMembers($input: SeatMembersInput!) {\n    seatMembers(input: $input) {\n      __typename\n      ... on SeatMembersSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.SeatMembersDocument,
    "\n  mutation LockScores($input: LockScoresInput!) {\n    lockScores(input: $input) {\n      __typename\n      ... on LockScoresSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.LockScoresDocument,
    "\n  mutation PublishReview($input: PublishReviewInput!) {\n    publishReview(input: $input) {\n      __typename\n      ... on PublishReviewSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.PublishReviewDocument,
    "\n  mutation SetAside($input: SetAsideInput!) {\n    setAside(input: $input) {\n      __typename\n      ... on SetAsideSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.SetAsideDocument,
    "\n  query IdeaPanels($number: String!) {\n    proposal(number: $number) {\n      id\n      programme { id }\n      viewerActions { name allowed }\n      reviewPanels {\n        id\n        examination\n        state\n        citizens\n        experts\n        officials\n        aside\n        sheets\n        publishedOn\n        summary\n        rule { id title source article }\n        means { criterion numerator denominator }\n        reasons { side text }\n        members { appointmentId side asideReason name { displayName } }\n        viewerSheet { scores { criterion score } reason }\n        viewerActions { name allowed }\n      }\n    }\n  }\n": types.IdeaPanelsDocument,
    "\n  query ReviewPlace {\n    programmes(first: 1) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }\n  }\n": types.ReviewPlaceDocument,
    "\n  query ReviewDesk($id: ID!) {\n    reviewDesk(programmeId: $id) {\n      proposal {\n        id\n        number\n        title\n        state\n        answerClock { dueOn daysLate state stoppedOn rule { id source article } }\n        reviewPanels { id state citizens experts officials viewerSheet { reason } viewerActions { name allowed } }\n      }\n    }\n  }\n": types.ReviewDeskDocument,
    "\n  mutation ScoreProposal($input: ScoreProposalInput!) {\n    scoreProposal(input: $input) {\n      __typename\n      ... on ScoreProposalSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ScoreProposalDocument,
    "\n  mutation StandAside($input: StandAsideInput!) {\n    standAside(input: $input) {\n      __typename\n      ... on StandAsideSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.StandAsideDocument,
    "\n  mutation AppealDecision($input: AppealDecisionInput!) {\n    appealDecision(input: $input) {\n      __typename\n      ... on AppealDecisionSuccess { decision { id appeal { state } } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.AppealDecisionDocument,
    "\n  query ModerationPlace {\n    programmes(first: 1) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }\n  }\n": types.ModerationPlaceDocument,
    "\n  query ModerationDesk($id: ID!) {\n    moderationQueue(programmeId: $id) { kind subjectId proposalNumber text grounds reports since }\n    appealQueue(programmeId: $id) {\n      id\n      decision\n      reason\n      words\n      rule { id title source article }\n      appeal { text state }\n    }\n    moderationStatistics(programmeId: $id) { month decided blinded hidden dismissed appeals lifted }\n  }\n": types.ModerationDeskDocument,
    "\n  mutation ModerateText($input: ModerateTextInput!) {\n    moderateText(input: $input) {\n      __typename\n      ... on ModerateTextSuccess { decision { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ModerateTextDocument,
    "\n  mutation DecideAppeal($input: DecideAppealInput!) {\n    decideAppeal(input: $input) {\n      __typename\n      ... on DecideAppealSuccess { decision { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.DecideAppealDocument,
    "\n  fragment CommentBody on Comment {\n    id\n    text\n    hidden\n    position\n    depth\n    parentId\n    version\n    writtenAt\n    viewerIsAuthor\n    author { displayName }\n    decision { id decision ground until reason rule { id title source article } appeal { state reason } }\n    viewerActions { name allowed }\n  }\n": types.CommentBodyFragmentDoc,
    "\n  query Comments($id: ID!, $first: Int!, $after: String) {\n    comments(proposalId: $id, first: $first, after: $after) {\n      totalCount\n      edges {\n        cursor\n        node { ...CommentBody answers { ...CommentBody } }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.CommentsDocument,
    "\n  mutation ReportText($input: ReportTextInput!) {\n    reportText(input: $input) {\n      __typename\n      ... on ReportTextSuccess { reported }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ReportTextDocument,
    "\n  mutation ReadReporters($input: ReadReportersInput!) {\n    readReporters(input: $input) {\n      __typename\n      ... on ReadReportersSuccess { reporters { personId person { displayName } ground text } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ReadReportersDocument,
    "\n  mutation WriteComment($input: WriteCommentInput!) {\n    writeComment(input: $input) {\n      __typename\n      ... on WriteCommentSuccess { comment { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.WriteCommentDocument,
    "\n  fragment BallotCard on BallotLine {\n    number\n    cost\n    proposal { id number title category place }\n  }\n": types.BallotCardFragmentDoc,
    "\n  query Ballot($number: String!) {\n    campaign(number: $number) { ...Ballot }\n  }\n": types.BallotDocument,
    "\n  query BallotOfMine($number: String!) {\n    campaign(number: $number) { ...OfMine }\n  }\n": types.BallotOfMineDocument,
    "\n  fragment Ballot on Campaign {\n    id\n    number\n    title\n    summary\n    state\n    budget\n    ballotKind\n    minChoices\n    maxChoices\n    maxPointsSum\n    maxPerCategory\n    revoting\n    opensAt\n    closesAt\n    eligibility\n    resultPublishedAt\n    resultRefusal { ...RefusalBody }\n    lines { ...BallotCard }\n    ...Running\n  }\n": types.BallotFragmentDoc,
    "\n  fragment ChannelsOfVote on Campaign {\n    paperBatches { id label channel state came papersFound note }\n    result { channels { channel weight ballots spoiled } }\n  }\n": types.ChannelsOfVoteFragmentDoc,
    "\n  query Eligibility($number: String!) {\n    campaign(number: $number) { id viewerEligibility { rule met text remedy } }\n  }\n": types.EligibilityDocument,
    "\n  query NoticeNotes($number: String!) {\n    campaign(number: $number) { id channels { channel weight } reviewedOnly resultVisibility }\n  }\n": types.NoticeNotesDocument,
    "\n  fragment Running on Campaign {\n    id\n    state\n    closedAt\n    closedEarlyReason\n    rollNotes { ...RollNoteLine }\n  }\n": types.RunningFragmentDoc,
    "\n  fragment RuleCompared on RuleComparison {\n    rule\n    spent\n    selected { number }\n    differences {\n      selected\n      explanation\n      line { number proposal { id number title } }\n    }\n  }\n": types.RuleComparedFragmentDoc,
    "\n  query ResultActions($number: String!) {\n    campaign(number: $number) { id viewerActions { ...Action } }\n  }\n": types.ResultActionsDocument,
    "\n  mutation PublishResult($input: PublishResultInput!) {\n    publishResult(input: $input) {\n      __typename\n      ... on PublishResultSuccess { campaign { ...Result } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.PublishResultDocument,
    "\n  query Receipt($campaign: String!, $code: String!) {\n    receipt(campaignNumber: $campaign, code: $code) {\n      code\n      state\n    }\n  }\n": types.ReceiptDocument,
    "\n  query Result($number: String!) {\n    campaign(number: $number) { ...Result }\n  }\n": types.ResultDocument,
    "\n  fragment Result on Campaign {\n    id\n    number\n    title\n    state\n    budget\n    rule\n    ballotKind\n    tieRule\n    threshold\n    lotCommitment\n    lotSeed\n    closesAt\n    closedAt\n    closedEarlyReason\n    resultPublishedAt\n    resultRefusal { ...RefusalBody }\n    rollNotes { ...RollNoteLine }\n    ...ChannelsOfVote\n    result {\n      spent\n      left\n      ballots\n      replaced\n      rollSize\n      endowment\n      talliedAt\n      digest\n      selected { number }\n      ties { ...Tie }\n      steps { ...CountLine }\n      otherRules { ...RuleCompared }\n    }\n  }\n": types.ResultFragmentDoc,
    "\n  fragment CountLine on BallotLine {\n    number\n    cost\n    proposal { id number title }\n    outcome {\n      selected\n      votes\n      score\n      step { position kind explanation moneyBefore moneyAfter }\n    }\n  }\n": types.CountLineFragmentDoc,
    "\n  fragment Tie on TieNote {\n    rule\n    explanation\n    lines { number }\n  }\n": types.TieFragmentDoc,
    "\n  mutation ExportRoll($input: ExportRollInput!) {\n    exportRoll(input: $input) {\n      __typename\n      ... on ExportRollSuccess { csv voters }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.ExportRollDocument,
    "\n  fragment RollNoteLine on RollNote {\n    kind\n    reason\n    state\n    recordedAt\n  }\n": types.RollNoteLineFragmentDoc,
    "\n  fragment VoteRow on Campaign {\n    id\n    number\n    title\n    state\n    budget\n    opensAt\n    closesAt\n    closedAt\n    result { spent selected { number } }\n  }\n": types.VoteRowFragmentDoc,
    "\n  query Votes($first: Int!, $after: String) {\n    campaigns(first: $first, after: $after) {\n      edges { cursor node { id ...VoteRow } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.VotesDocument,
    "\n  query VotesOfMine($first: Int!, $after: String) {\n    programmes(first: 1) { edges { cursor node { id viewerActions { name allowed } } } pageInfo { hasNextPage endCursor } }\n    campaigns(first: $first, after: $after) {\n      edges { cursor node { ...OfMine } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.VotesOfMineDocument,
    "\n  mutation CastBallot($input: CastBallotInput!) {\n    castBallot(input: $input) {\n      __typename\n      ... on CastBallotSuccess {\n        receipt\n        counter\n        campaign {\n          id\n          turnout\n          viewerBallot { counter receipt }\n          viewerActions { ...Action }\n        }\n      }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.CastBallotDocument,
    "\n  query MyBallot($number: String!) {\n    campaign(number: $number) {\n      id\n      viewerBallot { counter receipt }\n    }\n  }\n": types.MyBallotDocument,
    "\n  subscription CampaignFollowed($number: String!) {\n    campaignChanged(number: $number) {\n      id\n      state\n      turnout\n      closedAt\n      closedEarlyReason\n      resultPublishedAt\n    }\n  }\n": types.CampaignFollowedDocument,
    "\n  fragment OfMine on Campaign {\n    id\n    serverTime\n    turnout\n    viewerBallot { counter receipt }\n    viewerActions { ...Action }\n  }\n": types.OfMineFragmentDoc,
    "\n  mutation OpenCampaign($input: OpenCampaignInput!) {\n    openCampaign(input: $input) {\n      __typename\n      ... on OpenCampaignSuccess { campaign { ...Ballot ...OfMine } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.OpenCampaignDocument,
    "\n  mutation CloseCampaign($input: CloseCampaignInput!) {\n    closeCampaign(input: $input) {\n      __typename\n      ... on CloseCampaignSuccess { campaign { id state closedAt closedEarlyReason viewerActions { ...Action } } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n": types.CloseCampaignDocument,
    "query Unread { unreadNotices }": types.UnreadDocument,
    "\n  fragment RefusalBody on Refused {\n    code\n    reason\n    message\n    field\n    rule { id title source article }\n    remedy\n  }\n": types.RefusalBodyFragmentDoc,
    "\n  fragment Action on ViewerAction {\n    name\n    allowed\n    refusal { ...RefusalBody }\n  }\n": types.ActionFragmentDoc,
    "\n  query Frame {\n    viewer {\n      id\n      displayName\n      hat { ...HatName }\n      appointments { ...HatName }\n    }\n    programmes(first: 1) {\n      edges { node { id name placeName cohortYear viewerActions { ...Action } } cursor }\n    }\n  }\n": types.FrameDocument,
    "\n  fragment HatName on Appointment {\n    id\n    role\n    body { id name }\n  }\n": types.HatNameFragmentDoc,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ChangeCard on ConsortiumChange {\n    id\n    kind\n    state\n    reason\n    handBack\n    effectiveOn\n    tookEffectOn\n    liableUntil\n    putAt\n    putBy { id name }\n    subject { id name }\n    shares { share { numerator denominator } lead body { id name } }\n    voices { counts needed yes reason saidAt body { id name } }\n    viewerActions { ...Action }\n  }\n"): (typeof documents)["\n  fragment ChangeCard on ConsortiumChange {\n    id\n    kind\n    state\n    reason\n    handBack\n    effectiveOn\n    tookEffectOn\n    liableUntil\n    putAt\n    putBy { id name }\n    subject { id name }\n    shares { share { numerator denominator } lead body { id name } }\n    voices { counts needed yes reason saidAt body { id name } }\n    viewerActions { ...Action }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Consortium($programme: ID!) {\n    consortium(programmeId: $programme) {\n      id\n      name\n      state\n      performance\n      formedOn\n      publicMoney\n      noticeDays\n      parties { share { numerator denominator } lead since until body { id name kind } }\n      history { since parties { share { numerator denominator } lead body { id name } } }\n      rules { matter majority weight agreedIn rule { id source article } }\n    }\n  }\n"): (typeof documents)["\n  query Consortium($programme: ID!) {\n    consortium(programmeId: $programme) {\n      id\n      name\n      state\n      performance\n      formedOn\n      publicMoney\n      noticeDays\n      parties { share { numerator denominator } lead since until body { id name kind } }\n      history { since parties { share { numerator denominator } lead body { id name } } }\n      rules { matter majority weight agreedIn rule { id source article } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConsortiumOfMine($programme: ID!) {\n    consortium(programmeId: $programme) {\n      id\n      viewerParty { id name }\n      viewerActions { ...Action }\n      possibleParties { body { id name kind } }\n      changes(first: 20) {\n        edges { cursor node { ...ChangeCard } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ConsortiumOfMine($programme: ID!) {\n    consortium(programmeId: $programme) {\n      id\n      viewerParty { id name }\n      viewerActions { ...Action }\n      possibleParties { body { id name kind } }\n      changes(first: 20) {\n        edges { cursor node { ...ChangeCard } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PossibleParties($programme: ID!) {\n    possibleParties(programmeId: $programme) { body { id name kind } }\n  }\n"): (typeof documents)["\n  query PossibleParties($programme: ID!) {\n    possibleParties(programmeId: $programme) { body { id name kind } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PartiesOnADay($id: ID!, $on: String) {\n    node(id: $id) {\n      __typename\n      id\n      ... on Consortium {\n        parties(on: $on) { share { numerator denominator } lead since until body { id name kind } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PartiesOnADay($id: ID!, $on: String) {\n    node(id: $id) {\n      __typename\n      id\n      ... on Consortium {\n        parties(on: $on) { share { numerator denominator } lead since until body { id name kind } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FormConsortium($input: FormConsortiumInput!) {\n    formConsortium(input: $input) {\n      __typename\n      ... on FormConsortiumSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation FormConsortium($input: FormConsortiumInput!) {\n    formConsortium(input: $input) {\n      __typename\n      ... on FormConsortiumSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ProposeJoining($input: ProposeJoiningInput!) {\n    proposeJoining(input: $input) {\n      __typename\n      ... on ProposeJoiningSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ProposeJoining($input: ProposeJoiningInput!) {\n    proposeJoining(input: $input) {\n      __typename\n      ... on ProposeJoiningSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ProposeLeaving($input: ProposeLeavingInput!) {\n    proposeLeaving(input: $input) {\n      __typename\n      ... on ProposeLeavingSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ProposeLeaving($input: ProposeLeavingInput!) {\n    proposeLeaving(input: $input) {\n      __typename\n      ... on ProposeLeavingSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ProposeExpulsion($input: ProposeExpulsionInput!) {\n    proposeExpulsion(input: $input) {\n      __typename\n      ... on ProposeExpulsionSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ProposeExpulsion($input: ProposeExpulsionInput!) {\n    proposeExpulsion(input: $input) {\n      __typename\n      ... on ProposeExpulsionSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ProposeLead($input: ProposeLeadInput!) {\n    proposeLead(input: $input) {\n      __typename\n      ... on ProposeLeadSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ProposeLead($input: ProposeLeadInput!) {\n    proposeLead(input: $input) {\n      __typename\n      ... on ProposeLeadSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ProposeShares($input: ProposeSharesInput!) {\n    proposeShares(input: $input) {\n      __typename\n      ... on ProposeSharesSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ProposeShares($input: ProposeSharesInput!) {\n    proposeShares(input: $input) {\n      __typename\n      ... on ProposeSharesSuccess { consortium { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AnswerChange($input: AnswerChangeInput!) {\n    answerChange(input: $input) {\n      __typename\n      ... on AnswerChangeSuccess { change { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation AnswerChange($input: AnswerChangeInput!) {\n    answerChange(input: $input) {\n      __typename\n      ... on AnswerChangeSuccess { change { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawChange($input: WithdrawChangeInput!) {\n    withdrawChange(input: $input) {\n      __typename\n      ... on WithdrawChangeSuccess { change { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation WithdrawChange($input: WithdrawChangeInput!) {\n    withdrawChange(input: $input) {\n      __typename\n      ... on WithdrawChangeSuccess { change { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CouncilRules($place: String!, $on: String) {\n    councilRulePack(place: $place, on: $on) {\n      place { slug name }\n      day\n      rulings { key ...CouncilRuling }\n    }\n  }\n"): (typeof documents)["\n  query CouncilRules($place: String!, $on: String) {\n    councilRulePack(place: $place, on: $on) {\n      place { slug name }\n      day\n      rulings { key ...CouncilRuling }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CouncilRuling on CouncilRuling {\n    key\n    title\n    holds { text level source article confirmed holdsFrom }\n    others { text level source article confirmed holdsFrom }\n  }\n"): (typeof documents)["\n  fragment CouncilRuling on CouncilRuling {\n    key\n    title\n    holds { text level source article confirmed holdsFrom }\n    others { text level source article confirmed holdsFrom }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CouncilPlaces {\n    councilPlaces { slug name }\n  }\n"): (typeof documents)["\n  query CouncilPlaces {\n    councilPlaces { slug name }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Council {\n    councils(first: 1) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          place { slug name }\n          agenda\n          lifecycle\n          formedOn\n          dissolvedOn\n          rules { day rulings { key holds { words } ...CouncilRuling } }\n          roster {\n            on\n            members { number kind capacity startsOn endsOn untilCompletion renewals substitutes name { displayName } }\n            posts { post member appointmentId name { displayName } }\n          }\n          lawfulness { ...Lawfulness }\n          editions { edition publishedOn members exceptionRef }\n          vacancies { number kind name { displayName } }\n          viewerActions { ...Action }\n        }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query Council {\n    councils(first: 1) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          place { slug name }\n          agenda\n          lifecycle\n          formedOn\n          dissolvedOn\n          rules { day rulings { key holds { words } ...CouncilRuling } }\n          roster {\n            on\n            members { number kind capacity startsOn endsOn untilCompletion renewals substitutes name { displayName } }\n            posts { post member appointmentId name { displayName } }\n          }\n          lawfulness { ...Lawfulness }\n          editions { edition publishedOn members exceptionRef }\n          vacancies { number kind name { displayName } }\n          viewerActions { ...Action }\n        }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Lawfulness on CouncilLawfulness {\n    on\n    lawful\n    members\n    mostMembers\n    appointed\n    largestSex\n    largestShare\n    breaches { reason message member rule { id title source article } }\n  }\n"): (typeof documents)["\n  fragment Lawfulness on CouncilLawfulness {\n    on\n    lawful\n    members\n    mostMembers\n    appointed\n    largestSex\n    largestShare\n    breaches { reason message member rule { id title source article } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FormCouncil($input: FormCouncilInput!) {\n    formCouncil(input: $input) {\n      __typename\n      ... on FormCouncilSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation FormCouncil($input: FormCouncilInput!) {\n    formCouncil(input: $input) {\n      __typename\n      ... on FormCouncilSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AppointMember($input: AppointMemberInput!) {\n    appointMember(input: $input) {\n      __typename\n      ... on AppointMemberSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation AppointMember($input: AppointMemberInput!) {\n    appointMember(input: $input) {\n      __typename\n      ... on AppointMemberSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SubstituteMember($input: SubstituteMemberInput!) {\n    substituteMember(input: $input) {\n      __typename\n      ... on SubstituteMemberSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation SubstituteMember($input: SubstituteMemberInput!) {\n    substituteMember(input: $input) {\n      __typename\n      ... on SubstituteMemberSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RenewMember($input: RenewMemberInput!) {\n    renewMember(input: $input) {\n      __typename\n      ... on RenewMemberSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation RenewMember($input: RenewMemberInput!) {\n    renewMember(input: $input) {\n      __typename\n      ... on RenewMemberSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndMembership($input: EndMembershipInput!) {\n    endMembership(input: $input) {\n      __typename\n      ... on EndMembershipSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation EndMembership($input: EndMembershipInput!) {\n    endMembership(input: $input) {\n      __typename\n      ... on EndMembershipSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NameChair($input: NameChairInput!) {\n    nameChair(input: $input) {\n      __typename\n      ... on NameChairSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation NameChair($input: NameChairInput!) {\n    nameChair(input: $input) {\n      __typename\n      ... on NameChairSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NameAttendant($input: NameAttendantInput!) {\n    nameAttendant(input: $input) {\n      __typename\n      ... on NameAttendantSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation NameAttendant($input: NameAttendantInput!) {\n    nameAttendant(input: $input) {\n      __typename\n      ... on NameAttendantSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PublishRoster($input: PublishRosterInput!) {\n    publishRoster(input: $input) {\n      __typename\n      ... on PublishRosterSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation PublishRoster($input: PublishRosterInput!) {\n    publishRoster(input: $input) {\n      __typename\n      ... on PublishRosterSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndAttendance($input: EndAttendanceInput!) {\n    endAttendance(input: $input) {\n      __typename\n      ... on EndAttendanceSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation EndAttendance($input: EndAttendanceInput!) {\n    endAttendance(input: $input) {\n      __typename\n      ... on EndAttendanceSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NoteCompletion($input: NoteCompletionInput!) {\n    noteCompletion(input: $input) {\n      __typename\n      ... on NoteCompletionSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation NoteCompletion($input: NoteCompletionInput!) {\n    noteCompletion(input: $input) {\n      __typename\n      ... on NoteCompletionSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DissolveCouncil($input: DissolveCouncilInput!) {\n    dissolveCouncil(input: $input) {\n      __typename\n      ... on DissolveCouncilSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation DissolveCouncil($input: DissolveCouncilInput!) {\n    dissolveCouncil(input: $input) {\n      __typename\n      ... on DissolveCouncilSuccess { council { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query IfAppointed($id: ID!, $input: IfAppointedInput!) {\n    node(id: $id) {\n      id\n      ... on Council { ifAppointed(input: $input) { ...Lawfulness } }\n    }\n  }\n"): (typeof documents)["\n  query IfAppointed($id: ID!, $input: IfAppointedInput!) {\n    node(id: $id) {\n      id\n      ... on Council { ifAppointed(input: $input) { ...Lawfulness } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PossibleCouncilMembers($id: ID!, $kind: String!) {\n    node(id: $id) {\n      id\n      ... on Council { possibleMembers(kind: $kind) { appointmentId role name { displayName } } }\n    }\n  }\n"): (typeof documents)["\n  query PossibleCouncilMembers($id: ID!, $kind: String!) {\n    node(id: $id) {\n      id\n      ... on Council { possibleMembers(kind: $kind) { appointmentId role name { displayName } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PossibleAttendants($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Council { possibleAttendants { appointmentId role name { displayName } } }\n    }\n  }\n"): (typeof documents)["\n  query PossibleAttendants($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Council { possibleAttendants { appointmentId role name { displayName } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InviteAuthors($input: InviteAuthorsInput!) {\n    inviteAuthors(input: $input) {\n      __typename\n      ... on InviteAuthorsSuccess { draft { id invitationPath } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation InviteAuthors($input: InviteAuthorsInput!) {\n    inviteAuthors(input: $input) {\n      __typename\n      ... on InviteAuthorsSuccess { draft { id invitationPath } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetShares($input: SetSharesInput!) {\n    setShares(input: $input) {\n      __typename\n      ... on SetSharesSuccess { draft { id version } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation SetShares($input: SetSharesInput!) {\n    setShares(input: $input) {\n      __typename\n      ... on SetSharesSuccess { draft { id version } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AgreeDraft($input: AgreeDraftInput!) {\n    agreeDraft(input: $input) {\n      __typename\n      ... on AgreeDraftSuccess { draft { id version } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation AgreeDraft($input: AgreeDraftInput!) {\n    agreeDraft(input: $input) {\n      __typename\n      ... on AgreeDraftSuccess { draft { id version } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LeaveDraft($input: LeaveDraftInput!) {\n    leaveDraft(input: $input) {\n      __typename\n      ... on LeaveDraftSuccess { draft { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation LeaveDraft($input: LeaveDraftInput!) {\n    leaveDraft(input: $input) {\n      __typename\n      ... on LeaveDraftSuccess { draft { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Draft($id: ID!) {\n    draft(id: $id) {\n      id\n      version\n      title\n      summary\n      body\n      place\n      category\n      cost\n      point { longitude latitude }\n      invitationPath\n      authors { personId lead you agreed name { displayName } share { numerator denominator } }\n      viewerActions { name allowed }\n    }\n  }\n"): (typeof documents)["\n  query Draft($id: ID!) {\n    draft(id: $id) {\n      id\n      version\n      title\n      summary\n      body\n      place\n      category\n      cost\n      point { longitude latitude }\n      invitationPath\n      authors { personId lead you agreed name { displayName } share { numerator denominator } }\n      viewerActions { name allowed }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EditDraft($input: EditDraftInput!) {\n    editDraft(input: $input) {\n      __typename\n      ... on EditDraftSuccess { draft { id version title summary body place category cost point { longitude latitude } } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation EditDraft($input: EditDraftInput!) {\n    editDraft(input: $input) {\n      __typename\n      ... on EditDraftSuccess { draft { id version title summary body place category cost point { longitude latitude } } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SubmitDraft($input: SubmitDraftInput!) {\n    submitDraft(input: $input) {\n      __typename\n      ... on SubmitDraftSuccess { proposal { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation SubmitDraft($input: SubmitDraftInput!) {\n    submitDraft(input: $input) {\n      __typename\n      ... on SubmitDraftSuccess { proposal { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DropDraft($input: DropDraftInput!) {\n    dropDraft(input: $input) {\n      __typename\n      ... on DropDraftSuccess { draft { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation DropDraft($input: DropDraftInput!) {\n    dropDraft(input: $input) {\n      __typename\n      ... on DropDraftSuccess { draft { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DraftInvitation($token: String!) {\n    draftInvitation(token: $token) { title lead { displayName } }\n  }\n"): (typeof documents)["\n  query DraftInvitation($token: String!) {\n    draftInvitation(token: $token) { title lead { displayName } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation JoinDraft($input: JoinDraftInput!) {\n    joinDraft(input: $input) {\n      __typename\n      ... on JoinDraftSuccess { draft { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation JoinDraft($input: JoinDraftInput!) {\n    joinDraft(input: $input) {\n      __typename\n      ... on JoinDraftSuccess { draft { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginDraft($input: BeginDraftInput!) {\n    beginDraft(input: $input) {\n      __typename\n      ... on BeginDraftSuccess { draft { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation BeginDraft($input: BeginDraftInput!) {\n    beginDraft(input: $input) {\n      __typename\n      ... on BeginDraftSuccess { draft { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AttachFile($input: AttachFileInput!) {\n    attachFile(input: $input) {\n      __typename\n      ... on AttachFileSuccess { proposal { id attachments { ...AttachmentOfIdea } } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation AttachFile($input: AttachFileInput!) {\n    attachFile(input: $input) {\n      __typename\n      ... on AttachFileSuccess { proposal { id attachments { ...AttachmentOfIdea } } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AttachmentOfIdea on Attachment {\n    id\n    use\n    kind\n    description\n    size\n    width\n    height\n    path\n  }\n"): (typeof documents)["\n  fragment AttachmentOfIdea on Attachment {\n    id\n    use\n    kind\n    description\n    size\n    width\n    height\n    path\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DetachFile($input: DetachFileInput!) {\n    detachFile(input: $input) {\n      __typename\n      ... on DetachFileSuccess { proposal { id attachments { ...AttachmentOfIdea } } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation DetachFile($input: DetachFileInput!) {\n    detachFile(input: $input) {\n      __typename\n      ... on DetachFileSuccess { proposal { id attachments { ...AttachmentOfIdea } } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OpenScan($input: OpenScanInput!) {\n    openScan(input: $input) {\n      __typename\n      ... on OpenScanSuccess { path }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation OpenScan($input: OpenScanInput!) {\n    openScan(input: $input) {\n      __typename\n      ... on OpenScanSuccess { path }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestUpload($input: RequestUploadInput!) {\n    requestUpload(input: $input) {\n      __typename\n      ... on RequestUploadSuccess { upload { id path until } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation RequestUpload($input: RequestUploadInput!) {\n    requestUpload(input: $input) {\n      __typename\n      ... on RequestUploadSuccess { upload { id path until } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Duty on Campaign {\n    id\n    number\n    title\n    summary\n    state\n    budget\n    revoting\n    closesAt\n    rollSize\n  }\n"): (typeof documents)["\n  fragment Duty on Campaign {\n    id\n    number\n    title\n    summary\n    state\n    budget\n    revoting\n    closesAt\n    rollSize\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Home {\n    programmes(first: 1) {\n      edges {\n        cursor\n        node {\n          id\n          placeName\n          name\n          cohortYear\n          milestones { ...MilestoneStep }\n          bodies { role body { id name } }\n        }\n      }\n    }\n    campaigns(first: 10) {\n      edges { cursor node { id ...Duty ...VoteRow } }\n      pageInfo { hasNextPage endCursor }\n    }\n    proposals(first: 3, orderBy: NEWEST) {\n      edges { cursor node { id ...IdeaCard } }\n      pageInfo { hasNextPage endCursor }\n    }\n    gathering: proposals(first: 3, state: OPEN) {\n      edges { cursor node { id ...IdeaCard } }\n      pageInfo { hasNextPage endCursor }\n    }\n    became: proposals(first: 3, state: IMPLEMENTING) {\n      edges { cursor node { id ...IdeaCard } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query Home {\n    programmes(first: 1) {\n      edges {\n        cursor\n        node {\n          id\n          placeName\n          name\n          cohortYear\n          milestones { ...MilestoneStep }\n          bodies { role body { id name } }\n        }\n      }\n    }\n    campaigns(first: 10) {\n      edges { cursor node { id ...Duty ...VoteRow } }\n      pageInfo { hasNextPage endCursor }\n    }\n    proposals(first: 3, orderBy: NEWEST) {\n      edges { cursor node { id ...IdeaCard } }\n      pageInfo { hasNextPage endCursor }\n    }\n    gathering: proposals(first: 3, state: OPEN) {\n      edges { cursor node { id ...IdeaCard } }\n      pageInfo { hasNextPage endCursor }\n    }\n    became: proposals(first: 3, state: IMPLEMENTING) {\n      edges { cursor node { id ...IdeaCard } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HomeOfMine {\n    campaigns(first: 10) {\n      edges { cursor node { ...OfMine } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query HomeOfMine {\n    campaigns(first: 10) {\n      edges { cursor node { ...OfMine } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MilestoneStep on Milestone {\n    step\n    name\n    plannedText\n    happenedOn\n  }\n"): (typeof documents)["\n  fragment MilestoneStep on Milestone {\n    step\n    name\n    plannedText\n    happenedOn\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query IdeaFollowUp($number: String!) {\n    proposal(number: $number) {\n      id\n      number\n      state\n      milestones { id name plannedOn reachedOn }\n      trace { kind on source { kind label } target { kind label } }\n      viewerActions { name allowed }\n    }\n  }\n"): (typeof documents)["\n  query IdeaFollowUp($number: String!) {\n    proposal(number: $number) {\n      id\n      number\n      state\n      milestones { id name plannedOn reachedOn }\n      trace { kind on source { kind label } target { kind label } }\n      viewerActions { name allowed }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PlanMilestone($input: PlanMilestoneInput!) {\n    planMilestone(input: $input) {\n      __typename\n      ... on PlanMilestoneSuccess { proposal { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation PlanMilestone($input: PlanMilestoneInput!) {\n    planMilestone(input: $input) {\n      __typename\n      ... on PlanMilestoneSuccess { proposal { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReachMilestone($input: ReachMilestoneInput!) {\n    reachMilestone(input: $input) {\n      __typename\n      ... on ReachMilestoneSuccess { proposal { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ReachMilestone($input: ReachMilestoneInput!) {\n    reachMilestone(input: $input) {\n      __typename\n      ... on ReachMilestoneSuccess { proposal { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment IdeaCard on Proposal {\n    id\n    number\n    title\n    summary\n    category\n    place\n    cost\n    state\n    supportCount\n  }\n"): (typeof documents)["\n  fragment IdeaCard on Proposal {\n    id\n    number\n    title\n    summary\n    category\n    place\n    cost\n    state\n    supportCount\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Idea($number: String!) {\n    proposal(number: $number) {\n      id\n      number\n      title\n      summary\n      body\n      bodyHtml\n      category\n      place\n      cost\n      state\n      submittedOn\n      openedOn\n      supportCount\n      moves { fromState toState reason ground on }\n      answers { outcome text startsOn on }\n      progress { text on }\n      author { displayName }\n      authors { lead name { displayName } share { numerator denominator } }\n      ballotLines { ...StoryLine }\n      programme { id }\n      point { longitude latitude }\n      area\n      attachments { ...AttachmentOfIdea }\n    }\n  }\n"): (typeof documents)["\n  query Idea($number: String!) {\n    proposal(number: $number) {\n      id\n      number\n      title\n      summary\n      body\n      bodyHtml\n      category\n      place\n      cost\n      state\n      submittedOn\n      openedOn\n      supportCount\n      moves { fromState toState reason ground on }\n      answers { outcome text startsOn on }\n      progress { text on }\n      author { displayName }\n      authors { lead name { displayName } share { numerator denominator } }\n      ballotLines { ...StoryLine }\n      programme { id }\n      point { longitude latitude }\n      area\n      attachments { ...AttachmentOfIdea }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query IdeaOfMine($number: String!) {\n    proposal(number: $number) {\n      id\n      viewerSupports\n      supportGoal { kind supports until }\n      duties { kind supports dueOn doneOn }\n      programme { id supportLadder { kind supports answerDays } }\n      reexaminationUntil\n      supplementUntil\n      answerClock {\n        dueOn\n        stoppedOn\n        daysLate\n        state\n        rule { id source article }\n        pauses { cause }\n      }\n      viewerActions { ...Action }\n    }\n  }\n"): (typeof documents)["\n  query IdeaOfMine($number: String!) {\n    proposal(number: $number) {\n      id\n      viewerSupports\n      supportGoal { kind supports until }\n      duties { kind supports dueOn doneOn }\n      programme { id supportLadder { kind supports answerDays } }\n      reexaminationUntil\n      supplementUntil\n      answerClock {\n        dueOn\n        stoppedOn\n        daysLate\n        state\n        rule { id source article }\n        pauses { cause }\n      }\n      viewerActions { ...Action }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment StoryLine on BallotLine {\n    number\n    campaign { id number title state opensAt closesAt closedAt }\n    outcome { selected votes step { position kind explanation } }\n  }\n"): (typeof documents)["\n  fragment StoryLine on BallotLine {\n    number\n    campaign { id number title state opensAt closesAt closedAt }\n    outcome { selected votes step { position kind explanation } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Ideas(\n    $search: String\n    $category: ProposalCategory\n    $state: ProposalState\n    $area: Int\n    $orderBy: ProposalOrder!\n    $first: Int!\n    $after: String\n  ) {\n    proposals(search: $search, category: $category, state: $state, area: $area, orderBy: $orderBy, first: $first, after: $after) {\n      totalCount\n      edges { cursor node { id ...IdeaCard } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query Ideas(\n    $search: String\n    $category: ProposalCategory\n    $state: ProposalState\n    $area: Int\n    $orderBy: ProposalOrder!\n    $first: Int!\n    $after: String\n  ) {\n    proposals(search: $search, category: $category, state: $state, area: $area, orderBy: $orderBy, first: $first, after: $after) {\n      totalCount\n      edges { cursor node { id ...IdeaCard } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query IdeaMerging($number: String!) {\n    proposal(number: $number) {\n      id\n      viewerActions { name allowed }\n      mergedInto { id number title }\n      mergedFrom { proposal { id number title supportCount } }\n      mergeOffers {\n        id\n        state\n        text\n        reason\n        source { id number title }\n        target { id number title }\n        viewerActions { name allowed }\n      }\n    }\n  }\n"): (typeof documents)["\n  query IdeaMerging($number: String!) {\n    proposal(number: $number) {\n      id\n      viewerActions { name allowed }\n      mergedInto { id number title }\n      mergedFrom { proposal { id number title supportCount } }\n      mergeOffers {\n        id\n        state\n        text\n        reason\n        source { id number title }\n        target { id number title }\n        viewerActions { name allowed }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MergeTarget($number: String!) { proposal(number: $number) { id } }"): (typeof documents)["query MergeTarget($number: String!) { proposal(number: $number) { id } }"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ProposeMerge($input: ProposeMergeInput!) {\n    proposeMerge(input: $input) {\n      __typename\n      ... on ProposeMergeSuccess { offer { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ProposeMerge($input: ProposeMergeInput!) {\n    proposeMerge(input: $input) {\n      __typename\n      ... on ProposeMergeSuccess { offer { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AnswerMerge($input: AnswerMergeInput!) {\n    answerMerge(input: $input) {\n      __typename\n      ... on AnswerMergeSuccess { offer { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation AnswerMerge($input: AnswerMergeInput!) {\n    answerMerge(input: $input) {\n      __typename\n      ... on AnswerMergeSuccess { offer { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawMerge($input: WithdrawMergeInput!) {\n    withdrawMerge(input: $input) {\n      __typename\n      ... on WithdrawMergeSuccess { offer { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation WithdrawMerge($input: WithdrawMergeInput!) {\n    withdrawMerge(input: $input) {\n      __typename\n      ... on WithdrawMergeSuccess { offer { id state } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MoveSupport($input: MoveSupportInput!) {\n    moveSupport(input: $input) {\n      __typename\n      ... on MoveSupportSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation MoveSupport($input: MoveSupportInput!) {\n    moveSupport(input: $input) {\n      __typename\n      ... on MoveSupportSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EnterPaperProposal($input: EnterPaperProposalInput!) {\n    enterPaperProposal(input: $input) {\n      __typename\n      ... on EnterPaperProposalSuccess { proposal { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation EnterPaperProposal($input: EnterPaperProposalInput!) {\n    enterPaperProposal(input: $input) {\n      __typename\n      ... on EnterPaperProposalSuccess { proposal { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Similar($programmeId: ID!, $title: String!) {\n    similarProposals(programmeId: $programmeId, title: $title) { id number title state supportCount }\n  }\n"): (typeof documents)["\n  query Similar($programmeId: ID!, $title: String!) {\n    similarProposals(programmeId: $programmeId, title: $title) { id number title state supportCount }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment IdeaMoved on Proposal { id state supportCount viewerSupports }\n"): (typeof documents)["\n  fragment IdeaMoved on Proposal { id state supportCount viewerSupports }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReceiveProposal($input: ReceiveProposalInput!) {\n    receiveProposal(input: $input) {\n      __typename\n      ... on ReceiveProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ReceiveProposal($input: ReceiveProposalInput!) {\n    receiveProposal(input: $input) {\n      __typename\n      ... on ReceiveProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestSupplement($input: RequestSupplementInput!) {\n    requestSupplement(input: $input) {\n      __typename\n      ... on RequestSupplementSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation RequestSupplement($input: RequestSupplementInput!) {\n    requestSupplement(input: $input) {\n      __typename\n      ... on RequestSupplementSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TransferProposal($input: TransferProposalInput!) {\n    transferProposal(input: $input) {\n      __typename\n      ... on TransferProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation TransferProposal($input: TransferProposalInput!) {\n    transferProposal(input: $input) {\n      __typename\n      ... on TransferProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CloseProposal($input: CloseProposalInput!) {\n    closeProposal(input: $input) {\n      __typename\n      ... on CloseProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation CloseProposal($input: CloseProposalInput!) {\n    closeProposal(input: $input) {\n      __typename\n      ... on CloseProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginReview($input: BeginReviewInput!) {\n    beginReview(input: $input) {\n      __typename\n      ... on BeginReviewSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation BeginReview($input: BeginReviewInput!) {\n    beginReview(input: $input) {\n      __typename\n      ... on BeginReviewSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation HearOutside($input: HearOutsideInput!) {\n    hearOutside(input: $input) {\n      __typename\n      ... on HearOutsideSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation HearOutside($input: HearOutsideInput!) {\n    hearOutside(input: $input) {\n      __typename\n      ... on HearOutsideSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AnswerInterim($input: AnswerInterimInput!) {\n    answerInterim(input: $input) {\n      __typename\n      ... on AnswerInterimSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation AnswerInterim($input: AnswerInterimInput!) {\n    answerInterim(input: $input) {\n      __typename\n      ... on AnswerInterimSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AnswerProposal($input: AnswerProposalInput!) {\n    answerProposal(input: $input) {\n      __typename\n      ... on AnswerProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation AnswerProposal($input: AnswerProposalInput!) {\n    answerProposal(input: $input) {\n      __typename\n      ... on AnswerProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SupplyProposal($input: SupplyProposalInput!) {\n    supplyProposal(input: $input) {\n      __typename\n      ... on SupplyProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation SupplyProposal($input: SupplyProposalInput!) {\n    supplyProposal(input: $input) {\n      __typename\n      ... on SupplyProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawProposal($input: WithdrawProposalInput!) {\n    withdrawProposal(input: $input) {\n      __typename\n      ... on WithdrawProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation WithdrawProposal($input: WithdrawProposalInput!) {\n    withdrawProposal(input: $input) {\n      __typename\n      ... on WithdrawProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AskReexamination($input: AskReexaminationInput!) {\n    askReexamination(input: $input) {\n      __typename\n      ... on AskReexaminationSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation AskReexamination($input: AskReexaminationInput!) {\n    askReexamination(input: $input) {\n      __typename\n      ... on AskReexaminationSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartImplementing($input: StartImplementingInput!) {\n    startImplementing(input: $input) {\n      __typename\n      ... on StartImplementingSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation StartImplementing($input: StartImplementingInput!) {\n    startImplementing(input: $input) {\n      __typename\n      ... on StartImplementingSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NoteProgress($input: NoteProgressInput!) {\n    noteProgress(input: $input) {\n      __typename\n      ... on NoteProgressSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation NoteProgress($input: NoteProgressInput!) {\n    noteProgress(input: $input) {\n      __typename\n      ... on NoteProgressSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FinishImplementing($input: FinishImplementingInput!) {\n    finishImplementing(input: $input) {\n      __typename\n      ... on FinishImplementingSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation FinishImplementing($input: FinishImplementingInput!) {\n    finishImplementing(input: $input) {\n      __typename\n      ... on FinishImplementingSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SupportProposal($input: SupportProposalInput!) {\n    supportProposal(input: $input) {\n      __typename\n      ... on SupportProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation SupportProposal($input: SupportProposalInput!) {\n    supportProposal(input: $input) {\n      __typename\n      ... on SupportProposalSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawSupport($input: WithdrawSupportInput!) {\n    withdrawSupport(input: $input) {\n      __typename\n      ... on WithdrawSupportSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation WithdrawSupport($input: WithdrawSupportInput!) {\n    withdrawSupport(input: $input) {\n      __typename\n      ... on WithdrawSupportSuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MeetDuty($input: MeetDutyInput!) {\n    meetDuty(input: $input) {\n      __typename\n      ... on MeetDutySuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation MeetDuty($input: MeetDutyInput!) {\n    meetDuty(input: $input) {\n      __typename\n      ... on MeetDutySuccess { proposal { ...IdeaMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SubmitProposal($input: SubmitProposalInput!) {\n    submitProposal(input: $input) {\n      __typename\n      ... on SubmitProposalSuccess { proposal { id number title } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation SubmitProposal($input: SubmitProposalInput!) {\n    submitProposal(input: $input) {\n      __typename\n      ... on SubmitProposalSuccess { proposal { id number title } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CallableIdea($number: String!) {\n    proposal(number: $number) { id number title viewerActions { ...Action } }\n  }\n"): (typeof documents)["\n  query CallableIdea($number: String!) {\n    proposal(number: $number) { id number title viewerActions { ...Action } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LabOfIdea($number: String!) {\n    proposal(number: $number) { id livingLab { id number title state } }\n  }\n"): (typeof documents)["\n  query LabOfIdea($number: String!) {\n    proposal(number: $number) { id livingLab { id number title state } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WhichLab($number: String!) {\n    proposal(number: $number) { id livingLab { id number } }\n  }\n"): (typeof documents)["\n  query WhichLab($number: String!) {\n    proposal(number: $number) { id livingLab { id number } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Lab($number: String!) {\n    livingLab(number: $number) {\n      id\n      number\n      title\n      purpose\n      state\n      seats\n      standings\n      applyUntil\n      lotCommitment\n      lotSeed\n      poolDigest\n      dataPath\n      numbers\n      solution\n      measure\n      trialPlace\n      trialStartsOn\n      trialEndsOn\n      outcome\n      proposal { id number title }\n      steps { kind words happenedOn }\n      workshops { number title place startsAt came summary }\n      judgements { verdict reason }\n    }\n  }\n"): (typeof documents)["\n  query Lab($number: String!) {\n    livingLab(number: $number) {\n      id\n      number\n      title\n      purpose\n      state\n      seats\n      standings\n      applyUntil\n      lotCommitment\n      lotSeed\n      poolDigest\n      dataPath\n      numbers\n      solution\n      measure\n      trialPlace\n      trialStartsOn\n      trialEndsOn\n      outcome\n      proposal { id number title }\n      steps { kind words happenedOn }\n      workshops { number title place startsAt came summary }\n      judgements { verdict reason }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LabOfMine($number: String!) {\n    livingLab(number: $number) {\n      id\n      balance { dimension group least most applied holding }\n      members { number state workshops name { displayName } }\n      viewerPart { number state sex ageBand area rank answerBy verdict reason }\n      viewerActions { ...Action }\n    }\n  }\n"): (typeof documents)["\n  query LabOfMine($number: String!) {\n    livingLab(number: $number) {\n      id\n      balance { dimension group least most applied holding }\n      members { number state workshops name { displayName } }\n      viewerPart { number state sex ageBand area rank answerBy verdict reason }\n      viewerActions { ...Action }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LabRow on LivingLab {\n    id\n    number\n    title\n    state\n    seats\n    applyUntil\n    outcome\n    proposal { id number title }\n  }\n"): (typeof documents)["\n  fragment LabRow on LivingLab {\n    id\n    number\n    title\n    state\n    seats\n    applyUntil\n    outcome\n    proposal { id number title }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LabsNow {\n    livingLabs(first: 10) {\n      edges { cursor node { id ...LabRow } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query LabsNow {\n    livingLabs(first: 10) {\n      edges { cursor node { id ...LabRow } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Labs {\n    livingLabs(first: 50) {\n      edges { cursor node { id ...LabRow } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query Labs {\n    livingLabs(first: 50) {\n      edges { cursor node { id ...LabRow } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LabMoved on LivingLab { id number state }\n"): (typeof documents)["\n  fragment LabMoved on LivingLab { id number state }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CallForPanel($input: CallForPanelInput!) {\n    callForPanel(input: $input) {\n      __typename\n      ... on CallForPanelSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation CallForPanel($input: CallForPanelInput!) {\n    callForPanel(input: $input) {\n      __typename\n      ... on CallForPanelSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExtendCall($input: ExtendCallInput!) {\n    extendCall(input: $input) {\n      __typename\n      ... on ExtendCallSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ExtendCall($input: ExtendCallInput!) {\n    extendCall(input: $input) {\n      __typename\n      ... on ExtendCallSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApplyToLab($input: ApplyToLabInput!) {\n    applyToLab(input: $input) {\n      __typename\n      ... on ApplyToLabSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ApplyToLab($input: ApplyToLabInput!) {\n    applyToLab(input: $input) {\n      __typename\n      ... on ApplyToLabSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawApplication($input: WithdrawApplicationInput!) {\n    withdrawApplication(input: $input) {\n      __typename\n      ... on WithdrawApplicationSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation WithdrawApplication($input: WithdrawApplicationInput!) {\n    withdrawApplication(input: $input) {\n      __typename\n      ... on WithdrawApplicationSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DrawPanel($input: DrawPanelInput!) {\n    drawPanel(input: $input) {\n      __typename\n      ... on DrawPanelSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation DrawPanel($input: DrawPanelInput!) {\n    drawPanel(input: $input) {\n      __typename\n      ... on DrawPanelSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TakeSeat($input: TakeSeatInput!) {\n    takeSeat(input: $input) {\n      __typename\n      ... on TakeSeatSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation TakeSeat($input: TakeSeatInput!) {\n    takeSeat(input: $input) {\n      __typename\n      ... on TakeSeatSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeclineSeat($input: DeclineSeatInput!) {\n    declineSeat(input: $input) {\n      __typename\n      ... on DeclineSeatSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation DeclineSeat($input: DeclineSeatInput!) {\n    declineSeat(input: $input) {\n      __typename\n      ... on DeclineSeatSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LeavePanel($input: LeavePanelInput!) {\n    leavePanel(input: $input) {\n      __typename\n      ... on LeavePanelSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation LeavePanel($input: LeavePanelInput!) {\n    leavePanel(input: $input) {\n      __typename\n      ... on LeavePanelSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginWorkshops($input: BeginWorkshopsInput!) {\n    beginWorkshops(input: $input) {\n      __typename\n      ... on BeginWorkshopsSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation BeginWorkshops($input: BeginWorkshopsInput!) {\n    beginWorkshops(input: $input) {\n      __typename\n      ... on BeginWorkshopsSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetWorkshop($input: SetWorkshopInput!) {\n    setWorkshop(input: $input) {\n      __typename\n      ... on SetWorkshopSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation SetWorkshop($input: SetWorkshopInput!) {\n    setWorkshop(input: $input) {\n      __typename\n      ... on SetWorkshopSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NoteWorkshop($input: NoteWorkshopInput!) {\n    noteWorkshop(input: $input) {\n      __typename\n      ... on NoteWorkshopSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation NoteWorkshop($input: NoteWorkshopInput!) {\n    noteWorkshop(input: $input) {\n      __typename\n      ... on NoteWorkshopSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SettleSolution($input: SettleSolutionInput!) {\n    settleSolution(input: $input) {\n      __typename\n      ... on SettleSolutionSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation SettleSolution($input: SettleSolutionInput!) {\n    settleSolution(input: $input) {\n      __typename\n      ... on SettleSolutionSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginTrial($input: BeginTrialInput!) {\n    beginTrial(input: $input) {\n      __typename\n      ... on BeginTrialSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation BeginTrial($input: BeginTrialInput!) {\n    beginTrial(input: $input) {\n      __typename\n      ... on BeginTrialSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NoteMeasurement($input: NoteMeasurementInput!) {\n    noteMeasurement(input: $input) {\n      __typename\n      ... on NoteMeasurementSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation NoteMeasurement($input: NoteMeasurementInput!) {\n    noteMeasurement(input: $input) {\n      __typename\n      ... on NoteMeasurementSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginLabReview($input: BeginLabReviewInput!) {\n    beginLabReview(input: $input) {\n      __typename\n      ... on BeginLabReviewSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation BeginLabReview($input: BeginLabReviewInput!) {\n    beginLabReview(input: $input) {\n      __typename\n      ... on BeginLabReviewSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation JudgeTrial($input: JudgeTrialInput!) {\n    judgeTrial(input: $input) {\n      __typename\n      ... on JudgeTrialSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation JudgeTrial($input: JudgeTrialInput!) {\n    judgeTrial(input: $input) {\n      __typename\n      ... on JudgeTrialSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LockJudgements($input: LockJudgementsInput!) {\n    lockJudgements(input: $input) {\n      __typename\n      ... on LockJudgementsSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation LockJudgements($input: LockJudgementsInput!) {\n    lockJudgements(input: $input) {\n      __typename\n      ... on LockJudgementsSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConcludeLab($input: ConcludeLabInput!) {\n    concludeLab(input: $input) {\n      __typename\n      ... on ConcludeLabSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ConcludeLab($input: ConcludeLabInput!) {\n    concludeLab(input: $input) {\n      __typename\n      ... on ConcludeLabSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CallOffLab($input: CallOffLabInput!) {\n    callOffLab(input: $input) {\n      __typename\n      ... on CallOffLabSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation CallOffLab($input: CallOffLabInput!) {\n    callOffLab(input: $input) {\n      __typename\n      ... on CallOffLabSuccess { lab { ...LabMoved } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query IdeaPoints($programmeId: ID!, $search: String, $category: ProposalCategory, $state: ProposalState, $area: Int) {\n    ideaPoints(programmeId: $programmeId, search: $search, category: $category, state: $state, area: $area, first: 500) {\n      id\n      number\n      title\n      state\n      point { longitude latitude }\n    }\n  }\n"): (typeof documents)["\n  query IdeaPoints($programmeId: ID!, $search: String, $category: ProposalCategory, $state: ProposalState, $area: Int) {\n    ideaPoints(programmeId: $programmeId, search: $search, category: $category, state: $state, area: $area, first: 500) {\n      id\n      number\n      title\n      state\n      point { longitude latitude }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TargetArea {\n    programmes(first: 1) {\n      edges { cursor node { id targetArea { number name outline { longitude latitude } } } }\n    }\n  }\n"): (typeof documents)["\n  query TargetArea {\n    programmes(first: 1) {\n      edges { cursor node { id targetArea { number name outline { longitude latitude } } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BodiesOfPlace($programme: ID!) {\n    node(id: $programme) {\n      id\n      ... on Programme { bodies { role body { id name } } }\n    }\n  }\n"): (typeof documents)["\n  query BodiesOfPlace($programme: ID!) {\n    node(id: $programme) {\n      id\n      ... on Programme { bodies { role body { id name } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CouncilMeetings {\n    councils(first: 1) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          viewerActions { ...Action }\n          meetings(first: 30) {\n            edges { cursor node { id number state startsAt place items { id } } }\n            pageInfo { hasNextPage endCursor }\n          }\n        }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query CouncilMeetings {\n    councils(first: 1) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          viewerActions { ...Action }\n          meetings(first: 30) {\n            edges { cursor node { id number state startsAt place items { id } } }\n            pageInfo { hasNextPage endCursor }\n          }\n        }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CouncilMeeting($number: Int!) {\n    councils(first: 1) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          takenUp { id title }\n          meeting(number: $number) { ...MeetingWhole }\n        }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query CouncilMeeting($number: Int!) {\n    councils(first: 1) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          takenUp { id title }\n          meeting(number: $number) { ...MeetingWhole }\n        }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MeetingWhole on Meeting {\n    id\n    number\n    state\n    startsAt\n    place\n    byVideo\n    demanded\n    urgency\n    cancelReason\n    openedAt\n    closedAt\n    noticeDue\n    papersDue\n    backers\n    demandersNeeded\n    calledItemId\n    quorum { inOffice needed present counted met steps }\n    attendees { appointmentId isMember presides mode recused challenged votes isViewer name { displayName } }\n    items { ...AgendaItem }\n    log { number at kind mode words itemId name { displayName } }\n    notices { arrivedOn papersOn readAt name { displayName } }\n    viewerNotice { arrivedOn readAt }\n    viewerActions { ...Action }\n  }\n"): (typeof documents)["\n  fragment MeetingWhole on Meeting {\n    id\n    number\n    state\n    startsAt\n    place\n    byVideo\n    demanded\n    urgency\n    cancelReason\n    openedAt\n    closedAt\n    noticeDue\n    papersDue\n    backers\n    demandersNeeded\n    calledItemId\n    quorum { inOffice needed present counted met steps }\n    attendees { appointmentId isMember presides mode recused challenged votes isViewer name { displayName } }\n    items { ...AgendaItem }\n    log { number at kind mode words itemId name { displayName } }\n    notices { arrivedOn papersOn readAt name { displayName } }\n    viewerNotice { arrivedOn readAt }\n    viewerActions { ...Action }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AgendaItem on MeetingItem {\n    id\n    number\n    topic\n    asked\n    title\n    motion\n    state\n    conclusion\n    parties { body { id name } }\n    papers { number version title words sha256 putAt }\n    interests { bond declaredAt name { displayName } body { id name } }\n    votes { ...VoteOnItem }\n  }\n"): (typeof documents)["\n  fragment AgendaItem on MeetingItem {\n    id\n    number\n    topic\n    asked\n    title\n    motion\n    state\n    conclusion\n    parties { body { id name } }\n    papers { number version title words sha256 putAt }\n    interests { bond declaredAt name { displayName } body { id name } }\n    votes { ...VoteOnItem }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment VoteOnItem on CouncilVote {\n    id\n    number\n    kind\n    closedAt\n    castCount\n    viewerChoice\n    challenged { displayName }\n    outcome { result inFavour against abstain silent recused absent base needed tie }\n  }\n"): (typeof documents)["\n  fragment VoteOnItem on CouncilVote {\n    id\n    number\n    kind\n    closedAt\n    castCount\n    viewerChoice\n    challenged { displayName }\n    outcome { result inFavour against abstain silent recused absent base needed tie }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query VoteSteps($id: ID!) {\n    node(id: $id) {\n      id\n      ... on CouncilVote {\n        outcome { steps { text rule { id source article } } }\n        ballots { choice name { displayName } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query VoteSteps($id: ID!) {\n    node(id: $id) {\n      id\n      ... on CouncilVote {\n        outcome { steps { text rule { id source article } } }\n        ballots { choice name { displayName } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription MeetingFollowed($id: ID!) {\n    meetingChanged(id: $id) {\n      id\n      state\n      calledItemId\n      urgency\n      backers\n      quorum { present counted }\n      attendees { mode recused challenged }\n      items { id state votes { id closedAt castCount } papers { version } }\n      log { number }\n    }\n  }\n"): (typeof documents)["\n  subscription MeetingFollowed($id: ID!) {\n    meetingChanged(id: $id) {\n      id\n      state\n      calledItemId\n      urgency\n      backers\n      quorum { present counted }\n      attendees { mode recused challenged }\n      items { id state votes { id closedAt castCount } papers { version } }\n      log { number }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PrepareMeeting($input: PrepareMeetingInput!) {\n    prepareMeeting(input: $input) {\n      __typename\n      ... on PrepareMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation PrepareMeeting($input: PrepareMeetingInput!) {\n    prepareMeeting(input: $input) {\n      __typename\n      ... on PrepareMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PutItem($input: PutItemInput!) {\n    putItem(input: $input) {\n      __typename\n      ... on PutItemSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation PutItem($input: PutItemInput!) {\n    putItem(input: $input) {\n      __typename\n      ... on PutItemSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PutPaper($input: PutPaperInput!) {\n    putPaper(input: $input) {\n      __typename\n      ... on PutPaperSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation PutPaper($input: PutPaperInput!) {\n    putPaper(input: $input) {\n      __typename\n      ... on PutPaperSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BackMeeting($input: BackMeetingInput!) {\n    backMeeting(input: $input) {\n      __typename\n      ... on BackMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation BackMeeting($input: BackMeetingInput!) {\n    backMeeting(input: $input) {\n      __typename\n      ... on BackMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CallMeeting($input: CallMeetingInput!) {\n    callMeeting(input: $input) {\n      __typename\n      ... on CallMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation CallMeeting($input: CallMeetingInput!) {\n    callMeeting(input: $input) {\n      __typename\n      ... on CallMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelMeeting($input: CancelMeetingInput!) {\n    cancelMeeting(input: $input) {\n      __typename\n      ... on CancelMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation CancelMeeting($input: CancelMeetingInput!) {\n    cancelMeeting(input: $input) {\n      __typename\n      ... on CancelMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReadMeetingNotice($input: ReadMeetingNoticeInput!) {\n    readMeetingNotice(input: $input) {\n      __typename\n      ... on ReadMeetingNoticeSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ReadMeetingNotice($input: ReadMeetingNoticeInput!) {\n    readMeetingNotice(input: $input) {\n      __typename\n      ... on ReadMeetingNoticeSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeclareInterest($input: DeclareInterestInput!) {\n    declareInterest(input: $input) {\n      __typename\n      ... on DeclareInterestSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation DeclareInterest($input: DeclareInterestInput!) {\n    declareInterest(input: $input) {\n      __typename\n      ... on DeclareInterestSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AttendMeeting($input: AttendMeetingInput!) {\n    attendMeeting(input: $input) {\n      __typename\n      ... on AttendMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation AttendMeeting($input: AttendMeetingInput!) {\n    attendMeeting(input: $input) {\n      __typename\n      ... on AttendMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MoveInMeeting($input: MoveInMeetingInput!) {\n    moveInMeeting(input: $input) {\n      __typename\n      ... on MoveInMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation MoveInMeeting($input: MoveInMeetingInput!) {\n    moveInMeeting(input: $input) {\n      __typename\n      ... on MoveInMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawFromItem($input: WithdrawFromItemInput!) {\n    withdrawFromItem(input: $input) {\n      __typename\n      ... on WithdrawFromItemSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation WithdrawFromItem($input: WithdrawFromItemInput!) {\n    withdrawFromItem(input: $input) {\n      __typename\n      ... on WithdrawFromItemSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExcludeFromItem($input: ExcludeFromItemInput!) {\n    excludeFromItem(input: $input) {\n      __typename\n      ... on ExcludeFromItemSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ExcludeFromItem($input: ExcludeFromItemInput!) {\n    excludeFromItem(input: $input) {\n      __typename\n      ... on ExcludeFromItemSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChallengeMember($input: ChallengeMemberInput!) {\n    challengeMember(input: $input) {\n      __typename\n      ... on ChallengeMemberSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ChallengeMember($input: ChallengeMemberInput!) {\n    challengeMember(input: $input) {\n      __typename\n      ... on ChallengeMemberSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NoteRemark($input: NoteRemarkInput!) {\n    noteRemark(input: $input) {\n      __typename\n      ... on NoteRemarkSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation NoteRemark($input: NoteRemarkInput!) {\n    noteRemark(input: $input) {\n      __typename\n      ... on NoteRemarkSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OpenMeeting($input: OpenMeetingInput!) {\n    openMeeting(input: $input) {\n      __typename\n      ... on OpenMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation OpenMeeting($input: OpenMeetingInput!) {\n    openMeeting(input: $input) {\n      __typename\n      ... on OpenMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CallItem($input: CallItemInput!) {\n    callItem(input: $input) {\n      __typename\n      ... on CallItemSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation CallItem($input: CallItemInput!) {\n    callItem(input: $input) {\n      __typename\n      ... on CallItemSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndItem($input: EndItemInput!) {\n    endItem(input: $input) {\n      __typename\n      ... on EndItemSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation EndItem($input: EndItemInput!) {\n    endItem(input: $input) {\n      __typename\n      ... on EndItemSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OpenVote($input: OpenVoteInput!) {\n    openVote(input: $input) {\n      __typename\n      ... on OpenVoteSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation OpenVote($input: OpenVoteInput!) {\n    openVote(input: $input) {\n      __typename\n      ... on OpenVoteSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CastVote($input: CastVoteInput!) {\n    castVote(input: $input) {\n      __typename\n      ... on CastVoteSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation CastVote($input: CastVoteInput!) {\n    castVote(input: $input) {\n      __typename\n      ... on CastVoteSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CloseVote($input: CloseVoteInput!) {\n    closeVote(input: $input) {\n      __typename\n      ... on CloseVoteSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation CloseVote($input: CloseVoteInput!) {\n    closeVote(input: $input) {\n      __typename\n      ... on CloseVoteSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DecideTie($input: DecideTieInput!) {\n    decideTie(input: $input) {\n      __typename\n      ... on DecideTieSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation DecideTie($input: DecideTieInput!) {\n    decideTie(input: $input) {\n      __typename\n      ... on DecideTieSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CloseMeeting($input: CloseMeetingInput!) {\n    closeMeeting(input: $input) {\n      __typename\n      ... on CloseMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation CloseMeeting($input: CloseMeetingInput!) {\n    closeMeeting(input: $input) {\n      __typename\n      ... on CloseMeetingSuccess { meeting { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawConsent($input: WithdrawConsentInput!) {\n    withdrawConsent(input: $input) {\n      __typename\n      ... on WithdrawConsentSuccess { consent { withdrawnAt } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation WithdrawConsent($input: WithdrawConsentInput!) {\n    withdrawConsent(input: $input) {\n      __typename\n      ... on WithdrawConsentSuccess { consent { withdrawnAt } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetNotices($input: SetNoticesInput!) {\n    setNotices(input: $input) {\n      __typename\n      ... on SetNoticesSuccess { setting { rhythm } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation SetNotices($input: SetNoticesInput!) {\n    setNotices(input: $input) {\n      __typename\n      ... on SetNoticesSuccess { setting { rhythm } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RenewCalendar($input: RenewCalendarInput!) {\n    renewCalendar(input: $input) {\n      __typename\n      ... on RenewCalendarSuccess { setting { calendarPath } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation RenewCalendar($input: RenewCalendarInput!) {\n    renewCalendar(input: $input) {\n      __typename\n      ... on RenewCalendarSuccess { setting { calendarPath } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Mine {\n    guardianConsents { id verifiedAt withdrawnAt viewerGaveIt child { displayName } }\n    myDrafts { id title touchedAt }\n    toDo { notice { ...NoticeLine } }\n    myProposals(first: 50) { edges { cursor node { ...IdeaCard } } pageInfo { hasNextPage endCursor } }\n    mySupports(first: 50) { edges { cursor node { ...IdeaCard } } pageInfo { hasNextPage endCursor } }\n    campaigns(first: 50) {\n      edges { cursor node { id number title state viewerBallot { counter } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query Mine {\n    guardianConsents { id verifiedAt withdrawnAt viewerGaveIt child { displayName } }\n    myDrafts { id title touchedAt }\n    toDo { notice { ...NoticeLine } }\n    myProposals(first: 50) { edges { cursor node { ...IdeaCard } } pageInfo { hasNextPage endCursor } }\n    mySupports(first: 50) { edges { cursor node { ...IdeaCard } } pageInfo { hasNextPage endCursor } }\n    campaigns(first: 50) {\n      edges { cursor node { id number title state viewerBallot { counter } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment NoticeLine on Notice {\n    id\n    kind\n    text\n    path\n    isDuty\n    isDone\n    isRead\n    dueOn\n    aroseAt\n    proposal { id number title }\n  }\n"): (typeof documents)["\n  fragment NoticeLine on Notice {\n    id\n    kind\n    text\n    path\n    isDuty\n    isDone\n    isRead\n    dueOn\n    aroseAt\n    proposal { id number title }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Notices($after: String) {\n    toDo { notice { ...NoticeLine } }\n    unreadNotices\n    noticeSetting {\n      language\n      rhythm\n      calendarPath\n      choices { kind text muted canBeMuted }\n    }\n    myNotices(first: 20, after: $after) {\n      edges { cursor node { ...NoticeLine } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query Notices($after: String) {\n    toDo { notice { ...NoticeLine } }\n    unreadNotices\n    noticeSetting {\n      language\n      rhythm\n      calendarPath\n      choices { kind text muted canBeMuted }\n    }\n    myNotices(first: 20, after: $after) {\n      edges { cursor node { ...NoticeLine } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReadNotices($input: ReadNoticesInput!) {\n    readNotices(input: $input) {\n      __typename\n      ... on ReadNoticesSuccess { setting { rhythm } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ReadNotices($input: ReadNoticesInput!) {\n    readNotices(input: $input) {\n      __typename\n      ... on ReadNoticesSuccess { setting { rhythm } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReadMonthBody on MonthOfPersonalReads {\n    month\n    reads\n    exports\n    readers\n    dueOn\n    review { note reviewedAt reviewer { displayName } }\n  }\n"): (typeof documents)["\n  fragment ReadMonthBody on MonthOfPersonalReads {\n    month\n    reads\n    exports\n    readers\n    dueOn\n    review { note reviewedAt reviewer { displayName } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadMonths($id: ID!) {\n    personalReadMonths(programmeId: $id) { ...ReadMonthBody }\n  }\n"): (typeof documents)["\n  query ReadMonths($id: ID!) {\n    personalReadMonths(programmeId: $id) { ...ReadMonthBody }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReviewPersonalReads($input: ReviewPersonalReadsInput!) {\n    reviewPersonalReads(input: $input) {\n      __typename\n      ... on ReviewPersonalReadsSuccess { review { reads } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ReviewPersonalReads($input: ReviewPersonalReadsInput!) {\n    reviewPersonalReads(input: $input) {\n      __typename\n      ... on ReviewPersonalReadsSuccess { review { reads } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PersonalReads {\n    personalReads(first: 100) {\n      edges { cursor node { id what purpose exported readAt reader { displayName } subject { displayName } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query PersonalReads {\n    personalReads(first: 100) {\n      edges { cursor node { id what purpose exported readAt reader { displayName } subject { displayName } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MinutesDesk($number: Int!) {\n    minutesDesk(number: $number) {\n      meetingId\n      number\n      startsAt\n      place\n      viewerActions { ...Action }\n      minutes {\n        id\n        state\n        registration\n        publication\n        withheldGround\n        withheldStage\n        withheldUntil\n        confirmedAt\n        publishedAt\n        reading {\n          whole\n          digest\n          lacking\n          dueOn\n          dueRule { title source article }\n          daysLate\n          lines { ...MinutesLine }\n          publicLines { ...MinutesLine }\n          corrigenda { number line words reason at }\n          spans { number line ground stage expectedEnd liftedAt }\n          signers { signed viewer name { displayName } }\n          certificates {\n            item\n            verdict\n            sha256\n            content\n            findings { reason message weight seat rule { source article } }\n          }\n          corrections { number line asked accepted words reason name { displayName } }\n          items { itemId number title gist version }\n          entries { number at kind words name { displayName } }\n          viewerActions { ...Action }\n        }\n      }\n    }\n  }\n  fragment MinutesLine on MinutesLine {\n    key\n    field\n    sentence\n    item\n    cites\n    corrects\n    name { displayName }\n    nameGap { number title }\n    parts { text gap { number title stage expectedEnd commitment } }\n  }\n"): (typeof documents)["\n  query MinutesDesk($number: Int!) {\n    minutesDesk(number: $number) {\n      meetingId\n      number\n      startsAt\n      place\n      viewerActions { ...Action }\n      minutes {\n        id\n        state\n        registration\n        publication\n        withheldGround\n        withheldStage\n        withheldUntil\n        confirmedAt\n        publishedAt\n        reading {\n          whole\n          digest\n          lacking\n          dueOn\n          dueRule { title source article }\n          daysLate\n          lines { ...MinutesLine }\n          publicLines { ...MinutesLine }\n          corrigenda { number line words reason at }\n          spans { number line ground stage expectedEnd liftedAt }\n          signers { signed viewer name { displayName } }\n          certificates {\n            item\n            verdict\n            sha256\n            content\n            findings { reason message weight seat rule { source article } }\n          }\n          corrections { number line asked accepted words reason name { displayName } }\n          items { itemId number title gist version }\n          entries { number at kind words name { displayName } }\n          viewerActions { ...Action }\n        }\n      }\n    }\n  }\n  fragment MinutesLine on MinutesLine {\n    key\n    field\n    sentence\n    item\n    cites\n    corrects\n    name { displayName }\n    nameGap { number title }\n    parts { text gap { number title stage expectedEnd commitment } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DraftMinutes($input: DraftMinutesInput!) {\n    draftMinutes(input: $input) {\n      __typename\n      ... on DraftMinutesSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation DraftMinutes($input: DraftMinutesInput!) {\n    draftMinutes(input: $input) {\n      __typename\n      ... on DraftMinutesSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WriteGist($input: WriteGistInput!) {\n    writeGist(input: $input) {\n      __typename\n      ... on WriteGistSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation WriteGist($input: WriteGistInput!) {\n    writeGist(input: $input) {\n      __typename\n      ... on WriteGistSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CirculateMinutes($input: CirculateMinutesInput!) {\n    circulateMinutes(input: $input) {\n      __typename\n      ... on CirculateMinutesSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation CirculateMinutes($input: CirculateMinutesInput!) {\n    circulateMinutes(input: $input) {\n      __typename\n      ... on CirculateMinutesSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AskCorrection($input: AskCorrectionInput!) {\n    askCorrection(input: $input) {\n      __typename\n      ... on AskCorrectionSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation AskCorrection($input: AskCorrectionInput!) {\n    askCorrection(input: $input) {\n      __typename\n      ... on AskCorrectionSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AnswerCorrection($input: AnswerCorrectionInput!) {\n    answerCorrection(input: $input) {\n      __typename\n      ... on AnswerCorrectionSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation AnswerCorrection($input: AnswerCorrectionInput!) {\n    answerCorrection(input: $input) {\n      __typename\n      ... on AnswerCorrectionSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmMinutes($input: ConfirmMinutesInput!) {\n    confirmMinutes(input: $input) {\n      __typename\n      ... on ConfirmMinutesSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ConfirmMinutes($input: ConfirmMinutesInput!) {\n    confirmMinutes(input: $input) {\n      __typename\n      ... on ConfirmMinutesSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RegisterMinutes($input: RegisterMinutesInput!) {\n    registerMinutes(input: $input) {\n      __typename\n      ... on RegisterMinutesSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation RegisterMinutes($input: RegisterMinutesInput!) {\n    registerMinutes(input: $input) {\n      __typename\n      ... on RegisterMinutesSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation HideSpan($input: HideSpanInput!) {\n    hideSpan(input: $input) {\n      __typename\n      ... on HideSpanSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation HideSpan($input: HideSpanInput!) {\n    hideSpan(input: $input) {\n      __typename\n      ... on HideSpanSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LiftSpan($input: LiftSpanInput!) {\n    liftSpan(input: $input) {\n      __typename\n      ... on LiftSpanSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation LiftSpan($input: LiftSpanInput!) {\n    liftSpan(input: $input) {\n      __typename\n      ... on LiftSpanSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PublishMinutes($input: PublishMinutesInput!) {\n    publishMinutes(input: $input) {\n      __typename\n      ... on PublishMinutesSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation PublishMinutes($input: PublishMinutesInput!) {\n    publishMinutes(input: $input) {\n      __typename\n      ... on PublishMinutesSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddCorrigendum($input: AddCorrigendumInput!) {\n    addCorrigendum(input: $input) {\n      __typename\n      ... on AddCorrigendumSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation AddCorrigendum($input: AddCorrigendumInput!) {\n    addCorrigendum(input: $input) {\n      __typename\n      ... on AddCorrigendumSuccess { minutes { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenDataPlace {\n    programmes(first: 1) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }\n  }\n"): (typeof documents)["\n  query OpenDataPlace {\n    programmes(first: 1) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenDumps($id: ID!) {\n    openDumps(programmeId: $id, first: 30) {\n      edges {\n        cursor\n        node { id version digest madeOn withdrawn manifestPath files { name sha256 size rows path } }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query OpenDumps($id: ID!) {\n    openDumps(programmeId: $id, first: 30) {\n      edges {\n        cursor\n        node { id version digest madeOn withdrawn manifestPath files { name sha256 size rows path } }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FindOnRoll($input: FindOnRollInput!) {\n    findOnRoll(input: $input) {\n      __typename\n      ... on FindOnRollSuccess { voters { personId legalName birthYear cameTo } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation FindOnRoll($input: FindOnRollInput!) {\n    findOnRoll(input: $input) {\n      __typename\n      ... on FindOnRollSuccess { voters { personId legalName birthYear cameTo } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkCame($input: MarkCameInput!) {\n    markCame(input: $input) {\n      __typename\n      ... on MarkCameSuccess { batch { id came } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation MarkCame($input: MarkCameInput!) {\n    markCame(input: $input) {\n      __typename\n      ... on MarkCameSuccess { batch { id came } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReconcileBatch($input: ReconcileBatchInput!) {\n    reconcileBatch(input: $input) {\n      __typename\n      ... on ReconcileBatchSuccess { batch { id state papersFound note } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ReconcileBatch($input: ReconcileBatchInput!) {\n    reconcileBatch(input: $input) {\n      __typename\n      ... on ReconcileBatchSuccess { batch { id state papersFound note } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetBatchAside($input: SetBatchAsideInput!) {\n    setBatchAside(input: $input) {\n      __typename\n      ... on SetBatchAsideSuccess { batch { id state note } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation SetBatchAside($input: SetBatchAsideInput!) {\n    setBatchAside(input: $input) {\n      __typename\n      ... on SetBatchAsideSuccess { batch { id state note } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation KeyPaper($input: KeyPaperInput!) {\n    keyPaper(input: $input) {\n      __typename\n      ... on KeyPaperSuccess { batch { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation KeyPaper($input: KeyPaperInput!) {\n    keyPaper(input: $input) {\n      __typename\n      ... on KeyPaperSuccess { batch { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DecidePaper($input: DecidePaperInput!) {\n    decidePaper(input: $input) {\n      __typename\n      ... on DecidePaperSuccess { batch { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation DecidePaper($input: DecidePaperInput!) {\n    decidePaper(input: $input) {\n      __typename\n      ... on DecidePaperSuccess { batch { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OpenPaperBatch($input: OpenPaperBatchInput!) {\n    openPaperBatch(input: $input) {\n      __typename\n      ... on OpenPaperBatchSuccess { batch { id label } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation OpenPaperBatch($input: OpenPaperBatchInput!) {\n    openPaperBatch(input: $input) {\n      __typename\n      ... on OpenPaperBatchSuccess { batch { id label } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Papers($number: String!) {\n    campaign(number: $number) {\n      id\n      number\n      title\n      state\n      ballotKind\n      minChoices\n      maxChoices\n      channels { channel weight }\n      lines { number proposal { id title } }\n      viewerActions { name allowed }\n      paperBatches {\n        id\n        label\n        channel\n        state\n        came\n        papersFound\n        note\n        waiting { serial differs viewerKeyedIt }\n        viewerActions { name allowed }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Papers($number: String!) {\n    campaign(number: $number) {\n      id\n      number\n      title\n      state\n      ballotKind\n      minChoices\n      maxChoices\n      channels { channel weight }\n      lines { number proposal { id title } }\n      viewerActions { name allowed }\n      paperBatches {\n        id\n        label\n        channel\n        state\n        came\n        papersFound\n        note\n        waiting { serial differs viewerKeyedIt }\n        viewerActions { name allowed }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query IdeasForVote($search: String, $state: ProposalState) {\n    proposals(first: 20, ballotable: true, search: $search, state: $state, orderBy: NEWEST) {\n      edges { cursor node { id number title cost state } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query IdeasForVote($search: String, $state: ProposalState) {\n    proposals(first: 20, ballotable: true, search: $search, state: $state, orderBy: NEWEST) {\n      edges { cursor node { id number title cost state } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PreparePlace {\n    programmes(first: 1) { edges { cursor node { id viewerActions { ...Action } } } pageInfo { hasNextPage endCursor } }\n  }\n"): (typeof documents)["\n  query PreparePlace {\n    programmes(first: 1) { edges { cursor node { id viewerActions { ...Action } } } pageInfo { hasNextPage endCursor } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PrepareCampaign($input: PrepareCampaignInput!) {\n    prepareCampaign(input: $input) {\n      __typename\n      ... on PrepareCampaignSuccess { campaign { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation PrepareCampaign($input: PrepareCampaignInput!) {\n    prepareCampaign(input: $input) {\n      __typename\n      ... on PrepareCampaignSuccess { campaign { id number } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NoticeToRevise($number: String!) {\n    campaign(number: $number) { ...Notice votersNow viewerActions { ...Action } }\n  }\n"): (typeof documents)["\n  query NoticeToRevise($number: String!) {\n    campaign(number: $number) { ...Notice votersNow viewerActions { ...Action } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReviseCampaign($input: ReviseCampaignInput!) {\n    reviseCampaign(input: $input) {\n      __typename\n      ... on ReviseCampaignSuccess { campaign { ...Notice votersNow } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ReviseCampaign($input: ReviseCampaignInput!) {\n    reviseCampaign(input: $input) {\n      __typename\n      ... on ReviseCampaignSuccess { campaign { ...Notice votersNow } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Notice on Campaign {\n    id\n    number\n    version\n    state\n    title\n    summary\n    budget\n    opensAt\n    closesAt\n    standings\n    minimumAge\n    excludesOfficials\n    ballotKind\n    minChoices\n    maxChoices\n    maxPointsSum\n    maxPerCategory\n    rule\n    threshold\n    tieRule\n    revoting\n    earlyClose\n    reviewedOnly\n    resultVisibility\n    channels { channel weight }\n    lines { number cost proposal { id number title } }\n  }\n"): (typeof documents)["\n  fragment Notice on Campaign {\n    id\n    number\n    version\n    state\n    title\n    summary\n    budget\n    opensAt\n    closesAt\n    standings\n    minimumAge\n    excludesOfficials\n    ballotKind\n    minChoices\n    maxChoices\n    maxPointsSum\n    maxPerCategory\n    rule\n    threshold\n    tieRule\n    revoting\n    earlyClose\n    reviewedOnly\n    resultVisibility\n    channels { channel weight }\n    lines { number cost proposal { id number title } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Inventory {\n    dataInventory { name kind purpose act article keeping owner }\n  }\n"): (typeof documents)["\n  query Inventory {\n    dataInventory { name kind purpose act article keeping owner }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation VerifyGuardian($input: VerifyGuardianInput!) {\n    verifyGuardian(input: $input) {\n      __typename\n      ... on VerifyGuardianSuccess { consent { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation VerifyGuardian($input: VerifyGuardianInput!) {\n    verifyGuardian(input: $input) {\n      __typename\n      ... on VerifyGuardianSuccess { consent { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FindResidents($input: FindResidentsInput!) {\n    findResidents(input: $input) {\n      __typename\n      ... on FindResidentsSuccess { residents { appointmentId legalName birthYear standings } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation FindResidents($input: FindResidentsInput!) {\n    findResidents(input: $input) {\n      __typename\n      ... on FindResidentsSuccess { residents { appointmentId legalName birthYear standings } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ResidentsPlace {\n    programmes(first: 1) { edges { cursor node { id viewerActions { ...Action } } } pageInfo { hasNextPage endCursor } }\n  }\n"): (typeof documents)["\n  query ResidentsPlace {\n    programmes(first: 1) { edges { cursor node { id viewerActions { ...Action } } } pageInfo { hasNextPage endCursor } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetStandings($input: SetStandingsInput!) {\n    setStandings(input: $input) {\n      __typename\n      ... on SetStandingsSuccess { appointment { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation SetStandings($input: SetStandingsInput!) {\n    setStandings(input: $input) {\n      __typename\n      ... on SetStandingsSuccess { appointment { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PossibleMembers($id: ID!) {\n    possibleMembers(programmeId: $id) { appointmentId side name { displayName } }\n  }\n"): (typeof documents)["\n  query PossibleMembers($id: ID!) {\n    possibleMembers(programmeId: $id) { appointmentId side name { displayName } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FormPanel($input: FormPanelInput!) {\n    formPanel(input: $input) {\n      __typename\n      ... on FormPanelSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation FormPanel($input: FormPanelInput!) {\n    formPanel(input: $input) {\n      __typename\n      ... on FormPanelSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SeatMembers($input: SeatMembersInput!) {\n    seatMembers(input: $input) {\n      __typename\n      ... on SeatMembersSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation SeatMembers($input: SeatMembersInput!) {\n    seatMembers(input: $input) {\n      __typename\n      ... on SeatMembersSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LockScores($input: LockScoresInput!) {\n    lockScores(input: $input) {\n      __typename\n      ... on LockScoresSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation LockScores($input: LockScoresInput!) {\n    lockScores(input: $input) {\n      __typename\n      ... on LockScoresSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PublishReview($input: PublishReviewInput!) {\n    publishReview(input: $input) {\n      __typename\n      ... on PublishReviewSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation PublishReview($input: PublishReviewInput!) {\n    publishReview(input: $input) {\n      __typename\n      ... on PublishReviewSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetAside($input: SetAsideInput!) {\n    setAside(input: $input) {\n      __typename\n      ... on SetAsideSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation SetAside($input: SetAsideInput!) {\n    setAside(input: $input) {\n      __typename\n      ... on SetAsideSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query IdeaPanels($number: String!) {\n    proposal(number: $number) {\n      id\n      programme { id }\n      viewerActions { name allowed }\n      reviewPanels {\n        id\n        examination\n        state\n        citizens\n        experts\n        officials\n        aside\n        sheets\n        publishedOn\n        summary\n        rule { id title source article }\n        means { criterion numerator denominator }\n        reasons { side text }\n        members { appointmentId side asideReason name { displayName } }\n        viewerSheet { scores { criterion score } reason }\n        viewerActions { name allowed }\n      }\n    }\n  }\n"): (typeof documents)["\n  query IdeaPanels($number: String!) {\n    proposal(number: $number) {\n      id\n      programme { id }\n      viewerActions { name allowed }\n      reviewPanels {\n        id\n        examination\n        state\n        citizens\n        experts\n        officials\n        aside\n        sheets\n        publishedOn\n        summary\n        rule { id title source article }\n        means { criterion numerator denominator }\n        reasons { side text }\n        members { appointmentId side asideReason name { displayName } }\n        viewerSheet { scores { criterion score } reason }\n        viewerActions { name allowed }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReviewPlace {\n    programmes(first: 1) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }\n  }\n"): (typeof documents)["\n  query ReviewPlace {\n    programmes(first: 1) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReviewDesk($id: ID!) {\n    reviewDesk(programmeId: $id) {\n      proposal {\n        id\n        number\n        title\n        state\n        answerClock { dueOn daysLate state stoppedOn rule { id source article } }\n        reviewPanels { id state citizens experts officials viewerSheet { reason } viewerActions { name allowed } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ReviewDesk($id: ID!) {\n    reviewDesk(programmeId: $id) {\n      proposal {\n        id\n        number\n        title\n        state\n        answerClock { dueOn daysLate state stoppedOn rule { id source article } }\n        reviewPanels { id state citizens experts officials viewerSheet { reason } viewerActions { name allowed } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ScoreProposal($input: ScoreProposalInput!) {\n    scoreProposal(input: $input) {\n      __typename\n      ... on ScoreProposalSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ScoreProposal($input: ScoreProposalInput!) {\n    scoreProposal(input: $input) {\n      __typename\n      ... on ScoreProposalSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StandAside($input: StandAsideInput!) {\n    standAside(input: $input) {\n      __typename\n      ... on StandAsideSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation StandAside($input: StandAsideInput!) {\n    standAside(input: $input) {\n      __typename\n      ... on StandAsideSuccess { panel { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AppealDecision($input: AppealDecisionInput!) {\n    appealDecision(input: $input) {\n      __typename\n      ... on AppealDecisionSuccess { decision { id appeal { state } } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation AppealDecision($input: AppealDecisionInput!) {\n    appealDecision(input: $input) {\n      __typename\n      ... on AppealDecisionSuccess { decision { id appeal { state } } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ModerationPlace {\n    programmes(first: 1) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }\n  }\n"): (typeof documents)["\n  query ModerationPlace {\n    programmes(first: 1) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ModerationDesk($id: ID!) {\n    moderationQueue(programmeId: $id) { kind subjectId proposalNumber text grounds reports since }\n    appealQueue(programmeId: $id) {\n      id\n      decision\n      reason\n      words\n      rule { id title source article }\n      appeal { text state }\n    }\n    moderationStatistics(programmeId: $id) { month decided blinded hidden dismissed appeals lifted }\n  }\n"): (typeof documents)["\n  query ModerationDesk($id: ID!) {\n    moderationQueue(programmeId: $id) { kind subjectId proposalNumber text grounds reports since }\n    appealQueue(programmeId: $id) {\n      id\n      decision\n      reason\n      words\n      rule { id title source article }\n      appeal { text state }\n    }\n    moderationStatistics(programmeId: $id) { month decided blinded hidden dismissed appeals lifted }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ModerateText($input: ModerateTextInput!) {\n    moderateText(input: $input) {\n      __typename\n      ... on ModerateTextSuccess { decision { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ModerateText($input: ModerateTextInput!) {\n    moderateText(input: $input) {\n      __typename\n      ... on ModerateTextSuccess { decision { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DecideAppeal($input: DecideAppealInput!) {\n    decideAppeal(input: $input) {\n      __typename\n      ... on DecideAppealSuccess { decision { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation DecideAppeal($input: DecideAppealInput!) {\n    decideAppeal(input: $input) {\n      __typename\n      ... on DecideAppealSuccess { decision { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CommentBody on Comment {\n    id\n    text\n    hidden\n    position\n    depth\n    parentId\n    version\n    writtenAt\n    viewerIsAuthor\n    author { displayName }\n    decision { id decision ground until reason rule { id title source article } appeal { state reason } }\n    viewerActions { name allowed }\n  }\n"): (typeof documents)["\n  fragment CommentBody on Comment {\n    id\n    text\n    hidden\n    position\n    depth\n    parentId\n    version\n    writtenAt\n    viewerIsAuthor\n    author { displayName }\n    decision { id decision ground until reason rule { id title source article } appeal { state reason } }\n    viewerActions { name allowed }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Comments($id: ID!, $first: Int!, $after: String) {\n    comments(proposalId: $id, first: $first, after: $after) {\n      totalCount\n      edges {\n        cursor\n        node { ...CommentBody answers { ...CommentBody } }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query Comments($id: ID!, $first: Int!, $after: String) {\n    comments(proposalId: $id, first: $first, after: $after) {\n      totalCount\n      edges {\n        cursor\n        node { ...CommentBody answers { ...CommentBody } }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReportText($input: ReportTextInput!) {\n    reportText(input: $input) {\n      __typename\n      ... on ReportTextSuccess { reported }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ReportText($input: ReportTextInput!) {\n    reportText(input: $input) {\n      __typename\n      ... on ReportTextSuccess { reported }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReadReporters($input: ReadReportersInput!) {\n    readReporters(input: $input) {\n      __typename\n      ... on ReadReportersSuccess { reporters { personId person { displayName } ground text } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ReadReporters($input: ReadReportersInput!) {\n    readReporters(input: $input) {\n      __typename\n      ... on ReadReportersSuccess { reporters { personId person { displayName } ground text } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WriteComment($input: WriteCommentInput!) {\n    writeComment(input: $input) {\n      __typename\n      ... on WriteCommentSuccess { comment { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation WriteComment($input: WriteCommentInput!) {\n    writeComment(input: $input) {\n      __typename\n      ... on WriteCommentSuccess { comment { id } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BallotCard on BallotLine {\n    number\n    cost\n    proposal { id number title category place }\n  }\n"): (typeof documents)["\n  fragment BallotCard on BallotLine {\n    number\n    cost\n    proposal { id number title category place }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Ballot($number: String!) {\n    campaign(number: $number) { ...Ballot }\n  }\n"): (typeof documents)["\n  query Ballot($number: String!) {\n    campaign(number: $number) { ...Ballot }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BallotOfMine($number: String!) {\n    campaign(number: $number) { ...OfMine }\n  }\n"): (typeof documents)["\n  query BallotOfMine($number: String!) {\n    campaign(number: $number) { ...OfMine }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Ballot on Campaign {\n    id\n    number\n    title\n    summary\n    state\n    budget\n    ballotKind\n    minChoices\n    maxChoices\n    maxPointsSum\n    maxPerCategory\n    revoting\n    opensAt\n    closesAt\n    eligibility\n    resultPublishedAt\n    resultRefusal { ...RefusalBody }\n    lines { ...BallotCard }\n    ...Running\n  }\n"): (typeof documents)["\n  fragment Ballot on Campaign {\n    id\n    number\n    title\n    summary\n    state\n    budget\n    ballotKind\n    minChoices\n    maxChoices\n    maxPointsSum\n    maxPerCategory\n    revoting\n    opensAt\n    closesAt\n    eligibility\n    resultPublishedAt\n    resultRefusal { ...RefusalBody }\n    lines { ...BallotCard }\n    ...Running\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ChannelsOfVote on Campaign {\n    paperBatches { id label channel state came papersFound note }\n    result { channels { channel weight ballots spoiled } }\n  }\n"): (typeof documents)["\n  fragment ChannelsOfVote on Campaign {\n    paperBatches { id label channel state came papersFound note }\n    result { channels { channel weight ballots spoiled } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Eligibility($number: String!) {\n    campaign(number: $number) { id viewerEligibility { rule met text remedy } }\n  }\n"): (typeof documents)["\n  query Eligibility($number: String!) {\n    campaign(number: $number) { id viewerEligibility { rule met text remedy } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NoticeNotes($number: String!) {\n    campaign(number: $number) { id channels { channel weight } reviewedOnly resultVisibility }\n  }\n"): (typeof documents)["\n  query NoticeNotes($number: String!) {\n    campaign(number: $number) { id channels { channel weight } reviewedOnly resultVisibility }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Running on Campaign {\n    id\n    state\n    closedAt\n    closedEarlyReason\n    rollNotes { ...RollNoteLine }\n  }\n"): (typeof documents)["\n  fragment Running on Campaign {\n    id\n    state\n    closedAt\n    closedEarlyReason\n    rollNotes { ...RollNoteLine }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RuleCompared on RuleComparison {\n    rule\n    spent\n    selected { number }\n    differences {\n      selected\n      explanation\n      line { number proposal { id number title } }\n    }\n  }\n"): (typeof documents)["\n  fragment RuleCompared on RuleComparison {\n    rule\n    spent\n    selected { number }\n    differences {\n      selected\n      explanation\n      line { number proposal { id number title } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ResultActions($number: String!) {\n    campaign(number: $number) { id viewerActions { ...Action } }\n  }\n"): (typeof documents)["\n  query ResultActions($number: String!) {\n    campaign(number: $number) { id viewerActions { ...Action } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PublishResult($input: PublishResultInput!) {\n    publishResult(input: $input) {\n      __typename\n      ... on PublishResultSuccess { campaign { ...Result } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation PublishResult($input: PublishResultInput!) {\n    publishResult(input: $input) {\n      __typename\n      ... on PublishResultSuccess { campaign { ...Result } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Receipt($campaign: String!, $code: String!) {\n    receipt(campaignNumber: $campaign, code: $code) {\n      code\n      state\n    }\n  }\n"): (typeof documents)["\n  query Receipt($campaign: String!, $code: String!) {\n    receipt(campaignNumber: $campaign, code: $code) {\n      code\n      state\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Result($number: String!) {\n    campaign(number: $number) { ...Result }\n  }\n"): (typeof documents)["\n  query Result($number: String!) {\n    campaign(number: $number) { ...Result }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Result on Campaign {\n    id\n    number\n    title\n    state\n    budget\n    rule\n    ballotKind\n    tieRule\n    threshold\n    lotCommitment\n    lotSeed\n    closesAt\n    closedAt\n    closedEarlyReason\n    resultPublishedAt\n    resultRefusal { ...RefusalBody }\n    rollNotes { ...RollNoteLine }\n    ...ChannelsOfVote\n    result {\n      spent\n      left\n      ballots\n      replaced\n      rollSize\n      endowment\n      talliedAt\n      digest\n      selected { number }\n      ties { ...Tie }\n      steps { ...CountLine }\n      otherRules { ...RuleCompared }\n    }\n  }\n"): (typeof documents)["\n  fragment Result on Campaign {\n    id\n    number\n    title\n    state\n    budget\n    rule\n    ballotKind\n    tieRule\n    threshold\n    lotCommitment\n    lotSeed\n    closesAt\n    closedAt\n    closedEarlyReason\n    resultPublishedAt\n    resultRefusal { ...RefusalBody }\n    rollNotes { ...RollNoteLine }\n    ...ChannelsOfVote\n    result {\n      spent\n      left\n      ballots\n      replaced\n      rollSize\n      endowment\n      talliedAt\n      digest\n      selected { number }\n      ties { ...Tie }\n      steps { ...CountLine }\n      otherRules { ...RuleCompared }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CountLine on BallotLine {\n    number\n    cost\n    proposal { id number title }\n    outcome {\n      selected\n      votes\n      score\n      step { position kind explanation moneyBefore moneyAfter }\n    }\n  }\n"): (typeof documents)["\n  fragment CountLine on BallotLine {\n    number\n    cost\n    proposal { id number title }\n    outcome {\n      selected\n      votes\n      score\n      step { position kind explanation moneyBefore moneyAfter }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Tie on TieNote {\n    rule\n    explanation\n    lines { number }\n  }\n"): (typeof documents)["\n  fragment Tie on TieNote {\n    rule\n    explanation\n    lines { number }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportRoll($input: ExportRollInput!) {\n    exportRoll(input: $input) {\n      __typename\n      ... on ExportRollSuccess { csv voters }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation ExportRoll($input: ExportRollInput!) {\n    exportRoll(input: $input) {\n      __typename\n      ... on ExportRollSuccess { csv voters }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RollNoteLine on RollNote {\n    kind\n    reason\n    state\n    recordedAt\n  }\n"): (typeof documents)["\n  fragment RollNoteLine on RollNote {\n    kind\n    reason\n    state\n    recordedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment VoteRow on Campaign {\n    id\n    number\n    title\n    state\n    budget\n    opensAt\n    closesAt\n    closedAt\n    result { spent selected { number } }\n  }\n"): (typeof documents)["\n  fragment VoteRow on Campaign {\n    id\n    number\n    title\n    state\n    budget\n    opensAt\n    closesAt\n    closedAt\n    result { spent selected { number } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Votes($first: Int!, $after: String) {\n    campaigns(first: $first, after: $after) {\n      edges { cursor node { id ...VoteRow } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query Votes($first: Int!, $after: String) {\n    campaigns(first: $first, after: $after) {\n      edges { cursor node { id ...VoteRow } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query VotesOfMine($first: Int!, $after: String) {\n    programmes(first: 1) { edges { cursor node { id viewerActions { name allowed } } } pageInfo { hasNextPage endCursor } }\n    campaigns(first: $first, after: $after) {\n      edges { cursor node { ...OfMine } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query VotesOfMine($first: Int!, $after: String) {\n    programmes(first: 1) { edges { cursor node { id viewerActions { name allowed } } } pageInfo { hasNextPage endCursor } }\n    campaigns(first: $first, after: $after) {\n      edges { cursor node { ...OfMine } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CastBallot($input: CastBallotInput!) {\n    castBallot(input: $input) {\n      __typename\n      ... on CastBallotSuccess {\n        receipt\n        counter\n        campaign {\n          id\n          turnout\n          viewerBallot { counter receipt }\n          viewerActions { ...Action }\n        }\n      }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation CastBallot($input: CastBallotInput!) {\n    castBallot(input: $input) {\n      __typename\n      ... on CastBallotSuccess {\n        receipt\n        counter\n        campaign {\n          id\n          turnout\n          viewerBallot { counter receipt }\n          viewerActions { ...Action }\n        }\n      }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyBallot($number: String!) {\n    campaign(number: $number) {\n      id\n      viewerBallot { counter receipt }\n    }\n  }\n"): (typeof documents)["\n  query MyBallot($number: String!) {\n    campaign(number: $number) {\n      id\n      viewerBallot { counter receipt }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription CampaignFollowed($number: String!) {\n    campaignChanged(number: $number) {\n      id\n      state\n      turnout\n      closedAt\n      closedEarlyReason\n      resultPublishedAt\n    }\n  }\n"): (typeof documents)["\n  subscription CampaignFollowed($number: String!) {\n    campaignChanged(number: $number) {\n      id\n      state\n      turnout\n      closedAt\n      closedEarlyReason\n      resultPublishedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OfMine on Campaign {\n    id\n    serverTime\n    turnout\n    viewerBallot { counter receipt }\n    viewerActions { ...Action }\n  }\n"): (typeof documents)["\n  fragment OfMine on Campaign {\n    id\n    serverTime\n    turnout\n    viewerBallot { counter receipt }\n    viewerActions { ...Action }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OpenCampaign($input: OpenCampaignInput!) {\n    openCampaign(input: $input) {\n      __typename\n      ... on OpenCampaignSuccess { campaign { ...Ballot ...OfMine } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation OpenCampaign($input: OpenCampaignInput!) {\n    openCampaign(input: $input) {\n      __typename\n      ... on OpenCampaignSuccess { campaign { ...Ballot ...OfMine } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CloseCampaign($input: CloseCampaignInput!) {\n    closeCampaign(input: $input) {\n      __typename\n      ... on CloseCampaignSuccess { campaign { id state closedAt closedEarlyReason viewerActions { ...Action } } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"): (typeof documents)["\n  mutation CloseCampaign($input: CloseCampaignInput!) {\n    closeCampaign(input: $input) {\n      __typename\n      ... on CloseCampaignSuccess { campaign { id state closedAt closedEarlyReason viewerActions { ...Action } } }\n      ... on Refused { ...RefusalBody }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Unread { unreadNotices }"): (typeof documents)["query Unread { unreadNotices }"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RefusalBody on Refused {\n    code\n    reason\n    message\n    field\n    rule { id title source article }\n    remedy\n  }\n"): (typeof documents)["\n  fragment RefusalBody on Refused {\n    code\n    reason\n    message\n    field\n    rule { id title source article }\n    remedy\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Action on ViewerAction {\n    name\n    allowed\n    refusal { ...RefusalBody }\n  }\n"): (typeof documents)["\n  fragment Action on ViewerAction {\n    name\n    allowed\n    refusal { ...RefusalBody }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Frame {\n    viewer {\n      id\n      displayName\n      hat { ...HatName }\n      appointments { ...HatName }\n    }\n    programmes(first: 1) {\n      edges { node { id name placeName cohortYear viewerActions { ...Action } } cursor }\n    }\n  }\n"): (typeof documents)["\n  query Frame {\n    viewer {\n      id\n      displayName\n      hat { ...HatName }\n      appointments { ...HatName }\n    }\n    programmes(first: 1) {\n      edges { node { id name placeName cohortYear viewerActions { ...Action } } cursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment HatName on Appointment {\n    id\n    role\n    body { id name }\n  }\n"): (typeof documents)["\n  fragment HatName on Appointment {\n    id\n    role\n    body { id name }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;