/** Work that goes on. */
export interface Spinner {
  readonly label: string;
  /** When it began, in milliseconds. */
  readonly since: number;
  /** The last that was heard of it. */
  readonly note?: string;
}

/** What a terminal shows: lines that stay, then what still changes. */
export interface Screen {
  readonly lines: readonly string[];
  /** Text that is being written. */
  readonly text: string;
  readonly spinners: ReadonlyMap<string, Spinner>;
}

export const emptyScreen: Screen = { lines: [], text: '', spinners: new Map() };

/** The same screen with more lines that stay. */
export function withLines(screen: Screen, ...lines: readonly string[]): Screen {
  return { ...screen, lines: [...screen.lines, ...lines] };
}

/** The same screen with a spinner begun or changed. */
export function withSpinner(screen: Screen, id: string, spinner: Spinner): Screen {
  return { ...screen, spinners: new Map(screen.spinners).set(id, spinner) };
}

/** The same screen with one spinner less. */
export function withoutSpinner(screen: Screen, id: string): Screen {
  return { ...screen, spinners: new Map([...screen.spinners].filter(([key]) => key !== id)) };
}
