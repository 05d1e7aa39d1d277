/** How a diagram is written for a terminal. */
export interface DiagramTextOptions {
  /** What stands above it. Default: the diagram's, or nothing. */
  readonly title?: string;
  /** Characters in a line, at least 40; a run that is longer goes on below. Default: 80. */
  readonly width?: number;
  /** Whether lanes are coloured with ANSI escapes. Default: `false`. */
  readonly color?: boolean;
}

/** How a diagram is drawn for a page. */
export interface DiagramSvgOptions {
  /** What stands above it. Default: the diagram's, or `Run of` and the agent's name. */
  readonly title?: string;
}

/** What is drawn, in text and as SVG. */
export interface DiagramOptions {
  /** What stands above it, unless `toText()` or `toSvg()` says otherwise. */
  readonly title?: string;
  /** Silence longer than this, in milliseconds, is drawn as a break. Default: what is more than four times as long as all that is much shorter together. */
  readonly maxGapMs?: number;
}
