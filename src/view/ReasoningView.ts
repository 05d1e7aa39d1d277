/** The model's reasoning before an answer, as far as the provider shows it. */
export interface ReasoningView {
  readonly id: string;
  readonly text: string;
  readonly isStreaming: boolean;
}
