/**
 * The agent that an event or an item belongs to, as it serialises: by name. An `Agent` is one.
 */
export interface AgentReference {
  readonly name: string;
}
