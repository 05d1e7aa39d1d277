type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

const bodies = new WeakMap<object, unknown>();

/**
 * The bodies of HTTP errors. The client tells of `{ error }` only, and of every other body that there was none: half of the
 * servers that speak its API give their reasons in another form.
 */
export const errorBodies = {
  /** A `fetch` that remembers them. */
  keptBy(fetch: Fetch | undefined): Fetch {
    return async (input, init) => {
      const response = await (fetch ?? globalThis.fetch)(input, init);
      if (!response.ok) bodies.set(response.headers, await jsonOf(response));
      return response;
    };
  },

  /** The JSON that an HTTP error had for its body, or undefined. An error is known by the headers of its answer. */
  of(headers: unknown): unknown {
    return typeof headers === 'object' && headers !== null ? bodies.get(headers) : undefined;
  },
};

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return JSON.parse(await response.clone().text());
  } catch {
    // What is no JSON the client tells of itself, and a body that breaks it meets again.
    return undefined;
  }
}
