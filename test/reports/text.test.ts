import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { html, jsonForScript, trusted } from '../../reports/html.ts';
import { columnsOf, wrapName, wrapText } from '../../reports/wrap-name.ts';

describe('HTML templates', () => {
  test('escape what is put into text and into attributes', () => {
    expect(html`<p title="${'"><img>'}">${"<b>&'"}</p>`.text).toBe(
      '<p title="&quot;&gt;&lt;img&gt;">&lt;b&gt;&amp;&#39;</p>',
    );
  });

  test('keep nested templates, join lists, and drop what is not there', () => {
    const items = ['a', '<'].map((item) => html`<li>${item}</li>`);
    expect(html`<ul>${items}${null}${false}${undefined}${0}</ul>`.text).toBe(
      '<ul><li>a</li><li>&lt;</li>0</ul>',
    );
    expect(html`${trusted('<hr>')}`.text).toBe('<hr>');
  });

  property.prop([fc.string({ unit: 'binary' })])('no text becomes a tag', (text) => {
    expect(html`${text}`.text).not.toMatch(/[<>"']/);
  });
});

describe('JSON in a script element', () => {
  property.prop([fc.jsonValue()])('reads back as it was, and holds no less-than sign', (value) => {
    const text = jsonForScript(value);
    expect(text).not.toContain('<');
    expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(value));
  });
});

describe('wrapping', () => {
  test('breaks at spaces, and between Chinese characters', () => {
    expect(wrapText('Pilot in two scenarios, then everywhere', 20)).toEqual([
      'Pilot in two',
      'scenarios, then',
      'everywhere',
    ]);
    expect(wrapText('匹配、回收与客户保护', 12)).toEqual(['匹配、回收与', '客户保护']);
  });

  test('a name has three lines at most', () => {
    expect(wrapName('one two three four five', 5)).toEqual(['one', 'two', 'three…']);
  });

  property.prop([fc.string(), fc.integer({ min: 1, max: 40 })])(
    'loses nothing but spaces, and no line with a space in it is too wide',
    (text, columns) => {
      const lines = wrapText(text, columns);
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      for (const line of lines.filter((each) => each.includes(' '))) {
        expect(columnsOf(line)).toBeLessThanOrEqual(columns);
      }
    },
  );
});
