import { describe, expect, it } from 'vitest';
import { en } from './locales/en.ts';
import { ko } from './locales/ko.ts';
import { koField } from './locales/ko-field.ts';
import { enLocate } from './locales/en-locate.ts';
import { enSearch } from './locales/en-search.ts';
import { koLocate } from './locales/ko-locate.ts';
import { koSearch } from './locales/ko-search.ts';
import { addTexts, messagesFor, registerLocale } from './messages.ts';

describe('the language of the messages', () => {
  it.each([
    ['ko', '주소'],
    ['ko-KR', '주소'],
    ['en', 'Address'],
    ['en-GB', 'Address'],
    ['EN-us', 'Address'],
  ])('is found for %s', (tag, label) => {
    expect(messagesFor(tag).label).toBe(label);
  });
  it.each(['', 'fr', 'eng', 'constructor', '__proto__', '-', 'ko_KR'])('is Korean for %j', (tag) => {
    expect(messagesFor(tag)).toMatchObject(koField);
  });
});

describe('texts about searches, which come later', () => {
  it('are there once they were added', () => {
    addTexts('ko', koSearch);
    addTexts('en', enSearch);
    addTexts('ko', koLocate);
    addTexts('en', enLocate);
    expect(messagesFor('ko')).toEqual(ko);
    expect(messagesFor('en')).toEqual(en);
  });
  it('leave alone what the page has registered before', () => {
    registerLocale('aa', { none: 'page' });
    addTexts('aa', { none: 'own', more: 'own' });
    expect(messagesFor('aa')).toMatchObject({ none: 'page', more: 'own' });
  });
  it('give way to what the page registers after', () => {
    addTexts('ab', { none: 'own', more: 'own' });
    registerLocale('ab', { none: 'page' });
    expect(messagesFor('ab')).toMatchObject({ none: 'page', more: 'own' });
  });
});

describe('a language that a page registers', () => {
  it('takes Korean for what it leaves out', () => {
    registerLocale('eo', { label: 'Adreso' });
    expect(messagesFor('eo')).toMatchObject({ label: 'Adreso', search: '검색' });
  });
  it('is found under a tag with a region, too', () => {
    registerLocale('vi', { label: 'Địa chỉ' });
    expect(messagesFor('vi-VN').label).toBe('Địa chỉ');
  });
  it('may be registered in capitals', () => {
    registerLocale('DE', { label: 'Adresse' });
    expect(messagesFor('de-AT').label).toBe('Adresse');
  });
  it('may be registered in parts', () => {
    registerLocale('fi', { label: 'Osoite' });
    registerLocale('fi', { search: 'Etsi' });
    expect(messagesFor('fi')).toMatchObject({ label: 'Osoite', search: 'Etsi' });
  });
  it('may be one of a region, and takes the language itself for what it leaves out', () => {
    registerLocale('en-AU', { postcode: 'Post code' });
    expect(messagesFor('en-AU')).toMatchObject({ postcode: 'Post code', search: 'Search' });
    expect(messagesFor('en').postcode).toBe('Postcode');
  });
  it('changes no other language', () => {
    registerLocale('nl', { label: 'Adres' });
    expect(messagesFor('en').label).toBe('Address');
  });
});
