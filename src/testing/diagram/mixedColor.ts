/** A colour between two of the form `#rrggbb`: a tint that nothing shines through. */
export function mixedColor(ground: string, color: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const from = parseInt(ground.slice(at, at + 2), 16);
    const to = parseInt(color.slice(at, at + 2), 16);
    return Math.round(from + (to - from) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
