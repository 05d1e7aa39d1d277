// The least that reads a stream: fetch, split on blank lines, JSON.parse.

const open = (baseURL, signal) =>
  fetch(`${baseURL}/responses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer bench' },
    body: JSON.stringify({ model: 'gpt-5-mini', input: 'Hi', stream: true }),
    signal,
  });

async function eachEvent(response, onEvent) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = blocks.pop();
    for (const block of blocks) onEvent(JSON.parse(block.slice(block.indexOf('data: ') + 6)));
  }
}

export const textFrom = (baseURL) => async () => {
  let characters = 0;
  await eachEvent(await open(baseURL), (event) => {
    if (event.type === 'response.output_text.delta') characters += event.delta.length;
  });
  return characters;
};

export const waitingFrom = (baseURL) => () => {
  const controller = new AbortController();
  open(baseURL, controller.signal)
    .then((response) => eachEvent(response, () => undefined))
    .catch(() => undefined);
  return () => controller.abort();
};
