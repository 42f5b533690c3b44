/** One measured figure and its bar. */
export interface Figure {
  readonly name: string;
  readonly measured: number;
  /** The worst run, where `measured` is a median; told, not judged, because machines are noisy. */
  readonly worst?: number;
  readonly unit: string;
  /** The bar; null for a figure that is only told. */
  readonly atMost: number | null;
  /** Where more is better: the bar that is to be reached. */
  readonly atLeast?: number;
}

/** Figures over their bar. One that is no number is missed too. */
export function missed(figures: readonly Figure[]): readonly Figure[] {
  return figures.filter(
    ({ measured, atMost, atLeast }) =>
      (atMost !== null && !(measured <= atMost)) || (atLeast !== undefined && !(measured >= atLeast)),
  );
}

/** Prints the figures. Those over their bar are named, and the process fails for them. */
export function judge(figures: readonly Figure[]): void {
  console.log(table(figures));
  const over = missed(figures);
  if (over.length === 0) return;
  console.error(`\nMissed: ${over.map(({ name }) => name).join('; ')}`);
  process.exitCode = 1;
}

/** The figures as aligned text: figure, measured, worst run, bar, verdict. */
export function table(figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'measured', 'worst run', 'bar', ''],
    ...figures.map((figure) => [
      figure.name,
      amount(figure.measured, figure.unit),
      figure.worst === undefined ? '' : amount(figure.worst, figure.unit),
      barOf(figure),
      barOf(figure) === '' ? '' : missed([figure]).length > 0 ? 'MISSED' : 'ok',
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function barOf({ atMost, atLeast, unit }: Figure): string {
  if (atMost !== null) return `<= ${atMost} ${unit}`;
  return atLeast === undefined ? '' : `>= ${atLeast} ${unit}`;
}

function amount(value: number, unit: string): string {
  const digits = ['ns', 'calls', '/s'].includes(unit) ? 0 : 2;
  return `${value.toFixed(digits)} ${unit}`;
}
