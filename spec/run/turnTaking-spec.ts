import { of, Subject, takeWhile } from 'rxjs';
import { turnTaking } from '../../src/run/turnTaking.js';

describe('turnTaking', () => {
  it('should let others have their say at once between two events', () => {
    const { source, say } = turnTaking<string>();
    const seen: string[] = [];
    const source$ = new Subject<string>();
    source$.pipe(source).subscribe((letter) => seen.push(letter));
    source$.next('a');
    say(() => seen.push('x'));
    source$.next('b');
    expect(seen).toEqual(['a', 'x', 'b']);
  });

  it('should let them wait, in order, while an event is handled', () => {
    const { source, say } = turnTaking<string>();
    const seen: string[] = [];
    of('a', 'b')
      .pipe(source)
      .subscribe((letter) => {
        if (letter === 'a') {
          say(() => {
            seen.push('x');
            say(() => seen.push('z'));
          });
          say(() => seen.push('y'));
        }
        seen.push(letter);
      });
    expect(seen).toEqual(['a', 'x', 'y', 'z', 'b']);
  });

  it('should let them have their say, and at once from then on, where an event gives way', () => {
    const { source, say, giveWay } = turnTaking<string>();
    const seen: string[] = [];
    of('a', 'b')
      .pipe(source)
      .subscribe((letter) => {
        seen.push(letter);
        say(() => seen.push('x'));
        giveWay();
        say(() => seen.push('y'));
        seen.push('/');
      });
    expect(seen.join('')).toBe('axy/bxy/');
  });

  it('should let nobody have a say once the subscriber has left', () => {
    const { source, say } = turnTaking<string>();
    const seen: string[] = [];
    of('a', 'b')
      .pipe(
        source,
        takeWhile((letter) => letter !== 'a', true),
      )
      .subscribe(() => say(() => seen.push('x')));
    expect(seen).toEqual([]);
  });

  it('should let others have their say at once before the first event', () => {
    const deed = jest.fn();
    turnTaking().say(deed);
    expect(deed).toHaveBeenCalledTimes(1);
  });
});
