// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { submitImplicitly } from './implicit-submission.ts';

const log: string[] = [];
beforeEach(() => {
  log.length = 0;
});
afterEach(() => {
  document.body.replaceChildren();
});

/** A form that writes down what was pressed and that it was submitted. */
function form(html: string, around: ParentNode & Node = document.body): HTMLFormElement {
  const element = document.createElement('form');
  element.id = 'order';
  element.innerHTML = html;
  around.append(element);
  // Browsers leave image buttons out of this list ("listed elements" in the HTML standard); the DOM of these tests does not.
  const listed = [...element.elements].filter((each) => each.getAttribute('type') !== 'image');
  Object.defineProperty(element, 'elements', { value: listed });
  element.requestSubmit = () => void log.push('submit');
  const root = element.getRootNode() as ParentNode;
  for (const button of root.querySelectorAll<HTMLElement>('button, input'))
    button.click = () => void log.push(button.id);
  return element;
}
const enter = (element: HTMLFormElement | null) => {
  submitImplicitly(element);
  return log;
};

describe('Enter in the field', () => {
  it("presses the form's first submit button", () => {
    expect(enter(form('<button id="a">저장</button><button id="b">주문</button>'))).toEqual(['a']);
  });
  it('passes by buttons that submit nothing', () => {
    const html = '<button type="button" id="a"></button><button type="reset" id="b"></button><button id="c">';
    expect(enter(form(html))).toEqual(['c']);
  });
  it.each(['submit', 'image'])('presses an input of the type %s', (type) => {
    expect(enter(form(`<input type="text" id="a"><input type="${type}" id="b">`))).toEqual(['b']);
  });
  it('presses a button that belongs to the form from outside of it', () => {
    document.body.innerHTML = '<button form="order" id="outside">주문</button>';
    expect(enter(form('<input type="text">'))).toEqual(['outside']);
  });
  it("leaves another form's button alone, although it comes first", () => {
    document.body.innerHTML = '<form><button id="other">찾기</button></form>';
    expect(enter(form('<button id="a">주문</button>'))).toEqual(['a']);
  });
  it('does nothing while the default button is disabled, even if another is not', () => {
    expect(enter(form('<button id="a" disabled></button><button id="b"></button>'))).toEqual([]);
  });
  it('submits a form that has no button', () => {
    expect(enter(form('<input type="text">'))).toEqual(['submit']);
  });
  it('presses the button of a form that is not in the page', () => {
    expect(enter(form('<button id="a"></button>', document.createElement('div')))).toEqual(['a']);
  });
  it('does nothing without a form', () => {
    expect(enter(null)).toEqual([]);
  });
});
