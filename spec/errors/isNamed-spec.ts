import { ModelError, UserError } from 'rxagents';
import { isNamed } from '../../src/errors/isNamed.js';
import { anotherCopy } from '../helpers/anotherCopy.js';

describe('isNamed', () => {
  it('should know an error by its name, of this copy and of another', () => {
    const other = new (anotherCopy().ModelError)('no');
    expect(other).not.toBeInstanceOf(ModelError);
    for (const error of [new ModelError('no'), other]) expect(isNamed<ModelError>(error, 'ModelError')).toBe(true);
  });

  it('should know an error by its name', () => {
    expect(isNamed<ModelError>(new ModelError('no'), 'ModelError')).toBe(true);
  });

  it.each([new UserError('no'), Object.assign(new Error('no'), { name: 'ModelError' }), undefined])(
    'should not take for one %s',
    (value) => {
      expect(isNamed<ModelError>(value, 'ModelError')).toBe(false);
    },
  );
});
