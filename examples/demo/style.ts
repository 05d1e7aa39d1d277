const { CI, NO_COLOR, TERM } = process.env;

/** Whether lines may be painted over and coloured: a terminal that nobody asked to be plain. */
export const isFancy = process.stdout.isTTY && !CI && !NO_COLOR && TERM !== 'dumb';

const styled =
  (on: number, off: number) =>
  (text: string): string =>
    isFancy ? `\x1b[${on}m${text}\x1b[${off}m` : text;

export const bold = styled(1, 22);
export const dim = styled(2, 22);
export const red = styled(31, 39);
export const green = styled(32, 39);
export const yellow = styled(33, 39);
export const cyan = styled(36, 39);
