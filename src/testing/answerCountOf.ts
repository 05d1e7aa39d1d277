import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { isOfModel } from './isOfModel.js';

/** How many answers of a model an input holds: items of the model's that follow each other are one. */
export function answerCountOf(input: readonly ResponseInputItem[]): number {
  return input.filter((item, index) => isOfModel(item) && !isOfModel(input[index - 1])).length;
}
