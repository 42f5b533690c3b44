import { messagesOf } from '../i18n/messages.ts';
import type { AddressSearchOptions } from '../properties.ts';
import type { SearchSession } from '../search/search-session.ts';
import { otherPostcode, say } from '../search/status.ts';
import type { ChoiceForm } from './chosen-address.ts';
import { renderList } from './list-template.ts';
import { renderMore, renderOptions, type OptionRows } from './options-template.ts';
import { renderHead } from './sheet-template.ts';
import { renderOtherWay, renderRestore, renderViewer } from './ways-template.ts';
import { isKorean } from './is-korean.ts';

/** What presses in the results do. */
export interface ResultsActions {
  select(index: number): void;
  bringBack(): void;
  otherWay(): Promise<void>;
  closeSheet(): void;
}

/** Draws what a session has found, and the ways on from there. */
export class ResultsView {
  #rows: OptionRows | null = null;

  constructor(
    private readonly element: AddressSearchOptions,
    private readonly form: ChoiceForm,
    private readonly session: SearchSession,
    private readonly actions: ResultsActions,
  ) {}

  /** The head of the sheet, which has the name of the box. */
  renderHead(): unknown {
    const title = this.form.control('query')?.ariaLabel ?? '';
    return renderHead(title, messagesOf(this.element), () => this.actions.closeSheet());
  }

  /** The list, the page of an embedded service, and the way back to an address that was chosen before. */
  render(active: number): unknown {
    const { aside } = this.form.value;
    return [
      this.#renderList(active),
      renderViewer(this.session.viewer),
      aside && !this.form.isLocked
        ? renderRestore(aside.road || aside.jibun, messagesOf(this.element), () => {
            this.#focusBox();
            this.actions.bringBack();
          })
        : null,
    ];
  }

  /** The way to another service, while one could be asked. */
  renderOtherWay(): unknown {
    if (!this.session.hasOtherWay) return null;
    return renderOtherWay(messagesOf(this.element), () => {
      this.#focusBox();
      void this.actions.otherWay();
    });
  }

  #renderList(active: number): unknown {
    const { element, session } = this;
    const { rows: found, query, postcode, loadingMore, status, state, isLate } = session;
    const { options, total, hasMore } = found;
    const messages = messagesOf(element);
    const typed = {
      query,
      postcode,
      otherPostcode: otherPostcode(postcode, messages),
      messages,
      wantsEnglish: !isKorean(element.locale),
    };
    const rows = { options, active, typed, render: element.renderOption };
    const before = this.#rows;
    this.#rows = rows;
    const more = (): void => void session.more();
    return renderList(
      {
        messages,
        count: state === 'results' || isLate ? say(status, messages) : '',
        isLate,
        position: active < 0 ? '' : `${active + 1} / ${total}`,
        options: renderOptions(rows, before, (index) => this.actions.select(index)),
        more: hasMore && !isLate ? renderMore(loadingMore, messages, more) : null,
      },
      // What has failed is asked for again by its button alone.
      () => status.kind !== 'more-failed' && more(),
    );
  }

  /** Buttons go away with what they are about; the focus must not fall out of the field with them. */
  #focusBox(): void {
    this.form.control('query')?.focus();
  }
}
