/** How a diagram is written for a terminal. */
export interface DiagramTextOptions {
  /** Characters in a line, at least 40; a run that is longer goes on below. Default: 80. */
  readonly width?: number;
  /** Whether lanes are coloured with ANSI escapes. Default: `false`. */
  readonly color?: boolean;
}

/** How a diagram is drawn for a page. */
export interface DiagramSvgOptions {
  /** What stands above it. Default: `Run of`, and the agent's name. */
  readonly title?: string;
}

/** What is drawn to scale. */
export interface DiagramOptions {
  /** Silence longer than this, in milliseconds, is drawn as a break. Default: what is more than four times as long as all that is much shorter together. */
  readonly maxGapMs?: number;
}
