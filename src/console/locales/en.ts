import { enCommands } from './en-commands.ts';
import { enPage } from './en-page.ts';
import { enState } from './en-state.ts';
import type { Texts } from './ko.ts';

export const en: Texts = { page: enPage, state: enState, commands: enCommands };
