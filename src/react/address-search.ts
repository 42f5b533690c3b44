'use client';
import {
  createElement,
  forwardRef,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { AddressSearch as Field, defineElements } from '../element/index.ts';
import { EVENTS, type AddressSearchProps } from './props.ts';

type Values = Record<string, unknown>;

const DECLARED: Readonly<Record<string, { readonly attribute?: string | boolean }>> = Field.properties;
const LISTENERS = Object.entries(EVENTS);

/** React says that a server has no layout, although nothing is asked of it there. */
const useBrowserEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

const toText = (given: unknown): unknown =>
  given && typeof given === 'object' ? JSON.stringify(given) : given;

/** Props as attributes, which a server can render, and as properties, which it cannot. */
function divide(props: Readonly<Values>, initial: unknown): { attributes: Values; properties: Values } {
  // What the upgrade adds to the tag is no mistake of the server's.
  const attributes: Values = { suppressHydrationWarning: true, ...(initial != null && { value: initial }) };
  const properties: Values = {};
  for (const [name, given] of Object.entries(props)) {
    const attribute = DECLARED[name]?.attribute;
    if (name in EVENTS || name === 'value' || name === 'defaultValue') continue;
    if (name === 'className') attributes['class'] = given;
    else if (attribute === false && name !== 'form') properties[name] = given;
    // React 18 would write "false", which is as good as true.
    else if (name in DECLARED)
      attributes[typeof attribute === 'string' ? attribute : name] =
        given === false ? undefined : toText(given);
    else attributes[name] = given;
  }
  return { attributes, properties };
}

/**
 * `<address-search>` for React 18 and 19: attributes are rendered on the server too, the element comes to life in the
 * browser, an address that was chosen before then stays, and the ref is the element.
 */
export const AddressSearch = forwardRef<Field, AddressSearchProps>(function AddressSearch(props, ref) {
  const element = useRef<Field>(null);
  useImperativeHandle(ref, () => element.current as Field);
  const text = toText(props.value === undefined ? props.defaultValue : props.value);
  const [initial] = useState(text);
  const { attributes, properties } = divide({ ...props }, initial);
  const given = useRef<{ value: unknown; properties: Values }>({
    value: toText(props.value),
    properties: {},
  });

  useBrowserEffect(defineElements, []);

  useBrowserEffect(() => {
    const field = element.current as Field;
    const before = given.current;
    given.current = { value: toText(props.value), properties };
    for (const name of Object.keys({ ...before.properties, ...properties }))
      if (before.properties[name] !== properties[name]) Object.assign(field, { [name]: properties[name] });
    if (![before.value, undefined, JSON.stringify(field.value)].includes(given.current.value as string))
      field.value = props.value;
    const ended = new AbortController();
    for (const [prop, type] of LISTENERS) {
      const listener = (props as Values)[prop];
      if (listener) field.addEventListener(type, listener as EventListener, ended);
    }
    return () => ended.abort();
  });

  // React 19 resets a form after its action: the field then shows what the props say, as React's own inputs do.
  useBrowserEffect(() => {
    if (element.current) element.current.defaultValue = text == null ? null : String(text);
  }, [text]);

  return createElement('address-search', { ...attributes, ref: element });
});
