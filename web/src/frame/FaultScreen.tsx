// Shown when a page breaks while drawing: whose fault it is, what is kept, how to go on.
import { Component, type ReactNode } from "react";
import { Message } from "../ui/Parts";
import { SpeechContext } from "../words";

interface Fault {
  /** The line's: the page has not come. It is asked for again as soon as the line is back. */
  lost: boolean;
}

// What browsers say of a part of the page that could not be fetched.
const NOT_FETCHED = /dynamically imported module|importing a module script failed/i;

export class FaultScreen extends Component<{ children: ReactNode }, { fault: Fault | null }> {
  static override contextType = SpeechContext;
  declare context: React.ContextType<typeof SpeechContext>;
  override state = { fault: null as Fault | null };

  static getDerivedStateFromError(error: unknown) {
    return { fault: { lost: !navigator.onLine || (error instanceof Error && NOT_FETCHED.test(error.message)) } };
  }

  override componentDidMount() {
    window.addEventListener("online", this.back);
  }

  override componentWillUnmount() {
    window.removeEventListener("online", this.back);
  }

  back = () => {
    if (this.state.fault?.lost) window.location.reload();
  };

  override render() {
    const { fault } = this.state;
    if (!fault) return this.props.children;
    const w = this.context.words.failed;
    return (
      <div className="waiting">
        <Message tone="stop" title={fault.lost ? w.title : w.page} announce="alert">
          <p className="small">{fault.lost ? w.line : w.ours}</p>
          <div className="row">
            <button className="btn btn-line" type="button" onClick={() => window.location.reload()}>
              {w.again}
            </button>
          </div>
        </Message>
      </div>
    );
  }
}
