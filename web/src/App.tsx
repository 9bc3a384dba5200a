// The whole page: who speaks and asks, the frame, and which page stands at which address.
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { Route, Switch, useLocation } from "wouter";
import { AskerProvider } from "./api/asker";
import { Frame } from "./frame/Frame";
import { FaultScreen } from "./frame/FaultScreen";
import { NotFound } from "./frame/NotFound";
import { Bones } from "./ui/Waiting";
import { keepLanguage, SpeechContext, wordsOf, type Language } from "./words";
import type { Words } from "./words/ko";

const HomePage = lazy(() => import("./features/home/HomePage"));
const IdeasPage = lazy(() => import("./features/ideas/IdeasPage"));
const DraftPage = lazy(() => import("./features/drafts/DraftPage"));
const JoinPage = lazy(() => import("./features/drafts/JoinPage"));
const PaperPage = lazy(() => import("./features/ideas/PaperPage"));
const IdeaPage = lazy(() => import("./features/ideas/IdeaPage"));
const WritePage = lazy(() => import("./features/ideas/WritePage"));
const DeskPage = lazy(() => import("./features/talk/DeskPage"));
const ReviewsPage = lazy(() => import("./features/review/ReviewsPage"));
const LabsPage = lazy(() => import("./features/labs/LabsPage"));
const LabPage = lazy(() => import("./features/labs/LabPage"));
const CallPage = lazy(() => import("./features/labs/CallPage"));
const MeetingPage = lazy(() => import("./features/meetings/MeetingPage"));
const DisplayPage = lazy(() => import("./features/meetings/DisplayPage"));
const DecisionsPage = lazy(() => import("./features/decisions/DecisionsPage"));
const DecisionPage = lazy(() => import("./features/decisions/DecisionPage"));
const PaperSearchPage = lazy(() => import("./features/meetings/PaperSearchPage"));
const ResolutionsPage = lazy(() => import("./features/meetings/ResolutionsPage"));
const CouncilPage = lazy(() => import("./features/councils/CouncilPage"));
const MinutesPage = lazy(() => import("./features/minutes/MinutesPage"));
const IdeaLabPage = lazy(() => import("./features/labs/IdeaLabPage"));
const DutiesPage = lazy(() => import("./features/duties/DutiesPage"));
const DisputesPage = lazy(() => import("./features/disputes/DisputesPage"));
const SettlementsPage = lazy(() => import("./features/settlements/SettlementsPage"));
const SigningPage = lazy(() => import("./features/signing/SigningPage"));
const AmendPage = lazy(() => import("./features/amending/AmendPage"));
const TextPage = lazy(() => import("./features/amending/TextPage"));
const AgreementPage = lazy(() => import("./features/agreements/AgreementPage"));
const RolesPage = lazy(() => import("./features/roles/RolesPage"));
const ConsortiumPage = lazy(() => import("./features/consortium/ConsortiumPage"));
const ScenariosPage = lazy(() => import("./features/scenarios/ScenariosPage"));
const MoneyPage = lazy(() => import("./features/money/MoneyPage"));
const ResidentsPage = lazy(() => import("./features/residents/ResidentsPage"));
const MyPage = lazy(() => import("./features/mine/MyPage"));
const NoticesPage = lazy(() => import("./features/mine/NoticesPage"));
const ReadsPage = lazy(() => import("./features/mine/ReadsPage"));
const OpenDataPage = lazy(() => import("./features/openData/OpenDataPage"));
const PrivacyPage = lazy(() => import("./features/privacy/PrivacyPage"));
const CouncilRulesPage = lazy(() => import("./features/councilRules/CouncilRulesPage"));
const VotesPage = lazy(() => import("./features/votes/VotesPage"));
const PreparePage = lazy(() => import("./features/prepare/PreparePage"));
const RevisePage = lazy(() => import("./features/prepare/RevisePage"));
const BallotPage = lazy(() => import("./features/votes/BallotPage"));
const ReceiptPage = lazy(() => import("./features/votes/ReceiptPage"));
const PapersPage = lazy(() => import("./features/papers/PapersPage"));
const ResultPage = lazy(() => import("./features/votes/ResultPage"));

// A projector in a room shows what is on the page and nothing to press.
const SCREEN = /^\/council\/meetings\/[^/]+\/display$/;

