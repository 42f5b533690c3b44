import { koCommands } from './ko-commands.ts';
import { koPage } from './ko-page.ts';
import { koState } from './ko-state.ts';

export const ko = { page: koPage, state: koState, commands: koCommands };

/** Every text of the console; a language that lacks one does not compile. */
export type Texts = typeof ko;
