// Shown when a page breaks while drawing: whose fault it is, what is kept, how to go on.
import { Component, type ReactNode } from "react";
import { Message } from "../ui/Parts";
import { SpeechContext } from "../words";

export class FaultScreen extends Component<{ children: ReactNode }, { broken: boolean }> {
  static override contextType = SpeechContext;
  declare context: React.ContextType<typeof SpeechContext>;
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    const w = this.context.words.failed;
    return (
      <div className="waiting">
        <Message tone="stop" title={w.page} announce="alert">
          <p className="small">{w.ours}</p>
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
