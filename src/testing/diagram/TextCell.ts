/** How a character of a text diagram looks. */
export type CellStyle = 'plain' | 'agent' | 'model' | 'text' | 'tool' | 'approval' | 'error' | 'faint';

/** One column of one line. */
export interface TextCell {
  readonly character: string;
  readonly style: CellStyle;
}
