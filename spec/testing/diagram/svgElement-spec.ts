import { svgElement } from '../../../src/testing/diagram/svgElement.js';

describe('svgElement', () => {
  it('should write attributes and children, and escape both', () => {
    const { markup } = svgElement('g', { class: 'a"b', x: 1.234 }, svgElement('title', {}, 'x < y'), 'z');
    expect(markup).toBe('<g class="a&quot;b" x="1.2"><title>x &lt; y</title>z</g>');
  });

  it('should leave out attributes that say nothing, and close an empty element', () => {
    expect(svgElement('rect', { class: '', rx: undefined, y: 0 }).markup).toBe('<rect y="0"/>');
    expect(svgElement('g').markup).toBe('<g/>');
  });
});
