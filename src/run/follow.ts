import type { Observable, Subscriber } from 'rxjs';
import type { Follower } from './Follower.js';
import { HandlersFollower, type Handlers } from './HandlersFollower.js';

/** Subscribes to a source on behalf of a destination; nothing happens where the destination is closed already. */
export function follow<T>(destination: Subscriber<never>, source$: Observable<T>, handlers: Handlers<T>): void {
  followWith(new HandlersFollower(destination, handlers), source$);
}

/** The same with a follower of one's own. */
export function followWith<T>(follower: Follower<T>, source$: Observable<T>): void {
  // Subscribing with a closed subscriber would still run the source's side effects.
  if (!follower.closed) source$.subscribe(follower);
}
