/** What a command has of the machine that it runs on. */
export interface Terminal {
  readonly read: (path: string) => string;
  readonly write: (path: string, text: string) => void;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  /** Characters in a line of the terminal, where there is one. */
  readonly width?: number;
  /** Whether it shows colours. */
  readonly color: boolean;
}
