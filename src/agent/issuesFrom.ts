import type { ModelBehaviorIssue } from '../errors/ModelBehaviorError.js';
import type { StandardResult } from './Schema.js';

type StandardIssues = NonNullable<StandardResult<unknown>['issues']>;

/** The issues of a Standard Schema with their paths as text: `city.names[0]`. */
export function issuesFrom(issues: StandardIssues): ModelBehaviorIssue[] {
  return issues.map(({ message, path = [] }) => {
    const text = path.reduce<string>((before, step) => {
      const key = typeof step === 'object' ? step.key : step;
      if (typeof key === 'number') return `${before}[${key}]`;
      return `${before}${before && '.'}${String(key)}`;
    }, '');
    return text === '' ? { message } : { message, path: text };
  });
}
