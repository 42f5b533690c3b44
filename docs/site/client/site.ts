import './site.css';
import { defineLiveExample } from './live-example.ts';
import { fitFrames } from './frame-height.ts';
import { wireThemeEditor } from './theme-editor.ts';

defineLiveExample();
fitFrames(document.querySelectorAll('iframe'));
wireThemeEditor(document);

// On a phone the menu begins closed: the text comes first.
const menu = document.querySelector<HTMLDetailsElement>('details.menu');
if (menu && matchMedia('(max-width: 60rem)').matches) menu.open = false;
