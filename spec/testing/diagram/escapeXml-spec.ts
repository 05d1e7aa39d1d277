import { escapeXml } from '../../../src/testing/diagram/escapeXml.js';

describe('escapeXml', () => {
  it('should leave nothing that ends a text or an attribute', () => {
    expect(escapeXml(`</svg><script a="b" c='d'>&amp;`)).toBe(
      '&lt;/svg&gt;&lt;script a=&quot;b&quot; c=&#39;d&#39;&gt;&amp;amp;',
    );
  });

  it('should replace what is no character of XML', () => {
    expect(escapeXml('a\0b\x1bc\ud800d\ufffee')).toBe('a�b�c�d�e');
  });

  it('should keep lines, scripts and pictures', () => {
    expect(escapeXml('a\n\tб 天 🚢')).toBe('a\n\tб 天 🚢');
  });
});