export function App(start: { language: Language; words: Words }) {
  const [place] = useLocation();
  const [spoken, setSpoken] = useState(start);
  const speak = useCallback((language: Language) => {
    void wordsOf(language).then((words) => {
      keepLanguage(language);
      setSpoken({ language, words });
    });
  }, []);
  const speech = useMemo(() => ({ ...spoken, speak }), [spoken, speak]);
  return (
    <SpeechContext.Provider value={speech}>
      <AskerProvider>
        <Frame bare={SCREEN.test(place)}>
          <FaultScreen key={place}>
            <Suspense fallback={<Bones what={spoken.words.loading.page} />}>
              <Switch>
                <Route path="/" component={HomePage} />
                <Route path="/ideas" component={IdeasPage} />
                <Route path="/ideas/new" component={WritePage} />
                <Route path="/ideas/paper" component={PaperPage} />
                <Route path="/ideas/drafts/:id">{({ id }) => <DraftPage key={id} id={id} />}</Route>
                <Route path="/ideas/join/:token">{({ token }) => <JoinPage token={token} />}</Route>
                <Route path="/ideas/:number">{({ number }) => <IdeaPage number={number} />}</Route>
                <Route path="/ideas/:number/lab">{({ number }) => <IdeaLabPage number={number} />}</Route>
                <Route path="/labs" component={LabsPage} />
                <Route path="/labs/new" component={CallPage} />
                <Route path="/labs/:number">{({ number }) => <LabPage key={number} number={number} />}</Route>
                <Route path="/consortium" component={ConsortiumPage} />
                <Route path="/council" component={CouncilPage} />
                <Route path="/council/meetings/:number/minutes">
                  {({ number }) => <MinutesPage key={number} number={number} />}
                </Route>
                <Route path="/council/meetings/:number/display">
                  {({ number }) => <DisplayPage key={number} number={number} />}
                </Route>
                <Route path="/council/decisions" component={DecisionsPage} />
                <Route path="/council/decisions/:year/:number">
                  {({ year, number }) => <DecisionPage key={`${year}-${number}`} year={year} number={number} />}
                </Route>
                <Route path="/council/resolutions" component={ResolutionsPage} />
                <Route path="/council/papers" component={PaperSearchPage} />
                <Route path="/council/meetings/:number">{({ number }) => <MeetingPage key={number} number={number} />}</Route>
                <Route path="/consortium/money" component={MoneyPage} />
                <Route path="/agreements/:number/amend">{({ number }) => <AmendPage key={number} number={number} />}</Route>
                <Route path="/agreements/:number/text">{({ number }) => <TextPage key={number} number={number} />}</Route>
                <Route path="/agreements/:number/duties">{({ number }) => <DutiesPage key={number} number={number} />}</Route>
                <Route path="/agreements/:number/disputes">{({ number }) => <DisputesPage key={number} number={number} />}</Route>
                <Route path="/agreements/:number/sign">{({ number }) => <SigningPage key={number} number={number} />}</Route>
                <Route path="/agreements/:number/scenarios">{({ number }) => <ScenariosPage key={number} number={number} />}</Route>
                <Route path="/agreements/:number/roles">{({ number }) => <RolesPage key={number} number={number} />}</Route>
                <Route path="/agreements/:number">{({ number }) => <AgreementPage key={number} number={number} />}</Route>
                <Route path="/moderation" component={DeskPage} />
                <Route path="/reviews" component={ReviewsPage} />
                <Route path="/residents" component={ResidentsPage} />
                <Route path="/settlements" component={SettlementsPage} />
                <Route path="/my" component={MyPage} />
                <Route path="/my/notices" component={NoticesPage} />
                <Route path="/my/reads" component={ReadsPage} />
                <Route path="/open-data" component={OpenDataPage} />
                <Route path="/council-rules" component={CouncilRulesPage} />
                <Route path="/privacy" component={PrivacyPage} />
                <Route path="/votes" component={VotesPage} />
                <Route path="/votes/new" component={PreparePage} />
                <Route path="/votes/:number">
                  {({ number }) => <BallotPage key={number} number={number} />}
                </Route>
                <Route path="/votes/:number/revise">
                  {({ number }) => <RevisePage key={number} number={number} />}
                </Route>
                <Route path="/votes/:number/receipt">
                  {({ number }) => <ReceiptPage key={number} number={number} />}
                </Route>
                <Route path="/votes/:number/papers">
                  {({ number }) => <PapersPage key={number} number={number} />}
                </Route>
                <Route path="/votes/:number/result">
                  {({ number }) => <ResultPage number={number} />}
                </Route>
                <Route>
                  <NotFound />
                </Route>
              </Switch>
            </Suspense>
          </FaultScreen>
        </Frame>
      </AskerProvider>
    </SpeechContext.Provider>
  );
}
