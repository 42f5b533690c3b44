import { renderToString } from 'react-dom/server';
import { page } from './page';

console.log(renderToString(page));
