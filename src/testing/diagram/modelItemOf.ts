import type { MessageOutputItem, ReasoningItem, RunItem } from '../../index.js';
import type { LaneKind, MarkKind } from './Lane.js';
import { payloadOf } from './payloadOf.js';

/** How an item that is the model's own work is drawn. */
export interface ModelItem {
  readonly lane: LaneKind;
  readonly kind: MarkKind;
  readonly title: string;
  readonly caption?: string;
}

const KINDS: Partial<Record<RunItem['type'], MarkKind>> = {
  tool_search_call_item: 'searched',
  tool_search_output_item: 'found',
  mcp_list_tools_item: 'listed',
  compaction_item: 'compacted',
  unknown_item: 'unknown',
};

/** An item that belongs to the model's lanes; none for calls, outputs, handoffs and approvals. */
export function modelItemOf(item: RunItem): ModelItem | undefined {
  switch (item.type) {
    case 'message_output_item': {
      const caption = payloadOf(messageText(item));
      return { lane: 'text', kind: 'message', title: `message: ${caption}`, caption };
    }
    case 'reasoning_item': {
      const caption = payloadOf(summaryText(item));
      return { lane: 'reasoning', kind: 'thought', title: `reasoning: ${caption}`, caption };
    }
    default: {
      const kind = KINDS[item.type];
      return kind && { lane: 'model', kind, title: payloadOf(item.rawItem) };
    }
  }
}

function messageText({ rawItem }: MessageOutputItem): string {
  return rawItem.content.map((part) => (part.type === 'refusal' ? part.refusal : part.text)).join('');
}

function summaryText({ rawItem }: ReasoningItem): string {
  return rawItem.summary.map(({ text }) => text).join('\n');
}
