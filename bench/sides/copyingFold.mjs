// A view as it is often folded: every message is copied for each delta, so that none that was given ever changes.
import { from, scan } from 'rxjs';

export function viewsOf(events, messages) {
  const live = { id: 'message', role: 'assistant', text: '', isStreaming: true };
  const seed = { status: 'running', messages: [...messages, live] };
  return () => {
    let shown = '';
    from(events)
      .pipe(scan(grown, seed))
      .subscribe((view) => {
        shown = view.messages.at(-1).text;
      });
    return shown.length;
  };
}

function grown(view, { data }) {
  const messages = view.messages.map((message) => ({ ...message }));
  messages.at(-1).text += data.delta;
  return { ...view, messages };
}
