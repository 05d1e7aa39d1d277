import { assertOnOffer } from '../../src/run/assertOnOffer.js';
import { environment } from '../helpers/environment.js';
import { functionCall } from '../helpers/rawItems.js';
import { toolNamed } from '../helpers/toolNamed.js';
import { turnOf } from '../helpers/turnOf.js';

const calls = [functionCall('a', 'look_up'), functionCall('b', 'unknown', '{"n":1}')];

describe('assertOnOffer', () => {
  it('should let calls pass whose tools are there', () => {
    expect(() => assertOnOffer(turnOf({ tools: [toolNamed()] }), calls.slice(0, 1))).not.toThrow();
  });

  it('should refuse a call of a tool that is not, and say what was asked of it', () => {
    const refused = () => assertOnOffer(turnOf({ tools: [toolNamed()] }), calls);
    expect(refused).toThrow('The model called tool "unknown", which agent "A" does not have');
    expect(refused).toThrow(expect.objectContaining({ name: 'ModelBehaviorError', text: '{"n":1}' }));
  });

  it('should leave it to the model where the run says so', () => {
    const env = environment({ toolNotFoundBehavior: 'return_error_to_model' });
    expect(() => assertOnOffer(turnOf({ env }), calls)).not.toThrow();
  });
});
