// Totals of money are whole minor units: what a unit price of four decimals leaves below them is no money.

/** To the nearest cent, halves away from zero. `amount` in major units. */
export function toMinorUnits(amount: number): number {
  // Products of decimals fall just short of the half they are: 1.005 · 100 is 100.49999999999999.
  const cents = Math.abs(amount) * 100;
  return (Math.sign(amount) * Math.round(cents + cents * Number.EPSILON)) / 100 || 0;
}
