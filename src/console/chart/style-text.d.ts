declare module 'uplot/dist/uPlot.min.css?inline' {
  const text: string;
  export = text;
}
