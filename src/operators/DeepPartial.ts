/** A value as far as it is known: every key may still be missing, at any depth. */
export type DeepPartial<T> = T extends readonly (infer TElement)[]
  ? readonly DeepPartial<TElement>[]
  : T extends (...args: never[]) => unknown
    ? T
    : T extends object
      ? { readonly [TKey in keyof T]?: DeepPartial<T[TKey]> }
      : T;
