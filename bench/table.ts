/** One measured figure and its bar. */
export interface Figure {
  readonly name: string;
  readonly measured: number;
  /** The worst run, where `measured` is a median; told, not judged, because machines are noisy. */
  readonly worst?: number;
  readonly unit: string;
  /** The bar; null for a figure that is only told. */
  readonly atMost: number | null;
}

/** Figures over their bar. One that is no number is missed too. */
export function missed(figures: readonly Figure[]): readonly Figure[] {
  return figures.filter(({ measured, atMost }) => atMost !== null && !(measured <= atMost));
}

/** The figures as aligned text: figure, measured, worst run, bar, verdict. */
export function table(figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'measured', 'worst run', 'bar', ''],
    ...figures.map((figure) => [
      figure.name,
      amount(figure.measured, figure.unit),
      figure.worst === undefined ? '' : amount(figure.worst, figure.unit),
      figure.atMost === null ? '' : `<= ${figure.atMost} ${figure.unit}`,
      figure.atMost === null ? '' : missed([figure]).length > 0 ? 'MISSED' : 'ok',
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

function amount(value: number, unit: string): string {
  const digits = unit === 'ns' || unit === 'calls' ? 0 : 2;
  return `${value.toFixed(digits)} ${unit}`;
}
