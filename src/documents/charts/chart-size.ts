/** Narrow enough that the words stay legible when a phone shows it at two thirds of its size. */
export const CHART_WIDTH = 520
